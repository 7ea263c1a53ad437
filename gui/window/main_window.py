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
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QMainWindow, QWidget

from engine.changed import Changed
from engine.errors import Language
from engine.lab.frame import Frame
from gui.gestures.window_touch import WindowTouch
from gui.language import translation
from gui.language.numbers import percent
from gui.language.sentences import going_on_from, refusal
from gui.panels.arrangement_bar import ArrangementBar
from gui.panels.deferred_panel import DeferredFramedPanel, DeferredPanel
from gui.panels.learning_panel import LearningPanel
from gui.panels.model_panel import ModelPanel
from gui.panels.neuron_panel import NeuronPanel
from gui.panels.playback_bar import PlaybackBar
from gui.panels.readouts import Readouts
from gui.panels.samples_panel import SamplesPanel
from gui.panels.status_sentence import StatusSentence
from gui.panels.tool_palette import ToolPalette
from gui.pictures.curve.loss_curve import LossCurve
from gui.pictures.field.field_picture import FieldPicture
from gui.projector.presenter import Presenter
from gui.registry.actions import ARRANGEMENT_ACTIONS, TOOL_ACTIONS
from gui.registry.hideable import CONTROLS_OF_MENUS, HIDEABLE_MENUS, KIOSK_ACTIONS
from gui.state.store import Store
from gui.style.stylesheet import apply_look
from gui.style.theme import TEXT_STEPS, Theme, look_of, text_scale
from gui.touch.touch_bar import TouchBar
from gui.touch.touch_mode import TouchMode
from gui.widgets.integer_field import IntegerField
from gui.widgets.keyboard_focus import KeyboardFocus
from gui.widgets.lazy_widget import LazyWidget
from gui.widgets.number_field import NumberField
from gui.window.action_states import (
    check_choices,
    check_view_options,
    enable_what_can_be_done,
    name_undo,
    show_playing,
)
from gui.window.actions import Actions
from gui.window.bars import Bars
from gui.window.docks import Docks
from gui.window.layout import Layout
from gui.window.menus import Menus
from gui.window.pictures import Pictures
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
        self.text_step = remembered.text_step if remembered is not None else 0
        """By how many steps text is larger than usual."""
        self._theme = theme
        self.is_theme_chosen = False
        """Whether the theme was chosen while the window was open."""
        self.remembered = remembered
        self._window_touch = WindowTouch(self)
        self.touch_mode = TouchMode(
            self, remembered.touch if remembered else None, self._remember_touch
        )
        self.look = look_of(theme, for_touch=self.touch_mode.is_on, text_step=self.text_step)
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes, while something may still be half typed; whoever says no
        has something to ask first."""
        self._document_name = ""
        apply_look(self.look)
        self.actions_ = Actions(self, self.look)
        self.field = FieldPicture(self.look)
        self.loss_curve = LossCurve(self.look)
        self.neuron_panel = NeuronPanel(self.look)
        self.readouts = Readouts(self.look)
        self._defer_panels()
        self.status = StatusSentence(self.look)
        self.playback_bar = PlaybackBar(self.look, self.actions_.by_name)
        self.tools = ToolPalette(self.look, [self.actions_[name] for name in TOOL_ACTIONS])
        self.touch_bar = TouchBar(self.look, self.actions_.by_name)
        self.arrangement_bar = ArrangementBar(
            self.look, [self.actions_[name] for name in ARRANGEMENT_ACTIONS.values()]
        )
        self.lazy_course = LazyWidget("coursePanel", self._make_course_panel)
        self.pictures = Pictures(self.look)
        self.pictures.when_made.append(self._on_picture_made)
        self._bars = Bars(
            self, self.field, self.arrangement_bar, self.tools, self.status, self.playback_bar,
            self.touch_bar,
        )  # fmt: skip
        self.setDockNestingEnabled(True)
        self.docks = self._make_docks()
        self._menus = Menus(
            self.menuBar(), self.actions_,
            [dock for name, dock in self.docks.by_name.items() if name != "course"],
            self.sample_requested.emit,
        )  # fmt: skip
        self.recent_menu = self._menus.recent
        self._name_parts()
        self._keyboard = KeyboardFocus(self, self.field)
        self._watch(self)
        self.setAcceptDrops(True)
        self.resize(1280, 720)
        self.layout_ = Layout(self, self.docks, self._bars, self.actions_, remembered)
        if self.text_step:
            self.layout_.follow_text(self.text_step)
        self.layout_.projector_switched.connect(self._apply_look)
        self.presenter = Presenter(self, self.layout_, self.status)
        self.layout_.projector_switched.connect(self.presenter.end)
        self._show_touch()
        self.touch_mode.switched.connect(self._apply_look)
        self.touch_mode.began_by_touch.connect(self._say_that_touch_began)
        self._listen()

    def _defer_panels(self) -> None:
        """Prepare the panels that lie behind others at first."""
        new_start = self.actions_["actionRandomStart"]
        self.lazy_learning = DeferredFramedPanel(lambda: LearningPanel(self.look))
        self.lazy_samples = DeferredPanel(lambda: SamplesPanel(self.look))
        self.model_panel = DeferredFramedPanel(lambda: ModelPanel(self.look, new_start))
        for deferred in (self.lazy_learning, self.lazy_samples, self.model_panel):
            deferred.when_made(self._watch)

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
        for picture in self.all_pictures:
            picture.set_frame(frame, changed, self.store.view_options)
        for panel in (
            self.neuron_panel, self.readouts, self.lazy_learning, self.model_panel,
            self.status, self.playback_bar,
        ):  # fmt: skip
            panel.set_frame(frame, changed)
        if self.lazy_course.made is not None:
            self.lazy_course.made.set_frame(frame, changed)
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
        for picture in self.all_pictures:
            picture.catch_up()
        self.playback_bar.catch_up()

    def _show_all_plants(self) -> None:
        self.store.flush()
        self.field.fit()

    @property
    def all_pictures(self) -> list[Picture | PlotPicture]:
        """The field, the loss curve, and the others made so far."""
        return [self.field, self.loss_curve, *self.pictures.made]

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

    def _make_course_panel(self) -> CoursePanel:
        from gui.panels.course.course_panel import CoursePanel

        panel = CoursePanel(self.look)
        panel.set_frame(self.store.frame(), Changed.EVERYTHING)
        self._watch(panel)
        return panel

    def _on_picture_made(self, picture: Picture) -> None:
        """Show the frame on a picture that has just been made, and watch its focus."""
        picture.set_frame(self.store.frame(), Changed.EVERYTHING, self.store.view_options)
        self._watch(picture)

    def _watch(self, part: QWidget) -> None:
        """Watch the focus in a part of the window, and what is clicked or typed to its end there.

        That is an undo of its own; what steps by the wheel or the arrows merges.
        """
        self._keyboard.watch(part)
        fields: list[NumberField | IntegerField] = [
            *part.findChildren(NumberField),
            *part.findChildren(IntegerField),
        ]
        for field in fields:
            field.entered.connect(self.store.begin_series)
            field.refused.connect(self.store.refused)
        for button in part.findChildren(QAbstractButton):
            button.pressed.connect(self.store.begin_series)
            button.clicked.connect(self.store.begin_series)

    def _update_actions(self) -> None:
        """Show what can be done and how things are looked at: a key may come before a frame."""
        enable_what_can_be_done(self.actions_, self.store)
        self.model_panel.setEnabled(not self.store.is_model_held)
        check_view_options(self.actions_, self.store.view_options)

    # How it looks

    @property
    def theme(self) -> Theme:
        """The theme chosen."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take a theme that a person chose: it is remembered."""
        self.is_theme_chosen = True
        if self.remembered is not None:
            self.remembered.theme = theme
        self.take_theme(theme)

    def take_theme(self, theme: Theme) -> None:
        """Take a theme for now."""
        self._theme = theme
        self._apply_look()

    def change_text(self, by_steps: int) -> None:
        """Write larger or smaller by steps; 0 is back to the usual size. It is remembered."""
        step = self.text_step + by_steps if by_steps else 0
        step = min(max(step, TEXT_STEPS[0]), TEXT_STEPS[-1])
        if step != self.text_step:
            self.text_step = step
            if self.remembered is not None:
                self.remembered.text_step = step
            self._apply_look()
            self.layout_.follow_text(step)
        size = percent(text_scale(step))
        self.status.say(self.tr("Text size: {0}").format(size), warning=False)

    def set_language(self, code: Language) -> None:
        """Switch to French or English, at once."""
        if self.remembered is not None:
            self.remembered.language = code
        translation.set_language(code)

    def hide_parts(self, names: tuple[str, ...]) -> None:
        """Take away the menus and the controls that a class room's settings hide, for good."""
        self._menus.hide({HIDEABLE_MENUS[name] for name in names if name in HIDEABLE_MENUS})
        self.layout_.hide_for_good(frozenset(CONTROLS_OF_MENUS.get(name, name) for name in names))
        if "file" in names:
            self.setAcceptDrops(False)
        if {"view", "panels"} & set(names):
            self._offer_no_docks()

    def be_kiosk(self) -> None:
        """Show a lesson on the whole screen, and nothing that leads away from it."""
        self.actions_.keep_only(KIOSK_ACTIONS)
        self.setAcceptDrops(False)
        self._offer_no_docks()
        self.layout_.be_kiosk()

    def _offer_no_docks(self) -> None:
        """Have no list of docks at a right-click on a title of one."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def retranslate(self) -> None:
        """Write every text of the window's own again."""
        self.actions_.retranslate()
        self._menus.retranslate()
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
        check_choices(self.actions_, translation.language(), self._theme)
        show_playing(self.actions_, self.look, self.store.is_playing)

    def _apply_look(self) -> None:
        """Give everything the theme's colours, and the projector's size where it is on."""
        self.look = look_of(
            self._theme, self.layout_.is_projector, self.touch_mode.is_on, self.text_step
        )
        apply_look(self.look)
        for part in (
            self.field, self.loss_curve, self.neuron_panel, self.readouts, self.lazy_learning,
            self.lazy_samples, self.model_panel, self.status, self.playback_bar, self.tools,
            self.arrangement_bar, self.touch_bar, self.actions_,
        ):  # fmt: skip
            part.set_look(self.look)
        self.pictures.set_look(self.look)
        if self.lazy_course.made is not None:
            self.lazy_course.made.set_look(self.look)
        self._menus.retranslate()
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

    def _say_that_touch_began(self) -> None:
        told = self.tr("Large buttons for fingers are on. View › Touch bar puts them away.")
        self.status.say(told, warning=False)

    # Where things are

    def _make_docks(self) -> Docks:
        contents: dict[str, QWidget] = {
            "neuron": self.neuron_panel,
            "loss": self.loss_curve,
            "results": self.readouts,
            "learning": self.lazy_learning,
            "plants": self.lazy_samples,
            "model": self.model_panel,
            "course": self.lazy_course,
            **self.pictures.lazy,
        }
        docks = Docks(self, contents, _SCROLLING)
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
