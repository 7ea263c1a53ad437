"""No text is cut: neither at the edge of its picture, nor at that of the room it was given."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QLabel

from engine.arrays import indices
from engine.changed import Changed
from engine.model import samples
from engine.model.neuron import Neuron
from gui.language import translation
from gui.painting.local_axis import tick_text
from gui.panels.course.chapter_box import ChapterBox
from gui.pictures.likelihood.derivation import Derivation
from gui.style.theme import look_of
from gui.widgets.segmented_choice import SegmentedChoice
from tests.gui.conftest import settle
from tests.sampling import one_in

SIZES = ((375, 440), (420, 270), (300, 190), (620, 300), (600, 900), (260, 450))
PROJECTED = ((375, 440), (610, 240), (405, 450), (480, 300))
CASES = {
    "six": (samples.six(), (-1.46, 1.516, -0.046), 5),
    "many": (samples.overlapping_groups(60, 0.3, 1), (-1.46, 1.516, -0.046), 0),
    "far": (samples.overlapping_groups(60, 0.3, 1), (-12345.6, 8765.43, -1234.5), 3),
}
"""Plants, weights, and the line of the derivation that is shown."""
_SLACK_PX = 3.0


class Watched(QPainter):
    """Paints as ever, and keeps each text that leaves its picture or has too little room."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.image = image  # nobody else may keep it
        self.pixels = QRectF(image.rect())
        self.cut: list[str] = []

    def drawText(self, at, *more):
        text, metrics = more[-1], QFontMetricsF(self.font())
        if isinstance(at, QPointF):
            width = metrics.horizontalAdvance(text)
            box = QRectF(at.x(), at.y() - metrics.ascent(), width, metrics.height())
        else:
            flags = int(more[0])
            box = metrics.boundingRect(at, flags, text)
            is_wrapped = bool(flags & int(Qt.TextFlag.TextWordWrap))
            if box.height() > at.height() + 2 if is_wrapped else box.width() > at.width() + 1.5:
                self.cut.append(f"{text!r} in {at.width():.0f} x {at.height():.0f}")
        seen = self.worldTransform().mapRect(box)
        if seen.left() < -_SLACK_PX or seen.right() > self.pixels.right() + _SLACK_PX:
            self.cut.append(f"{text!r} from {seen.left():.0f} to {seen.right():.0f}")
        super().drawText(at, *more)


def cut_in(figure, frame, size):
    figure.canvas.resize(*size)
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = Watched(image)
    painter.setFont(figure.font())
    figure.paint(painter, frame, painter.pixels)
    painter.end()
    return painter.cut


def frame_with_everything(store, plants, weights, line):
    """Return a frame with a selected plant, the minimum and the loss map."""
    store.use_plants(plants)
    store.set_neuron(Neuron(*weights))
    store.select(indices([3]))
    store.set_choices("derivation_line", derivation_line=line)
    store.session.solve()
    while not store.session.is_map_fresh:
        store.session.work_on_map(lambda: True)
    return store.frame()


@pytest.mark.parametrize("language", one_in(2, ["fr", "en"]))
@pytest.mark.parametrize("projector", one_in(2, [True, False]), ids=["projector", "desk"])
def test_every_picture_writes_every_text_whole(open_window, language, projector):
    window = open_window(language)
    if projector:
        window.actions_["actionProjector"].trigger()
    for case, (plants, weights, line) in CASES.items():
        frame = frame_with_everything(window.store, plants, weights, line)
        for name, figure in window.pictures.items():
            figure.set_frame(frame, Changed.EVERYTHING)
            for size in PROJECTED if projector else SIZES:
                assert cut_in(figure, frame, size) == [], (case, name, size)


def test_a_cut_text_would_be_noticed(qapp):
    painter = Watched(QImage(100, 40, QImage.Format.Format_RGB32))
    painter.setFont(look_of("dark").font(12))
    painter.drawText(QRectF(10, 0, 80, 30), int(Qt.AlignmentFlag.AlignRight), "8.47 × 10⁻¹⁴")
    painter.drawText(QPointF(60, 20), "8.47 × 10⁻¹⁴")
    painter.drawText(QPointF(5, 20), "8")
    painter.end()
    assert len(painter.cut) == 3


@pytest.mark.parametrize("width", [420, 359, 332])
def test_buttons_of_a_choice_are_written_smaller_rather_than_cut(qapp, qtbot, width):
    chooser = SegmentedChoice((1, 10, 100, 1_000, 10_000))
    qtbot.addWidget(chooser)
    chooser.setFont(look_of("dark", projector=True).font(10))
    chooser.describe("", ["×1", "×10", "×100", "×1 000", "×10 000"])
    chooser.resize(width, 40)
    chooser.show()
    settle()
    for button in chooser.buttons:
        room = button.width() - 10
        assert button.fontMetrics().horizontalAdvance(button.text()) <= room, button.text()
    small = chooser.buttons[0].font().pointSizeF()
    chooser.resize(900, 40)
    settle()
    large = chooser.buttons[0].font().pointSizeF()
    assert large == chooser.font().pointSizeF()
    assert small < large or width == 420


@pytest.mark.parametrize("weights", [(-1.46, 1.516, -0.046), (-1234.5, 8765.43, -0.00012)])
def test_the_formula_of_the_neuron_is_seen_whole_in_a_narrow_panel(open_window, weights):
    window = open_window()
    window.actions_["actionProjector"].trigger()
    window.store.set_neuron(Neuron(*weights))
    panel = window.neuron_panel
    window.docks["neuron"].setFloating(True)
    for width in (380, 330):
        panel.setFixedWidth(width)
        settle()
        formula = panel.findChild(QLabel, "formula")
        assert formula.sizeHint().width() <= formula.width(), width


def test_the_figure_of_a_value_is_never_parted(open_window):
    """8.47 × 10⁻¹⁴ cut at its left would read 47 × 10⁻¹⁴."""
    window = open_window()
    figure = window.pictures["derivation"]
    assert isinstance(figure, Derivation)
    window.store.use_plants(samples.overlapping_groups(60, 0.3, 1))
    frame = window.store.frame()
    assert "10" in figure.texts(frame)["product"]
    for width in range(240, 1_000, 40):
        assert cut_in(figure, frame, (width, 300)) == []


@pytest.mark.parametrize(("width", "is_small"), [(170, True), (700, False)])
def test_the_name_of_an_axis_is_no_longer_than_the_axis(window, width, is_small):
    axis = window.field.axes["bottom"]
    window.field.setFixedWidth(width)
    settle()
    assert axis.label.boundingRect().width() <= axis.size().width()
    assert (axis.label.font().pointSizeF() < window.look.font(10.5).pointSizeF()) is is_small


def test_a_title_too_long_for_its_line_ends_in_dots(qapp, qtbot):
    chapters = ChapterBox()
    qtbot.addWidget(chapters)
    title = "8. Qu’est-ce qu’une fonction coût ?"
    chapters.addItem(title)
    chapters.resize(120, 30)
    chapters.show()
    settle()
    assert chapters.shown_text().endswith("…")
    assert title.startswith(chapters.shown_text().rstrip("…"))
    chapters.resize(600, 30)
    assert chapters.shown_text() == title


@pytest.mark.parametrize(
    ("language", "value", "spacing", "text"),
    [
        ("en", 0.5, 0.1, "0.5"),
        ("en", 20_000, 5_000, "20,000"),
        ("fr", -20_000, 5_000, "−20\u202f000"),
        ("en", 12_340.5, 0.5, "12,340.5"),
        ("fr", 500_000.5, 0.5, "500\u202f000,5"),
        ("en", 10_000_000, 50_000, "1 × 10⁷"),
        ("en", 10_050_000, 50_000, "1.005 × 10⁷"),
        ("en", 2e-5, 1e-5, "2 × 10⁻⁵"),
        ("en", 1e-22, 1e-5, "0"),
    ],
)
def test_numbers_of_an_axis_are_told_apart_with_thousands_set_apart(
    qapp, language, value, spacing, text
):
    before = translation.language()
    try:
        translation.set_language(language)
        assert tick_text(value, spacing) == text
    finally:
        translation.set_language(before)


def test_the_sum_of_logs_is_closed_by_its_bracket(open_window):
    window = open_window(plants=samples.overlapping_groups(60, 0.3, 1))
    window.store.set_neuron(Neuron(-1.46, 1.516, -0.046))
    figure = window.pictures["whyLog"]
    for width in (440, 550, 610, 670, 700):
        assert cut_in(figure, window.store.frame(), (width, 440)) == []
