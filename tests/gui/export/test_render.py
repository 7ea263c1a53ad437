"""Every picture off screen: in each format, theme, language and scale."""

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient

from engine.errors import UserError
from engine.model.dataset import Dataset
from gui.export import render
from gui.export.encoders import pdf_of
from gui.language import translation
from gui.painting.vector_painters import bled
from gui.pictures.factory import make_picture
from gui.style.theme import look_of
from tests.gui.conftest import controllers_of, settle
from tests.gui.export.images import (
    PICTURES,
    SIZE,
    image_of,
    pixels,
    request,
    scene_of,
    share_of,
    svg_image,
)

_USUAL = ("field", "lossMap", "surface")
"""One made of items, one flat and one in space: the others are drawn in the long run."""


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(picture, marks=() if picture in _USUAL else pytest.mark.long)
        for picture in PICTURES
    ],
)
def test_every_picture_is_drawn_in_every_format_on_the_ground_of_its_theme(lab, picture):
    scene = scene_of(lab)
    for theme in ("light", "dark"):
        asked = request(picture, theme=theme)
        png = QImage.fromData(render.render_to_bytes("png", asked, scene))
        assert (png.width(), png.height()) == SIZE
        assert len(np.unique(pixels(png).reshape(-1, 3), axis=0)) > 20
        assert pixels(png).std() > 3
        svg = render.render_to_bytes("svg", asked, scene)
        assert svg.startswith(b"<?xml")
        drawn = svg_image(svg)
        assert share_of(drawn, QColor("magenta")) == 0  # nothing is left without a ground
        difference = np.abs(pixels(png).astype(int) - pixels(drawn).astype(int)).mean()
        assert difference < 14, "the SVG looks otherwise"
        pdf = render.render_to_bytes("pdf", asked, scene)
        assert pdf.startswith(b"%PDF")
        assert re.search(rb"/MediaBox \[0 0 360(\.0+)? 270(\.0+)?\]", pdf)  # 480 x 360 at 96 dpi
        assert b"/DCTDecode" not in pdf, "an image is a JPEG"
        assert b"/SMask << /S /Alpha" not in pdf, "what fades would be printed solid"


def test_a_pdf_keeps_the_letters_of_coefficient_and_would_show_that_it_fades(qapp):
    def write(painter):
        for font in (look_of("light").font(12), look_of("light").symbol_font(12)):
            painter.setFont(font)
            painter.drawText(QPointF(10, 40), "coefficient affine reflet")

    def fade(painter):
        gradient = QLinearGradient(0, 0, 99, 0)
        gradient.setColorAt(0, QColor(255, 0, 0, 255))
        gradient.setColorAt(1, QColor(255, 0, 0, 0))
        painter.fillRect(0, 0, 99, 99, gradient)

    written = pdf_of(write, (300, 60), "")
    assert b"<0066>" in written  # an f, in the table of what each sign stands for
    assert b"<FB0" not in written  # the ligatures ff, fi, fl, ffi, ffl
    assert b"/SMask << /S /Alpha" in pdf_of(fade, (99, 99), "")


def test_the_theme_decides_the_ground(lab):
    scene = scene_of(lab)
    for theme in ("light", "dark"):
        image = image_of(request("inspector", theme=theme), scene)
        assert share_of(image, look_of(theme).colour("panel")) > 0.5


def test_a_picture_speaks_the_language_asked_for_and_leaves_the_one_on_screen(lab):
    scene = scene_of(lab)
    french = render.render_to_bytes("svg", request("field", language="fr"), scene).decode()
    english = render.render_to_bytes("svg", request("field", language="en"), scene).decode()
    assert "largeur de la feuille" in french
    assert "leaf width" in english
    curve = render.render_to_bytes("svg", request("lossCurve", language="fr"), scene).decode()
    assert ">0,2<" in curve
    assert translation.language() == "en"
    settle()
    assert lab.loss_curve.accessibleName() == "Loss curve"


def test_an_svg_names_fonts_that_a_browser_has_and_no_outlined_formula(lab):
    svg = render.render_to_bytes("svg", request("neuronDiagram"), scene_of(lab)).decode()
    families = set(re.findall('font-family="([^"]*)"', svg))
    assert families
    assert all(family.endswith(("sans-serif", "serif")) for family in families)
    assert not any("," in name for family in families for name in re.findall("'([^']*)'", family))
    assert svg_image(svg.encode()).width() == SIZE[0]
    assert '<svg width="480" height="360"' in svg


def test_the_zoom_and_the_choices_on_screen_are_kept(lab):
    before = render.render_to_bytes("svg", request("field"), scene_of(lab))
    lab.field.zoom(0.5)
    lab.actions_["actionShadeNone"].trigger()
    settle()
    plain = image_of(request("field", theme="dark"), scene_of(lab))
    assert render.render_to_bytes("svg", request("field"), scene_of(lab)) != before
    assert share_of(plain, look_of("dark").colour("panel")) > 0.8
    lab.actions_["actionLogLoss"].setChecked(True)
    logarithmic = render.render_to_bytes("svg", request("lossCurve"), scene_of(lab)).decode()
    lab.actions_["actionLogLoss"].setChecked(False)
    assert (
        logarithmic != render.render_to_bytes("svg", request("lossCurve"), scene_of(lab)).decode()
    )


def test_a_scale_gives_more_pixels_of_the_same_picture(lab):
    scene = scene_of(lab)
    twice = image_of(request("sigmoid", scale=2), scene)
    once = image_of(request("sigmoid"), scene)
    assert (twice.width(), twice.height()) == (960, 720)
    small = twice.scaled(*SIZE, mode=Qt.TransformationMode.SmoothTransformation)
    assert np.abs(pixels(small).astype(int) - pixels(once).astype(int)).mean() < 6


def test_a_hundred_thousand_plants_make_a_small_svg(open_window):
    rng = np.random.default_rng(1)
    plants = Dataset(rng.normal(2, 0.5, (100_000, 2)), (rng.random(100_000) < 0.5).astype(np.int8))
    window = open_window(plants=plants)
    data = render.render_to_bytes(
        "svg", request("field"), controllers_of(window).picture_export.scene()
    )
    assert len(data) < 1_500_000
    assert share_of(svg_image(data), look_of("light").colour("toxic")) > 0.02


def test_an_impossible_size_is_refused(lab):
    for size in ((10, 400), (400, 20_000), (10_000, 10_000)):
        with pytest.raises(UserError) as refused:
            render.render_to_bytes("png", replace(request("field"), size=size), scene_of(lab))
        assert refused.value.code == "figure_size"


def test_pixels_in_a_pdf_have_no_dark_rim():
    image = QImage(5, 5, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    image.setPixelColor(2, 2, QColor("orange"))
    neighbour = bled(image).pixelColor(3, 2)
    assert neighbour.alpha() == 0
    assert (neighbour.red(), neighbour.green()) == (255, 165)
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)
    assert bled(opaque) is opaque


@pytest.mark.parametrize("shows", ["loss", "probability"])
@pytest.mark.parametrize("name", ["lossMap", "surface", "sigmoid"])
def test_a_picture_off_screen_has_the_loss_map_just_where_it_draws_it(window, name, shows):
    window.store.set_choices(surface_shows=shows)
    settle()
    picture = make_picture(name, look_of("light"))
    render.set_up_picture(picture, request(name), scene_of(window))
    draws_map = name == "lossMap" or (name == "surface" and shows == "loss")
    is_worked_out = window.store.frame().loss_map is not picture.frame.loss_map
    assert is_worked_out == draws_map
    render.discard(picture)
