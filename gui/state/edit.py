"""Undo: each command holds the fields of the state that a person changed, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any

from PySide6.QtGui import QUndoCommand

from engine.learning.run import with_later_ghosts
from engine.model.dataset import Dataset
from engine.model.plants_change import PlantsChange
from gui.state.edit_kind import EditKind

Fields = dict[str, Any]

_MERGING = 1
_NUMBERS = count(1)


class Edit(QUndoCommand):
    """Puts fields back as they were, or as they became.

    Learning goes on in between: what is replaced is read first, so that the way back leads there.
    `kind` is what the menu names. Edits in a row with the same `merge_key` (a slider turned by the
    wheel) become one. One that `is_done` already is not done again when it is pushed. Of many
    plants it holds what it changed, once it is done: see `compress`.
    """

    def __init__(
        self,
        kind: EditKind,
        before: Fields,
        after: Fields,
        read: Callable[[Iterable[str]], Fields],
        put: Callable[[Fields], None],
        merge_key: str | None = None,
        is_done: bool = False,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.merge_key = merge_key
        self._before, self._after = before, after
        self._read, self._put = read, put
        self._is_done = is_done
        self.number = next(_NUMBERS)
        """No two edits have the same; one that a later edit is merged with has that one's."""
        self.begins_document = kind is EditKind.LESSON or (
            kind is EditKind.USE_PLANTS and "plants" in after
        )
        self.document = 0
        """Which document it leads to: the number of the edit that began it, 0 if opened."""

    @property
    def earlier_fields(self) -> Fields:
        """The fields that it changed, as they were before; of the plants perhaps what changed."""
        return self._before

    def fields_before(self, plants: Dataset) -> Fields:
        """Return the fields that it changed as they were before, given the plants after it."""
        return _whole(self._before, plants)

    def fields_after(self, plants: Dataset) -> Fields:
        """Return the fields that it changed as they were after it, given the plants before it."""
        return _whole(self._after, plants)

    def compress(self) -> None:
        """Hold what it changed of the plants rather than all of them, where that is much less."""
        before, after = self._before.get("plants"), self._after.get("plants")
        if isinstance(before, Dataset) and isinstance(after, Dataset):
            change = PlantsChange.between(before, after)
            if change is not None and not self.begins_document:
                self._before = {**self._before, "plants": change.reversed}
                self._after = {**self._after, "plants": change}

    @property
    def later_fields(self) -> Fields:
        """The fields that it changed, as they were when it was last done; as `earlier_fields`."""
        return self._after

    @property
    def held(self) -> Iterator[tuple[int, int]]:
        """Of each thing that fills memory, its id and its bytes: plants, runs, earlier runs."""
        for fields in (self._before, self._after):
            plants = fields.get("plants")
            if isinstance(plants, PlantsChange):
                yield from ((id(rows), rows.nbytes) for rows in (plants.removed, plants.added))
            elif plants is not None:
                yield id(plants), plants.nbytes
            if "run" in fields:
                yield id(fields["run"].trace), fields["run"].nbytes
            for ghost in fields.get("ghosts", ()):
                yield id(ghost), ghost.nbytes

    def forget(self) -> None:
        """Let go of everything: this edit can't be taken back any more."""
        self._before, self._after = {}, {}

    def redo(self) -> None:
        """Put the later fields in place."""
        if not self._is_done:
            self._after, self._before = self._exchange(self._after, self._before)
        self._is_done = False

    def undo(self) -> None:
        """Put the earlier fields in place."""
        self._before, self._after = self._exchange(self._before, self._after)

    def id(self) -> int:
        """Return one number for all edits that may merge, -1 for the others."""
        return _MERGING if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later edit of the same thing into this one."""
        if not isinstance(other, Edit) or other.merge_key != self.merge_key:
            return False
        if "plants" in other._before:
            self._before = _whole(self._before, other._before["plants"])
        self._before = {**other._before, **self._before}
        self._after = {**self._after, **other._after}
        self.number = other.number
        return True

    def _exchange(self, fields: Fields, others: Fields) -> tuple[Fields, Fields]:
        """Put fields in place of others; return what was put there, and what was there.

        Where the run stays, so do the earlier runs that it has left behind in the meantime.
        """
        now = self._read(fields)
        if "ghosts" in fields and "run" not in fields:
            ghosts = with_later_ghosts(fields["ghosts"], others["ghosts"], now["ghosts"])
            fields = {**fields, "ghosts": ghosts}
        change = fields.get("plants")
        if isinstance(change, PlantsChange):
            self._put(_whole(fields, now["plants"]))
            return fields, {**now, "plants": change.reversed}
        self._put(fields)
        return fields, now


def _whole(fields: Fields, plants: Dataset) -> Fields:
    """Return fields with the plants that a change makes of others, where they hold but a change."""
    change = fields.get("plants")
    return {**fields, "plants": change.of(plants)} if isinstance(change, PlantsChange) else fields
