"""Optimisers that start together: their losses step by step, and their ways on the loss map."""

from __future__ import annotations

import math
from itertools import product

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QMenu, QToolButton

from engine.changed import Changed
from engine.experiments import race as engine
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.learning.settings import Optimiser
from gui.language.numbers import short, whole
from gui.language.run_names import optimiser_name
from gui.painting.labels import draw_label, is_free, label_size
from gui.painting.plot import Plot
from gui.painting.rich_text import Run, write_wrapped
from gui.painting.symbols import objective_name
from gui.pictures.picture import Picture
from gui.pictures.runs.heading import heading_height, write_heading
from gui.pictures.runs.log_axis import axis_at
from gui.pictures.runs.race_curves import curves_on, draw_curves, steps_until
from gui.pictures.runs.race_map import RaceMap
from gui.pictures.runs.race_table import COLOURS, Line, RaceTable, draw_words, ranked, words_height
from gui.pictures.runs.replay import Replay
from gui.style.palette import ColourName
from gui.style.theme import Look
from gui.widgets.segmented_choice import SegmentedChoice

_LEAST_PART_PX = (190, 150)
"""The least width and height of a map beside or below the curves."""

_LEAST_BELOW_PX = 150.0
"""A lower plot has no table above it, but a line of words."""
_FINISH_POINTS = 10.0
_TOP = 1.25
"""The height of the plot, in losses at the start: what rises beyond is cut."""


class Race(Picture):
    """The curves of the racers chosen, their ways where they can be seen, and who arrives when."""

    watches = Changed.PLANTS | Changed.CHOICES | Changed.EXPERIMENTS
    experiment = "race"
    takes_turns = False

    def __init__(self, look: Look) -> None:
        super().__init__(look, "race")
        self._map = RaceMap()
        self._race: engine.Race | None = None
        self._has_waited = False
        self._replay = Replay(self, self.canvas.update)
        self._make_controls()
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture and its controls in the language on screen."""
        self.describe(
            self.tr("Race of optimisers"),
            self.tr(
                "Optimisers that start together, with the same learning rate: their losses, their"
                " ways on the loss map, and the step at which each arrives."
            ),
        )
        self.canvas.setToolTip(
            self.tr("Arrived: 99% of the way down from the start to the lowest loss of all")
        )
        self._racers.setText(self.tr("Who races"))
        self._racers.setToolTip(self.tr("Choose the optimisers that start together"))
        for racer, action in self._actions_of.items():
            action.setText(optimiser_name(racer))
        self._measures.describe(
            "",
            [self.tr("as on screen"), self.tr("standardised")],
            [self.tr("Race on the plants as they are on screen"),
             self.tr("Race on the same plants with mean 0 and standard deviation 1")],
        )  # fmt: skip
        self._again.setText(self.tr("Again"))
        self._again.setToolTip(self.tr("Show the race again from its start"))

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show what is chosen; a race that has just been worked out begins."""
        choices, race = frame.choices, frame.experiments.race
        for racer, action in self._actions_of.items():
            with QSignalBlocker(action):
                action.setChecked(racer in choices.racers)
        self._measures.show_value(choices.races_standardised)
        if race is None:
            self._has_waited = True
        elif race is not self._race:
            if self._has_waited or self._race is not None:
                self._replay.start()
            self._race = race
        super().apply_frame(frame, changed)

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write who arrives first and after how many steps, and when the others do."""
        race = self._race_of(frame)
        if race is None:
            return {"first": self._nothing_yet(frame)}
        texts = {"first": self._first_text(frame, race), "how": self._how(frame, race)}
        finish = race.track(frame.choices.races_standardised).finish(frame.choices.racers)
        texts["finish"] = self.tr("finish: {0}").format(short(finish))
        for line in self._lines(frame, race):
            texts[f"race {line.racer.value}"] = f"{line.name} {' '.join(line.steps)}"
        return texts

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the curves and who arrives, and beside or below them the map."""
        race, texts = self._race_of(frame), self.texts(frame)
        if race is None:
            box = pixels.adjusted(12, 4, -12, -4)
            write_wrapped(painter, box, texts["first"], self.look, 12, in_the_middle=True)
            return
        self._write_heading(painter, pixels, frame, race, texts)
        track = race.track(frame.choices.races_standardised)
        below = pixels.adjusted(0, heading_height(self.look), 0, 0)
        curves, map_part = self._parts(below, track)
        self._draw_curves(painter, curves, frame, race, texts["finish"])
        if track.ways is not None and not map_part.isEmpty():
            places = self._places(track, frame.choices.racers)
            steps_of = {racer: steps_until(place) for racer, place in places.items()}
            self._map.draw(painter, map_part, self.look, track.ways, steps_of, self.paint_layer)

    def hideEvent(self, event: object) -> None:
        """Leave the race where it would be at its end."""
        super().hideEvent(event)
        self._replay.finish()

    def show_start(self) -> None:
        """Let the race go by from its start."""
        self._replay.start()

    def show_end(self) -> None:
        """Show all of the race at once."""
        self._replay.finish()
        self.canvas.update()

    # Controls

    def _make_controls(self) -> None:
        self._racers, self._again = QToolButton(), QToolButton()
        self._racers.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._racers)
        self._racers.setMenu(menu)
        self._actions_of = {racer: self._action_of(racer, menu) for racer in engine.RACERS}
        self._measures = SegmentedChoice((False, True))
        self._measures.chosen.connect(
            lambda on: self.choices_edited.emit({"races_standardised": on})
        )
        self._again.clicked.connect(self.show_start)
        self.add_controls(self._racers, self._again)
        self.add_row(self._measures, fills=False)

    def _action_of(self, racer: Optimiser, menu: QMenu) -> QAction:
        action = menu.addAction("")
        action.setCheckable(True)
        action.toggled.connect(lambda on: self._choose(racer, on))
        return action

    def _choose(self, racer: Optimiser, on: bool) -> None:
        """Let one more race, or one less; the last one stays."""
        if self.frame is None:
            return
        before = self.frame.choices.racers
        racers = tuple(r for r in engine.RACERS if (on if r is racer else r in before))
        if racers:
            self.choices_edited.emit({"racers": racers})
        else:
            with QSignalBlocker(self._actions_of[racer]):
                self._actions_of[racer].setChecked(True)

    # Words

    def _race_of(self, frame: Frame) -> engine.Race | None:
        return frame.experiments.race if len(frame.plants.training) else None

    def _nothing_yet(self, frame: Frame) -> str:
        if not len(frame.plants.training):
            return self.tr("No plant to learn from yet")
        return self.tr("On your marks…")

    def _order(self, frame: Frame, race: engine.Race) -> list[Optimiser]:
        track, racers = race.track(frame.choices.races_standardised), frame.choices.racers
        return ranked(racers, track.arrivals(racers))

    def _first_text(self, frame: Frame, race: engine.Race) -> str:
        """Say who wins, once it has arrived: whoever comes lowest does arrive."""
        first, racers = self._order(frame, race)[0], frame.choices.racers
        track = race.track(frame.choices.races_standardised)
        step = track.arrivals(racers)[first] or 0
        if step > self._replay.reached(track.steps):
            return self.tr("Who arrives first?")
        text = self.tr("{0} arrives first, at step {1}")
        return text.format(_capital(optimiser_name(first)), whole(step))

    def _how(self, frame: Frame, race: engine.Race) -> str:
        """Write the rate and, once this race is over, who wins the other one."""
        rate = self._rate_text(race)
        is_standardised = frame.choices.races_standardised
        arrivals = race.track(not is_standardised).arrivals(frame.choices.racers)
        first = ranked(frame.choices.racers, arrivals)[0]
        step = arrivals[first]
        if self._replay.is_on or step is None:
            return rate
        text = (
            self.tr("{0}; as on screen: {1}, at step {2}")
            if is_standardised
            else self.tr("{0}; standardised: {1}, at step {2}")
        )
        return text.format(rate, optimiser_name(first), whole(step))

    def _rate_text(self, race: engine.Race) -> str:
        return f"α = {short(race.settings.learning_rate)}"

    def _lines(self, frame: Frame, race: engine.Race) -> list[Line]:
        """Return a line a racer, in the order of arrival; below, those still on their way."""
        racers, shown = frame.choices.racers, int(frame.choices.races_standardised)
        both = [race.track(standardised).arrivals(racers) for standardised in (False, True)]
        steps = race.as_shown.steps
        reached = self._replay.reached(steps)
        arrived = {r: at for r in racers if (at := both[shown][r]) is not None and at <= reached}
        lines = []
        for racer in dict.fromkeys((*sorted(arrived, key=arrived.__getitem__), *racers)):
            is_known = racer in arrived or not self._replay.is_on
            first, second = (self._step_text(arrivals[racer], steps) for arrivals in both)
            told = (first, second) if is_known else ("…", "…")
            lines.append(Line(racer, optimiser_name(racer), told))
        return lines

    def _step_text(self, step: int | None, last: int) -> str:
        return f"> {whole(last)}" if step is None else whole(step)

    # Drawing

    def _write_heading(
        self,
        painter: QPainter,
        pixels: QRectF,
        frame: Frame,
        race: engine.Race,
        texts: dict[str, str],
    ) -> None:
        first, how = texts["first"], texts["how"]
        is_known = any(sign.isdigit() for sign in first)
        colour: ColourName = COLOURS[self._order(frame, race)[0]] if is_known else "text"
        variants = [[Run(text, "muted")] for text in (how, self._rate_text(race))]
        write_heading(painter, pixels, self.look, [[Run(first, colour, bold=True)]], variants)

    def _places(self, track: engine.Track, racers: tuple[Optimiser, ...]) -> dict[Optimiser, int]:
        """Return at which step each racer is: where it has arrived, there it stays."""
        reached = self._replay.reached(track.steps)
        arrivals = track.arrivals(racers)
        return {
            racer: reached if (end := arrivals[racer]) is None else min(end, reached)
            for racer in racers
        }

    def _parts(self, box: QRectF, track: engine.Track) -> tuple[QRectF, QRectF]:
        """Return where the curves lie and where the map does; empty where it has no room."""
        if track.ways is None:
            return box, QRectF()
        width, height = (side * self.look.type_scale for side in _LEAST_PART_PX)
        if box.width() >= 1.3 * box.height() and box.width() >= 2.2 * width:
            share = 0.55 * box.width()
            return box.adjusted(0, 0, share - box.width(), 0), box.adjusted(share, 0, 0, 0)
        if box.height() >= 2 * height:
            half = box.height() / 2
            return box.adjusted(0, 0, 0, -half), box.adjusted(0, half, 0, 0)
        return box, QRectF()

    def _draw_curves(
        self, painter: QPainter, box: QRectF, frame: Frame, race: engine.Race, finish_text: str
    ) -> None:
        racers, look = frame.choices.racers, self.look
        track = race.track(frame.choices.races_standardised)
        top = _TOP * max(float(track.objectives[0, 0]), 1e-9)
        end = math.log10(track.steps + 1)
        window = Rectangle(0.0, 0.0, end, top)
        plot = Plot.inside(box, window, look)
        table = self._table_on(plot, frame, race)
        if table is None:  # no corner is free of curves: it has a strip of its own above them
            table = self._table_above(box, frame, race)
            below = box.adjusted(0, table[1].height() + 4, 0, 0)
            if below.height() < _LEAST_BELOW_PX * look.type_scale:
                below = box.adjusted(0, words_height(look), 0, 0)
                words = QRectF(box.left() + 10, box.top(), box.width() - 14, words_height(look))
                shown = int(frame.choices.races_standardised)
                draw_words(painter, words, self._lines(frame, race), shown, look)
                table = table[0], QRectF()
            plot = Plot.inside(below, window, look)
        key = box.getRect(), plot.mapping.window, race.settings.penalty
        self.paint_layer(painter, "axes", key, lambda brush: self._draw_axes(brush, plot, race))
        finish = plot.at(0, track.finish(racers)).y()
        reached = self._replay.reached(track.steps)
        self._write_finish(painter, plot, finish, finish_text, table[1], track, racers)
        draw_curves(painter, plot, track, reached, self._places(track, racers))
        if not table[1].isEmpty():
            table[0].draw(painter, table[1])

    def _write_finish(
        self,
        painter: QPainter,
        plot: Plot,
        height: float,
        text: str,
        table: QRectF,
        track: engine.Track,
        racers: tuple[Optimiser, ...],
    ) -> None:
        """Name the line where a racer arrives, above or below it, where no curve is."""
        curves = curves_on(plot, track, racers)
        font = self.look.font(max(_FINISH_POINTS, self.look.least_points))
        size, box = label_size(text, font), plot.pixels
        for top, left in product(
            (height - size.height(), height), (box.left() + 4, box.center().x() - size.width() / 2)
        ):
            place = QRectF(QPointF(left, top), size)
            if box.contains(place) and is_free(place, [table], curves):
                at = QPointF(left, place.center().y())
                draw_label(painter, at, text, font, self.look.colour("muted"), box)
                return

    def _table_on(
        self, plot: Plot, frame: Frame, race: engine.Race
    ) -> tuple[RaceTable, QRectF] | None:
        """Return who arrives when, below the finish or in the upper corner, clear of all curves.

        Both races have a column where they have room. None where no such place is free.
        """
        racers = frame.choices.racers
        track = race.track(frame.choices.races_standardised)
        curves = curves_on(plot, track, racers)
        below = QRectF(plot.pixels)
        below.setTop(plot.at(0, track.finish(racers)).y() + self.look.width(4))
        for columns, box in product((2, 1), (below, plot.pixels)):
            table = self._table(frame, race, columns)
            corner = table.corner_of(box)
            if box.contains(corner) and is_free(corner, [], curves):
                return table, corner
        return None

    def _table_above(
        self, box: QRectF, frame: Frame, race: engine.Race
    ) -> tuple[RaceTable, QRectF]:
        """Return the table at the top of a box: with both columns where it is wide enough."""
        table = self._table(frame, race, 2)
        if table.corner_of(box).width() > box.width():
            table = self._table(frame, race, 1)
        place = table.corner_of(box)
        place.moveTopRight(box.topRight())
        return table, place

    def _table(self, frame: Frame, race: engine.Race, columns: int) -> RaceTable:
        shown = int(frame.choices.races_standardised)
        heads = self.tr("on screen"), self.tr("standardised")
        which = (0, 1) if columns == 2 else (shown,)
        return RaceTable(self.look, heads, self._lines(frame, race), which, shown)

    def _draw_axes(self, painter: QPainter, plot: Plot, race: engine.Race) -> None:
        powers = range(int(plot.mapping.window.right) + 1)
        ticks = {0.0: "0"} | {math.log10(10.0**k + 1): whole(10**k) for k in powers}
        axis_at(painter, plot, ticks, self.tr("step"))
        plot.axis_left(painter, objective_name(race.settings.penalty))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
