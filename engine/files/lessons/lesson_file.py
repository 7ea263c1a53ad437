"""Reads a lesson from TOML; what is wrong is refused with its line and a reason.

The format is described in `resources/course/FORMAT.md`. A lesson may name a CSV file of plants in
its own folder or below, and reads no other file.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from engine.errors import UserError
from engine.files.lessons.lesson_values import Table
from engine.files.lessons.lesson_words import check_formula
from engine.files.lessons.page_setup import PageSetupValues, Vocabulary
from engine.files.lessons.toml_faults import fault_in
from engine.files.lessons.toml_lines import TablePath
from engine.lessons.goals import Condition, clash, condition
from engine.lessons.lesson import LANGUAGES, Goal, Lesson, Step, Vote

__all__ = ["Vocabulary", "read_file", "read_text"]

FORMAT = 1
MOST_BYTES = 1_000_000
MOST_STEPS = 200

_LONGEST_RUN = 100_000
_MOST_ANSWERS = 6
_SHORTEST_DUEL_S, _LONGEST_DUEL_S = 5, 600


def read_file(path: Path, vocabulary: Vocabulary) -> Lesson:
    """Read a lesson from a file.

    Raises UserError `no_file`, `unreadable_file`, or `lesson_…` with the `file`, the `line` and
    what is wrong.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or a device would never end
            raise UserError("unreadable_file", file=path.name)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UserError("no_file", file=path.name) from None
    except OSError:
        raise UserError("unreadable_file", file=path.name) from None
    if len(content) > MOST_BYTES:
        raise UserError("lesson_large", file=path.name, most=MOST_BYTES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UserError("lesson_utf8", file=path.name, line=line) from None
    return read_text(text, path, vocabulary)


def read_text(text: str, path: Path, vocabulary: Vocabulary) -> Lesson:
    """Read a lesson from its text; the file's name is its id where it gives none itself."""
    text = text.replace("\r\n", "\n")
    try:
        table = tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        ending, line = fault_in(text, error)
        raise UserError(f"lesson_toml{ending}", file=path.name, line=line) from None
    return _Reader(text, path, vocabulary).lesson(table)


class _Reader(PageSetupValues):
    """Turns tables into a lesson."""

    def lesson(self, table: Table) -> Lesson:
        self.known(table, (), ("format", "id", "title", "steps"))
        if table.get("format") != FORMAT:
            raise self.fault((), "format", "lesson_format", expected=FORMAT)
        steps = self.of_type(table, (), "steps", list, [])
        if not steps or len(steps) > MOST_STEPS:
            raise self.fault((), "steps", "lesson_steps", most=MOST_STEPS)
        title = self.words(table, (), "title")
        read = tuple(self._step(step, ("steps", index)) for index, step in enumerate(steps))
        return Lesson(self.of_type(table, (), "id", str, self._path.stem), title, read)

    def _step(self, table: object, at: TablePath) -> Step:
        step = self.table(table, at)
        self.known(step, at, STEP_KEYS)
        goals = self.of_type(step, at, "goals", list, [])
        duel = (_SHORTEST_DUEL_S, _LONGEST_DUEL_S)
        return Step(
            text=self.words(step, at, "text", rich=True),
            formula=self._formula(step, at),
            setup=self.setup(step, at),
            goals=tuple(self._goal(goal, (*at, "goals", i)) for i, goal in enumerate(goals)),
            vote=self._vote(step["vote"], (*at, "vote")) if "vote" in step else None,
            duel_s=self.whole(step, at, "duel_s", *duel) if "duel_s" in step else None,
            is_exercise=self.of_type(step, at, "exercise", bool, False),
        )

    def _formula(self, step: Table, at: TablePath) -> str:
        formula: str = self.of_type(step, at, "formula", str, "")
        if any(sign < " " and sign != "\n" for sign in formula):
            raise self.fault(at, "formula", "lesson_backslash")
        try:
            if formula:
                check_formula(formula)
        except UserError as error:
            raise self.because(at, "formula", error, str(error.facts.get("text", ""))) from None
        return formula

    # Goals

    def _goal(self, table: object, at: TablePath) -> Goal:
        goal = self.table(table, at)
        self.known(goal, at, ("text", "hint", "reached"))
        if "reached" not in goal:
            raise self.fault(at, "reached", "lesson_missing")
        given = goal["reached"]
        texts = [given] if isinstance(given, str) else self.of_type(goal, at, "reached", list, [])
        if not texts:
            raise self.fault(at, "reached", "lesson_missing")
        conditions = tuple(self._condition(text, at) for text in texts)
        impossible = clash(conditions)
        if impossible:
            error = UserError("condition_never", text=impossible)
            raise self.because(at, "reached", error, conditions[-1].text)
        hint = self.words(goal, at, "hint") if "hint" in goal else {}
        return Goal(self.words(goal, at, "text"), hint, conditions)

    def _condition(self, text: object, at: TablePath) -> Condition:
        try:
            return condition(str(text))
        except UserError as error:
            raise self.because(at, "reached", error, str(text)) from None

    # Votes

    def _vote(self, table: object, at: TablePath) -> Vote:
        vote = self.table(table, at)
        self.known(vote, at, ("question", "answers", "right", "then_steps", "explanation"))
        answers = self._answers(vote, at)
        count = len(next(iter(answers.values())))
        right = self.whole(vote, at, "right", 1, count) - 1 if "right" in vote else None
        steps = self.whole(vote, at, "then_steps", 0, _LONGEST_RUN) if "then_steps" in vote else 0
        explanation = self.words(vote, at, "explanation") if "explanation" in vote else {}
        return Vote(self.words(vote, at, "question"), answers, right, steps, explanation)

    def _answers(self, vote: Table, at: TablePath) -> dict[str, tuple[str, ...]]:
        """Take the answers by language, or one list that serves for both."""
        given = vote.get("answers")
        lists = given if isinstance(given, dict) else dict.fromkeys(LANGUAGES, given)
        if not lists or set(lists) - set(LANGUAGES):
            raise self.fault(at, "answers", "lesson_language")
        answers: dict[str, tuple[str, ...]] = {}
        for language, texts in lists.items():
            if not isinstance(texts, list) or not 2 <= len(texts) <= _MOST_ANSWERS:
                raise self.fault(at, "answers", "lesson_answers")
            words = [self.words({"answers": answer}, at, "answers") for answer in texts]
            answers[language] = tuple(in_both[language] for in_both in words)
        if len({len(texts) for texts in answers.values()}) != 1:
            raise self.fault(at, "answers", "lesson_answers")
        return answers


STEP_KEYS = (
    "text", "formula", "goals", "vote", "duel_s", "exercise",
    "plants", "start", "mystery", "select", "settings", "choices", "arrangement", "pictures",
    "shading", "controls",
)  # fmt: skip
"""What a step may say."""
