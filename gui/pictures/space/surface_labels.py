"""What is written on the surfaces: a of the plant chosen; the loss, its minimum, and the slice."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from engine.lab.frame import Frame
from gui.language.numbers import fixed
from gui.painting.labels import around, draw_label, write_next_to
from gui.painting.markers import draw_cross
from gui.painting.projection import Space
from gui.pictures.loss.map_marks import map_of, pair_of, third_of
from gui.pictures.space.loss_surface import ball_at
from gui.pictures.space.plants_on_surface import boxes_of_plants
from gui.style.palette import ColourName
from gui.style.theme import Look

Texts = Mapping[str, str]


def write_probability(
    painter: QPainter,
    frame: Frame,
    space: Space,
    pixels: QRectF,
    look: Look,
    texts: Texts,
    taken: list[QRectF],
) -> None:
    """Write a of the plant chosen beside it, and how many of the plants are drawn.

    What is written already, `taken`, is left free.
    """
    if frame.probe is not None:
        at = space.at(frame.probe.x1, frame.probe.x2, frame.probe.probability)
        draw_cross(painter, at, look, "probe")
    if "shown" in texts:
        draw_label(
            painter, pixels.bottomLeft(), texts["shown"], look.font(9), look.colour("muted"),
            pixels,
        )  # fmt: skip
    subject = frame.subject
    if subject is None:
        return
    height = subject.a if subject.kind is None else float(subject.kind)
    at = space.at(subject.x1, subject.x2, height)
    colour: ColourName = "probe" if subject.kind is None else "likelihood"
    taken = [around(at, look.width(12)), *boxes_of_plants(frame, space, look), *taken]
    write_next_to(painter, at, texts["reading"], look, colour, pixels, taken, must=True)


def write_loss(
    painter: QPainter,
    frame: Frame,
    space: Space,
    pixels: QRectF,
    look: Look,
    texts: Texts,
    taken: list[QRectF],
) -> None:
    """Write the slice into a corner, and the loss and its minimum beside their marks."""
    loss_map = map_of(frame)
    lags = loss_map is None or fixed(loss_map.third[1]) != fixed(third_of(frame)[1])
    corner = draw_label(
        painter, pixels.topRight(), texts["map_slice"], look.font(10.5, bold=True),
        look.colour("muted" if lags else "parameter"), pixels,
    )  # fmt: skip
    ball, taken = ball_at(frame, space), [corner, *taken]
    taken.append(around(ball, look.width(8)))
    optimum = frame.optimum
    if optimum is not None:
        at = space.at(*pair_of(frame, optimum.parameters), optimum.objective)
        taken.append(around(at, look.width(7)))
    loss_box = write_next_to(
        painter, ball, texts["loss"], look, "parameter", pixels, taken, must=True
    )
    if optimum is not None and optimum.objective <= space.high:
        taken.append(loss_box)
        write_next_to(painter, at, texts["minimum"], look, "frontier", pixels, taken)
