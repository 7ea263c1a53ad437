"""Backpropagation as a picture: numbers forwards, slopes backwards, one of them as a product."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QCheckBox

from engine.changed import Changed
from engine.lab.backwards import Backwards as Way
from engine.lab.choices import BACKWARDS, ON_LINKS
from engine.lab.frame import Frame
from engine.model.architecture import Architecture, NeuronPlace
from gui.language.kind_names import kind_name
from gui.language.model_names import feature_name
from gui.language.numbers import fixed, number, whole
from gui.painting.rich_text import Run, line_size, write_line
from gui.painting.symbols import LOSS, slope_text
from gui.pictures.backwards.arithmetic_line import as_text
from gui.pictures.backwards.calculation import (
    Row,
    calculation_rows,
    draw_calculation,
    one_row,
)
from gui.pictures.backwards.slope_arithmetic import PLANT_LOSS, measured_texts, slope_pieces
from gui.pictures.backwards.step_arithmetic import change_text, step_pieces
from gui.pictures.backwards.way_layout import REACH_PX, WayLayout, way_layout
from gui.pictures.backwards.way_painting import (
    draw_boxes,
    draw_heads,
    draw_links,
    draw_names,
    draw_way,
    write_on_links,
)
from gui.pictures.network.network_layout import all_links
from gui.pictures.network.network_part import (
    Link,
    Node,
    Part,
    name_of,
    parameter_of,
    part_of,
)
from gui.pictures.picture import Picture
from gui.style.palette import ColourName
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step
from gui.widgets.segmented_choice import SegmentedChoice

_HEAD_PT = 11.0
_TINY = 5e-4
"""What is smaller rounds to 0 in three decimals."""


class Backwards(Picture):
    """How the slope of each weight comes back from the loss, for one plant or for all."""

    watches = (
        Changed.PLANTS | Changed.SELECTION | Changed.PROBE | Changed.NEURON | Changed.CHOICES
        | Changed.SETTINGS
    )  # fmt: skip

    def __init__(self, look: Look) -> None:
        super().__init__(look, "backwards")
        self._over, self._shows = SegmentedChoice(BACKWARDS), SegmentedChoice(ON_LINKS)
        self._measured = QCheckBox()
        self._over.chosen.connect(lambda over: self.choices_edited.emit({"backwards_over": over}))
        self._shows.chosen.connect(
            lambda shown: self.choices_edited.emit({"backwards_shows": shown})
        )
        self._measured.clicked.connect(
            lambda on: self.choices_edited.emit({"backwards_measured": on})
        )
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add_controls(self._over, self._measured)
        self.add_row(self._shows, fills=False)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture and its controls in the language on screen."""
        self._over.describe(
            "",
            [self.tr("one plant"), self.tr("all plants")],
            [self.tr("The slopes of the plant selected"), self.tr("The mean over all plants")],
        )
        self._shows.describe(
            "",
            [self.tr("slopes"), self.tr("next step")],
            [
                self.tr("On each link the slope of the loss"),
                self.tr("On each link what the next step does to its weight"),
            ],
        )
        self._measured.setText(self.tr("measure"))
        self._measured.setToolTip(
            self.tr("Measure the slope by a difference: a little more, a little less")
        )
        self.canvas.setToolTip(
            self.tr("Click a link or a neuron  [↑ ↓, with Shift from neuron to neuron]")
        )
        self.describe(
            self.tr("Backwards"),
            self.tr("Numbers run forwards to the output, slopes of the loss back to each weight."),
        )

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show what is chosen, and draw."""
        self._over.show_value(frame.choices.backwards_over)
        self._shows.show_value(frame.choices.backwards_shows)
        self._measured.setChecked(frame.choices.backwards_measured)
        super().apply_frame(frame, changed)

    # Numbers

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write whose slopes they are, every slope, the one chosen as arithmetic, and the step."""
        way = frame.backwards
        names = way.architecture.names
        result = {f"slope {name}": text for name, text in zip(names, _values(way), strict=True)}
        result |= {
            f"value {node.column} {node.number}": text for node, text in _numbers(way).items()
        }
        result["whose"] = "".join(run.text for run in self._head(frame))
        result["chosen"] = name_of(way.architecture, part_of(way.architecture, way.index))
        result["product"] = as_text(slope_pieces(way))
        result["step"] = as_text(step_pieces(way))
        if frame.choices.backwards_measured and result["product"]:
            formula, value, h = measured_texts(way)
            result["measured"] = f"{formula} = {value}   {h}"
        return {name: text for name, text in result.items() if text}

    # Drawing

    def way_layout(self, frame: Frame, pixels: QRectF | None = None) -> WayLayout:
        """Return where the parts lie on the canvas, or in another box."""
        return self._parts(frame, QRectF(self.canvas.rect()) if pixels is None else pixels).layout

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw whose slopes they are, the model with its numbers, and the arithmetic below."""
        way, look = frame.backwards, self.look
        head, layout, foot, rows = self._parts(frame, pixels)
        links = all_links(way.architecture)
        part = part_of(way.architecture, way.index)
        colour = _colour(way)
        values, texts = _shown(way), _values(way)
        is_weight = way.architecture.is_weight.tolist()
        on_links = [value for value, is_one in zip(values, is_weight, strict=True) if is_one]
        draw_way(painter, layout, links, part, look)
        draw_links(painter, layout, links, on_links, look, colour)
        is_back = colour == "loss"
        heads = draw_heads(painter, layout, links, part, look) if is_back else []
        chosen = part if isinstance(part, Node) else None
        brief = [_brief(value, text) for value, text in zip(values, texts, strict=True)]
        coming_back = _by_node(way.architecture, brief)
        names = [feature_name(feature) for feature in way.architecture.features]
        if way.chain is None and layout.lines:
            inside = {Node(0, number): name for number, name in enumerate(names)}
        else:
            inside = _numbers(way)
            draw_names(painter, layout, names, look)
        draw_boxes(painter, layout, inside, coming_back, look, colour, chosen)
        if layout.lines:
            written = [text for text, is_one in zip(brief, is_weight, strict=True) if is_one]
            weights = way.network.parameters[way.architecture.is_weight].tolist()
            runs = [
                _on_link(link, part, weight, Run(text, colour, bold=link == part))
                for link, weight, text in zip(links, weights, written, strict=True)
            ]
            write_on_links(painter, layout, links, runs, look, part, heads)
        self._write_head(painter, frame, head)
        draw_calculation(painter, foot, rows, way, look)

    def _parts(self, frame: Frame, pixels: QRectF) -> _Parts:
        """Lay the picture out; where only one line of arithmetic leaves the numbers room, with one.

        A picture without a number in its model would show nothing of where the factors come from.
        """
        way, look = frame.backwards, self.look
        inner = pixels.adjusted(12, 4, -12, -4)
        head = line_size([], look, _HEAD_PT)[1]
        top = QRectF(inner.left(), inner.top(), inner.width(), head)
        names = [feature_name(feature) for feature in frame.architecture.features]
        found = []
        for rows in (calculation_rows(way, pixels.height(), look), one_row(way, look)):
            foot = sum(row.height for row in rows)
            bottom = QRectF(inner.left(), inner.bottom() - foot, inner.width(), foot)
            area = inner.adjusted(0, head + 4, 0, -foot - 6)
            layout = way_layout(frame.architecture, area, look, names, way.chain is not None)
            found.append(_Parts(top, layout, bottom, rows))
            if layout.lines:
                return found[-1]
        return found[0]

    def _head(self, frame: Frame) -> list[Run]:
        way, chain = frame.backwards, frame.backwards.chain
        if chain is None or frame.subject is None or frame.subject.plant is None:
            if not len(way.plants):
                return [Run(self.tr("no plant to learn from, and so no slope"))]
            text = self.tr("mean over the plants: {0}").format(whole(len(way.plants)))
            loss = fixed(frame.loss, 3)
            return [Run(text), Run(f"     {LOSS} = "), Run(loss, "loss", bold=True)]
        kind = kind_name(frame.plants, chain.kind)
        text = self.tr("plant {0}, {1}").format(frame.subject.plant + 1, kind)
        a, loss = number(chain.a), number(chain.loss)
        return [
            Run(f"{text}, y = {chain.kind}     a = "), Run(a, bold=True),
            Run(f"     {PLANT_LOSS} = "), Run(loss, "loss", bold=True),
        ]  # fmt: skip

    def _write_head(self, painter: QPainter, frame: Frame, box: QRectF) -> None:
        """Write whose slopes they are, and what the two colours mean where there is room."""
        runs, look = self._head(frame), self.look
        at = QPointF(box.left(), box.center().y())
        written = write_line(painter, at, runs, look, _HEAD_PT, box.width())
        way = frame.backwards
        back = self.tr("← slopes") if _colour(way) == "loss" else self.tr("next step")
        legend = [Run(self.tr("numbers →"), bold=True), Run("    ")] if way.chain else []
        legend.append(Run(back, _colour(way), bold=True))
        width = line_size(legend, look, _HEAD_PT)[0]
        used = line_size(runs, look, _HEAD_PT)[0]
        if min(used, written.width()) + width + 20 <= box.width():
            write_line(painter, QPointF(box.right() - width, at.y()), legend, look, _HEAD_PT)

    # Mouse and keys

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Choose the link or the neuron that was clicked."""
        if self.frame is None:
            return
        part = self.way_layout(self.frame).part_at(at, self.reach_px(REACH_PX))
        index = parameter_of(self.frame.architecture, part)
        if index is not None:
            self._choose(self.frame, index)

    def on_hover(self, at: QPointF | None) -> None:
        """Show by the mouse's shape what can be clicked."""
        part = None
        if at is not None and self.frame is not None:
            part = self.way_layout(self.frame).part_at(at, self.reach_px(REACH_PX))
        shape = Qt.CursorShape.ArrowCursor if part is None else Qt.CursorShape.PointingHandCursor
        self.canvas.setCursor(shape)

    def on_key(self, event: QKeyEvent) -> bool:
        """Go from weight to weight, neuron by neuron; with Shift to the next neuron's first one."""
        step = -key_step(event)
        if not step or self.frame is None:
            return False
        architecture, index = self.frame.architecture, self.frame.backwards.index
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            index = _of_next_neuron(architecture, index, step)
        else:
            order = _order(architecture)
            index = order[min(max(order.index(index) + step, 0), len(order) - 1)]
        self._choose(self.frame, index)
        return True

    def _choose(self, frame: Frame, index: int) -> None:
        self.choices_edited.emit({"backwards_weight": frame.architecture.names[index]})


class _Parts(NamedTuple):
    """Where the head is, the model and the arithmetic, and the rows of the latter."""

    head: QRectF
    layout: WayLayout
    foot: QRectF
    rows: list[Row]


def _colour(way: Way) -> ColourName:
    return "loss" if way.choices.backwards_shows == "slopes" else "parameter"


def _shown(way: Way) -> list[float]:
    """Return what every parameter's link or neuron shows: its slope, or what the step does."""
    if way.choices.backwards_shows == "slopes":
        slopes: list[float] = way.slopes.tolist()
        return slopes
    return way.changes


def _values(way: Way) -> list[str]:
    write = slope_text if way.choices.backwards_shows == "slopes" else change_text
    return [write(value) for value in _shown(way)]


def _brief(value: float, text: str) -> str:
    """Write what is tiny shortly: it stands in the line of arithmetic with all its digits."""
    return "≈ 0" if 0 < abs(value) < _TINY else text


def _numbers(way: Way) -> dict[Node, str]:
    """Return what each input and neuron makes of the plant, of the output a; of all plants none."""
    if way.chain is None:
        return {}
    *before, _ = way.chain.values
    result = {
        Node(column, number): fixed(value)
        for column, values in enumerate(before)
        for number, value in enumerate(values.tolist())
    }
    output = Node(len(before), 0)
    return {**result, output: f"a {fixed(way.chain.a)}"}


def _on_link(link: Link, part: Part, weight: float, number: Run) -> list[Run]:
    """Return what is written on a link: its weight too where it is a factor of the one chosen."""
    leads_on = link.place.layer == part.place.layer + 1 and link.source == part.place.number
    if not leads_on or number.colour != "loss":
        return [number]
    return [Run(fixed(weight) + "  ", bold=True), number]


def _by_node(architecture: Architecture, texts: list[str]) -> dict[Node, str]:
    """Return the text of each neuron's bias, which is the slope at its z."""
    return {
        Node(layer + 1, number): texts[architecture.bias_at(NeuronPlace(layer, number))]
        for layer, shape in enumerate(architecture.layers)
        for number in range(shape.neurons)
    }


def _order(architecture: Architecture) -> list[int]:
    """Return every parameter, neuron by neuron: its weights, then its bias."""
    return [
        index
        for layer, shape in enumerate(architecture.layers)
        for place in (NeuronPlace(layer, number) for number in range(shape.neurons))
        for index in (
            *(architecture.weight_at(place, source) for source in range(shape.inputs)),
            architecture.bias_at(place),
        )
    ]


def _of_next_neuron(architecture: Architecture, index: int, step: int) -> int:
    """Return the first weight of the neuron after this one's, or before."""
    neurons = [
        NeuronPlace(layer, number)
        for layer, shape in enumerate(architecture.layers)
        for number in range(shape.neurons)
    ]
    here = neurons.index(architecture.place_of(index)[0]) + step
    return architecture.weight_at(neurons[min(max(here, 0), len(neurons) - 1)], 0)
