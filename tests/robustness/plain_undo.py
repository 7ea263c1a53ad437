"""What undo and redo should lead back to, in plain values that are never changed.

A step that was taken has a number of its own, so that a run knows its steps from any others.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

MOST_GHOSTS = 8


@dataclass(frozen=True)
class PlainRun:
    """Rows (parameters, loss) of steps 0 …, which steps led there, and how each was learnt."""

    rows: tuple[tuple[float, ...], ...]
    taken: tuple[int, ...] = ()
    ways: tuple[object, ...] = ()
    edited_at: int = 0

    @property
    def last(self) -> int:
        return len(self.taken)


@dataclass(frozen=True)
class PlainGhost:
    """The losses of an earlier run, and how it learnt at its end."""

    way: object
    losses: tuple[float, ...]
    number: int


@dataclass
class PlainEdit:
    """Names with the values that they had, and had afterwards."""

    before: dict[str, Any]
    after: dict[str, Any]
    key: object = None


@dataclass
class PlainLab:
    """The lab as it should be, and all that can be taken back or done again."""

    plants: object
    run: PlainRun
    settings: object
    architecture: object
    hidden: bool = False
    ghosts: tuple[PlainGhost, ...] = ()
    step: int = 0
    done: list[PlainEdit] = field(default_factory=list)
    undone: list[PlainEdit] = field(default_factory=list)
    numbers: count[int] = field(default_factory=count)

    def edit(self, changes: dict[str, Any], key: object = None) -> None:
        """Change some values by hand: plants, settings, ghosts, or the run with its ghosts."""
        edit = PlainEdit(self.held(changes), {}, key)
        self.put(changes)
        edit.after = self.held(changes)
        self.undone.clear()
        if key is not None and self.done and self.done[-1].key == key:
            self.done[-1].after |= edit.after
            self.done[-1].before = edit.before | self.done[-1].before
        else:
            self.done.append(edit)

    def undo(self) -> None:
        edit = self.done.pop()
        edit.before, edit.after = self._exchange(edit.before, edit.after)
        self.undone.append(edit)

    def redo(self) -> None:
        edit = self.undone.pop()
        edit.after, edit.before = self._exchange(edit.after, edit.before)
        self.done.append(edit)

    def held(self, names: Any) -> dict[str, Any]:
        """Return what names stand for now; a run with its step, plants with the run they taught."""
        result = {name: getattr(self, name) for name in names if name not in ("step", "taught")}
        if "run" in result:
            result |= {"ghosts": self.ghosts, "step": self.step}
        if "plants" in result:
            result["taught"] = self.run
        return result

    def put(self, values: dict[str, Any]) -> None:
        if "plants" in values and "run" not in values:
            self._edit_plants(values.get("taught"))
        for name, value in values.items():
            if name != "taught":
                setattr(self, name, value)
        if "run" in values and "step" not in values:
            self.step = 0

    def learn(self, rows: tuple[tuple[float, ...], ...], way: object) -> None:
        """Take the steps that led from the first of these rows, which is shown, to the others.

        What came after the step shown is a ghost; its own loss is of the plants by now.
        """
        run, here, new = self.run, self.step, rows[1:]
        if here < run.last:
            self.ghosts = self.with_ghost()
        self.run = PlainRun(
            (*run.rows[:here], *rows),
            (*run.taken[:here], *(next(self.numbers) for _ in new)),
            (*run.ways[:here], *(way for _ in new)),
            min(run.edited_at, here),
        )
        self.step = self.run.last

    def correct_last_loss(self, loss: float) -> None:
        """The last row has the loss of the plants that are there when it is shown."""
        if self.step == self.run.last:
            rows = (*self.run.rows[:-1], (*self.run.rows[-1][:-1], loss))
            self.run = replace(self.run, rows=rows)

    def with_ghost(self) -> tuple[PlainGhost, ...]:
        """Return the ghosts with the present run as the newest, without its own beginnings."""
        if not self.run.last:
            return self.ghosts
        losses = tuple(row[-1] for row in self.run.rows)
        return self._with(self.ghosts, PlainGhost(self.run.ways[-1], losses, next(self.numbers)))

    def _edit_plants(self, taught: PlainRun | None) -> None:
        if taught is not None and taught.taken == self.run.taken:
            edited_at = taught.edited_at
        else:
            edited_at = max(self.run.edited_at, self.step)
        self.run = replace(self.run, edited_at=edited_at)

    def _exchange(self, values: dict[str, Any], others: dict[str, Any]) -> Any:
        now = self.held(values)
        if "ghosts" in values and "run" not in values:
            ghosts = values["ghosts"]
            for ghost in now["ghosts"]:
                if ghost not in values["ghosts"] and ghost not in others["ghosts"]:
                    ghosts = self._with(ghosts, ghost)
            values = {**values, "ghosts": ghosts}
        self.put(values)
        return values, now

    @staticmethod
    def _with(ghosts: tuple[PlainGhost, ...], newest: PlainGhost) -> tuple[PlainGhost, ...]:
        others = [
            ghost
            for ghost in ghosts
            if ghost.way != newest.way or newest.losses[: len(ghost.losses)] != ghost.losses
        ]
        return (*others, newest)[-MOST_GHOSTS:]
