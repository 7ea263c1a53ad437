"""The window: places pictures, panels and actions; what they do is tied in `gui.wiring`."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from engine.dataset import Dataset
from engine.frame import Frame
from engine.session import Changed
from gui import i18n, style
from gui.actions import TOOL_ACTIONS, Actions
from gui.docks import dock
from gui.icons import icon
from gui.keyboard import KeyboardUse
from gui.menus import Menus
from gui.notices import edit_name, going_on_from, refusal
from gui.panels.learning_panel import LearningPanel
from gui.panels.neuron_panel import NeuronPanel
from gui.panels.number_field import NumberField
from gui.panels.readouts import Readouts
from gui.panels.samples_panel import SamplesPanel
from gui.panels.sentence import SentenceBar
from gui.panels.tool_palette import ToolPalette
from gui.panels.transport import Transport
from gui.state.settings import Remembered
from gui.state.store import Store
from gui.views.field.field_view import FieldView
from gui.views.loss_curve import LossCurve

_LOW_SCREEN_PX = 900
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea


class Window(QMainWindow):
    """The laboratory on screen; `gui.wiring.connect` brings it to life.

    `remembered` is None where nothing is kept or restored.
    """

    sample_wanted = Signal(str)
    """The name of a sample, from the menu."""

    def __init__(self, store: Store, theme: str, remembered: Remembered | None = None) -> None:
        super().__init__()
        self.store = store
        self.look = style.look_of(theme)
        self._theme = theme
        self._remembered = remembered
        self._layout_at_desk: QByteArray | None = None
        style.apply(self.look)
        self.actions_ = Actions(self)
        self.field = FieldView(self.look)
        self.loss_curve = LossCurve(self.look)
        self.neuron_panel = NeuronPanel(self.look)
        self.readouts = Readouts(self.look)
        self.learning_panel = LearningPanel(self.look)
        self.samples_panel = SamplesPanel(self.look)
        self.sentence = SentenceBar(self.look)
        self.transport = Transport(self.look, self.actions_.by_name)
        self.tools = ToolPalette(self.look, [self.actions_[name] for name in TOOL_ACTIONS])
        self._docks = self._place_everything()
        self._menus = Menus(
            self.menuBar(), self.actions_, list(self._docks.values()), self.sample_wanted.emit
        )
        self.actions_.restyle(self.look)
        self.retranslate()
        self._use_keyboard()
        self.resize(1280, 720)
        self._share_out()
        self._first_layout = self.saveState()
        self._restore()
        self._listen()

    # What is shown

    def _listen(self) -> None:
        self.store.frame_ready.connect(self._show_frame)
        self.store.touched.connect(self._enable_actions)
        self.store.refused.connect(lambda error: self.sentence.say(refusal(error)))
        self.store.tail_dropped.connect(
            lambda step: self.sentence.say(going_on_from(step), warning=False)
        )
        self._show_frame(self.store.frame(), Changed.EVERYTHING)
        self.field.fit()
        self.field.setFocus()

    def _show_frame(self, frame: Frame, changed: Changed) -> None:
        for shown in (
            self.field, self.loss_curve, self.neuron_panel, self.readouts,
            self.learning_panel, self.sentence, self.transport,
        ):  # fmt: skip
            shown.offer(frame, changed)
        if changed & Changed.PLAYING:
            self._show_playing(frame.playing)
        self._name_undo()

    def use_plants(self, plants: Dataset) -> None:
        """Take other plants in place of these, and show all of them."""
        self.field.hands.drop()
        self.store.use_plants(plants)
        self.store.flush()
        self.field.fit()

    def _enable_actions(self) -> None:
        """Enable what can be done now; this does not wait for a frame, as a key may come sooner."""
        session = self.store.session
        possible = {
            "actionUndo": self.store.can_undo,
            "actionRedo": self.store.undo_stack.canRedo(),
            "actionFlip": len(session.state.selection) > 0,
            "actionDelete": len(session.state.selection) > 0,
            "actionStepBack": session.step > 0,
            "actionRewind": session.step > 0,
            "actionRemoveProbe": session.state.probe is not None,
            "actionClearGhosts": len(session.state.ghosts) > 0,
        }
        for name, can_be_done in possible.items():
            self.actions_[name].setEnabled(can_be_done)

    def _name_undo(self) -> None:
        stack, actions = self.store.undo_stack, self.actions_
        actions["actionUndo"].setText(self._with_edit(self.tr("&Undo"), stack.undoText()))
        actions["actionRedo"].setText(self._with_edit(self.tr("&Redo"), stack.redoText()))

    def _with_edit(self, text: str, what: str) -> str:
        return self.tr("{0}: {1}").format(text, edit_name(what)) if what else text

    def _show_playing(self, playing: bool) -> None:
        play = self.actions_["actionPlay"]
        play.setText(self.tr("&Pause") if playing else self.tr("&Play"))
        key = play.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        play.setToolTip(play.text().replace("&", "") + f"  [{key}]")
        play.setIcon(icon("pause" if playing else "play", self.look.colour("ground")))

    def _use_keyboard(self) -> None:
        KeyboardUse(self)
        for typed in self.findChildren(NumberField):
            typed.left_by_key.connect(self.field.setFocus)

    # How it looks

    def set_theme(self, theme: str) -> None:
        """Take a theme: dark, light or the system's."""
        self._theme = theme
        if self._remembered is not None:
            self._remembered.theme = theme
        self._dress()

    def set_projector(self, on: bool) -> None:
        """Fill the screen with thick lines and large type, or go back."""
        if on:
            self._layout_at_desk = self.saveState()
            self.showFullScreen()
        elif self.isFullScreen():
            self.showNormal()
        self._dress()
        if on:
            self._make_room_for_loss()
        elif self._layout_at_desk is not None and self.isVisible():
            self.restoreState(self._layout_at_desk)

    def set_language(self, code: str) -> None:
        """Switch to French or English, at once."""
        if self._remembered is not None:
            self._remembered.language = code
        i18n.set_language(code)

    def reset_layout(self) -> None:
        """Put every dock back where it first was."""
        if self.isVisible():  # Qt crashes on the docks of a hidden window
            self.restoreState(self._first_layout)
            self._share_out()

    def show_keys(self) -> None:
        """Show the keys and what the mouse does."""
        from gui.help import show_keys

        show_keys(self, self.actions_)

    def show_about(self) -> None:
        """Say what this is and under what licences."""
        from gui.help import show_about

        show_about(self)

    def retranslate(self) -> None:
        """Write every text of the window's own again."""
        self.setWindowTitle("Perceptron Lab")
        titles = {
            "neuron": self.tr("Neuron"),
            "loss": self.tr("Loss"),
            "results": self.tr("Results"),
            "learning": self.tr("Learning"),
            "plants": self.tr("Plants"),
        }
        for name, title in titles.items():
            self._docks[name].setWindowTitle(title)
        self.actions_.retranslate()
        self._menus.retranslate()
        self._check_choices()
        self._show_playing(self.store.is_playing)
        self._enable_actions()
        self._name_undo()

    def _check_choices(self) -> None:
        french = i18n.language() == "fr"
        self.actions_["actionLanguageFrench"].setChecked(french)
        self.actions_["actionLanguageEnglish"].setChecked(not french)
        theme = {"dark": "Dark", "light": "Light", "system": "System"}[self._theme]
        self.actions_[f"actionTheme{theme}"].setChecked(True)

    def _dress(self) -> None:
        """Give everything the theme's colours, and the projector's size where it is on."""
        self.look = style.look_of(self._theme, self.actions_["actionProjector"].isChecked())
        style.apply(self.look)
        for part in (
            self.field, self.loss_curve, self.neuron_panel, self.readouts, self.learning_panel,
            self.samples_panel, self.sentence, self.transport, self.tools, self.actions_,
        ):  # fmt: skip
            part.restyle(self.look)
        self._menus.retranslate()
        for one in self._docks.values():
            one.setFont(self.look.panel_font(10))
        self._check_choices()
        self._show_playing(self.store.is_playing)

    # Where things are

    def _place_everything(self) -> dict[str, QDockWidget]:
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.field, 1)
        self.setCentralWidget(centre)
        self.setDockNestingEnabled(True)
        docks = {
            "neuron": dock("neuron", self.neuron_panel, False),
            "loss": dock("loss", self.loss_curve, False),
            "results": dock("results", self.readouts, True),
            "learning": dock("learning", self.learning_panel, True),
            "plants": dock("plants", self.samples_panel, True),
        }
        self.addDockWidget(_RIGHT, docks["neuron"])
        self.splitDockWidget(docks["neuron"], docks["loss"], Qt.Orientation.Vertical)
        self.splitDockWidget(docks["loss"], docks["results"], Qt.Orientation.Vertical)
        self.tabifyDockWidget(docks["results"], docks["learning"])
        self.tabifyDockWidget(docks["learning"], docks["plants"])
        docks["results"].raise_()
        self._bar = self._bottom()
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self._bar)
        return docks

    def _share_out(self) -> None:
        """Give the field most of the width, and the loss curve what the panels leave it."""
        neuron, loss, results = (self._docks[name] for name in ("neuron", "loss", "results"))
        shares_place = results in self.tabifiedDockWidgets(loss)
        column = [neuron, loss] if shares_place else [neuron, loss, results]
        self.resizeDocks(column[:1], [int(self.width() * 0.4)], Qt.Orientation.Horizontal)
        low, high = self.neuron_panel.sizeHint().height(), self.readouts.sizeHint().height()
        title_and_tabs = 3 * self.fontMetrics().height()
        around = self.menuBar().sizeHint().height() + self._bar.sizeHint().height()
        rest = self.height() - around - low - high - 2 * title_and_tabs - 16
        heights = (
            [low, self.height()]
            if shares_place
            else [low, max(rest, low), high + title_and_tabs + 16]
        )
        self.resizeDocks(column, heights, Qt.Orientation.Vertical)

    def _make_room_for_loss(self) -> None:
        """On a low screen let the panels share the loss curve's place, so that it stays large."""
        if self.screen().size().height() < _LOW_SCREEN_PX:
            for name in ("results", "learning", "plants"):
                self.tabifyDockWidget(self._docks["loss"], self._docks[name])
            self._docks["loss"].raise_()
        self._share_out()

    def _bottom(self) -> QToolBar:
        bar = QToolBar()
        bar.setObjectName("bottomBar")
        bar.setMovable(False)
        bar.toggleViewAction().setEnabled(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(4, 4, 4, 0)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addWidget(self.transport)
        bar.addWidget(both)
        return bar

    def _restore(self) -> None:
        if self._remembered is None:
            return
        geometry, docks = self._remembered.layout
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        if not docks.isEmpty():
            self.restoreState(docks)

    # Events

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the projector with Escape, as people expect of a full screen."""
        if event.key() == Qt.Key.Key_Escape and self.actions_["actionProjector"].isChecked():
            self.actions_["actionProjector"].setChecked(False)
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop learning, and remember the layout."""
        self.store.pause()
        if self._remembered is not None and not self.isFullScreen():
            self._remembered.layout = (self.saveGeometry(), self.saveState())
        super().closeEvent(event)
