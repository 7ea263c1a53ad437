"""Exported pictures: in every format, by the dialogue, to the clipboard; the lab undisturbed."""

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from engine.errors import UserError
from engine.model.dataset import Dataset
from gui.export import picture_export, render
from gui.language import translation
from gui.painting.vector_painters import bled
from gui.registry.pictures import picture_names
from gui.style.theme import look_of
from tests.gui.conftest import controllers_of, settle

PICTURES = picture_names()
SIZE = (480, 360)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lab(window):
    for _ in range(5):
        window.store.step_on()
    window.store.select(np.array([1]))
    settle()
    return window


@pytest.fixture
def exporter(lab):
    return controllers_of(lab).picture_export


def request(picture, **more):
    return render.PictureRequest(picture, SIZE, **more)


def pixels(image):
    """Return the pixels of an image as (height, width, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)


def share_of(image, colour):
    """Return which share of an image has a colour, within a shade or two."""
    rgb = np.array(colour.toRgb().getRgb()[:3])
    return float((np.abs(pixels(image).astype(int) - rgb).max(axis=2) <= 3).mean())


def image_of(asked, scene):
    return QImage.fromData(render.render_to_bytes("png", asked, scene))


def svg_image(data):
    renderer = QSvgRenderer(data)
    assert renderer.isValid()
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def scene_of(lab):
    return controllers_of(lab).picture_export.scene()


# Each picture


@pytest.mark.parametrize("picture", PICTURES)
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


@pytest.mark.parametrize("size", [(10, 400), (400, 20_000), (10_000, 10_000)])
def test_an_impossible_size_is_refused(lab, size):
    with pytest.raises(UserError) as refused:
        render.render_to_bytes("png", replace(request("field"), size=size), scene_of(lab))
    assert refused.value.code == "figure_size"


# The window


def test_the_window_is_drawn_in_either_theme_and_stays_as_it_was(lab, exporter, tmp_path):
    before, focus = lab.grab().toImage(), lab.focusWidget()
    for kind in render.file_kinds.PICTURES.formats:
        exporter.write(tmp_path / f"w.{kind}", replace(exporter.request("window"), theme="light"),
                       scene_of(lab))  # fmt: skip
    lab.sentence.say("")
    image = QImage(str(tmp_path / "w.png"))
    assert (image.width(), image.height()) == (2 * lab.width(), 2 * lab.height())
    assert share_of(image, look_of("light").colour("panel")) > 0.1
    assert "leaf width" in (tmp_path / "w.svg").read_text(encoding="utf-8")
    assert (tmp_path / "w.pdf").read_bytes().startswith(b"%PDF")
    settle()
    after = lab.grab().toImage()
    same = (pixels(before) == pixels(after)).all(axis=2)[: lab.height() * 3 // 4]
    assert same.mean() > 0.999  # below stands the sentence that says what was written
    assert lab.focusWidget() is focus
    assert lab.look.is_dark


@pytest.mark.parametrize("size", [(640, 360), (1920, 1080)])
def test_the_window_is_drawn_at_a_chosen_size_with_all_that_is_in_it(lab, exporter, tmp_path, size):
    asked = replace(exporter.request("window"), theme="light", size=size, scale=1)
    for kind in ("png", "svg"):
        exporter.write(tmp_path / f"w.{kind}", asked, exporter.scene())
    png, svg = QImage(str(tmp_path / "w.png")), (tmp_path / "w.svg").read_text(encoding="utf-8")
    assert (png.width(), png.height()) == size
    assert f'<svg width="{size[0]}" height="{size[1]}"' in svg
    for colour in ("toxic", "harmless"):
        shade = look_of("light").colour(colour)
        drawn = svg_image(svg.encode())
        assert share_of(drawn, shade) == pytest.approx(share_of(png, shade), rel=0.5)


# By hand


def test_the_shortcut_copies_the_picture_last_clicked(lab, exporter):
    clipboard = QGuiApplication.clipboard()
    QTest.keyClick(lab, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    field = clipboard.image()
    assert field.width() == 2 * lab.field.viewport().width()
    QTest.mouseClick(lab.loss_curve.viewport(), LEFT, pos=QPoint(60, 60))
    lab.actions_["actionCopyPicture"].trigger()
    assert clipboard.image().width() == 2 * lab.loss_curve.viewport().width()
    assert lab.sentence.label.text() == "On the clipboard: Loss curve."
    lab.arrange("Sigmoid")
    settle()
    sigmoid = lab.pictures["sigmoid"]
    QTest.mouseClick(sigmoid.canvas, LEFT, pos=QPoint(5, 5))
    lab.actions_["actionCopyPicture"].trigger()
    assert clipboard.image().width() == 2 * sigmoid.canvas.width()
    lab.arrange("Lab")
    settle()
    lab.actions_["actionCopyPicture"].trigger()
    assert lab.sentence.label.text() == "On the clipboard: Field of plants."


def test_exporting_leaves_state_undo_and_focus_alone(lab, exporter, tmp_path):
    store, focus = lab.store, lab.focusWidget()
    state, step, undos = store.session.state, store.session.step, store.undo_stack.index()
    alone = lab.windowHandle()
    for picture in ("field", "lossMap", "plantTable"):
        exporter.write(tmp_path / f"{picture}.svg", request(picture), scene_of(lab))
        shown = [
            shown_window
            for shown_window in QGuiApplication.topLevelWindows()
            if shown_window.isExposed()
        ]
        assert shown == [alone]
    settle()
    assert (store.session.state, store.session.step) == (state, step)
    assert (store.undo_stack.index(), lab.focusWidget()) == (undos, focus)
    assert len(lab.pictures.made) == 0  # none was made in the window for it


def test_the_dialogue_shows_asks_and_writes(lab, exporter, tmp_path, monkeypatch):
    out = tmp_path / "out.svg"
    asked = []
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.ask_where_to_export",
        lambda _parent, name, kind: asked.append((name, kind)) or out,
    )
    lab.actions_["actionExportPicture"].trigger()
    dialog = exporter.dialog
    dialog.draw()
    assert not dialog.preview.pixmap().isNull()
    assert dialog.request().picture == "field"
    assert dialog.request().size == (lab.field.viewport().width(), lab.field.viewport().height())
    dialog.picture.setCurrentIndex(dialog.picture.findData("valley"))
    dialog.format.setCurrentIndex(dialog.format.findData("svg"))
    dialog.theme.setCurrentIndex(dialog.theme.findData("light"))
    dialog.width_px.setValue(500)
    dialog.height_px.setValue(300)
    dialog.draw()
    dialog.export.click()
    settle()
    assert asked == [("local-minimum", "svg")]
    assert '<svg width="500" height="300"' in out.read_text(encoding="utf-8")
    assert lab.sentence.label.text() == "Exported to out.svg: Local minimum."
    assert exporter.dialog is None
    exporter.open_dialog()
    assert (exporter.dialog.kind(), exporter.dialog.request().theme) == ("svg", "light")
    exporter.dialog.reject()


def test_the_dialogue_says_what_is_too_large_and_keeps_the_windows_proportions(lab, exporter):
    exporter.open_dialog()
    dialog = exporter.dialog
    dialog.width_px.setValue(10_000)
    dialog.height_px.setValue(10_000)
    assert "not possible" in dialog.note.text()
    assert not dialog.export.isEnabled()
    dialog.picture.setCurrentIndex(dialog.picture.findData("window"))
    assert dialog.export.isEnabled()
    assert dialog.request().size == (lab.width(), lab.height())
    dialog.width_px.setValue(640)
    assert dialog.request().size == (640, 360)
    dialog.height_px.setValue(6_000)
    assert dialog.request().size == (10_000, 5_625)
    dialog.width_px.setValue(120)
    assert dialog.request().size == (213, 120)
    dialog.height_px.setValue(lab.height())
    assert dialog.request().size == (lab.width(), lab.height())
    dialog.copy.click()
    assert QGuiApplication.clipboard().image().width() == 2 * lab.width()
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    settle()
    assert exporter.dialog is None


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 3), ((3840, 2160), 1)])
def test_numbers_of_axes_are_drawn_anew_in_a_larger_window(lab, exporter, tmp_path, size, scale):
    lab.grab()
    path = tmp_path / "w.png"
    asked = replace(exporter.request("window"), size=size, scale=scale)
    exporter.write(path, asked, exporter.scene())
    box = lab.loss_curve.axes["bottom"].sceneBoundingRect().toAlignedRect()
    corner = lab.loss_curve.mapTo(lab, box.topLeft())
    axis = pixels(QImage(str(path)))[
        3 * corner.y() + 30 : 3 * (corner.y() + box.height()), 3 * corner.x() : -30
    ].astype(int)
    edges = np.flatnonzero(np.abs(np.diff(axis, axis=1)).sum(axis=(0, 2)) > 60)
    assert len(edges) > 30
    shares = np.bincount(edges % 3, minlength=3) / len(edges)
    assert shares.max() < 0.5  # pixels of the screen would end at every third alone


def test_a_run_pauses_while_it_is_asked_what_to_export(lab, exporter):
    lab.store.play()
    exporter.open_dialog()
    assert not lab.store.is_playing
    exporter.dialog.reject()


def test_a_folder_that_can_not_be_written_is_said(lab, exporter, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.ask_where_to_export", lambda *_: tmp_path / "not there" / "x.png"
    )
    exporter._ask_where(request("field"), "png", scene_of(lab))
    assert "x.png" in lab.sentence.label.text().lower()


def test_in_french_the_dialogue_and_the_files_name_are_french(open_window):
    window = open_window("fr", "light")
    exporter = controllers_of(window).picture_export
    assert picture_export.file_name(exporter.sources["lossCurve"].title) == "courbe-du-coût"
    exporter.open_dialog()
    assert exporter.dialog.windowTitle() == "Exporter une figure"
    assert exporter.dialog.request().language == "fr"
    assert "×" in exporter.dialog.note.text()
    exporter.dialog.reject()


def test_pixels_in_a_pdf_have_no_dark_rim():
    image = QImage(5, 5, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    image.setPixelColor(2, 2, QColor("orange"))
    neighbour = bled(image).pixelColor(3, 2)
    assert neighbour.alpha() == 0
    assert (neighbour.red(), neighbour.green()) == (255, 165)
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)
    assert bled(opaque) is opaque


def test_return_in_a_size_enters_it_and_exports_nothing(lab, exporter):
    exporter.open_dialog()
    dialog = exporter.dialog
    dialog.picture.setCurrentIndex(dialog.picture.findData("valley"))
    dialog.width_px.setFocus()
    dialog.width_px.selectAll()
    QTest.keyClicks(dialog.width_px, "900")
    QTest.keyClick(dialog.width_px, Qt.Key.Key_Return)
    settle()
    assert dialog.isVisible()  # a dialogue for files would fail the test
    assert dialog.request().size[0] == 900
    dialog.reject()
