"""The parts of a window: the field, pictures, panels and bars, which take frames and looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

from engine.changed import Changed
from engine.lab.frame import Frame
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
from gui.pictures.lazy_pictures import Pictures
from gui.registry.actions import TOOL_ACTIONS
from gui.registry.view_actions import ARRANGEMENT_ACTIONS
from gui.state.store import Store
from gui.style.theme import Look
from gui.touch.touch_bar import TouchBar
from gui.widgets.integer_field import IntegerField
from gui.widgets.keyboard_focus import KeyboardFocus
from gui.widgets.lazy_widget import LazyWidget
from gui.widgets.number_field import NumberField
from gui.window.actions import Actions

if TYPE_CHECKING:
    from gui.panels.course.course_panel import CoursePanel
    from gui.pictures.picture import Picture
    from gui.pictures.plot_picture import PlotPicture


class Parts:
    """Makes the parts of a window, some only when they are first seen or asked for."""

    def __init__(self, store: Store, look: Look, actions: Actions) -> None:
        self._store, self._look = store, look
        self._keyboard: KeyboardFocus | None = None
        self.field = FieldPicture(look)
        self.loss_curve = LossCurve(look)
        self.neuron_panel = NeuronPanel(look)
        self.readouts = Readouts(look)
        self._defer_panels(actions)
        self.status = StatusSentence(look)
        self.playback_bar = PlaybackBar(look, actions.by_name)
        self.tools = ToolPalette(look, [actions[name] for name in TOOL_ACTIONS])
        self.touch_bar = TouchBar(look, actions.by_name)
        self.arrangement_bar = ArrangementBar(
            look, [actions[name] for name in ARRANGEMENT_ACTIONS.values()]
        )
        self.lazy_course = LazyWidget("coursePanel", self._make_course_panel)
        self.pictures = Pictures(look)
        self.pictures.when_made.append(self._on_picture_made)

    def _defer_panels(self, actions: Actions) -> None:
        """Prepare the panels that lie behind others at first."""
        new_start = actions["actionRandomStart"]
        self.lazy_learning = DeferredFramedPanel(lambda: LearningPanel(self._look))
        self.lazy_samples = DeferredPanel(lambda: SamplesPanel(self._look))
        self.model_panel = DeferredFramedPanel(lambda: ModelPanel(self._look, new_start))
        for deferred in (self.lazy_learning, self.lazy_samples, self.model_panel):
            deferred.when_made(self._watch)

    def _make_course_panel(self) -> CoursePanel:
        from gui.panels.course.course_panel import CoursePanel

        panel = CoursePanel(self._look)
        panel.set_frame(self._store.frame(), Changed.EVERYTHING)
        self._watch(panel)
        return panel

    def _on_picture_made(self, picture: Picture) -> None:
        """Show the frame on a picture that has just been made, and watch its focus."""
        picture.set_frame(self._store.frame(), Changed.EVERYTHING, self._store.view_options)
        self._watch(picture)

    @property
    def all_pictures(self) -> list[Picture | PlotPicture]:
        """The field, the loss curve, and the others made so far."""
        return [self.field, self.loss_curve, *self.pictures.made]

    @property
    def in_docks(self) -> dict[str, QWidget]:
        """What lies in the docks, by their names."""
        return {
            "neuron": self.neuron_panel,
            "loss": self.loss_curve,
            "results": self.readouts,
            "learning": self.lazy_learning,
            "plants": self.lazy_samples,
            "model": self.model_panel,
            "course": self.lazy_course,
            **self.pictures.lazy,
        }

    # What they show

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Hand a frame to every part that shows one."""
        for picture in self.all_pictures:
            picture.set_frame(frame, changed, self._store.view_options)
        for panel in (
            self.neuron_panel, self.readouts, self.lazy_learning, self.model_panel,
            self.status, self.playback_bar,
        ):  # fmt: skip
            panel.set_frame(frame, changed)
        if self.lazy_course.made is not None:
            self.lazy_course.made.set_frame(frame, changed)

    def catch_up(self) -> None:
        """Draw what pictures have left out of a playing run, since they take turns."""
        for picture in self.all_pictures:
            picture.catch_up()
        self.playback_bar.catch_up()

    def set_look(self, look: Look) -> None:
        """Give every part other colours and sizes; what is made later takes them too."""
        self._look = look
        for part in (
            self.field, self.loss_curve, self.neuron_panel, self.readouts, self.lazy_learning,
            self.lazy_samples, self.model_panel, self.status, self.playback_bar, self.tools,
            self.arrangement_bar, self.touch_bar, self.pictures,
        ):  # fmt: skip
            part.set_look(look)
        if self.lazy_course.made is not None:
            self.lazy_course.made.set_look(look)

    # What is entered in them

    def watch(self, window: QMainWindow) -> None:
        """Watch the window that holds all the parts, and those that are made later."""
        self._keyboard = KeyboardFocus(window, self.field)
        self._watch(window)

    def _watch(self, part: QWidget) -> None:
        """Watch the focus in a part of the window, and what is clicked or typed to its end there.

        That is an undo of its own; what steps by the wheel or the arrows merges.
        """
        assert self._keyboard is not None, "no part is asked for before there is a window"
        self._keyboard.watch(part)
        fields: list[NumberField | IntegerField] = [
            *part.findChildren(NumberField),
            *part.findChildren(IntegerField),
        ]
        for field in fields:
            field.entered.connect(self._store.begin_series)
            field.refused.connect(self._store.refused)
        for button in part.findChildren(QAbstractButton):
            button.pressed.connect(self._store.begin_series)
            button.clicked.connect(self._store.begin_series)
