"""Reads a lesson from TOML; what is wrong is refused with its line and a reason.

The format is described in `resources/course/FORMAT.md`. A lesson may name a CSV file or a
workbook of plants in its own folder or below, and reads no other file.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from engine.errors import UserError
from engine.files.bounded_file import read_bytes
from engine.files.lessons.choice_values import CHOICES
from engine.files.lessons.lesson_values import Table, shown
from engine.files.lessons.lesson_words import check_formula
from engine.files.lessons.model_values import MODEL, SETTINGS
from engine.files.lessons.page_setup import PageSetupValues, Vocabulary
from engine.files.lessons.toml_faults import TomlFault, fault_in, faults_and_rest
from engine.files.lessons.toml_lines import TablePath
from engine.lessons.goals import Condition, clash, condition
from engine.lessons.lesson import LANGUAGES, Goal, Lesson, Step, Vote, in_language
from engine.lessons.question import Question, question

__all__ = ["Checked", "Vocabulary", "check", "read_file", "read_text"]

FORMAT = 1
MOST_BYTES = 1_000_000
MOST_STEPS = 200

_LONGEST_RUN = 100_000
_MOST_ANSWERS = 6
_SHORTEST_DUEL_S, _LONGEST_DUEL_S = 5, 600
_CLOSEST_TO_FARTHEST = (1e-9, 1e6)

_OF_WHAT_IS_MISSING = ("lesson_missing", "lesson_format", "lesson_steps")
"""What may only seem to be wrong where a line could not be read."""


def read_file(path: Path, vocabulary: Vocabulary) -> Lesson:
    """Read a lesson from a file.

    Raises UserError `no_file`, `unreadable_file`, or `lesson_…` with the `file`, the `line` and
    what is wrong.
    """
    return read_text(_text_of(path), path, vocabulary)


def read_text(text: str, path: Path, vocabulary: Vocabulary) -> Lesson:
    """Read a lesson from its text; the file's name is its id where it gives none itself."""
    text = text.replace("\r\n", "\n")
    try:
        table = tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        raise _toml_error(fault_in(text, error), path) from None
    return _Reader(text, path, vocabulary).lesson(table)


class Checked(NamedTuple):
    """All that is wrong in a lesson, by line; how its tables were read; how many pages it has."""

    faults: list[UserError]
    remarks: list[UserError]
    pages: int


def check(path: Path, vocabulary: Vocabulary) -> Checked:
    """Return all that is wrong in a lesson, and what its author should know.

    Raises UserError as `read_file` does where the file can't be read at all.
    """
    text = _text_of(path).replace("\r\n", "\n")
    found, table, is_whole = faults_and_rest(text)
    faults = [_toml_error(fault, path) for fault in found]
    remarks: list[UserError] = []
    pages = 0
    if table is not None:
        others: list[UserError] = []
        reader = _Reader(text, path, vocabulary, others)
        pages, remarks = len(reader.lesson(table).steps), reader.remarks
        faults += [error for error in others if is_whole or error.code not in _OF_WHAT_IS_MISSING]
    by_place = {(error.facts["line"], str(error)): error for error in faults}
    return Checked([by_place[place] for place in sorted(by_place)], remarks, pages)


def _text_of(path: Path) -> str:
    content = read_bytes(path, MOST_BYTES, "lesson_large")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UserError("lesson_utf8", file=path.name, line=line) from None


def _toml_error(fault: TomlFault, path: Path) -> UserError:
    return UserError(f"lesson_toml{fault.ending}", file=path.name, line=fault.line)


class _Reader(PageSetupValues):
    """Turns tables into a lesson."""

    def lesson(self, table: Table) -> Lesson:
        of_steps = dict.fromkeys(STEP_KEYS, "lesson_in_step")
        self.known(table, (), LESSON_KEYS, {**of_steps, "goals": "lesson_in_step_goals"})
        if table.get("format") != FORMAT:
            self.refuse(self.fault((), "format", "lesson_format", expected=FORMAT))
        given = self.each(None, self.of_type, table, (), "steps", list, [])
        if given is not None and not 1 <= len(given) <= MOST_STEPS:
            self.refuse(self.fault((), "steps", "lesson_steps", most=MOST_STEPS))
        title = self.each({}, self.words, table, (), "title")
        steps = [
            self.each(None, self._step, step, ("steps", index))
            for index, step in enumerate((given or [])[:MOST_STEPS])
        ]
        name = self.each("", self.of_type, table, (), "id", str, self._path.stem)
        return Lesson(name, title, tuple(step for step in steps if step is not None))

    def _step(self, given: object, at: TablePath) -> Step | None:
        step, each = self.table(given, at), self.each
        self.known(step, at, STEP_KEYS, _OUTSIDE_A_STEP)
        duel, setup = (_SHORTEST_DUEL_S, _LONGEST_DUEL_S), self.setup(step, at)
        is_with_others = step.get("reveal_test") is False  # then a duel is of any model
        for key in () if self.is_bare else _OF_THE_NEURON:
            if step.get(key) and not (key == "duel_s" and is_with_others):
                self.refuse(self.fault(at, key, "lesson_of_neuron"))
        return Step(
            text=each({}, self.words, step, at, "text", rich=True),
            formula=each("", self._formula, step, at),
            setup=setup,
            goals=each((), self._goals, step, at),
            vote=each(None, self._vote, step, at),
            duel_s=each(None, self.whole, step, at, "duel_s", *duel) if "duel_s" in step else None,
            is_exercise=each(False, self.of_type, step, at, "exercise", bool, False),
            is_program=each(False, self.of_type, step, at, "program", bool, False),
            is_matrix_lines=each(False, self.of_type, step, at, "matrix_lines", bool, False),
            is_on_path=each(False, self.of_type, step, at, "path", bool, False),
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

    def _goals(self, step: Table, at: TablePath) -> tuple[Goal, ...]:
        given = step.get("goals", [])
        if not isinstance(given, list | dict):
            given = [given]
        goals = self.of_type({"goals": given}, at, "goals", list, [])
        read = [
            self.each(None, self._goal, goal, (*at, "goals", index))
            for index, goal in enumerate(goals)
        ]
        return tuple(goal for goal in read if goal is not None)

    def _goal(self, given: object, at: TablePath) -> Goal | None:
        if not isinstance(given, dict):
            text = given[0] if isinstance(given, list) and given else given
            raise self.fault(at[:-1], "goals", "lesson_goal", text=shown(text))
        goal = self.table(given, at)
        self.known(goal, at, _GOAL_KEYS, _of_the_step("lesson_above_goals", _GOAL_KEYS))
        hint = self.each({}, self.words, goal, at, "hint") if "hint" in goal else {}
        text = self.each({}, self.words, goal, at, "text")
        if "right" in goal or "within" in goal:
            return Goal(text, hint, question=self._question(goal, at))
        return Goal(text, hint, self._conditions(goal, at))

    def _question(self, goal: Table, at: TablePath) -> Question:
        if "reached" in goal:
            raise self.fault(at, "reached", "lesson_question_reached")
        for key in ("right", "within"):
            if key not in goal:
                raise self.fault(at, key, "lesson_missing")
        within = self.number(goal, at, "within", *_CLOSEST_TO_FARTHEST)
        text = self.of_type(goal, at, "right", str, "")
        try:
            return question(text, within)
        except UserError as error:
            raise self.because(at, "right", error, text) from None

    def _conditions(self, goal: Table, at: TablePath) -> tuple[Condition, ...]:
        if "reached" not in goal:
            raise self.fault(at, "reached", "lesson_missing")
        given = goal["reached"]
        texts = [given] if isinstance(given, str) else self.of_type(goal, at, "reached", list, [])
        if not texts:
            raise self.fault(at, "reached", "lesson_missing")
        read = [self.each(None, self._condition, text, at) for text in texts]
        conditions = tuple(condition for condition in read if condition is not None)
        impossible = clash(conditions)
        if impossible:
            error = UserError("condition_never", text=impossible)
            raise self.because(at, "reached", error, conditions[-1].text)
        return conditions

    def _condition(self, text: object, at: TablePath) -> Condition | None:
        try:
            return condition(str(text))
        except UserError as error:
            raise self.because(at, "reached", error, str(text)) from None

    # Votes

    def _vote(self, step: Table, step_at: TablePath) -> Vote | None:
        if "vote" not in step:
            return None
        at, each = (*step_at, "vote"), self.each
        vote = self.table(step["vote"], at)
        self.known(vote, at, _VOTE_KEYS, _of_the_step("lesson_above_vote", _VOTE_KEYS))
        explanation = each({}, self.words, vote, at, "explanation") if "explanation" in vote else {}
        question = each({}, self.words, vote, at, "question")
        steps = each(0, self._steps_after, vote, at)
        answers = self._answers(vote, at)
        replies = self._replies(vote, at, answers) if "replies" in vote else {}
        count = len(next(iter(answers.values())))
        right = self.whole(vote, at, "right", 1, count) - 1 if "right" in vote else None
        return Vote(question, answers, right, steps, explanation, replies)

    def _steps_after(self, vote: Table, at: TablePath) -> int:
        return self.whole(vote, at, "then_steps", 0, _LONGEST_RUN) if "then_steps" in vote else 0

    def _replies(
        self, vote: Table, at: TablePath, answers: dict[str, tuple[str, ...]]
    ) -> dict[str, tuple[str, ...]]:
        replies = self._answers(vote, at, "replies")
        if {len(texts) for texts in replies.values()} != {len(next(iter(answers.values())))}:
            raise self.fault(at, "replies", "lesson_answers")
        return replies

    def _answers(
        self, vote: Table, at: TablePath, key: str = "answers"
    ) -> dict[str, tuple[str, ...]]:
        """Take the answers by language, or one list that serves for both."""
        given = vote.get(key)
        lists = given if isinstance(given, dict) else dict.fromkeys(LANGUAGES, given)
        if not lists or set(lists) - set(LANGUAGES):
            raise self.fault(at, key, "lesson_language")
        answers: dict[str, tuple[str, ...]] = {}
        for language, texts in lists.items():
            if not isinstance(texts, list) or not 2 <= len(texts) <= _MOST_ANSWERS:
                raise self.fault(at, key, "lesson_answers")
            words = [self.words({key: answer}, at, key) for answer in texts]
            answers[language] = tuple(in_language(in_both, "en") for in_both in words)
        if len({len(texts) for texts in answers.values()}) != 1:
            raise self.fault(at, key, "lesson_answers")
        return answers


STEP_KEYS = (
    "text", "formula", "goals", "vote", "duel_s", "exercise", "program", "path",
    "matrix_lines",
    "plants", "sheet", "kinds", "measures", "start", "mystery", "select", "settings", "choices",
    "arrangement", "pictures", "shading", "speed", "window", "controls",
    *MODEL, "test_share", "reveal_test",
)  # fmt: skip
"""What a step may say."""

_OF_THE_NEURON = ("duel_s", "exercise", "program", "matrix_lines")
"""What makes no sense on a page with another model."""

LESSON_KEYS = ("format", "id", "title", "steps")
_OUTSIDE_A_STEP = {
    **dict.fromkeys(CHOICES, "lesson_in_choices"),
    **dict.fromkeys(SETTINGS, "lesson_in_settings"),
    **dict.fromkeys(LESSON_KEYS, "lesson_above_steps"),
}
_GOAL_KEYS = ("text", "hint", "reached", "right", "within")
_VOTE_KEYS = ("question", "answers", "replies", "right", "then_steps", "explanation")


def _of_the_step(code: str, own: tuple[str, ...]) -> dict[str, str]:
    return {key: code for key in STEP_KEYS if key not in own}
