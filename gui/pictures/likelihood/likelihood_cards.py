"""The likelihood: one card per plant with its P, and L, their product (figures 20 to 24)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from engine.arrays import Indices, indices
from engine.lab.frame import Frame
from engine.loss.likelihood import likelihood, log_likelihood
from gui.language.marking import QT_TRANSLATE_NOOP
from gui.language.numbers import fixed, percent, whole
from gui.painting.latex import coloured, draw_formula, formula_size
from gui.painting.plot import solid
from gui.painting.rich_text import Run, line_size, write_line, write_wrapped
from gui.painting.symbols import LOG_IS_NATURAL
from gui.pictures.likelihood.card import draw_bases, draw_card, written
from gui.pictures.likelihood.card_grid import CardGrid, grid_for_all, grid_of_page
from gui.pictures.likelihood.probability_strip import draw_probability_strip, plant_on_strip
from gui.pictures.picture import Picture
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step

_COIN = 0.5
_ROUNDING = 1e-9
VERDICTS = (
    (0.9, QT_TRANSLATE_NOOP("LikelihoodCards", "{0} per plant: very plausible")),
    (0.7, QT_TRANSLATE_NOOP("LikelihoodCards", "{0} per plant: plausible")),
    (0.0, QT_TRANSLATE_NOOP("LikelihoodCards", "{0} per plant; a coin: 50%")),
)
"""From which L^(1/m) on the model is called what: L itself falls with every plant more."""

_LOG_SHOWN_BELOW = 1e-3
_STRIP_PX = 30.0
_MARGIN_PX = 8.0
_MODIFIED = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Layout:
    """Where everything lies; `strip` is empty where each plant has a card."""

    head: QRectF
    grid: CardGrid | None
    words: QRectF
    strip: QRectF


class LikelihoodCards(Picture):
    """How plausible the model is: each plant says how likely it is what it was found to be."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "likelihood")
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self.describe(
            self.tr("Likelihood"),
            self.tr(
                "The probability P of what each plant really is, and their product L; where that"
                " is small, its natural logarithm as well."
            ),
        )
        self.canvas.setToolTip(
            self.tr(
                "Click a card to select its plant, with Shift or Ctrl to select more;"
                " Up and Down go from card to card."
            )
        )

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write L, its logarithm where it is small, what that means, and P of each card."""
        if not frame.counts.total:
            return {"verdict": self.tr("No plant yet")}
        value = frame.likelihood
        words = verdict(frame.likelihood_per_plant)
        texts = {"likelihood": percent(value, fine=True), "verdict": words}
        if value < _LOG_SHOWN_BELOW:
            texts["log_likelihood"] = f"log L = {fixed(frame.log_likelihood)}"
        grid = self.layout_of(frame).grid
        if grid is None:
            return texts
        if grid.count < frame.counts.total:
            texts["more"] = self._text_of_the_rest(frame, grid)
        shown = frame.training_outputs.plausibility[grid.shown].tolist()
        plants = _plants_of(frame, grid)
        return texts | {
            f"P {plant}": f"P {written(p)}" for plant, p in zip(plants, shown, strict=True)
        }

    def layout_of(self, frame: Frame) -> Layout:
        """Share out the canvas: the product above, cards below, and a strip for many plants."""
        margin = _MARGIN_PX
        box = QRectF(self.canvas.rect()).adjusted(margin, 4, -margin, -margin)
        head, below, none = QRectF(box), QRectF(box), QRectF()
        head.setHeight(self._head_height(box))
        below.setTop(head.bottom() + 4)
        count = frame.counts.total
        if not count:
            return Layout(head, None, none, none)
        grid = grid_for_all(count, below, self.look)
        if grid is not None:
            return Layout(head, grid, none, none)
        line = line_size([], self.look, 10)[1]
        height = min(self.look.width(_STRIP_PX), 0.2 * below.height())
        strip = QRectF(below.left(), below.bottom() - height, below.width(), height)
        words = QRectF(below.left(), strip.top() - line - 4, below.width(), line)
        below.setBottom(words.top() - 2)
        subject = _card_of(frame, int(frame.selection[0])) if len(frame.selection) else 0
        return Layout(head, grid_of_page(count, subject, below, self.look), words, strip)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the product, the cards, and the strip of all plants."""
        layout, texts = self.layout_of(frame), self.texts(frame)
        grid = layout.grid
        plants = [] if grid is None else _plants_of(frame, grid)
        self.paint_layer(
            painter, "cards", tuple(plants),
            lambda brush: self._draw_ground(brush, layout, plants),
        )  # fmt: skip
        self._draw_value(painter, frame, layout.head, texts)
        if grid is None:
            return
        chosen, chances = _chosen_cards(frame), frame.training_outputs.plausibility
        ends = np.searchsorted(chosen, [grid.first, grid.first + grid.count])
        ringed = set(chosen[ends[0] : ends[1]].tolist())
        kinds = frame.plants.training.y[grid.shown].tolist()
        shown = chances[grid.shown].tolist()
        for index, plant in enumerate(plants):
            draw_card(
                painter,
                grid.card(index),
                plant,
                kinds[index],
                shown[index],
                texts[f"P {plant}"],
                grid.first + index in ringed,
                self.look,
                as_leaf=not frame.plants.kinds_are_named,
            )
        if not layout.strip.isEmpty():
            middle = QPointF(layout.words.left(), layout.words.center().y())
            more = [Run(texts.get("more", ""), "muted")]  # a page may just hold them all
            write_line(painter, middle, more, self.look, 10, layout.words.width())
            draw_probability_strip(painter, layout.strip, chances, chosen, grid.cards, self.look)

    # Mouse and keys

    def on_press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Select the plant whose card was clicked; beside all cards, none."""
        if self.frame is None:
            return
        plant, chosen = self.plant_at(at), self.frame.selection
        if plant is None:
            if not modifiers & _MODIFIED:
                self.select_requested.emit(indices([]))
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self.select_requested.emit(indices(np.setxor1d(chosen, [plant])))
        elif modifiers & Qt.KeyboardModifier.ShiftModifier and len(chosen):
            self.select_requested.emit(_stretched(int(chosen[0]), plant))
        else:
            self.select_requested.emit(indices([plant]))

    def on_key(self, event: QKeyEvent) -> bool:
        """Up and Down go to the card before and after; with Shift they take it along."""
        step = -key_step(event)
        if not step or self.frame is None or not self.frame.counts.total:
            return False
        learnt, chosen = self.frame.plants.training_positions, self.frame.selection
        if not len(chosen):
            self.select_requested.emit(indices([learnt[0 if step > 0 else -1]]))
            return True
        card = _card_of(self.frame, int(chosen[-1 if step > 0 else 0])) + step
        to = int(learnt[min(max(card, 0), len(learnt) - 1)])
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.select_requested.emit(indices([*chosen.tolist(), to] if with_shift else [to]))
        return True

    def plant_at(self, at: QPointF) -> int | None:
        """Return the plant of the card that is there, or of the place in the strip."""
        frame = self.frame
        layout = None if frame is None else self.layout_of(frame)
        if frame is None or layout is None or layout.grid is None:
            return None
        chances, card = frame.training_outputs.plausibility, None
        if not layout.strip.isEmpty():
            card = plant_on_strip(layout.strip, at, chances, self.look)
        card = layout.grid.card_at(at) if card is None else card
        return None if card is None else int(frame.plants.training_positions[card])

    # What is written

    def _text_of_the_rest(self, frame: Frame, grid: CardGrid) -> str:
        after = grid.first + grid.count
        learnt = frame.training_outputs
        z, y = (np.concatenate([v[: grid.first], v[after:]]) for v in (learnt.z, learnt.plants.y))
        product, count = likelihood(z, y), len(y)
        if product >= _LOG_SHOWN_BELOW:
            text = (
                self.tr("and {0} more, whose P is {1}")
                if count == 1
                else self.tr("and {0} more: their product is {1}")
            )
            return text.format(whole(count), percent(product, fine=True))
        text = (
            self.tr("and {0} more, the log of whose P is {1}")
            if count == 1
            else self.tr("and {0} more: the log of their product is {1}")
        )
        return text.format(whole(count), fixed(log_likelihood(z, y)))

    def _head_height(self, box: QRectF) -> float:
        wanted = formula_size(self._formula(), self.look, self._formula_points(box)).height() + 12
        return min(wanted, 0.36 * box.height())

    def _formula_points(self, box: QRectF) -> float:
        points = min(max(box.width() / 34, 8.0), 17.0)
        return points / math.sqrt(self.look.type_scale)

    def _formula(self) -> str:
        product, a = (coloured(self.look, "likelihood", name) for name in ("L", "a_i"))
        return rf"{product} = \prod_{{i=1}}^{{m}} {a}^{{y_i}} \times (1-{a})^{{1-y_i}}"

    def _boxed(self, head: QRectF) -> tuple[QRectF, float]:
        """Return the box around the formula, and how much room the formula has in it."""
        size = formula_size(self._formula(), self.look, self._formula_points(head))
        by_height = size.width() * (head.height() - 8) / size.height()
        room = min(size.width(), 0.5 * head.width(), by_height)
        return QRectF(head.left(), head.top() + 1, room + 18, head.height() - 2), room

    def _draw_ground(self, painter: QPainter, layout: Layout, plants: list[int]) -> None:
        """Draw the formula in its box, and the cards as yet without plants."""
        look, (box, room) = self.look, self._boxed(layout.head)
        painter.setPen(solid(look, "likelihood", 1.5))
        painter.setBrush(look.colour("likelihood", 0.07))
        painter.drawRoundedRect(box, 7, 7)
        at = QPointF(box.left() + 9, box.center().y())
        draw_formula(painter, at, self._formula(), look, self._formula_points(layout.head), room)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if layout.grid is not None:
            cards = {plant: layout.grid.card(k) for k, plant in enumerate(plants)}
            draw_bases(painter, cards, look)

    def _draw_value(
        self, painter: QPainter, frame: Frame, head: QRectF, texts: dict[str, str]
    ) -> None:
        """Write L large, with its logarithm where it is small, and below it what it means."""
        look, box = self.look, self._boxed(head)[0]
        left, width = box.right() + 10, head.right() - box.right() - 10
        value = texts.get("likelihood")
        is_bad = frame.likelihood_per_plant < _COIN - _ROUNDING and frame.counts.total > 0
        words = [Run(texts["verdict"], "loss" if is_bad else "text")]
        if value is None:
            write_line(painter, QPointF(left, head.center().y()), words, look, 12, width)
            return
        big = min(26.0, 0.3 * head.height() / look.type_scale + 4)
        runs = [Run(f"= {value}" if "<" not in value else value, "likelihood", bold=True)]
        in_one_line = line_size(words, look, look.least_points)[0] <= width
        at = QPointF(left, head.top() + (0.34 if in_one_line else 0.2) * head.height())
        with_log = [*runs, Run(f"   {texts.get('log_likelihood', '')}", "likelihood")]
        fits = line_size(with_log, look, look.least_points)[0] <= width
        if "log_likelihood" in texts and fits:
            big, runs = 0.72 * big, with_log
            note = Run(f"   {LOG_IS_NATURAL}", "muted")
            words += [note] if line_size([*words, note], look, 9)[0] <= width else []
        write_line(painter, at, runs, look, big, width)
        if in_one_line:
            below = QPointF(left, head.top() + 0.8 * head.height())
            write_line(painter, below, words, look, 11.5, width)
        else:
            below_in_lines = QRectF(left, at.y() + 0.2 * head.height(), width, 0.6 * head.height())
            write_wrapped(painter, below_in_lines, words[0].text, look, 11.5, words[0].colour)


def verdict(per_plant: float) -> str:
    """Say what L^(1/m) means, in the language on screen; it is never 0, if it underflows."""
    text = next((text for least, text in VERDICTS if per_plant >= least), VERDICTS[-1][1])
    return QCoreApplication.translate("LikelihoodCards", text).format(
        percent(max(per_plant, 1e-300))
    )


def _plants_of(frame: Frame, grid: CardGrid) -> list[int]:
    """Return which plants are on the cards: those held out have none, they are no factors of L."""
    plants: list[int] = frame.plants.training_positions[grid.shown].tolist()
    return plants


def _card_of(frame: Frame, plant: int) -> int:
    """Return the card of a plant; of one held out, that of the next plant, or the last."""
    learnt = frame.plants.training_positions
    return min(int(np.searchsorted(learnt, plant)), len(learnt) - 1)


def _chosen_cards(frame: Frame) -> Indices:
    """Return the cards of the plants selected."""
    plants, chosen = frame.plants, frame.selection
    if plants.held_out is None:
        return chosen
    return indices(np.searchsorted(plants.training_positions, chosen[~plants.held_out[chosen]]))


def _stretched(anchor: int, to: int) -> Indices:
    return indices(np.arange(min(anchor, to), max(anchor, to) + 1))
