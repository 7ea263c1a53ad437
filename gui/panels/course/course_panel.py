"""The panel of the course: a page's text and formula, its vote, duel, exercise and goals."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.changed import Changed
from engine.lab.frame import Frame
from engine.lessons.lesson import Lesson, in_language
from gui.language.translation import language
from gui.panels.course.chapter_box import ChapterBox
from gui.panels.course.duel_box import DuelBox
from gui.panels.course.formula_line import FormulaLine
from gui.panels.course.goal_list import GoalList
from gui.panels.course.lesson_text import LessonText, live_numbers, with_numbers
from gui.panels.course.page_fit import activate_layout, smaller_looks
from gui.panels.course.path_box import PathBox
from gui.panels.course.reveal_box import RevealBox
from gui.panels.course.vote_box import VoteBox
from gui.panels.course.way_shown import WayShown
from gui.panels.exercises.exercise_box import ExerciseBox
from gui.panels.exercises.matrix_box import MatrixBox
from gui.panels.exercises.program_box import ProgramBox
from gui.state.deferred_update import DeferredUpdate
from gui.state.update_throttle import UpdateThrottle
from gui.style.theme import TARGET_PX, Look
from gui.widgets.panel import Panel

_SLACK_PX = 2
_PAGE_NUMBER_PX = 120
"""For what rounding adds to the heights of the parts."""


class CoursePanel(Panel):
    """Shows one page of a lesson; emits a signal for another page."""

    forward_wanted = Signal()
    back_wanted = Signal()
    again_wanted = Signal()
    chapter_wanted = Signal(int)
    fitted = Signal()
    """The page has its type; the rows of its goals are new."""
    path_wanted = Signal(bool)
    """The hour's path is to lead through the course, or all pages are."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("coursePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._lesson: Lesson | None = None
        self._page_index = 0
        self._page_look = look
        self._deferred = DeferredUpdate(self, Changed.EVERYTHING, self._show_frame)
        self._chapters: list[Lesson] = []
        self._way: WayShown | None = None
        self.chapter = ChapterBox()
        self.chapter.chapter_chosen.connect(self.chapter_wanted)
        self.chapter.way_chosen.connect(self._ask_for_other_way)
        self.back, self.forward, self.again = QToolButton(), QToolButton(), QToolButton()
        self.page = QLabel()
        self.formula = FormulaLine(look)
        self.text = LessonText(look)
        self.goals, self.vote = GoalList(look), VoteBox(look)
        self.duel, self.exercise, self.program = DuelBox(look), ExerciseBox(look), ProgramBox(look)
        self.matrix_lines = MatrixBox(look)
        self.reveal, self.path = RevealBox(look), PathBox(look)
        self.path.path_wanted.connect(self.path_wanted)
        self._boxes = (
            self.path, self.vote, self.duel, self.exercise, self.program, self.matrix_lines,
            self.reveal,
            self.goals,
        )  # fmt: skip
        self._throttle = UpdateThrottle(self._write_numbers, self)
        self._fit_timer = QTimer(self)
        self._fit_timer.setSingleShot(True)
        self._fit_timer.timeout.connect(self._fit)
        self.vote.revealed.connect(self._fit_timer.start)
        for box in (self.exercise, self.program, self.matrix_lines, self.goals):
            box.room_changed.connect(self._fit_timer.start)
        self._page_area = QScrollArea()
        self._page_area.setFrameShape(QFrame.Shape.NoFrame)
        self._page_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page_area.setWidgetResizable(True)
        self._lay_out()
        self.set_look(look)

    # What is shown

    def show_chapters(self, chapters: list[Lesson]) -> None:
        """List these chapters."""
        self._chapters = chapters
        self._write_chapters()

    def show_way(self, way: WayShown) -> None:
        """Show where the page lies on the way through the course, and what is done."""
        if way == self._way:
            return
        self._way = way
        self.path.show_way(way if way.offers_path else None)
        self._write_chapters()
        self._write_page()
        self._fit_timer.start()

    def show_page(self, lesson: Lesson, page_index: int) -> None:
        """Show a page of a lesson, scrolled to its top."""
        self._lesson, self._page_index = lesson, page_index
        step = lesson.steps[page_index]
        self.vote.show_vote(step.vote)
        self.duel.show_duel(step.duel_s, step.is_duel_with_others)
        self.exercise.setVisible(step.is_exercise)
        self.program.setVisible(step.is_program)
        self.matrix_lines.setVisible(step.is_matrix_lines)
        self._scroll_to_top()
        self.retranslate()

    def spoken(self) -> str:
        """Say all of the page: where it is, its text, what it asks and what is to be reached."""
        goals = [] if self._lesson is None else self._lesson.steps[self._page_index].goals
        told = [
            self.chapter.currentText(), self.page.text(), self.formula.accessibleName(),
            self.text.spoken(), self.vote.spoken(), *map(self.goals.spoken, range(len(goals))),
        ]  # fmt: skip
        ended = (text if text[-1] in ".?!…:" else f"{text}." for text in told if text)
        return "\n".join(ended)

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Show the numbers of a frame."""
        self._deferred.set_frame(frame, changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was missed."""
        super().showEvent(event)
        self._deferred.catch_up()

    def _show_frame(self, frame: Frame, changed: Changed) -> None:
        self.duel.set_frame(frame, changed)
        self.exercise.set_frame(frame, changed)
        self.program.set_frame(frame, changed)
        self.matrix_lines.set_frame(frame, changed)
        is_hidden = frame.state.hidden_test is not None
        if is_hidden == self.reveal.isHidden():
            self.reveal.setVisible(is_hidden)
            self._fit_timer.start()
        self._throttle.set_frame(frame)

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        for widget in (self.chapter, self.page, self.back, self.forward, self.again):
            widget.setFont(look.font(11))
        self.vote.button.setFont(look.font(11, bold=True))
        self._apply_look_to_page(look)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        self.setAccessibleName(self.tr("Course"))
        self.text.setAccessibleName(self.tr("text of the lesson"))
        self.chapter.setAccessibleName(self.tr("chapter"))
        for button, sign, tip in (
            (self.back, "‹", self.tr("Page before  [Page Up]")),
            (self.forward, "›", self.tr("Next page  [Page Down]")),
            (self.again, "↺", self.tr("Set the stage of this page once more")),
        ):
            button.setText(sign)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self._write_chapters()
        if self._lesson is not None:
            self._write_page()
            self.formula.show_formula(self._lesson.steps[self._page_index].formula)
            self._write_text()
            self._fit_timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page again."""
        super().resizeEvent(event)
        self._fit_timer.start()

    def sizeHint(self) -> QSize:
        """Ask for a column that can be read."""
        return QSize(max(round(300 * self._look.type_scale), self._width_of_buttons()), 400)

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(max(round(230 * self._look.type_scale), self._width_of_buttons()), 200)

    def _width_of_buttons(self) -> int:
        """Return the room for the number of the page between buttons as large as a finger."""
        if not self._look.for_touch:
            return 0
        return 4 * TARGET_PX + round(_PAGE_NUMBER_PX * self._look.type_scale)

    def _fit(self) -> None:
        """Take the largest type in which all of the page is seen."""
        if self._lesson is None or not self.isVisible():
            return
        activate_layout(self)
        self._take_largest_type()
        self.fitted.emit()
        if self.vote.is_revealed:
            self._page_area.ensureWidgetVisible(self.vote.explanation, 0, 0)

    def _take_largest_type(self) -> None:
        """Try the usual type first, which does for most pages, and then half of those left."""
        usual, *smaller = smaller_looks(self._look)
        if not self._fits(usual):
            first = bisect_left(smaller[:-1], True, key=self._fits)
            self._take(smaller[first])

    def _fits(self, look: Look) -> bool:
        """Write the page in a look, and say whether all of it is seen."""
        self._take(look)
        return self._page_height() + _SLACK_PX <= self._page_area.viewport().height()

    def _take(self, look: Look) -> None:
        """Write the page in a look."""
        if look != self._page_look:
            self._apply_look_to_page(look)
        self._write_text()

    def _apply_look_to_page(self, look: Look) -> None:
        self._page_look = look
        for part in (*self._boxes, self.text, self.formula):
            part.set_look(look)

    def _page_height(self) -> int:
        for part in self._boxes:
            activate_layout(part)
        page = activate_layout(self._page)
        by_width = page.totalHeightForWidth(self._page_area.viewport().width())
        return max(by_width, page.totalMinimumSize().height())

    def _write_chapters(self) -> None:
        done = self._way.chapters_done if self._way is not None else frozenset()
        titles = [
            f"{'✓ ' * (index in done)}{index + 1}. {in_language(chapter.title, language())}"
            for index, chapter in enumerate(self._chapters)
        ]
        shown = -1
        if self._lesson in self._chapters:
            shown = self._chapters.index(self._lesson)
        elif self._lesson is not None:
            shown = len(titles)
            titles.append(in_language(self._lesson.title, language()))
        self.chapter.show_chapters(titles, shown, self._other_way())

    def _other_way(self) -> str:
        """Name the way through the course that is not followed."""
        if self._way is None or not self._way.pages_of_path:
            return ""
        if self._way.is_path:
            return self.tr("Go on through all {0} pages").format(self._way.pages_in_all)
        return self.tr("Go on in one hour: {0} pages").format(self._way.pages_of_path)

    def _ask_for_other_way(self) -> None:
        if self._way is not None:
            self.path_wanted.emit(not self._way.is_path)

    def _write_page(self) -> None:
        """Say which page it is, of the path or of its chapter, and whether it is done."""
        if self._lesson is None:
            return
        page, pages = self._page_index + 1, len(self._lesson.steps)
        on_path = self._way.page_of_path if self._way is not None else None
        if self._way is not None and on_path is not None:
            page, pages = on_path, self._way.pages_of_path
        is_done = self._way is not None and self._way.is_page_done
        self.page.setText(self.tr("page {0} of {1}").format(page, pages) + "  ✓" * is_done)
        self.page.setToolTip("" if on_path is None else self.tr("On the path that takes an hour"))

    def _write_numbers(self) -> None:
        """Write the text again where live numbers stand in it."""
        if self._lesson is not None and live_numbers(self._text_of_page()):
            self._write_text()

    def _write_text(self) -> None:
        self.text.show_text(with_numbers(self._text_of_page(), self._deferred.frame))

    def _text_of_page(self) -> str:
        assert self._lesson is not None
        return in_language(self._lesson.steps[self._page_index].text, language())

    def _lay_out(self) -> None:
        page_buttons = QHBoxLayout()
        page_buttons.setSpacing(4)
        for widget in (self.back, self.forward, self.page, self.again):  # no number moves a button
            widget.setObjectName("pageTurner")
            page_buttons.addWidget(widget)
        page_buttons.insertStretch(3, 1)
        self.back.clicked.connect(self.back_wanted)
        self.forward.clicked.connect(self.forward_wanted)
        self.again.clicked.connect(self.again_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(6)
        column.addWidget(self.chapter)
        column.addLayout(page_buttons)
        column.addWidget(self._page_area, 1)
        column.addWidget(self.vote.button)
        self._page = QWidget()
        self._page.setObjectName("coursePage")
        page_layout = QVBoxLayout(self._page)
        page_layout.setContentsMargins(0, 0, 4, 0)
        page_layout.setSpacing(6)
        for part in (self.formula, self.text, *self._boxes):
            page_layout.addWidget(part)
        page_layout.addStretch(1)
        self._page_area.setWidget(self._page)

    def _scroll_to_top(self) -> None:
        self._page_area.verticalScrollBar().setValue(0)
