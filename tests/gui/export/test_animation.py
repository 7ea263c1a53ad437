"""The frames of an animation: sizes, texts, what moves, what is refused."""

import os

import numpy as np
import pytest
from PySide6.QtGui import QImage

from engine.errors import UserError
from engine.lab.state import place
from gui.export import animation
from gui.export.animation import Animation, AnimationRenderer
from gui.export.render import Scene
from tests.engine import trace_rows
from tests.gui.export.animations import SMALL, frames_of, learnt, render


@pytest.mark.parametrize("end", ["gif", "webp"])
def test_an_animation_has_the_frames_the_size_and_the_times_asked_for(qapp, tmp_path, end):
    path = tmp_path / f"run.{end}"
    render(path)
    shown = frames_of(path)
    assert len(shown) == 6
    assert [duration for _, duration in shown] == [100] * 5 + [1600]
    assert {pixels.shape for pixels, _ in shown} == {(180, 240, 3)}
    assert np.abs(shown[0][0].astype(int) - shown[-1][0]).mean() > 2
    assert os.listdir(tmp_path) == [path.name]


def test_the_loss_curve_grows_on_axes_that_stand_still(qapp):
    session = learnt(400)
    renderer = AnimationRenderer(
        Animation(pictures=("lossCurve",), size=(400, 300)), Scene(session.frame())
    )
    (curve,) = renderer._pictures
    first = renderer.paint(0)
    ranges = {str(curve.view_box.viewRange())}
    for step in (5, 50, 400):
        renderer.paint(step)
        ranges.add(str(curve.view_box.viewRange()))
    last = renderer.paint(400)
    renderer.close()
    assert len(ranges) == 1
    red = [reddish(pixels) for pixels in (first, last)]
    assert red[1] > 2 * red[0] > 0


def edited_in_the_run():
    """A run of 40 steps, to which a plant was added at step 10, before the others were seen."""
    session = learnt()
    session.go_to(10)
    added = place(session.state, (2.0, 2.0), 1)
    session.replace(session.state.changes_to(added))
    return session


def captions_of(monkeypatch, requested, frame):
    """What is written below each frame, and the step that it is of."""
    written, write = {}, animation.caption_of

    def note(shown):
        written[shown.step] = write(shown)
        return written[shown.step]

    monkeypatch.setattr(animation, "caption_of", note)
    renderer = AnimationRenderer(requested, Scene(frame))
    list(renderer.frames())
    renderer.close()
    return written


@pytest.mark.parametrize("last", [30, 40])
def test_the_caption_tells_the_loss_of_the_curve_and_that_the_plants_are_others(
    qapp, monkeypatch, last
):
    session = edited_in_the_run()
    recorded = session.frame().losses.tolist()
    requested = Animation(pictures=("field",), size=(240, 180), last=last, count=4, evenly=True)
    written = captions_of(monkeypatch, requested, session.frame())
    assert sorted(written) == sorted({0, last, *written})
    for step, caption in written.items():
        session.go_to(step)
        assert f"step {step} " in caption
        assert f"log loss {recorded[step]:.3f} on the earlier plants" in caption
        assert f"{session.frame().loss:.3f} on these" in caption


def test_a_run_on_the_same_plants_has_one_loss_in_its_caption(qapp, monkeypatch):
    written = captions_of(monkeypatch, SMALL, learnt().frame())
    assert not any("earlier" in caption for caption in written.values())


def test_a_long_caption_fits_into_a_narrow_animation(qapp):
    requested = Animation(pictures=("field",), size=(240, 180), count=2)
    renderer = AnimationRenderer(requested, Scene(edited_in_the_run().frame()))
    below = renderer.paint(20)[-22:].astype(int)
    renderer.close()
    is_written = (np.abs(below - below[0, 0]).max(axis=(0, 2)) > 60).nonzero()[0]
    assert 1 < is_written.min() < is_written.max() < 238


def reddish(pixels):
    red, green, blue = pixels.astype(int).transpose(2, 0, 1)
    return int(((red > 150) & (green < 110) & (blue < 110)).sum())


def test_the_text_is_in_the_language_of_the_animation_and_the_screen_keeps_its_own(qapp, window):
    frame = learnt().frame()
    shown = {}
    for code in ("en", "fr"):
        renderer = AnimationRenderer(
            Animation(pictures=("field",), size=(400, 300), language=code), Scene(frame)
        )
        shown[code] = renderer.paint(20)
        renderer.close()
    assert (shown["en"] != shown["fr"]).any()
    assert window.actions_["actionOpen"].text() == "&Open…"


def test_animating_leaves_the_run_on_screen_as_it_is(window):
    window.store.play(30)
    window.store.session.learn(30)
    window.store.pause()
    window.store.go_to(12)
    before = trace_rows(window.store.session.state.run.trace).copy()
    renderer = AnimationRenderer(SMALL, Scene(window.store.frame()))
    list(renderer.frames())
    renderer.close()
    assert window.store.session.step == 12
    assert (trace_rows(window.store.session.state.run.trace) == before).all()


@pytest.mark.parametrize("pictures", [("field", "sigmoid"), ("lossMap",), ("surface", "lossCurve")])
@pytest.mark.parametrize("size", [(480, 240), (240, 480)])
def test_any_picture_can_be_animated_next_to_any_other_or_below(qapp, pictures, size):
    requested = Animation(pictures=pictures, size=size, theme="dark", count=2)
    renderer = AnimationRenderer(requested, Scene(learnt(20).frame()))
    first, last = renderer.frames()
    renderer.close()
    assert first.shape == (size[1], size[0], 3)
    assert (first != last).any()


def test_rows_that_qt_pads_are_read_right(qapp):
    image = QImage(5, 2, QImage.Format.Format_RGB888)
    image.fill(0)
    image.setPixelColor(4, 1, "#010203")
    assert image.bytesPerLine() == 16
    pixels = animation.pixels_of(image)
    assert pixels[1, 4].tolist() == [1, 2, 3]
    assert pixels.sum() == 6


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"first": 40}, "film_no_step"),
        ({"last": 41}, "film_no_step"),
        ({"first": 3, "last": 2}, "film_no_step"),
        ({"size": (100, 300)}, "film_size"),
        ({"size": (300, 5000)}, "film_size"),
        ({"size": (2000, 2000), "count": 400}, "film_long"),
        ({"pictures": ("nothing",)}, "no_view"),
    ],
)
def test_what_can_not_be_animated_is_refused_before_anything_is_made(changes, code):
    with pytest.raises(UserError) as refused:
        animation.check(Animation(**{"pictures": ("field",), **changes}), learnt().frame())
    assert refused.value.code == code
