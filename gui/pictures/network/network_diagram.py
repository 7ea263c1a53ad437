"""The model as a network: what each neuron makes of the plane, and every weight to be set."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QLabel, QToolButton

from engine.changed import Changed
from engine.lab.frame import Frame
from engine.lab.state import LARGEST_WEIGHT
from engine.model.architecture import MOST_LAYERS, MOST_NEURONS, Architecture
from gui.descriptions.words import joined
from gui.language.model_names import feature_name
from gui.language.numbers import fixed
from gui.painting.rich_text import Run, line_size
from gui.pictures.network import network_painting as painting
from gui.pictures.network.network_layout import (
    FINGER_REACH_PX,
    MOUSE_REACH_PX,
    NetworkLayout,
    all_links,
    network_layout,
)
from gui.pictures.network.network_numbers import (
    biases_of,
    caption,
    lines_of,
    values_of,
    words_of,
)
from gui.pictures.network.network_part import (
    Link,
    Node,
    Part,
    hidden_neuron_of,
    is_part_of,
    name_of,
    neighbour,
    parameter_of,
)
from gui.pictures.network.network_texts import NetworkTexts, written_weights
from gui.pictures.network.small_fields import SmallFields
from gui.pictures.network.stuck_badges import draw_badges, stuck_summary, stuck_words
from gui.pictures.picture import Picture
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step
from gui.widgets.number_field import NumberField

_NUMBER_PX = 90
_NAME_AND_NUMBER = 3
"""So many runs of the caption name a part and its number; the plant's value comes after them."""
_FIRST_LAYER = 2
"""The neurons of the first hidden layer: the fewest that solve XOR."""


class NetworkDiagram(Picture):
    """Inputs, hidden neurons and output; a click on a link or a neuron lets its number be set."""

    has_own_ground = True
    takes_hold = False

    def __init__(self, look: Look) -> None:
        super().__init__(look, "network")
        self._fields = SmallFields()
        self._chosen: Part | None = None
        self._hovered: Part | None = None
        self._is_on_paper = False
        self._texts = NetworkTexts()
        self._layout_made: tuple[tuple[object, ...], NetworkLayout] | None = None
        self._symbol_label, self._layers_label = QLabel(), QLabel()
        self.number = NumberField(-LARGEST_WEIGHT, LARGEST_WEIGHT)
        self.number.setObjectName("networkNumber")
        self.number.edited.connect(self._set_number)
        self.fewer_layers, self.more_layers = self._layer_buttons()
        self.number.returns_to = self.canvas
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add_controls(
            self._symbol_label, self.number, self._layers_label, self.fewer_layers, self.more_layers
        )
        self.retranslate()

    def _layer_buttons(self) -> tuple[QToolButton, QToolButton]:
        fewer, more = QToolButton(), QToolButton()
        for button, text, step in ((fewer, "−", -1), (more, "+", 1)):
            button.setText(text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, step=step: self._change_layers(step))
        return fewer, more

    def retranslate(self) -> None:
        """Name the picture and its controls in the language on screen."""
        self.number.setMaximumWidth(round(_NUMBER_PX * self.look.type_scale))
        self._layers_label.setText(self.tr("Hidden layers"))
        self.fewer_layers.setAccessibleName(self.tr("Take the last hidden layer away"))
        self.more_layers.setAccessibleName(self.tr("Add a hidden layer"))
        for button in (self.fewer_layers, self.more_layers):
            button.setToolTip(button.accessibleName())
        self.describe(
            self.tr("Network"),
            self.tr("The model's inputs, neurons and output, and the weights between them."),
        )
        if self.frame is not None:
            self._show_number(self.frame)

    # Numbers

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write every parameter, and what each neuron makes of the plant chosen."""
        names = frame.architecture.names
        result = {
            name: fixed(value) for name, value in zip(names, frame.parameters.tolist(), strict=True)
        }
        subject = frame.subject
        if subject is not None:
            for node, value in values_of(frame, subject).items():
                result[f"value {node.column} {node.number}"] = fixed(value)
            result["a"] = fixed(subject.a, 3)
        return result

    # Drawing

    def network_layout(self, frame: Frame, box: QRectF | None = None) -> NetworkLayout:
        """Return where the parts lie on the canvas, or in another box."""
        names = [feature_name(feature) for feature in frame.architecture.features]
        pixels = QRectF(self.canvas.rect()) if box is None else box
        made_for = frame.architecture, pixels, self.look, names, frame.subject is not None
        if self._layout_made is None or made_for != self._layout_made[0]:
            self._layout_made = made_for, network_layout(*made_for)
        return self._layout_made[1]

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw links, small fields, then what is written."""
        layout, architecture = self.network_layout(frame, pixels), frame.architecture
        marked = self._marked(architecture)
        words = self._caption(frame, marked, layout)
        has_legend = painting.has_legend(layout, words, self.look)
        key = architecture, pixels.getRect(), frame.subject is not None, has_legend
        self.paint_ground(
            painter, key, lambda brush: self._paint_still(brush, architecture, layout, has_legend)
        )
        weights = frame.parameters[architecture.is_weight].tolist()
        for link in (each for each in marked if isinstance(each, Link)):
            painting.draw_marked_link(painter, layout, link, self.look)
        painting.draw_links(painter, layout, all_links(architecture), weights, self.look)
        images = self._fields.images(frame, self.look)
        painting.draw_cells(painter, layout, images, biases_of(frame), self.look)
        for node in (each for each in marked if isinstance(each, Node)):
            painting.draw_marked_cell(painter, layout.cell(node), self.look)
        draw_badges(painter, frame, layout, self.look)
        self._write_numbers(painter, frame, layout, weights)
        if words:
            painting.draw_caption(painter, layout, words, self.look)

    def _caption(self, frame: Frame, marked: set[Part], layout: NetworkLayout) -> list[Run]:
        """Return what is written below; a hint only where there is room for it."""
        part = self._hovered or self._chosen
        named = part if part in marked else None
        words = caption(frame, named, has_hint=not self._is_on_paper)
        why = stuck_summary(frame) if named is None else stuck_words(frame, named)
        if why:  # told rather than how to use the picture
            words = [run for run in words if run.colour != "muted"]
            words.append(Run(f"     {why}" if words else why, "loss"))
        smallest = max(self.look.least_points, 0.8 * layout.points)
        if line_size(words, self.look, smallest)[0] > layout.feet.width():
            words = words[:_NAME_AND_NUMBER]
        is_hint = all(run.colour == "muted" for run in words)
        fits = line_size(words, self.look, layout.points)[0] <= layout.feet.width()
        return [] if is_hint and not (layout.has_two_feet and fits) else words

    def _paint_still(
        self,
        painter: QPainter,
        architecture: Architecture,
        layout: NetworkLayout,
        has_legend: bool,
    ) -> None:
        """Draw what stays while the model learns: names, buttons, legend."""
        names = [feature_name(feature) for feature in architecture.features]
        painting.draw_names(painter, layout, names, self.look)
        self._draw_heads(painter, architecture, layout)
        if has_legend:
            painting.draw_legend(painter, layout, self.look)

    def paint_whole(self, painter: QPainter, pixels: QRectF) -> None:
        """Paint into a file: nobody can press a button there, and nothing is pointed at."""
        self._is_on_paper = True
        super().paint_whole(painter, pixels)
        self._is_on_paper = False

    def _write_numbers(
        self, painter: QPainter, frame: Frame, layout: NetworkLayout, weights: list[float]
    ) -> None:
        """Write at each neuron what it makes of the plant, and its bias, and on links weights."""
        lines, on_links = lines_of(frame), written_weights(layout, weights)
        boxes = self._texts.boxes(layout, lines, on_links, self.look)
        for (node, index), box in boxes.of_lines.items():
            painting.write_on_ground(painter, box, lines[node][index], layout, self.look)
        for link, box in boxes.of_weights.items():
            painting.write_on_ground(painter, box, on_links[link], layout, self.look)

    def _draw_heads(
        self, painter: QPainter, architecture: Architecture, layout: NetworkLayout
    ) -> None:
        heads = [self.tr("inputs"), *map(str, architecture.hidden), self.tr("output")]
        for box, text in zip(layout.heads, heads, strict=True):
            painting.draw_head(painter, box, text, layout, self.look)
        if self._is_on_paper:
            return
        for layer, neurons in enumerate(architecture.hidden):
            for adds, enabled in ((False, neurons > 1), (True, neurons < MOST_NEURONS)):
                box = layout.button(layer, adds)
                painting.draw_button(painter, box, adds, enabled, self.look)

    # What is pointed at, and chosen to be set

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Follow the model: what is no part of it any more is not chosen any more."""
        architecture = frame.architecture
        if self._chosen is not None and not is_part_of(architecture, self._chosen):
            self._chosen = None
        if self._hovered is not None and not is_part_of(architecture, self._hovered):
            self._hovered = None
        self._show_number(frame)
        super().apply_frame(frame, changed)

    def _marked(self, architecture: Architecture) -> set[Part]:
        """Return what is pointed at, and what the number below is of."""
        parts = {self._hovered, self._chosen} if not self._is_on_paper else set()
        return {part for part in parts if part is not None and is_part_of(architecture, part)}

    def choose(self, part: Part | None) -> None:
        """Choose a link or a neuron: its number can be set, and the field shows the neuron's."""
        self.number.commit()  # what is being typed is of the one chosen before
        self._chosen = part
        if self.frame is not None:
            self._show_number(self.frame)
        self._point()

    def _point(self) -> None:
        """Let the field show the neuron that is pointed at, and say what it is."""
        if self.frame is not None:
            part = self._hovered or self._chosen
            self.neuron_pointed_at.emit(hidden_neuron_of(self.frame.architecture, part))
        self.description_changed.emit()
        self.canvas.update()

    def description_of(self, frame: Frame) -> str:
        """Say what is chosen, what is stuck, and what the model is."""
        runs = [] if self._chosen is None else words_of(frame, self._chosen)
        chosen = "".join(run.text for run in runs)
        return joined(chosen, super().description_of(frame), stuck_words(frame, self._chosen))

    def _show_number(self, frame: Frame) -> None:
        index = parameter_of(frame.architecture, self._chosen)
        for widget in (self._symbol_label, self.number):
            widget.setVisible(index is not None)
        self._symbol_label.setText("w =" if isinstance(self._chosen, Link) else "b =")
        self.number.show_value(0.0 if index is None else float(frame.parameters[index]))
        name = (
            ""
            if index is None or self._chosen is None
            else name_of(frame.architecture, self._chosen)
        )
        self.number.setAccessibleName(name or self.tr("Weight or bias"))
        layers = len(frame.architecture.hidden)
        self.fewer_layers.setEnabled(layers > 0)
        self.more_layers.setEnabled(layers < MOST_LAYERS)

    def _type_number(self) -> None:
        self.number.setFocus()
        self.number.selectAll()

    def _set_number(self, value: float) -> None:
        if self.frame is None:
            return
        index = parameter_of(self.frame.architecture, self._chosen)
        if index is not None:
            self.parameter_at_edited.emit(index, value)

    # Layers and neurons

    def _change_layers(self, step: int) -> None:
        if self.frame is not None:
            hidden = self.frame.architecture.hidden
            more = (*hidden, hidden[-1] if hidden else _FIRST_LAYER)
            self._set_hidden(more if step > 0 else hidden[:-1])

    def _change_neurons(self, layer: int, step: int) -> None:
        if self.frame is not None:
            hidden = list(self.frame.architecture.hidden)
            hidden[layer] = min(max(hidden[layer] + step, 1), MOST_NEURONS)
            self._set_hidden(tuple(hidden))

    def _set_hidden(self, hidden: tuple[int, ...]) -> None:
        assert self.frame is not None
        architecture = self.frame.architecture
        if hidden != architecture.hidden:
            self.architecture_requested.emit(replace(architecture, hidden=hidden))

    # Mouse and keys

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Press a + or a −, or choose a link or a neuron; beside them, none."""
        if self.frame is None:
            return
        layout, reach = self.network_layout(self.frame), self._reach
        button = layout.button_at(at, reach)
        if button is not None:
            layer, adds = button
            self._change_neurons(layer, 1 if adds else -1)
            return
        self.choose(layout.part_at(at, reach))
        if not self.number.isHidden():
            self._type_number()

    @property
    def _reach(self) -> float:
        return FINGER_REACH_PX if self.touch.is_finger else MOUSE_REACH_PX

    def on_hover(self, at: QPointF | None) -> None:
        """Point at what is under the mouse, or under a finger that lies or slides."""
        part = None
        if at is not None and self.frame is not None:
            part = self.network_layout(self.frame).part_at(at, self._reach)
        if part != self._hovered:
            self._hovered = part
            self._point()

    def on_wheel(self, notches: float) -> bool:
        """Change the number of the link or neuron that is chosen, while it is pointed at."""
        if self.frame is None:
            return False
        is_at_it = self._hovered in (None, self._chosen)
        if not is_at_it or parameter_of(self.frame.architecture, self._chosen) is None:
            return False
        self.number.step_by(round(notches) or (1 if notches > 0 else -1))
        return True

    def on_key(self, event: QKeyEvent) -> bool:
        """Go from neuron to neuron, with Shift along its links; Enter types, + and − count."""
        if self.frame is None:
            return False
        architecture, step = self.frame.architecture, -key_step(event)
        if step:
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._hovered = None  # the mouse rests where it was left
            self.choose(neighbour(architecture, self._chosen, step, with_shift))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.number.isHidden():
            self._type_number()
            return True
        if event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.choose(None)
            return True
        place = hidden_neuron_of(architecture, self._chosen)
        if event.text() in ("+", "-", "−") and place is not None:
            self._change_neurons(place.layer, 1 if event.text() == "+" else -1)
            return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the field show the model again: nobody points at a neuron that is not seen."""
        super().hideEvent(event)
        self._let_go()

    def set_in_front(self, in_front: bool) -> None:
        """Let the field show the model again behind another tab."""
        super().set_in_front(in_front)
        if not in_front:
            self._let_go()

    def _let_go(self) -> None:
        self._hovered = None
        self.choose(None)
