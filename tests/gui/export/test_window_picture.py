"""The whole window as a picture, in either theme and any size."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage

from gui.export import render
from gui.style.theme import look_of
from tests.gui.conftest import settle
from tests.gui.export.images import pixels, scene_of, share_of, svg_image


def test_the_window_is_drawn_in_either_theme_and_stays_as_it_was(lab, exporter, tmp_path):
    before, focus = lab.grab().toImage(), lab.focusWidget()
    for kind in render.file_kinds.PICTURES.formats:
        exporter.write(tmp_path / f"w.{kind}", replace(exporter.request("window"), theme="light"),
                       scene_of(lab))  # fmt: skip
    lab.status.say("")
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


def test_of_a_run_that_plays_every_part_of_the_window_is_at_the_same_step(lab, exporter, tmp_path):
    store = lab.store
    store.play()
    store.clock._timer.blockSignals(True)
    for _ in range(3):
        store.playback.advance(1, lambda: True)
        store.flush()
        exporter.write(tmp_path / "w.png", exporter.request("window"), exporter.scene())
        shown = {lab.playback_bar.timeline.value(), *(each.frame.step for each in lab.all_pictures)}
        assert shown == {store.session.step}
    store.pause()
