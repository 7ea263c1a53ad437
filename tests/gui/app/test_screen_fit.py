"""Systems that lack what others have: no font, little room, no home."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from gui.app.screen_fit import LEAST_ROOM, factor_that_fits
from gui.widgets.on_screen import keep_on_screen
from tests.gui.conftest import settle
from tests.sampling import one_in

ROOT = Path(__file__).parents[3]

NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{0}/none</dir><cachedir>{0}/cache</cachedir></fontconfig>"""

SEE_TEXT = """
from PySide6.QtGui import QRawFont
from gui.app import create_application
from gui.style.theme import look_of
create_application(["fonts"])
drawn_with = QRawFont.fromFont(look_of("dark").font(10))
glyphs = drawn_with.glyphIndexesForString("Ax₁")
print(drawn_with.familyName(), 0 not in glyphs)
"""


@pytest.mark.parametrize(
    ("room", "asked", "taken"),
    [
        ((1280, 720), 1.0, 1.0),
        ((1024, 600), 1.0, 1.0),
        ((1920, 1080), 1.0, 1.0),
        ((960, 540), 2.0, 2.0 * 500 / 560),  # 1920 x 1080 at 200 %
        ((640, 360), 2.0, 2.0 * 320 / 560),  # 1280 x 720 at 200 %
        ((200, 200), 2.0, 0.5),
    ],
)
def test_all_is_enlarged_as_asked_or_as_far_as_the_screen_has_room(room, asked, taken):
    assert factor_that_fits(QSize(*room), asked) == pytest.approx(taken)


def test_a_window_begins_within_the_screen_with_its_title_bar(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry().size()
    window.resize(room + QSize(300, 200))
    keep_on_screen(window)
    assert window.width() == room.width()
    assert room.height() - 60 <= window.height() <= room.height() - 30
    window.resize(640, 480)
    keep_on_screen(window)
    assert window.size() == QSize(640, 480)
    window.setWindowState(Qt.WindowState.WindowMaximized)
    before = window.size()
    keep_on_screen(window)
    assert window.isMaximized()
    assert window.size() == before


@pytest.mark.parametrize("language", one_in(2, ["fr", "en"]))
def test_every_part_of_the_course_fits_the_least_room(open_window, language):
    window = open_window(language)
    for name in (
        "Lab",
        "Neuron",
        "Sigmoid",
        "Likelihood",
        "Logarithm",
        "Three",
        "Descent",
        "Space",
    ):
        window.layout_.arrange(name)
        settle()
        least = window.minimumSizeHint()
        assert least.width() <= LEAST_ROOM.width(), name
        assert least.height() <= LEAST_ROOM.height(), name


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig is Linux's")
def test_where_there_is_no_font_one_is_brought_along(tmp_path):
    config = tmp_path / "fonts.conf"
    config.write_text(NO_FONTS.format(tmp_path), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SEE_TEXT],
        cwd=ROOT, env={**os.environ, "FONTCONFIG_FILE": str(config)}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "DejaVu Sans True"
