"""What leads where in the course: its panel, its pages and their stage, a teacher's lesson."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from engine.errors import UserError
from gui.language.sentences import refusal
from gui.widgets import file_dialogs
from gui.window.main_window import MainWindow
from gui.window.refusals import guarded

if TYPE_CHECKING:
    from engine.lessons.lesson import Lesson, Stage
    from gui.course.lesson_files import LessonFile
    from gui.course.lesson_player import LessonPlayer

_MACHINES_STEPS = 500
_SHADE_ACTIONS = {
    "probability": "actionShadeProbability",
    "region": "actionShadeRegion",
    "none": "actionShadeNone",
}


class CourseController(QObject):
    """Ties a window to its course."""

    stage_coming = Signal()
    stage_set = Signal()
    """As the guide's, which is not made before it is needed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shade_before = _SHADE_ACTIONS["probability"]
        actions = window.actions_
        actions["actionCourse"].toggled.connect(self._show)
        actions["actionNextPage"].triggered.connect(lambda: self.player.forward())
        actions["actionPreviousPage"].triggered.connect(lambda: self.player.back())
        actions["actionOpenLesson"].triggered.connect(self._ask_for_lesson)

    @cached_property
    def player(self) -> LessonPlayer:
        """The guide through the chapters, with everything tied to it: made when first needed."""
        from gui.course.lesson_files import built_in
        from gui.course.lesson_player import LessonPlayer

        player = LessonPlayer(self._window.store, built_in, self._window.remembered)
        player.page_changed.connect(self._show_page)
        player.goals_changed.connect(self._show_goals)
        player.goal_reached.connect(self._praise)
        player.stage_coming.connect(self._on_stage_coming)
        player.stage_coming.connect(self.stage_coming)
        player.stage_set.connect(self._set_stage)
        player.stage_set.connect(self.stage_set)
        self._connect_panel(player)
        return player

    @cached_property
    def lesson_file(self) -> LessonFile:
        """The file of the teacher's lesson that is open."""
        from gui.course.lesson_files import LessonFile

        self._window.sentence.dismissed.connect(self._show_bars)
        return LessonFile(self._take, self._refuse, self._window)

    def open_file(self, path: Path) -> None:
        """Open a teacher's lesson; a faulty one changes nothing on screen. Raises UserError."""
        lesson = self.lesson_file.open(path)
        self._window.sentence.keep(None)
        self.player.open(lesson)

    def try_file(self, path: Path) -> None:
        """Open a teacher's lesson; a faulty one is told until it is repaired or put away.

        Raises UserError where there is no such file to repair.
        """
        try:
            self.open_file(path)
        except UserError as error:
            if not error.code.startswith("lesson_"):
                raise
            self._refuse(error)

    @property
    def page(self) -> tuple[str, int] | None:
        """The id of the lesson on screen and its page, counted from 0; None if none is open."""
        if "player" not in vars(self) or not self.player.is_open:
            return None
        return self.player.lesson.id, self.player.place

    def resume(self, page: tuple[str, int] | None) -> None:
        """Show a page as it was left: its stage is not set again. None puts the book away."""
        actions = self._window.actions_
        if page is None:
            actions["actionCourse"].setChecked(False)
            return
        here = [self.player.lesson] if self.page is not None else []
        lesson = next((one for one in (*here, *self.player.chapters) if one.id == page[0]), None)
        if lesson is None:  # a teacher's own: its file may be anywhere
            actions["actionCourse"].setChecked(False)
            return
        self.player.resume(lesson, page[1])
        self._window.show_controls(self.player.step.stage.controls)

    def open_chapter(self, name: str) -> None:
        """Open a chapter by its id, or by its number. Raises UserError `no_chapter`."""
        for number, chapter in enumerate(self.player.chapters, start=1):
            if name in (chapter.id, str(number)):
                self.player.open(chapter)
                return
        known = ", ".join(chapter.id for chapter in self.player.chapters)
        raise UserError("no_chapter", name=name, known=known)

    def _connect_panel(self, player: LessonPlayer) -> None:
        panel, store = self._window.course_panel, self._window.store
        panel.forward_wanted.connect(player.forward)
        panel.back_wanted.connect(player.back)
        panel.again_wanted.connect(player.begin_again)
        panel.chapter_wanted.connect(self._open_chapter_at)
        panel.goals.hint_wanted.connect(player.show_hint)
        panel.vote.revealed.connect(self._reveal)
        panel.duel.begun.connect(self._begin_duel)
        panel.duel.machine_wanted.connect(partial(store.play, _MACHINES_STEPS))
        panel.exercise.formulas_edited.connect(self._take_formulas)
        panel.exercise.training_wanted.connect(self._train_with_formulas)

    def _show(self, shown: bool) -> None:
        """Open the book at the page where it was, or put it away."""
        self._window.show_course(shown)
        if not shown:
            self.player.close()
            self._say_that_it_waits()
            self._window.show_controls(None)
            self._window.actions_[self._shade_before].trigger()
        elif not self.player.is_open:
            self._keep_shade()
            had_work = self._window.isWindowModified()
            self.player.forward()
            if had_work and self.player.step.stage.plants is not None:
                text = QCoreApplication.translate(
                    "CourseController", "The course has its own plants. Undo brings yours back."
                )
                self._window.sentence.say(text, warning=False)

    def _on_stage_coming(self) -> None:
        if not self._window.actions_["actionCourse"].isChecked():
            self._keep_shade()

    def _keep_shade(self) -> None:
        """Keep how the field was coloured before the lesson; it is so again after it."""
        actions = self._window.actions_
        self._shade_before = next(n for n in _SHADE_ACTIONS.values() if actions[n].isChecked())

    def _open_chapter_at(self, place: int) -> None:
        if place < len(self.player.chapters):
            self.player.open(self.player.chapters[place])

    def _show_page(self) -> None:
        panel, player = self._window.course_panel, self.player
        self._window.actions_["actionCourse"].setChecked(True)
        panel.show_chapters(player.chapters)
        panel.show_page(player.lesson, player.place, player.is_first, player.is_last)
        self._show_goals()
        self._say_that_it_waits()
        self._window.field.setFocus()  # what had it may be gone: Space has to play

    def _show_goals(self) -> None:
        from gui.panels.course.tab_order import order_tabs  # late: the launch does not need it

        player, goals = self.player, self.player.step.goals
        reached = [player.is_reached(place) for place in range(len(goals))]
        panel = self._window.course_panel
        panel.goals.show_goals(goals, reached, player.hints_shown)
        order_tabs(panel)

    def _set_stage(self, stage: Stage) -> None:
        window = self._window
        if stage.arrangement is not None:
            window.arrange(stage.arrangement)
        if stage.pictures:
            window.show_pictures(stage.pictures)
        if stage.shading is not None:
            window.actions_[_SHADE_ACTIONS[stage.shading]].trigger()
        window.show_controls(stage.controls)
        window.field.interaction.hide_cursor()
        if stage.plants is not None:
            window.store.flush()
            window.field.fit()

    def _say_that_it_waits(self) -> None:
        """While the class votes nothing moves: say so, rather than what Space would do."""
        text = QCoreApplication.translate(
            "CourseController", "Vote first: the picture waits for “Reveal”."
        )
        self._window.sentence.hold(text if self._window.store.is_frozen else "")

    def _reveal(self) -> None:
        store, vote = self._window.store, self.player.step.vote
        store.freeze(False)
        self._say_that_it_waits()
        self._window.field.setFocus()
        if vote is not None and vote.then_steps:
            store.play(vote.then_steps)

    def _begin_duel(self) -> None:
        """Put the line back where the page puts it, for you to move."""
        self._window.store.set_stage(self.player.step.stage, keeps_formulas=False)

    def _train_with_formulas(self, wanted: bool) -> None:
        store = self._window.store
        typed = store.frame().choices.formulas
        self._window.field.setFocus()
        store.set_settings(formulas=typed if wanted else None)

    def _take_formulas(self, typed: tuple[str, str, str]) -> None:
        """Keep what was typed; a neuron that trains with it goes on with what can be read."""
        store = self._window.store
        store.begin_gesture("formulas")
        store.set_choices("formulas", formulas=typed)
        if store.frame().settings.formulas is not None and _can_be_read(typed):
            store.set_settings(formulas=typed)
        store.end_gesture()

    def _praise(self, _goal: int) -> None:
        text = QCoreApplication.translate("CourseController", "Goal reached!")
        self._window.sentence.say("✓ " + text, warning=False)

    def _ask_for_lesson(self) -> None:
        path = file_dialogs.ask_for_lesson(self._window)
        if path is not None:
            guarded(self._window, lambda: self.try_file(path))

    def _take(self, lesson: Lesson) -> None:
        self._window.sentence.keep(None)
        self.player.replace_lesson(lesson)

    def _refuse(self, error: UserError) -> None:
        self._window.sentence.keep(lambda: refusal(error))
        self._show_bars("sentence")
        QApplication.beep()

    def _show_bars(self, also: str = "") -> None:
        """Show the bars that the page names, and one more."""
        names = self.player.step.stage.controls if self.page is not None else None
        self._window.show_controls(names if names is None or not also else (*names, also))


def _can_be_read(formulas: tuple[str, str, str]) -> bool:
    from engine.formula import read

    try:
        for text in formulas:
            read(text)
    except UserError:
        return False
    return True
