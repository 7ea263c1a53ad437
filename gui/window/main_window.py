"""The main window: makes pictures, panels and actions; `gui.app.wiring` connects them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow

from engine.changed import Changed
from engine.errors import Language
from engine.lab.frame import Frame
from gui.gestures.window_touch import WindowTouch
from gui.language import translation
from gui.language.numbers import percent
from gui.language.sentences import going_on_from, refusal
from gui.panels.learning_panel import LearningPanel
from gui.panels.samples_panel import SamplesPanel
from gui.projector.presenter import Presenter
from gui.state.store import Store
from gui.style.theme import Look, Theme, text_scale
from gui.touch.touch_mode import TouchMode
from gui.window.action_states import (
    check_choices,
    check_view_options,
    enable_what_can_be_done,
    name_undo,
    show_playing,
)
from gui.window.actions import Actions
from gui.window.appearance import Appearance
from gui.window.bars import Bars
from gui.window.docks import Docks
from gui.window.layout import Layout
from gui.window.menus import Menus
from gui.window.parts import Parts
from gui.window.remembered import Remembered

if TYPE_CHECKING:
    from gui.panels.course.course_panel import CoursePanel
    from gui.pictures.picture import Picture
    from gui.pictures.plot_picture import PlotPicture

_SCROLLING = ("results", "learning", "plants", "model")


class MainWindow(QMainWindow):
    """The laboratory on screen; `gui.app.wiring.connect` brings it to life.

    `remembered` is None where nothing is kept or restored.
    """

    sample_requested = Signal(str)
    """The name of a sample, from the menu."""
    file_dropped = Signal(object)
    """The Path of a file that was dropped on the window."""
    closed = Signal()
    """The window was closed for good."""

    def __init__(self, store: Store, theme: Theme, remembered: Remembered | None = None) -> None:
        super().__init__()
        self.store = store
        self.remembered = remembered
        self._window_touch = WindowTouch(self)
        self.touch_mode = TouchMode(
            self, remembered.touch if remembered else None, self._remember_touch
        )
        self.appearance = Appearance(theme, self.touch_mode, remembered)
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes, while something may still be half typed; whoever says no
        has something to ask first."""
        self._document_name = ""
        self.actions_ = Actions(self, self.look)
        self._parts = parts = Parts(store, self.look, self.actions_)
        self.field, self.loss_curve, self.pictures = parts.field, parts.loss_curve, parts.pictures
        self.neuron_panel, self.readouts = parts.neuron_panel, parts.readouts
        self.lazy_learning, self.lazy_samples = parts.lazy_learning, parts.lazy_samples
        self.model_panel, self.lazy_course = parts.model_panel, parts.lazy_course
        self.status, self.playback_bar = parts.status, parts.playback_bar
        self.tools, self.touch_bar = parts.tools, parts.touch_bar
        self.arrangement_bar = parts.arrangement_bar
        self._bars = Bars(
            self, self.field, self.arrangement_bar, self.tools, self.status, self.playback_bar,
            self.touch_bar,
        )  # fmt: skip
        self.setDockNestingEnabled(True)
        self.docks = self._make_docks()
        self.menus = Menus(
            self.menuBar(), self.actions_,
            [dock for name, dock in self.docks.by_name.items() if name != "course"],
            self.sample_requested.emit,
        )  # fmt: skip
        self.recent_menu = self.menus.recent
        self._name_parts()
        self._parts.watch(self)
        self.setAcceptDrops(True)
        self.resize(1280, 720)
        self.layout_ = Layout(self, self.docks, self._bars, self.actions_, remembered)
        self.presenter = Presenter(self, self.layout_, self.status)
        self._follow_look()
        self._show_touch()
        self._listen()

    # What is shown

    def _listen(self) -> None:
        self.store.frame_ready.connect(self._show_frame)
        self.store.playback.rested.connect(self.catch_up)
        self.store.touched.connect(self._update_actions)
        self.store.refused.connect(lambda error: self.status.say(refusal(error)))
        self.store.tail_dropped.connect(
            lambda step: self.status.say(going_on_from(step), warning=False)
        )
        self.store.plants_came_back.connect(self._show_all_plants)
        self._show_frame(self.store.frame(), Changed.EVERYTHING)
        self.field.fit()
        self.field.setFocus()

    def _show_frame(self, frame: Frame, changed: Changed) -> None:
        self._parts.set_frame(frame, changed)
        if changed & Changed.PLANTS:
            self.actions_.name_kinds(frame.plants)
        if changed & Changed.NEURON:
            self.arrangement_bar.show_network(not frame.architecture.is_bare)
            self.docks.make_room_for_model(not frame.architecture.is_bare)
        if changed & Changed.PLAYING:
            show_playing(self.actions_, self.look, frame.playing)
        name_undo(self.actions_, self.store)

    def catch_up(self) -> None:
        """Draw what pictures have left out of a playing run, since they take turns."""
        self._parts.catch_up()

    def _show_all_plants(self) -> None:
        self.store.flush()
        self.field.fit()

    @property
    def all_pictures(self) -> list[Picture | PlotPicture]:
        """The field, the loss curve, and the others made so far."""
        return self._parts.all_pictures

    @property
    def course_panel(self) -> CoursePanel:
        """The course's panel, made when it is first asked for."""
        return self.lazy_course.content

    @property
    def learning_panel(self) -> LearningPanel:
        """The panel of the learning settings, made when it is first asked for."""
        return self.lazy_learning.panel

    @property
    def samples_panel(self) -> SamplesPanel:
        """The panel of samples, made when it is first asked for."""
        return self.lazy_samples.panel

    def _update_actions(self) -> None:
        """Show what can be done and how things are looked at: a key may come before a frame."""
        enable_what_can_be_done(self.actions_, self.store)
        self.model_panel.setEnabled(not self.store.is_model_held)
        check_view_options(self.actions_, self.store.view_options)

    # How it looks

    @property
    def theme(self) -> Theme:
        """The theme chosen."""
        return self.appearance.theme

    def set_theme(self, theme: Theme) -> None:
        """Take a theme that a person chose: it is remembered."""
        self.appearance.set_theme(theme)

    @property
    def look(self) -> Look:
        """Colours and sizes on screen."""
        return self.appearance.look

    def _follow_look(self) -> None:
        layout, appearance = self.layout_, self.appearance
        if appearance.text_step:
            layout.follow_text(appearance.text_step)
        layout.projector_switched.connect(lambda: appearance.set_projector(layout.is_projector))
        layout.projector_switched.connect(self.presenter.end)
        appearance.changed.connect(self._show_look)
        appearance.text_resized.connect(layout.follow_text)
        appearance.text_size_chosen.connect(self._say_text_size)
        self.touch_mode.began_by_touch.connect(self._say_that_touch_began)

    def set_language(self, code: Language) -> None:
        """Switch to French or English, at once."""
        if self.remembered is not None:
            self.remembered.language = code
        translation.set_language(code)

    def offer_no_docks(self) -> None:
        """Have no list of docks at a right-click on a title of one."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def retranslate(self) -> None:
        """Write every text of the window's own again."""
        self.actions_.retranslate()
        self.menus.retranslate()
        self._name_parts()

    def _name_parts(self) -> None:
        """Write the texts of what has no language of its own."""
        self.show_title(self._document_name, self.isWindowModified())
        self.docks.retranslate()
        self._show_on_actions()
        self._update_actions()
        name_undo(self.actions_, self.store)

    def show_title(self, document_name: str, has_changed: bool) -> None:
        """Name the file that is open, "" where there is none, and mark whether it has changed."""
        self._document_name = document_name
        untitled = self.tr("Untitled")  # lupdate does not look into an f-string
        if document_name or has_changed:
            self.setWindowTitle(f"{document_name or untitled}[*] — Perceptron Lab")
        self.setWindowModified(has_changed)
        if not document_name and not has_changed:
            self.setWindowTitle("Perceptron Lab")

    def _show_on_actions(self) -> None:
        check_choices(self.actions_, translation.language(), self.appearance.theme)
        show_playing(self.actions_, self.look, self.store.is_playing)

    def _show_look(self) -> None:
        """Give every part the colours and sizes of the look."""
        self._parts.set_look(self.look)
        self.actions_.set_look(self.look)
        self.menus.retranslate()
        self.docks.set_title_font(self.look.panel_font(10))
        self._show_on_actions()
        self._show_touch()

    def _show_touch(self) -> None:
        self.actions_["actionTouch"].setChecked(self.touch_mode.is_on)
        self._bars.show_touch(self.touch_mode.is_on, self.layout_.can_leave_projector)
        self.layout_.make_room_for_touch(self.touch_mode.is_on)

    def _remember_touch(self, on: bool) -> None:
        if self.remembered is not None:
            self.remembered.touch = on

    def _say_text_size(self, step: int) -> None:
        size = percent(text_scale(step))
        self.status.say(self.tr("Text size: {0}").format(size), warning=False)

    def _say_that_touch_began(self) -> None:
        if self.menuBar().isVisible():  # else there is no View to go to
            told = self.tr("Large buttons for fingers are on. View › Touch bar puts them away.")
            self.status.say(told, warning=False)

    # Where things are

    def _make_docks(self) -> Docks:
        docks = Docks(self, self._parts.in_docks, _SCROLLING)
        docks.when_closed("course", lambda: self.actions_["actionCourse"].setChecked(False))
        return docks

    # Events

    def event(self, event: QEvent) -> bool:
        """End a drag when a dialogue blocks the window or it is left: no release would come."""
        kind = event.type()
        if kind == QEvent.Type.WindowBlocked or (
            kind == QEvent.Type.WindowDeactivate
            and not isinstance(QApplication.activeWindow(), QDockWidget)
        ):
            self.store.finish_input()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self.presenter.note_key(event)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look out for the first finger."""
        super().showEvent(event)
        self.touch_mode.wait_for_touch(self.windowHandle())
        self._window_touch.watch()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room that the projector takes or gives back, once it is there."""
        super().resizeEvent(event)
        self.layout_.follow_size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a presenter's keys at the projector."""
        if not self.presenter.take_key(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file dropped."""
        local = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            event.acceptProposedAction()
            self.file_dropped.emit(Path(local[0].toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop learning, ask what is to be asked, and remember the layout."""
        event.ignore()  # where anything fails, the work stays on screen
        self.store.pause()
        if not self.may_close():
            return
        self.layout_.remember()
        super().closeEvent(event)
        self.closed.emit()
