"""The neuron as a drawing: x1, x2 -> z -> a -> y_pred (figures 1, 5, 8, 18), with live numbers."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.changed import Changed
from engine.lab.frame import Frame
from engine.lab.subject import Subject
from engine.model.dataset import Dataset
from gui.language.kind_names import kind_name
from gui.language.numbers import fixed
from gui.painting.markers import draw_symbol
from gui.painting.plot import arrow
from gui.painting.rich_text import Run, line_size, type_height, write_line
from gui.pictures.neuron.diagram_edges import draw_edge
from gui.pictures.neuron.diagram_flow import flow_texts
from gui.pictures.neuron.diagram_formulas import draw_formulas
from gui.pictures.neuron.diagram_layout import DiagramLayout, split_canvas, towards, type_points
from gui.pictures.picture import Picture
from gui.style.palette import KIND_COLOURS, ColourName
from gui.style.theme import Look

_SMALLEST_PT, _LARGEST_PT = 7.5, 21.0
_OUTPUT, _SYMBOL = 1.25, 0.38
_LETTERS = 10
"""Of a file's own name of a kind, beside the output."""
_INDICES = ("₁", "₂")
_RESULT_COLOURS: tuple[ColourName, ColourName] = ("frontier", "likelihood")
"""Of z and of a."""


class NeuronDiagram(Picture):
    """The weights on the edges; the numbers of the plant chosen flow from left to right."""

    needs_neuron = True

    watches = Changed.PLANTS | Changed.SELECTION | Changed.PROBE | Changed.NEURON

    def __init__(self, look: Look) -> None:
        super().__init__(look, "neuronDiagram")
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self.describe(
            self.tr("Neuron diagram"),
            self.tr("How the measures of a plant become z, a and a verdict."),
        )

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write the parameters, and every number of the plant chosen on its way."""
        neuron, subject = frame.neuron, frame.subject
        values = neuron.by_name
        if subject is None:
            return {name: fixed(value) for name, value in values.items()}
        result = flow_texts(neuron, subject)
        result["y_pred"] = str(subject.predicted)
        if subject.kind is not None:
            result["y"] = str(subject.kind)
        return result

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw edges, body and numbers; formulas beside or below where there is room."""
        subject, texts = frame.subject, self.texts(frame)
        box, formulas = split_canvas(pixels, self.look, subject is not None)
        layout = self._layout_in(box, texts, subject)
        self._draw_edges(painter, frame, layout)
        self._draw_body(painter, layout)
        self._draw_inputs(painter, layout, texts)
        self._draw_weights(painter, layout, texts)
        if subject is not None:
            self._draw_flow(painter, layout, texts)
        self._draw_verdict(painter, layout, texts, subject)
        self._draw_caption(painter, pixels, layout, subject)
        if formulas is not None:
            draw_formulas(painter, formulas, self.look)

    # Where things are

    def diagram_layout(self, frame: Frame) -> DiagramLayout:
        """Return where the parts of the drawing lie on the canvas."""
        box, _ = split_canvas(QRectF(self.canvas.rect()), self.look, frame.subject is not None)
        return self._layout_in(box, self.texts(frame), frame.subject)

    def _layout_in(
        self, box: QRectF, texts: dict[str, str], subject: Subject | None
    ) -> DiagramLayout:
        fit = type_points(box, self.look, subject is not None)
        smallest = max(_SMALLEST_PT / self.look.type_scale, self.look.least_points)
        points = round(2 * min(max(fit, smallest), _LARGEST_PT)) / 2
        line = type_height(self.look, points)
        inputs = max(self._width(texts.get(name, ""), points) for name in ("x1", "x2"))
        inputs = min(max(inputs, 1.7 * line), 0.24 * box.width())
        outputs = self._verdict_width(points, subject)
        radius = min(0.17 * box.height(), 0.1 * box.width(), 4.2 * line)
        left, right = box.left() + inputs + 0.3 * line, box.right() - outputs - 0.4 * line
        body = QPointF(left + 0.66 * (right - left), box.center().y() - 0.1 * line)
        spread = min(0.31 * box.height(), 0.6 * (body.x() - left) + line)
        starts = (QPointF(left, body.y() - spread), QPointF(left, body.y() + spread))
        top = max(box.top() + 0.3 * line, body.y() - radius - 5 * line)
        return DiagramLayout(
            box, points, line, starts, body, radius, QPointF(body.x(), top),
            QPointF(right, body.y()),
        )  # fmt: skip

    def _width(self, text: str, points: float) -> float:
        return line_size([Run(text, bold=True)], self.look, points)[0]

    def _verdict_width(self, points: float, subject: Subject | None) -> float:
        """Return how wide what is written beside the output may become, whatever the verdict."""
        if subject is None:
            return line_size(self._output(None), self.look, _OUTPUT * points)[0]
        symbol = 3 * _SYMBOL * type_height(self.look, points)
        words = self._verdicts()
        truths = (self.tr("correct"), self.tr("wrong"))
        return max(
            line_size(self._output("0"), self.look, _OUTPUT * points)[0],
            symbol + max(self._width(word, points) for word in words),
            max(line_size([Run(_truth(word, "0"))], self.look, points)[0] for word in truths),
        )

    # Drawing

    def _draw_edges(self, painter: QPainter, frame: Frame, layout: DiagramLayout) -> None:
        neuron = frame.neuron
        for which, weight in enumerate((neuron.w1, neuron.w2)):
            draw_edge(painter, layout.edge(which), weight, self.look)
        from_bias = towards(layout.bias, layout.body, layout.radius + 2)
        draw_edge(painter, from_bias, neuron.b, self.look)
        start = layout.body + QPointF(layout.radius + 2, 0)
        arrow(painter, start, layout.out, self.look.colour("text"), self.look.width(2))

    def _draw_body(self, painter: QPainter, layout: DiagramLayout) -> None:
        radius, body, look = layout.radius, layout.body, self.look
        box = QRectF(body.x() - radius, body.y() - radius, 2 * radius, 2 * radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ground"))
        painter.drawEllipse(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, first in zip(_RESULT_COLOURS, (90, -90), strict=True):
            pen = QPen(look.colour(colour), look.width(3.5))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(box, first * 16, 180 * 16)
        painter.setPen(QPen(look.colour("muted"), look.width(1)))
        painter.drawLine(QLineF(body.x(), box.top(), body.x(), box.bottom()))
        points = min(1.5 * layout.points, 0.55 * radius / look.type_scale)
        for symbol, colour, side in zip("za", _RESULT_COLOURS, (-0.5, 0.5), strict=True):
            middle = body + QPointF(side * radius, -0.06 * radius)
            self._write_centred(painter, middle, [Run(symbol, colour, symbol=True)], points)

    def _draw_inputs(self, painter: QPainter, layout: DiagramLayout, texts: dict[str, str]) -> None:
        """Write x1 and x2, and below them the plant's own."""
        room = layout.starts[0].x() - layout.box.left()
        for which, start in enumerate(layout.starts):
            middle = QPointF(start.x() - 0.5 * room, start.y())
            name = [Run("x" + _INDICES[which], symbol=True)]
            value = texts.get(f"x{which + 1}")
            if value is None:
                self._write_centred(painter, middle, name, 1.4 * layout.points, room)
                continue
            lift = QPointF(0, 0.52 * layout.line)
            self._write_centred(painter, middle - lift, name, 1.2 * layout.points, room)
            self._write_centred(
                painter, middle + lift, [Run(value, bold=True)], layout.points, 0.94 * room
            )

    def _draw_weights(
        self, painter: QPainter, layout: DiagramLayout, texts: dict[str, str]
    ) -> None:
        """Write each weight outside of its edge, and b beside its own."""
        line, points = layout.line, 1.1 * layout.points
        for which, side in enumerate((-1, 1)):
            at = layout.edge(which).pointAt(0.18)
            at += QPointF(0.35 * line, side * (0.55 * line + self.look.width(2)))
            name, value = "w" + _INDICES[which], texts[f"w{which + 1}"]
            self._write_parameter(painter, at, name, value, points, layout.body.x() - at.x())
        at = layout.bias + QPointF(0.6 * line, 0.4 * line)
        self._write_parameter(painter, at, "b", texts["b"], points, layout.box.right() - at.x())

    def _write_parameter(
        self, painter: QPainter, at: QPointF, name: str, value: str, points: float, room: float
    ) -> None:
        """Write w1 = -1.52; where that is too long, the number alone."""
        named = [Run(f"{name} = ", "parameter", symbol=True)]
        number = Run(value, "parameter", bold=True)
        room -= 0.6 * type_height(self.look, points)
        least = max(0.88 * points, self.look.least_points)
        fits = line_size([*named, number], self.look, least)[0] <= 0.97 * room
        write_line(painter, at, [*named, number] if fits else [number], self.look, points, room)

    def _draw_flow(self, painter: QPainter, layout: DiagramLayout, texts: dict[str, str]) -> None:
        """Write w1 x1 and w2 x2 along the inside of their edges, z and a below the body."""
        line, body = layout.line, layout.body
        for which, side in enumerate((1, -1)):
            value = texts[f"w{which + 1}x{which + 1}"]
            index = _INDICES[which]
            runs = [Run(f"w{index}", "parameter", symbol=True)]
            runs += [Run(f"x{index} = ", symbol=True), Run(value, bold=True)]
            edge = layout.edge(which)
            drop = abs(edge.dy())
            inside = 1 - (1.3 * line - layout.radius * drop / max(edge.length(), 1)) / max(drop, 1)
            end = edge.pointAt(min(max(inside, 0.3), 0.82))
            y = end.y() + side * (0.65 * line + self.look.width(4))
            y = min(y, body.y() - 0.55 * line) if side > 0 else max(y, body.y() + 0.55 * line)
            room = end.x() - layout.box.left()
            if line_size(runs, self.look, layout.points)[0] > room:
                runs = runs[-1:]
            width = min(line_size(runs, self.look, layout.points)[0], room)
            write_line(painter, QPointF(end.x() - width, y), runs, self.look, layout.points, room)
        self._write_results(painter, layout, texts)

    def _write_results(
        self, painter: QPainter, layout: DiagramLayout, texts: dict[str, str]
    ) -> None:
        points, least = 1.1 * layout.points, self.look.least_points
        at = layout.body + QPointF(-0.3 * layout.radius, layout.radius + 0.85 * layout.line)
        right, shortest = layout.out.x(), 0.0
        lines = []
        for name, colour in zip("za", _RESULT_COLOURS, strict=True):
            value = Run(texts[name], colour, bold=True)
            long, short = (
                [Run(equals, colour, symbol=True), value] for equals in (f"{name} = ", f"{name}=")
            )
            fits = line_size(long, self.look, least)[0] <= right - at.x()
            lines.append(long if fits else short)
            shortest = max(shortest, line_size(lines[-1], self.look, least)[0])
        at.setX(min(at.x(), right - shortest - 1))
        for runs in lines:
            write_line(painter, at, runs, self.look, points, right - at.x())
            at += QPointF(0, 1.15 * layout.line)

    def _draw_verdict(
        self,
        painter: QPainter,
        layout: DiagramLayout,
        texts: dict[str, str],
        subject: Subject | None,
    ) -> None:
        """Write y_pred, then the verdict in words, by colour and by shape, and whether it holds."""
        at = layout.out + QPointF(0.4 * layout.line, 0)
        room = layout.box.right() - at.x()
        output = self._output(texts.get("y_pred"))
        write_line(painter, at, output, self.look, _OUTPUT * layout.points, room)
        if subject is None:
            return
        verdict, truth = self._verdict_lines(subject, texts)
        at += QPointF(0, 1.35 * layout.line)
        size = _SYMBOL * layout.line
        draw_symbol(painter, at + QPointF(size, 0), subject.predicted, size, self.look)
        text_at = at + QPointF(3 * size, 0)
        write_line(painter, text_at, verdict, self.look, layout.points, room - 3 * size)
        at += QPointF(0, 1.25 * layout.line)
        write_line(painter, at, truth, self.look, layout.points, room)

    def _output(self, value: str | None) -> list[Run]:
        runs = [Run("y", symbol=True), Run("pred", symbol=True, level=-1)]
        return runs if value is None else [*runs, Run(" = "), Run(value, bold=True)]

    def _verdicts(self) -> tuple[str, str]:
        """Return what is said of y_pred = 0 and of y_pred = 1."""
        plants = Dataset.empty() if self.frame is None else self.frame.plants
        return kind_name(plants, 0, _LETTERS), kind_name(plants, 1, _LETTERS)

    def _verdict_lines(
        self, subject: Subject, texts: dict[str, str]
    ) -> tuple[list[Run], list[Run]]:
        predicted = int(subject.predicted)
        verdict = Run(self._verdicts()[predicted], KIND_COLOURS[predicted], bold=True)
        if subject.kind is None:
            return [verdict], [Run("y = ?", "probe")]
        right = subject.kind == subject.predicted
        word = self.tr("correct") if right else self.tr("wrong")
        colour: ColourName = "frontier" if right else "loss"
        return [verdict], [Run(_truth(word, texts["y"]), colour)]

    def _draw_caption(
        self, painter: QPainter, pixels: QRectF, layout: DiagramLayout, subject: Subject | None
    ) -> None:
        """Say in the lower left corner whose numbers these are; with no plant, how to choose."""
        colour: ColourName = "text"
        if subject is None:
            words = self.tr("Choose a plant (key N, or Shift+click): its numbers flow through.")
            colour = "muted"
        elif subject.plant is None:
            words, colour = self.tr("mystery plant"), "probe"
        else:
            words = self.tr("plant {0}").format(subject.plant + 1)
        points = min(0.9 * layout.points, 12.0 if subject else 10.0)
        points = max(points, self.look.least_points)
        bottom = layout.box.bottom() if subject else pixels.bottom() - 6
        at = QPointF(layout.box.left(), bottom - 0.5 * type_height(self.look, points))
        right = layout.body.x() - 0.6 * layout.radius if subject else pixels.right()
        lowest = layout.starts[1].y() + (1.1 if subject else 0.6) * layout.line
        is_clear = at.y() - 0.4 * type_height(self.look, points) >= lowest
        if is_clear and line_size([Run(words)], self.look, points)[0] <= right - at.x():
            write_line(painter, at, [Run(words, colour)], self.look, points)

    def _write_centred(
        self, painter: QPainter, middle: QPointF, runs: list[Run], points: float, room: float = 0.0
    ) -> None:
        width = line_size(runs, self.look, points)[0]
        width = min(width, room) if room > 0 else width
        write_line(painter, middle - QPointF(width / 2, 0), runs, self.look, points, room)


def _truth(word: str, kind: str) -> str:
    return f"{word} (y = {kind})"
