"""The shapes of leaves, as paths: fingers and leaflets put together into plants (figure 2)."""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

VARIANTS = 4
"""How many drawings there are of each kind."""


@dataclass(frozen=True)
class Blade:
    """One leaflet: from `base` (up is the imaginary axis) along an angle, as long and as wide.

    `widest` says where along its length; `pointed` whether it ends in a tip; `bend` how far the
    tip is carried to the left, as a share of the length.
    """

    base: complex
    angle: float
    length: float
    width: float
    widest: float = 0.55
    pointed: bool = True
    bend: float = 0.0

    def at(self, along: float, across: float) -> complex:
        """Return the point at a share of the length and a share of half the width."""
        x, y = along * self.length, across * self.width / 2
        y += self.bend * self.length * along * along
        return self.base + cmath.rect(1.0, self.angle) * complex(x, y)

    def half_width(self, along: float) -> float:
        """Return how far the edge is from the middle there, as a share of half the width."""
        if along < self.widest:
            return math.pow(math.sin(math.pi / 2 * along / self.widest), 0.8)
        rest = (1 - along) / (1 - self.widest)
        return math.pow(math.sin(math.pi / 2 * rest), 1.1 if self.pointed else 0.5)


@dataclass(frozen=True)
class Leaf:
    """A drawing within the unit square: outlines to fill, and lines, the finer the larger it is.

    `measured` is the leaflet whose width x1 and length x2 are shown.
    """

    outline: QPainterPath
    stems: QPainterPath
    ribs: QPainterPath
    veins: QPainterPath
    measured: Blade


@lru_cache(maxsize=2 * VARIANTS)
def _made(kind: int, variant: int) -> Leaf:
    makers = (_sprig_alternate, _sprig_bushy, _sprig_paired, _sprig_berries)
    if kind:
        makers = (_chestnut, _star, _hemp, _creeper)
    return makers[variant]()


def leaf(kind: int, variant: int) -> Leaf:
    """Return the drawing of a kind; any number names a variant."""
    return _made(int(kind), int(variant) % VARIANTS)


# Leaflets as paths


def point_of(number: complex) -> QPointF:
    """Return a complex number as a point."""
    return QPointF(number.real, number.imag)


def outline_of(blade: Blade) -> QPainterPath:
    """Return the edge of a leaflet."""
    path = QPainterPath(point_of(blade.at(0, 0)))
    w = blade.widest
    path.cubicTo(*(point_of(blade.at(*p)) for p in ((0.3 * w, 0.55), (0.6 * w, 1), (w, 1))))
    near, late = ((0.5, 1.0), (0.8, 0.16)) if blade.pointed else ((0.6, 1.0), (1.0, 0.75))
    far = w + near[0] * (1 - w)
    if blade.pointed:
        path.cubicTo(*(point_of(blade.at(*p)) for p in ((far, 0.95), (late[0], 0.28), (1, 0))))
        path.cubicTo(*(point_of(blade.at(*p)) for p in ((late[0], -0.28), (far, -0.95), (w, -1))))
    else:
        path.cubicTo(*(point_of(blade.at(*p)) for p in ((far, 1.0), late, (1, 0))))
        path.cubicTo(*(point_of(blade.at(*p)) for p in ((1, -late[1]), (far, -1.0), (w, -1))))
    path.cubicTo(*(point_of(blade.at(*p)) for p in ((0.6 * w, -1), (0.3 * w, -0.55), (0, 0))))
    path.closeSubpath()
    return path


def _line(*numbers: complex) -> QPainterPath:
    """Return a curve through a start, two controls and an end, or a straight line."""
    path = QPainterPath(point_of(numbers[0]))
    if len(numbers) == 4:
        path.cubicTo(*(point_of(number) for number in numbers[1:]))
    else:
        path.lineTo(point_of(numbers[-1]))
    return path


def _midrib(blade: Blade, until: float) -> QPainterPath:
    return _line(*(blade.at(share * until, 0) for share in (0, 1 / 3, 2 / 3, 1)))


def _side_veins(blade: Blade, count: int) -> QPainterPath:
    path = QPainterPath()
    for number in range(count):
        start = 0.16 + 0.56 * number / count
        end = start + 0.16
        reach = 0.72 * blade.half_width(end)
        for side in (-1, 1):
            middle = blade.at((start + end) / 2, 0.62 * side * reach)
            path.moveTo(point_of(blade.at(start, 0)))
            path.quadTo(point_of(middle), point_of(blade.at(end, side * reach)))
    return path


def _fitted(blades: list[Blade], measured: int, *stems: QPainterPath, veins: int = 4) -> Leaf:
    """Put leaflets and stems together and fit them into the unit square."""
    outline, stem, ribs, fine = (QPainterPath() for _ in range(4))
    for blade in blades:
        outline.addPath(outline_of(blade))
        ribs.addPath(_midrib(blade, 0.8 if blade.pointed else 0.62))
        fine.addPath(_side_veins(blade, veins))
    for path in stems:
        stem.addPath(path)
    bounds = outline.boundingRect().united(stem.boundingRect())
    scale, middle = 1 / max(bounds.width(), bounds.height()), bounds.center()
    fit = QTransform().translate(0.5, 0.5).scale(scale, scale)
    fit = fit.translate(-middle.x(), -middle.y())
    blade_ = blades[measured]
    base = (blade_.base - complex(middle.x(), middle.y())) * scale + 0.5 + 0.5j
    blade_ = replace(blade_, base=base, length=blade_.length * scale, width=blade_.width * scale)
    return Leaf(fit.map(outline), fit.map(stem), fit.map(ribs), fit.map(fine), blade_)


# Toxic: pointed fingers


def _palmate_leaf(
    angles: Sequence[float], lengths: Sequence[float], widths: Sequence[float], stem: QPainterPath,
    widest: float = 0.58, lean: float = 0.0, from_centre: float = 0.05, measured: int = 0,
) -> Leaf:  # fmt: skip
    """Spread fingers around the origin; angles in degrees from straight up, left is positive."""
    blades = []
    for angle, length, width in zip(angles, lengths, widths, strict=True):
        turned = math.radians(90 + angle + lean)
        bend = -0.05 * math.copysign(min(abs(angle) / 60, 1.5), angle) if angle else 0.0
        base = cmath.rect(from_centre, turned)
        blades.append(Blade(base, turned, length, width, widest, True, bend))
    return _fitted(blades, measured, stem)


def _chestnut() -> Leaf:
    """Seven broad fingers, widest beyond the middle."""
    stem = _line(0j, -0.02 - 0.25j, 0.02 - 0.45j, 0.12 - 0.66j)
    angles = [0, 40, -40, 80, -80, 122, -122]
    lengths = [1.0, 0.94, 0.94, 0.78, 0.78, 0.5, 0.5]
    widths = [0.34, 0.32, 0.32, 0.27, 0.27, 0.2, 0.2]
    return _palmate_leaf(angles, lengths, widths, stem, widest=0.62)


def _star() -> Leaf:
    """Nine fingers nearly all the way round, none as long as the next."""
    stem = _line(0j, 0.03 - 0.3j, 0.1 - 0.5j, 0.22 - 0.78j)
    angles = [4, 41, -33, 78, -70, 114, -107, 150, -145]
    lengths = [0.92, 1.0, 0.98, 0.92, 0.98, 0.82, 0.84, 0.6, 0.5]
    widths = [0.27, 0.28, 0.28, 0.26, 0.28, 0.24, 0.24, 0.2, 0.18]
    return _palmate_leaf(angles, lengths, widths, stem, widest=0.54, lean=-6, from_centre=0.04)


def _hemp() -> Leaf:
    """Seven narrow fingers, the middle one far the longest."""
    stem = _line(0j, 0.02 - 0.2j, -0.02 - 0.38j, -0.1 - 0.56j)
    angles = [0, 33, -33, 68, -68, 108, -108]
    lengths = [1.16, 1.0, 1.0, 0.8, 0.8, 0.52, 0.52]
    widths = [0.23, 0.21, 0.21, 0.19, 0.19, 0.15, 0.15]
    return _palmate_leaf(angles, lengths, widths, stem, widest=0.56, from_centre=0.04)


def _creeper() -> Leaf:
    """Five broad fingers."""
    stem = _line(0j, -0.02 - 0.22j, 0.0 - 0.4j, -0.14 - 0.62j)
    angles = [0, 53, -53, 106, -106]
    lengths = [1.0, 0.92, 0.92, 0.66, 0.66]
    widths = [0.46, 0.42, 0.42, 0.31, 0.31]
    return _palmate_leaf(angles, lengths, widths, stem, widest=0.56, lean=3)


# Non-toxic: a twig with round leaflets


def _twig(
    stem: tuple[complex, complex, complex, complex],
    leaflets: Sequence[tuple[float, float, float, float]],
    measured: int,
    *extra: QPainterPath,
) -> Leaf:
    """Set leaflets on a curved stem: (where along it, degrees from it, length, width) each."""
    blades, stalks = [], QPainterPath()
    for along, angle, length, width in leaflets:
        root, heading = _on_curve(stem, along)
        turned = cmath.phase(heading) + math.radians(angle)
        stalk = cmath.rect(0.16 * length if angle else 0.0, turned)
        bend = -0.06 * math.copysign(1.0, angle) if angle else 0.0
        blades.append(Blade(root + stalk, turned, length, width, 0.56, False, bend))
        stalks.addPath(_line(root, root + stalk))
    return _fitted(blades, measured, _line(*stem), stalks, *extra, veins=3)


def _on_curve(
    curve: tuple[complex, complex, complex, complex], t: float
) -> tuple[complex, complex]:
    """Return the point of a Bezier curve at t, and which way it goes there."""
    a, b, c, d = curve
    s = 1 - t
    point = s**3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d
    return point, s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c)


def _berry(centre: complex, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(point_of(centre), radius, radius)
    return path


def _sprig_alternate() -> Leaf:
    """Leaflets left and right by turns along a stem that leans to the right."""
    stem = (0j, 0.02 + 0.4j, -0.05 + 0.75j, 0.09 + 1.12j)
    leaflets = [
        (0.2, 58, 0.4, 0.19), (0.32, -58, 0.42, 0.2), (0.46, 56, 0.4, 0.19),
        (0.58, -56, 0.37, 0.18), (0.72, 52, 0.32, 0.16), (0.83, -50, 0.27, 0.13),
        (1.0, 0, 0.3, 0.17),
    ]  # fmt: skip
    return _twig(stem, leaflets, 1)


def _sprig_bushy() -> Leaf:
    """Many slim leaflets close together."""
    stem = (0j, 0.05 + 0.3j, -0.05 + 0.6j, 0.0 + 0.96j)
    leaflets = [
        (0.2, 70, 0.4, 0.17), (0.22, -70, 0.4, 0.17), (0.4, 60, 0.47, 0.18),
        (0.42, -60, 0.47, 0.18), (0.61, 52, 0.42, 0.17), (0.63, -52, 0.42, 0.17),
        (0.83, 42, 0.32, 0.14), (0.85, -42, 0.32, 0.14), (1.0, 0, 0.32, 0.16),
    ]  # fmt: skip
    return _twig(stem, leaflets, 3)


def _sprig_paired() -> Leaf:
    """Nearly round leaflets in pairs along a stem that leans to the left."""
    stem = (0j, 0.0 + 0.35j, 0.06 + 0.7j, -0.06 + 1.1j)
    leaflets = [
        (0.25, 72, 0.34, 0.24), (0.25, -72, 0.34, 0.24), (0.51, 70, 0.31, 0.22),
        (0.51, -70, 0.31, 0.22), (0.75, 66, 0.26, 0.18), (0.75, -66, 0.26, 0.18),
        (1.0, 0, 0.27, 0.2),
    ]  # fmt: skip
    return _twig(stem, leaflets, 3)


def _sprig_berries() -> Leaf:
    """Leaflets by turns, and berries on stalks between them."""
    stem = (0j, -0.05 + 0.36j, 0.08 + 0.7j, 0.0 + 1.08j)
    leaflets = [
        (0.2, -60, 0.44, 0.2), (0.36, 58, 0.44, 0.2), (0.58, -56, 0.38, 0.18),
        (0.73, 54, 0.33, 0.16), (1.0, 0, 0.32, 0.17),
    ]  # fmt: skip
    berries = QPainterPath()
    for along, angle, length in (
        (0.2, 68, 0.26),
        (0.42, -62, 0.2),
        (0.58, 60, 0.2),
        (0.8, -52, 0.2),
    ):
        root, heading = _on_curve(stem, along)
        end = root + cmath.rect(length, cmath.phase(heading) + math.radians(angle))
        berries.addPath(_line(root, end))
        berries.addPath(_berry(end + 0.045 * (end - root) / abs(end - root), 0.045))
    return _twig(stem, leaflets, 0, berries)
