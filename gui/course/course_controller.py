"""What leads where in the course: its panel, its pages and their setup, a teacher's lesson."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from engine.errors import UserError
from engine.lab.shading_mode import ShadingMode
from gui.language.sentences import refusal
from gui.registry.action_names import Commands, Toggles
from gui.registry.arrangements import arrangement_named
from gui.registry.file_kinds import is_lesson
from gui.widgets import file_dialogs
from gui.window.actions import Actions
from gui.window.refusals import report_errors
from gui.window.shell import Shell

if TYPE_CHECKING:
    from engine.lessons.lesson import Lesson
    from engine.lessons.page_setup import PageSetup
    from gui.course.lesson_files import LessonFile
    from gui.course.lesson_player import LessonPlayer
    from gui.panels.course.course_panel import CoursePanel
    from gui.pictures.field.field_picture import FieldPicture
    from gui.widgets.lazy_widget import LazyWidget
    from gui.window.layout import Layout
    from gui.window.remembered import Remembered


class CourseController(QObject):
    """Leads through the course: `page` is the one on screen, `resume` shows one as it was left."""

    setup_coming = Signal()
    setup_applied = Signal()
    """As the player's, which is not made before it is needed."""
    goal_reached = Signal()
    told = Signal(str)
    """What came on the page, for who does not see it."""
    put_away = Signal()
    """The book was put away: what is on screen stays."""

    def __init__(
        self,
        shell: Shell,
        actions: Actions,
        field: FieldPicture,
        layout: Layout,
        panel: LazyWidget[CoursePanel],
        show_speed: Callable[[float], object],
        remembered: Remembered | None,
    ) -> None:
        super().__init__(shell.window)
        self._shell, self._store, self._status = shell, shell.store, shell.status
        self._actions, self._field, self._layout = actions, field, layout
        self._panel, self._show_speed, self._remembered = panel, show_speed, remembered
        self._shading_before: ShadingMode | None = shell.store.view_options.shading
        self._speed_of_lesson: float | None = None
        self._speed_before = shell.store.clock.steps_per_second
        self._lesson_of_file: Lesson | None = None
        """What was last read of the lesson file that is watched, None if it was faulty from the
        start: then it is shown once it is repaired."""
        self._plants_before = shell.store.session.state.plants
        """Those on screen before a page applied its setup."""

    def commands(self) -> Commands:
        """Return what each action does when it is chosen."""
        return {
            "actionNextPage": self._turn_on,
            "actionPreviousPage": lambda: self.player.back(),
            "actionOpenLesson": self._ask_for_lesson,
        }

    def toggles(self) -> Toggles:
        """Return what each action that can be on or off does."""
        return {"actionCourse": self._show}

    @cached_property
    def player(self) -> LessonPlayer:
        """The player of the chapters, with everything tied to it: made when first needed."""
        from gui.course.lesson_files import built_in
        from gui.course.lesson_player import LessonPlayer

        player = LessonPlayer(self._store, built_in, self._remembered)
        player.page_changed.connect(self._show_page)
        player.goals_changed.connect(self._show_goals)
        player.way_changed.connect(self._show_way)
        player.goal_reached.connect(self._report_goal)
        player.setup_coming.connect(self._on_setup_coming)
        player.setup_coming.connect(self.setup_coming)
        player.setup_applied.connect(self._show_setup)
        player.setup_applied.connect(self.setup_applied)
        self._connect_panel(player)
        return player

    @cached_property
    def lesson_file(self) -> LessonFile:
        """The file of the teacher's lesson that is open."""
        from gui.course.lesson_files import LessonFile

        self._status.dismissed.connect(self._dismiss_refusal)
        return LessonFile(self._replace_lesson, self._refuse_again, self._shell.window)

    def open_file(self, path: Path) -> None:
        """Open a teacher's lesson; a faulty one changes nothing on screen. Raises UserError."""
        lesson = self.lesson_file.open(path)
        self._status.pin(None)
        self._lesson_of_file = lesson
        self.player.open(lesson)

    def try_file(self, path: Path) -> None:
        """Open a teacher's lesson; a faulty one is reported until it is repaired or dismissed.

        Raises UserError where there is no such file to repair.
        """
        try:
            self.open_file(path)
        except UserError as error:
            if not error.code.startswith("lesson_"):
                raise
            self._lesson_of_file = None
            self._refuse(error)

    @property
    def page(self) -> tuple[str, int] | None:
        """The id of the lesson on screen and its page, counted from 0; None if none is open."""
        if "player" not in vars(self) or not self.player.is_open:
            return None
        return self.player.lesson.id, self.player.page_index

    @property
    def page_of_work(self) -> tuple[str, int] | None:
        """The page that what is on screen belongs to: None where it is of before the page came."""
        page = self.page
        return page if page is not None and self.player.is_work_of_page else None

    def resume(self, page: tuple[str, int] | None) -> None:
        """Show a page as it was left: its setup is not applied again. None puts the book away."""
        self._forget_faulty_file()
        if page is None:
            self._put_away()
            return
        open_lessons = [self.player.lesson] if self.page is not None else []
        lesson = next(
            (lesson for lesson in (*open_lessons, *self.player.chapters) if lesson.id == page[0]),
            None,
        )
        if lesson is None:  # a teacher's own: its file may be anywhere
            self._put_away()
            return
        if page != self.page:
            self._shading_before = None  # not known: it stays as it is, after the book too
        self.player.resume(lesson, page[1])
        self._layout.show_controls(self.player.step.setup.controls)

    def _put_away(self) -> None:
        """Close the book: no page is there to reveal what it hid."""
        self._actions["actionCourse"].setChecked(False)
        self._store.reveal_test()

    def open_chapter(self, name: str) -> None:
        """Open a chapter by its id, or by its number. Raises UserError `no_chapter`."""
        self.player.open(self._chapter(name))

    def open_alone(self, name: str) -> None:
        """Open a lesson's file or a chapter, and nothing that it leads to. Raises UserError."""
        from gui.course.lesson_files import read_lesson

        path = Path(name)
        self.player.open_alone(read_lesson(path) if is_lesson(path) else self._chapter(name))
        self._store.touched.emit()  # undo has begun anew: the page is the first document now
        self.setup_applied.emit()

    def _chapter(self, name: str) -> Lesson:
        for number, chapter in enumerate(self.player.chapters, start=1):
            if name in (chapter.id, str(number)):
                return chapter
        known = ", ".join(chapter.id for chapter in self.player.chapters)
        raise UserError("no_chapter", name=name, known=known)

    def say_how_work_comes_back(self) -> None:
        """Say that a page set up something else, and that the work before is not lost.

        What a page asked for is no such work: the next page takes it away without a word.
        """
        if self.player.was_work_of_page:
            return
        text = QCoreApplication.translate(
            "CourseController", "The course has its own plants. Undo brings yours back."
        )
        if self._store.session.state.plants is self._plants_before:
            text = QCoreApplication.translate(
                "CourseController", "The course has its own settings. Undo brings yours back."
            )
        self._status.say(text, warning=False, is_needed=True)

    def show_sentence(self) -> None:
        """Show the status sentence, though the page on screen may not want it."""
        self._show_bars("sentence")

    def _connect_panel(self, player: LessonPlayer) -> None:
        from gui.course.duel import Duel
        from gui.course.exercises import Exercises

        panel, store = self._panel.content, self._store
        panel.forward_wanted.connect(player.forward)
        panel.back_wanted.connect(player.back)
        panel.again_wanted.connect(player.begin_again)
        panel.chapter_wanted.connect(self._open_chapter_at)
        panel.path_wanted.connect(player.follow_path)
        panel.path.going_on.connect(player.go_on)
        panel.path.skipping.connect(player.skip)
        panel.goals.hint_wanted.connect(player.show_hint)
        panel.goals.answered.connect(player.answer)
        panel.goals.refused.connect(store.refused)
        panel.fitted.connect(self._order_tabs)
        panel.vote.revealed.connect(self._reveal)
        panel.reveal.reveal_wanted.connect(self._reveal_test)
        self._exercises = Exercises(store, self._field, panel)
        self._duel = Duel(store, panel.duel, self._set_up_duel, self._reveal_test)

    def _show(self, shown: bool) -> None:
        """Open the book at the page where it was, or put it away."""
        self._store.finish_input()
        self._layout.show_course(shown)
        self._status.show_offers(not shown)
        if not shown:
            self._forget_faulty_file()
            self.player.close()
            self._end_exercises()
            self._show_vote_message()
            self._layout.show_controls(None)
            self._set_speed(0.0)
            if self._shading_before is not None:
                self._store.set_view_options(shading=self._shading_before)
            self.put_away.emit()
        elif not self.player.is_open:
            self._save_shading()
            self.player.forward()

    def _end_exercises(self) -> None:
        """End the duel and the training with a student's own formulas: nothing goes on unseen.

        What the lesson hid is shown, too.
        """
        self._duel.end()
        self._exercises.end()
        self._store.reveal_test()
        self._store.show_all_again()

    def _on_setup_coming(self) -> None:
        self._plants_before = self._store.session.state.plants
        if not self._layout.is_course_shown:
            self._save_shading()

    def _save_shading(self) -> None:
        """Keep how the field was coloured before the lesson; it is so again after it."""
        self._shading_before = self._store.view_options.shading

    def _open_chapter_at(self, index: int) -> None:
        if index < len(self.player.chapters):
            self.player.open_chapter(index)

    def _show_page(self) -> None:
        panel, player = self._panel.content, self.player
        self._actions["actionCourse"].setChecked(True)
        panel.show_chapters(player.chapters)
        panel.show_page(player.lesson, player.page_index)
        self._show_rows_of_goals()
        self._show_vote_message()
        self._field.setFocus()  # what had it may be gone: Space has to play
        self.told.emit(panel.spoken())

    def _show_goals(self) -> None:
        self._show_rows_of_goals()
        self._order_tabs()

    def _show_rows_of_goals(self) -> None:
        """Show the goals; the order of the tabs comes with the page's type, where it is to come."""
        player, goals = self.player, self.player.step.goals
        reached = [player.is_reached(goal) for goal in range(len(goals))]
        panel = self._panel.content
        panel.goals.show_goals(goals, reached, player.hints_shown, player.wrong_answers)
        self._show_way()

    def _order_tabs(self) -> None:
        from gui.panels.course.tab_order import order_tabs  # late: the launch does not need it

        order_tabs(self._panel.content)

    def _show_way(self) -> None:
        """Show where on the way the page lies, and the ticks of what is done."""
        from gui.panels.course.way_shown import way_shown

        player, panel = self.player, self._panel.content
        panel.back.setEnabled(not player.is_first)
        panel.forward.setEnabled(not player.is_last)
        panel.show_way(
            way_shown(
                player.chapters, player.follows_path, player.progress,
                player.lesson, player.page_index,
            )
        )  # fmt: skip

    def _show_setup(self, setup: PageSetup) -> None:
        arrangement = arrangement_named(setup.arrangement)
        if arrangement is not None:
            self._layout.arrange(arrangement)
        if setup.pictures:
            self._layout.show_pictures(setup.pictures)
        if setup.shading is not None:
            self._store.set_view_options(shading=setup.shading)
        self._layout.show_controls(setup.controls)
        self._field.interaction.hide_cursor()
        self._set_speed(setup.speed)
        if setup.plants is not None or setup.window is not None or self._has_revealed(setup):
            self._store.flush()
            if setup.window is None or setup.window == "all":
                self._field.fit()
            else:
                self._field.show_window(setup.window)

    def _has_revealed(self, setup: PageSetup) -> bool:
        """Say whether plants may have come that lie outside what is seen of the field."""
        is_other = self._store.session.state.plants is not self._plants_before
        return bool(setup.reveal_test) and is_other and self.player.window_so_far == "all"

    def _set_speed(self, speed: float | None) -> None:
        """Learn as fast as a page says, or as before; what a person chose since then stays."""
        store = self._store
        if speed is None or (speed == 0 and self._speed_of_lesson is None):
            return
        if self._speed_of_lesson is None:
            self._speed_before = store.clock.steps_per_second
        if speed or store.clock.steps_per_second == self._speed_of_lesson:
            store.set_speed(speed or self._speed_before)
            self._show_speed(speed or self._speed_before)
        self._speed_of_lesson = speed or None

    def _show_vote_message(self) -> None:
        """While the class votes nothing moves: say so, rather than what Space would do."""
        text = QCoreApplication.translate(
            "CourseController", "Vote first: the picture waits for “Reveal”."
        )
        self._status.override(text if self._store.is_frozen else "")

    def _turn_on(self) -> None:
        """Turn the page; at a projector, where a clicker may be all there is, reveal a vote first.

        What the class has to see of a page before the next comes, comes by paging alone.
        """
        is_alone = self._layout.is_projector and self.page is not None
        if is_alone and self._panel.content.vote.is_open:
            self._panel.content.vote.reveal()
        else:
            self.player.forward()

    def _reveal(self) -> None:
        store, vote, predicted = self._store, self.player.step.vote, self._panel.content.vote.choice
        store.freeze(False)
        if predicted is not None:
            self.player.take_prediction(predicted)
        self._show_vote_message()
        self._field.setFocus()
        self.told.emit(self._panel.content.vote.spoken())
        if vote is not None and vote.then_steps:
            store.play(vote.then_steps)

    def _reveal_test(self) -> None:
        """Show the plants held out, all of them, unless the lesson shows a part of the field."""
        self._store.reveal_test()
        if self.player.window_so_far == "all":
            self._store.flush()
            self._field.fit()
        self._field.setFocus()

    def _set_up_duel(self) -> None:
        """Put the line back where the page puts it, for you to move."""
        setup = self.player.setup
        self._on_setup_coming()
        self.setup_coming.emit()
        self._store.apply_setup(setup, keeps_formulas=False)
        self.setup_applied.emit()

    def _report_goal(self, goal: int) -> None:
        text = QCoreApplication.translate("CourseController", "Goal reached!")
        self._status.say("✓ " + text, warning=False)
        self.told.emit(self._panel.content.goals.spoken(goal))
        self.goal_reached.emit()

    def _ask_for_lesson(self) -> None:
        path = file_dialogs.ask_for_lesson(self._shell.window)
        if path is not None:
            report_errors(self._status, lambda: self.try_file(path))

    def _replace_lesson(self, lesson: Lesson) -> None:
        """Show a lesson that was written again, if it is the one on screen; else only keep it."""
        self._status.pin(None)
        before, self._lesson_of_file = self._lesson_of_file, lesson
        if before is None or (self.page is not None and self.player.lesson is before):
            self.player.replace_lesson(lesson)
        elif self.player.lesson is before:
            self.player.keep_lesson(lesson)

    def _refuse_again(self, error: UserError) -> None:
        """Say what is wrong with a file that was written again, where its lesson is on screen."""
        before = self._lesson_of_file
        if before is None or (self.page is not None and self.player.lesson is before):
            self._refuse(error)

    def _dismiss_refusal(self) -> None:
        self._forget_faulty_file()
        self._show_bars()

    def _forget_faulty_file(self) -> None:
        """Let go of a lesson file that was never shown: its repair is not waited for any more."""
        if "lesson_file" in vars(self) and self._lesson_of_file is None:
            self.lesson_file.close()
            self._status.pin(None)

    def _refuse(self, error: UserError) -> None:
        self._status.pin(lambda: refusal(error))
        self.show_sentence()
        QApplication.beep()

    def _show_bars(self, also: str = "") -> None:
        """Show the bars that the page names, and one more."""
        names = self.player.step.setup.controls if self.page is not None else None
        self._layout.show_controls(names if names is None or not also else (*names, also))
