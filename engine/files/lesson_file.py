"""Reads a lesson from TOML; what is wrong is refused with its line and a reason.

The format is described in `resources/course/FORMAT.md`. A lesson may name a CSV file of plants in
its own folder or below, and reads no other file.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from engine import samples
from engine.choices import Choices, chosen
from engine.dataset import Dataset
from engine.descent import Rule, Settings
from engine.errors import UserError
from engine.files import plants_csv
from engine.files.toml_lines import line_of
from engine.goals import condition
from engine.lesson import LANGUAGES, Goal, Lesson, Stage, Step, Vote, Words
from engine.neuron import Neuron
from engine.state import LARGEST_WEIGHT

FORMAT = 1
MOST_BYTES = 1_000_000
MOST_STEPS = 200
MOST_LETTERS = 20_000
LONGEST_FORMULA = 1_000
"""So that no lesson takes long to read, to typeset or to draw."""

_LONGEST_RUN = 100_000
_TOML_LINE = re.compile(r"\(at line (\d+)")

Table = dict[str, Any]
Place = tuple[str | int, ...]


class Vocabulary(NamedTuple):
    """What a step may name of the window: the engine does not know its pictures itself."""

    arrangements: tuple[str, ...]
    pictures: tuple[str, ...]
    controls: tuple[str, ...]
    shadings: tuple[str, ...]


def read_file(path: Path, vocabulary: Vocabulary) -> Lesson:
    """Read a lesson from a file.

    Raises UserError `no_file`, `unreadable_file`, or `lesson_…` with the `file`, the `line` and
    what is wrong.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError("lesson_large", file=path.name, most=MOST_BYTES)
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise UserError("no_file", file=path.name) from None
    except (OSError, UnicodeDecodeError):
        raise UserError("unreadable_file", file=path.name) from None
    return read_text(text, path, vocabulary)


def read_text(text: str, path: Path, vocabulary: Vocabulary) -> Lesson:
    """Read a lesson from its text; the file's name is its id where it gives none itself."""
    file = path.name
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise UserError("lesson_toml", file=file, line=line) from None
    except (RecursionError, ValueError):
        raise UserError("lesson_toml", file=file, line=1) from None
    return _Reader(text, path, vocabulary).lesson(table)


class _Reader:
    """Turns tables into a lesson; knows where it is, so that a fault can be given its line."""

    def __init__(self, text: str, path: Path, vocabulary: Vocabulary) -> None:
        self._text, self._path, self._vocabulary = text, path, vocabulary

    def lesson(self, table: Table) -> Lesson:
        self._known(table, (), ("format", "id", "title", "steps"))
        if table.get("format") != FORMAT:
            raise self._fault((), "format", "lesson_format", expected=FORMAT)
        steps = self._of_type(table, (), "steps", list, [])
        if not steps or len(steps) > MOST_STEPS:
            raise self._fault((), "steps", "lesson_steps", most=MOST_STEPS)
        title = self._words(table, (), "title")
        read = tuple(self._step(step, ("steps", place)) for place, step in enumerate(steps))
        return Lesson(self._of_type(table, (), "id", str, self._path.stem), title, read)

    def _step(self, table: object, at: Place) -> Step:
        step = self._table(table, at)
        self._known(step, at, _STEP_KEYS)
        formula = self._of_type(step, at, "formula", str, "")
        if len(formula) > LONGEST_FORMULA:
            raise self._fault(at, "formula", "lesson_long", most=LONGEST_FORMULA)
        if _has_lost_backslash(f"${formula}$"):
            raise self._fault(at, "formula", "lesson_backslash")
        goals = self._of_type(step, at, "goals", list, [])
        return Step(
            text=self._words(step, at, "text"),
            formula=formula,
            stage=self._stage(step, at),
            goals=tuple(self._goal(goal, (*at, "goals", i)) for i, goal in enumerate(goals)),
            vote=self._vote(step["vote"], (*at, "vote")) if "vote" in step else None,
            duel_s=self._whole(step, at, "duel_s", 5, 600) if "duel_s" in step else None,
            is_exercise=self._of_type(step, at, "exercise", bool, False),
        )

    def _goal(self, table: object, at: Place) -> Goal:
        goal = self._table(table, at)
        self._known(goal, at, ("text", "hint", "reached"))
        reached = self._of_type(goal, at, "reached", list, [])
        if not reached:
            raise self._fault(at, "reached", "lesson_missing")
        conditions = []
        for text in reached:
            try:
                conditions.append(condition(str(text)))
            except UserError as error:
                code = f"lesson_{error.code}"
                raise self._fault(at, "reached", code, **error.facts) from None
        hint = self._words(goal, at, "hint") if "hint" in goal else {}
        return Goal(self._words(goal, at, "text"), hint, tuple(conditions))

    def _vote(self, table: object, at: Place) -> Vote:
        vote = self._table(table, at)
        self._known(vote, at, ("question", "answers", "right", "then_steps", "explanation"))
        answers = {
            language: tuple(str(answer) for answer in given)
            for language, given in self._table(vote.get("answers"), (*at, "answers")).items()
            if isinstance(given, list)
        }
        counts = {len(given) for given in answers.values()}
        if set(answers) - set(LANGUAGES) or len(counts) != 1 or not 2 <= max(counts) <= 6:
            raise self._fault(at, "answers", "lesson_answers")
        right = self._whole(vote, at, "right", 1, max(counts)) - 1 if "right" in vote else None
        steps = self._whole(vote, at, "then_steps", 0, _LONGEST_RUN) if "then_steps" in vote else 0
        explanation = self._words(vote, at, "explanation") if "explanation" in vote else {}
        return Vote(self._words(vote, at, "question"), answers, right, steps, explanation)

    # The stage

    def _stage(self, step: Table, at: Place) -> Stage:
        mystery, names = step.get("mystery"), self._vocabulary
        return Stage(
            plants=self._plants(step["plants"], at) if "plants" in step else None,
            start=Neuron(*self._numbers(step, at, "start", 3)) if "start" in step else None,
            mystery=self._pair(step, at) if mystery not in (None, False) else None,
            clears_mystery=mystery is False,
            select=self._selected(step, at) if "select" in step else None,
            settings=self._settings(step, at),
            choices=self._choices(step, at),
            arrangement=self._one_of(step, at, "arrangement", names.arrangements),
            pictures=self._some_of(step, at, "pictures", names.pictures),
            shading=self._one_of(step, at, "shading", names.shadings),
            controls=self._some_of(step, at, "controls", names.controls),
        )

    def _plants(self, given: object, at: Place) -> Dataset:
        try:
            if isinstance(given, str) and given.endswith(".csv"):
                return self._csv(given, at)
            if isinstance(given, str):
                return self._sample({"sample": given}, at)
            if isinstance(given, dict):
                return self._sample(given, at)
            if isinstance(given, list):
                rows = [[float(value) for value in row] for row in given]
                return Dataset.of([row[:2] for row in rows], [row[2] for row in rows])
        except UserError as error:
            if error.code.startswith("lesson_"):
                raise
            raise self._fault(at, "plants", "lesson_plants") from None
        except (TypeError, ValueError, IndexError):
            pass
        raise self._fault(at, "plants", "lesson_plants")

    def _csv(self, name: str, at: Place) -> Dataset:
        path = self._inside(name, at)
        try:
            return plants_csv.read(path)
        except UserError as error:
            raise self._fault(at, "plants", "lesson_csv", name=name, because=error) from None

    def _sample(self, given: Table, at: Place) -> Dataset:
        self._known(given, (*at, "plants"), ("sample", "size", "noise_cm", "seed"))
        name = given.get("sample")
        names = (*samples.FIXED, *samples.GENERATORS)
        if name not in names:
            raise self._fault(at, "plants", "lesson_value", text=name, allowed=", ".join(names))
        size, noise, seed = samples.USUAL
        return samples.make(
            str(name),
            self._whole(given, at, "size", 2, 10_000) if "size" in given else size,
            float(given.get("noise_cm", noise)),
            self._whole(given, at, "seed", 0, 10**9) if "seed" in given else seed,
        )

    def _inside(self, name: str, at: Place) -> Path:
        """Return a path within the lesson's folder; links that lead out of it lead nowhere."""
        folder = self._path.parent.resolve()
        path = (folder / name).resolve()
        if Path(name).is_absolute() or not path.is_relative_to(folder):
            raise self._fault(at, "plants", "lesson_path", text=name)
        return path

    def _settings(self, step: Table, at: Place) -> Table:
        given = dict(self._of_type(step, at, "settings", dict, {}))
        allowed = ("rule", "learning_rate", "batch_size", "seed", "stop_at_step")
        self._known(given, (*at, "settings"), allowed)
        for name in ("batch_size", "stop_at_step"):
            if given.get(name) == 0:
                given[name] = None
        if "rule" in given:
            rules = {rule.value: rule for rule in Rule}
            rule = self._one_of(given, (*at, "settings"), "rule", tuple(rules))
            given["rule"] = rules[rule or "gradient"]
        return self._tried(lambda: Settings(**given), given, at, "settings")

    def _choices(self, step: Table, at: Place) -> Table:
        given = dict(self._of_type(step, at, "choices", dict, {}))
        self._known(given, (*at, "choices"), tuple(vars(Choices())))
        given = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in given.items()
        }
        return self._tried(lambda: chosen(Choices(), **given), given, at, "choices")

    def _tried(self, make: Callable[[], object], given: Table, at: Place, key: str) -> Table:
        try:
            make()
        except (ValueError, TypeError):
            raise self._fault(at, key, "lesson_out_of_range") from None
        return given

    def _selected(self, step: Table, at: Place) -> tuple[int, ...]:
        given = step["select"] if isinstance(step["select"], list) else [step["select"]]
        if not all(type(plant) is int and plant >= 1 for plant in given):
            raise self._fault(at, "select", "lesson_type")
        return tuple(plant - 1 for plant in given)

    def _pair(self, step: Table, at: Place) -> tuple[float, float]:
        x1, x2 = self._numbers(step, at, "mystery", 2)
        return x1, x2

    # Values

    def _words(self, table: Table, at: Place, key: str) -> Words:
        if key not in table:
            raise self._fault(at, key, "lesson_missing")
        words = table[key]
        if isinstance(words, str):
            words = dict.fromkeys(LANGUAGES, words)
        if not isinstance(words, dict) or not words or set(words) - set(LANGUAGES):
            raise self._fault(at, key, "lesson_language")
        if not all(isinstance(text, str) and text.strip() for text in words.values()):
            raise self._fault(at, key, "lesson_type")
        if max(map(len, words.values())) > MOST_LETTERS:
            raise self._fault(at, key, "lesson_long", most=MOST_LETTERS)
        if any(_has_lost_backslash(text) for text in words.values()):
            raise self._fault(at, key, "lesson_backslash")
        return {language: text.strip() for language, text in words.items()}

    def _numbers(self, table: Table, at: Place, key: str, count: int) -> list[float]:
        given = table[key]
        numbers = given if isinstance(given, list) else []
        if len(numbers) != count or not all(_is_number(value) for value in numbers):
            raise self._fault(at, key, "lesson_numbers", count=count)
        return [float(value) for value in numbers]

    def _whole(self, table: Table, at: Place, key: str, least: int, most: int) -> int:
        value = table[key]
        if type(value) is not int or not least <= value <= most:
            raise self._fault(at, key, "lesson_whole", least=least, most=most)
        return value

    def _one_of(self, table: Table, at: Place, key: str, allowed: tuple[str, ...]) -> str | None:
        if key not in table:
            return None
        value = table[key]
        if value not in allowed:
            raise self._fault(at, key, "lesson_value", text=value, allowed=", ".join(allowed))
        return str(value)

    def _some_of(
        self, table: Table, at: Place, key: str, allowed: tuple[str, ...]
    ) -> tuple[str, ...] | None:
        if key not in table:
            return None
        given = self._of_type(table, at, key, list, [])
        for value in given:
            if value not in allowed:
                raise self._fault(at, key, "lesson_value", text=value, allowed=", ".join(allowed))
        return tuple(given)

    def _of_type(self, table: Table, at: Place, key: str, kind: type, usual: Any) -> Any:
        value = table.get(key, usual)
        if type(value) is not kind:
            raise self._fault(at, key, "lesson_type")
        return value

    def _table(self, value: object, at: Place) -> Table:
        if not isinstance(value, dict):
            raise self._fault(at[:-1], str(at[-1]), "lesson_type")
        return value

    def _known(self, table: Table, at: Place, allowed: tuple[str, ...]) -> None:
        for key in table:
            if key not in allowed:
                near = difflib.get_close_matches(key, allowed, 1)
                meant = near[0] if near else ", ".join(allowed)
                raise self._fault(at, key, "lesson_key", meant=meant)

    def _fault(self, at: Place, key: str, code: str, **facts: object) -> UserError:
        return UserError(
            code, file=self._path.name, line=line_of(self._text, at, key), key=key, **facts
        )


_STEP_KEYS = (
    "text", "formula", "goals", "vote", "duel_s", "exercise",
    "plants", "start", "mystery", "select", "settings", "choices", "arrangement", "pictures",
    "shading", "controls",
)  # fmt: skip


def _has_lost_backslash(text: str) -> bool:
    r"""Say whether TOML has read the \f of "\frac" or the \t of "\theta" as a control character."""
    formulas = "".join(re.findall(r"\$[^$]*\$", text))
    return any(c < " " for c in formulas if c != "\n") or any(c in "\b\f" for c in text)


def _is_number(value: object) -> bool:
    return type(value) in (int, float) and abs(float(value)) <= LARGEST_WEIGHT  # type: ignore[arg-type]
