"""Animations: the frames of a run, packed whole or not at all, while the window lives on."""

import errno
import os
import shutil

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from engine.errors import UserError
from engine.lab.session import Session
from gui.export import animation, animation_encoders
from gui.export.animation import Animation, AnimationRenderer
from gui.export.animation_dialog import AnimationDialog
from gui.export.animation_encoders import FrameSequence
from gui.export.animation_job import AnimationJob, sequence_of
from gui.export.render import Scene
from tests.gui.conftest import controllers_of, settle

SMALL = Animation(pictures=("field",), size=(240, 180), count=6, frames_a_second=10)


def learnt(steps=40):
    session = Session()
    session.learn(steps)
    return session


def frames_of(path):
    shown = []
    with Image.open(path) as image:
        for index in range(image.n_frames):
            image.seek(index)
            image.load()
            shown.append((np.asarray(image.convert("RGB")).copy(), image.info["duration"]))
    return shown


def render(path, requested=SMALL, session=None):
    renderer = AnimationRenderer(requested, Scene((session or learnt()).frame()))
    try:
        animation_encoders.write(path, sequence_of(renderer, renderer.frames()))
        return renderer.steps
    finally:
        renderer.close()


def sequence(frames, **changes):
    all_frames = list(frames)
    usual = FrameSequence(
        iter(all_frames), len(all_frames), 10, 1.0, all_frames[:2] or [blank()], [(255, 0, 0)]
    )
    return usual._replace(**changes)


def blank(width=64, height=48, level=0):
    return np.full((height, width, 3), level, np.uint8)


# Frames


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
    before = window.store.session.state.run.trace.rows.copy()
    renderer = AnimationRenderer(SMALL, Scene(window.store.frame()))
    list(renderer.frames())
    renderer.close()
    assert window.store.session.step == 12
    assert (window.store.session.state.run.trace.rows == before).all()


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


# Files


def test_a_gif_of_800_by_600_has_a_sensible_size_and_its_colours(qapp, tmp_path):
    path = tmp_path / "run.gif"
    render(
        path, Animation(pictures=("field",), size=(800, 600), theme="dark", count=60), learnt(1000)
    )
    assert path.stat().st_size < 3_000_000
    pixels = frames_of(path)[-1][0]
    for colour in ((0xFF, 0x9D, 0x3D), (0x8F, 0xE0, 0x5A)):  # toxic; near the frontier's green
        nearest = np.abs(pixels.astype(int) - colour).max(axis=2).min()
        assert nearest < 40


def test_times_add_up_where_a_frame_is_no_whole_hundredth(qapp):
    times = animation_encoders.durations_ms(
        sequence([blank()] * 12, frames_a_second=12, last_frame_extra_s=1.5)
    )
    assert sum(times) == 2500
    assert {time % 10 for time in times} == {0}


def test_an_mp4_plays_every_frame_and_lets_the_last_one_stand(tmp_path):
    av = pytest.importorskip("av", reason="PyAV is not installed")
    path = tmp_path / "run.mp4"
    animation_encoders.write(path, sequence([blank(65, 47, 25 * index) for index in range(10)]))
    assert_video(av, path, frames=20)


def test_an_mp4_is_made_by_an_ffmpeg_on_the_path_where_pyav_is_missing(tmp_path, monkeypatch):
    av = pytest.importorskip("av", reason="PyAV is not installed to look at the result")
    if shutil.which("ffmpeg") is None:
        pytest.skip("no ffmpeg on the path")
    monkeypatch.setattr(animation_encoders, "find_spec", lambda name: None)
    path = tmp_path / "run.mp4"
    animation_encoders.write(path, sequence([blank(65, 47, 25 * index) for index in range(10)]))
    assert_video(av, path, frames=20)


def assert_video(av, path, frames):
    with av.open(str(path)) as container:
        shown = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
        assert container.streams.video[0].average_rate == 10
    assert len(shown) == frames
    assert shown[0].shape == (46, 64, 3)
    assert shown[0].mean() < 10
    assert (np.abs(shown[-1].astype(int) - 225) < 10).all()


def test_without_pyav_and_ffmpeg_one_sentence_says_how_to_get_an_mp4(tmp_path, monkeypatch):
    monkeypatch.setattr(animation_encoders, "can_write_video", lambda: False)
    with pytest.raises(UserError) as refused:
        animation_encoders.write(tmp_path / "run.mp4", sequence([blank()]))
    assert refused.value.code == "no_video"
    assert os.listdir(tmp_path) == []


def test_an_ffmpeg_that_fails_leaves_nothing(tmp_path, monkeypatch):
    program = tmp_path / "bin" / "ffmpeg"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setattr(animation_encoders, "find_spec", lambda name: None)
    with pytest.raises(UserError):
        animation_encoders.write(tmp_path / "run.mp4", sequence([blank(640, 480)] * 5))
    assert os.listdir(tmp_path) == ["bin"]


def test_a_name_of_another_format_is_refused(tmp_path):
    with pytest.raises(UserError) as refused:
        animation_encoders.format_of(tmp_path / "run.avi")
    assert refused.value.code == "film_format"


@pytest.mark.parametrize("end", ["gif", "webp", "mp4"])
def test_whatever_fails_leaves_what_was_there(tmp_path, end):
    if end == "mp4":
        pytest.importorskip("av", reason="PyAV is not installed")
    path = tmp_path / f"run.{end}"
    path.write_bytes(b"my run")

    def frames(error):
        yield blank()
        yield blank(level=99)
        raise error

    full = sequence([blank()] * 4)._replace(frames=frames(OSError(errno.ENOSPC, "full")))
    with pytest.raises(UserError) as refused:
        animation_encoders.write(path, full)
    assert refused.value.code == "save_no_room"
    stopped = sequence([blank()] * 4)._replace(frames=frames(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        animation_encoders.write(path, stopped)
    assert path.read_bytes() == b"my run"
    assert os.listdir(tmp_path) == [path.name]


# In the window


def run_export_of(window):
    return controllers_of(window).run_export


@pytest.fixture
def taught(window):
    window.store.session.learn(40)
    window.store.go_to(40)
    window.store.go_to(39)
    window.store.flush()
    return window


def test_the_window_lives_on_while_an_animation_is_made_and_says_when_it_is_there(
    taught, qtbot, tmp_path
):
    exporter, path = run_export_of(taught), tmp_path / "run.gif"
    exporter.render(path, SMALL, exporter._exporter.scene())
    seen = []
    exporter.job.progressed.connect(seen.append)
    qtbot.waitUntil(lambda: exporter.job is None, timeout=30_000)
    assert seen == [1, 2, 3, 4, 5, 6, 6][: len(seen)]
    assert len(frames_of(path)) == 6
    assert "run.gif" in taught.sentence.label.text()
    assert exporter.progress is None
    assert os.listdir(tmp_path) == ["run.gif"]


def test_an_animation_given_up_leaves_nothing_behind(taught, qtbot, tmp_path):
    exporter, path = run_export_of(taught), tmp_path / "run.gif"
    path.write_bytes(b"my run")
    exporter.render(path, SMALL, exporter._exporter.scene())
    cancel = exporter.progress.findChild(QPushButton)
    exporter.job.progressed.connect(lambda done: cancel.click() if done == 2 else None)
    qtbot.waitUntil(lambda: exporter.job is None, timeout=30_000)
    assert path.read_bytes() == b"my run"
    assert os.listdir(tmp_path) == ["run.gif"]
    assert taught.sentence.label.text() == "Nothing was exported."


def test_an_animation_can_be_given_up_while_it_is_packed(taught, qtbot, tmp_path):
    job = AnimationJob(tmp_path / "run.gif", SMALL, Scene(taught.store.frame()))
    ended = []
    job.finished.connect(ended.append)
    job.progressed.connect(lambda done: job.cancel() if done == job.count else None)
    job.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=30_000)
    assert ended == [False]
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_gone_is_told_in_a_sentence(taught, qtbot, tmp_path):
    exporter = run_export_of(taught)
    exporter.render(tmp_path / "gone" / "run.gif", SMALL, exporter._exporter.scene())
    qtbot.waitUntil(lambda: exporter.job is None, timeout=30_000)
    assert "gone" in taught.sentence.label.text()


def test_a_window_that_closes_ends_the_animation_with_nothing_left(open_window, tmp_path):
    window = open_window()
    window.store.session.learn(40)
    exporter = run_export_of(window)
    exporter.render(tmp_path / "run.gif", SMALL, exporter._exporter.scene())
    window.close()
    assert exporter.job is None
    assert os.listdir(tmp_path) == []


def test_the_dialogue_offers_the_whole_run_and_says_how_many_frames(taught, qtbot):
    exporter = run_export_of(taught)
    taught.actions_["actionExportAnimation"].trigger()
    dialog = exporter.dialog
    assert isinstance(dialog, AnimationDialog)
    requested = dialog.animation()
    assert (requested.pictures, requested.first, requested.last) == (("field", "lossCurve"), 0, 40)
    assert (requested.theme, requested.language, requested.count) == ("dark", "en", 41)
    assert dialog.note.text().startswith("41 frames")
    dialog.last.setValue(10)
    dialog.second_picture.setCurrentIndex(0)
    dialog.size_px.setCurrentIndex(0)
    assert dialog.animation().pictures == ("field",)
    assert (dialog.animation().last, dialog.animation().count, dialog.animation().size) == (
        10,
        11,
        (640, 360),
    )
    dialog.draw()
    assert dialog.preview.pixmap().width() > 300
    dialog.first.setValue(10)
    assert dialog.preview.pixmap().isNull()
    assert not dialog.export.isEnabled()
    assert "at least one step" in dialog.note.text()
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    settle()
    assert exporter.dialog is None


def test_the_dialogue_animates_what_was_chosen(taught, qtbot, tmp_path, monkeypatch):
    exporter, path = run_export_of(taught), tmp_path / "run.webp"
    suggestions = []

    def answer(_parent, _title, suggested, _kinds):
        suggestions.append(suggested)
        return path

    monkeypatch.setattr("gui.widgets.file_dialogs.ask_where_to_write", answer)
    taught.actions_["actionExportAnimation"].trigger()
    dialog = exporter.dialog
    dialog.second_picture.setCurrentIndex(0)
    dialog.size_px.setCurrentIndex(0)
    dialog.format.setCurrentIndex(1)
    dialog.last.setValue(4)
    dialog.export.click()
    assert suggestions == ["neuron.webp"]
    qtbot.waitUntil(lambda: exporter.job is None, timeout=30_000)
    assert len(frames_of(path)) == 5


def test_mp4_is_refused_in_the_dialogue_where_it_can_not_be_made(taught, monkeypatch):
    monkeypatch.setattr("gui.export.animation_dialog.can_write_video", lambda: False)
    frame = taught.store.frame()
    dialog = AnimationDialog(
        taught, Animation(), "mp4", {"field": "F"}, frame, lambda animation: QImage()
    )
    assert not dialog.export.isEnabled()
    assert "ffmpeg" in dialog.note.text()
    dialog.deleteLater()


def test_the_dialogue_speaks_french(open_window):
    window = open_window("fr")
    window.store.session.learn(5)
    window.actions_["actionExportAnimation"].trigger()
    dialog = run_export_of(window).dialog
    assert dialog.windowTitle() == "Exporter une animation"
    dialog.reject()


def test_a_run_without_a_step_is_said_to_have_nothing_to_show(window):
    window.actions_["actionExportAnimation"].trigger()
    assert run_export_of(window).dialog is None
    assert "at least one step" in window.sentence.label.text()


# Text


@pytest.mark.parametrize(
    ("action", "suggested", "first_line"),
    [
        ("actionExportScript", "neuron.py", "# Perceptron Lab"),
        ("actionExportTrace", "trace.csv", "step,w1,w2,b,loss"),
        ("actionSavePlants", "plants.csv", "x1,x2,y"),
    ],
)
def test_the_menu_writes_script_trace_and_plants(
    taught, tmp_path, monkeypatch, action, suggested, first_line
):
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.ask_where_to_write",
        lambda _parent, _title, name, _kinds: tmp_path / name,
    )
    taught.actions_[action].trigger()
    written = (tmp_path / suggested).read_text(encoding="utf-8")
    assert written.startswith(first_line)
    assert taught.sentence.label.text() == f"Exported: {suggested}."


def test_the_script_is_of_the_step_shown(taught, tmp_path):
    taught.store.go_to(7)
    run_export_of(taught).write_script(tmp_path / "neuron.py")
    assert "range(7)" in (tmp_path / "neuron.py").read_text(encoding="utf-8")


def test_a_name_without_an_end_gets_one_and_nothing_is_replaced_unasked(
    window, tmp_path, monkeypatch
):
    from gui.widgets import file_dialogs

    mine = tmp_path / "mine.py"
    mine.write_text("mine")
    typed = str(tmp_path / "mine")
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.QFileDialog.getSaveFileName", lambda *_: (typed, "")
    )
    monkeypatch.setattr(file_dialogs, "may_replace", lambda *_: False)
    assert file_dialogs.ask_where_to_write(window, "t", "neuron.py", "k") is None
    monkeypatch.setattr(file_dialogs, "may_replace", lambda *_: True)
    assert file_dialogs.ask_where_to_write(window, "t", "neuron.py", "k") == mine


def test_in_french_files_are_given_french_names(open_window, monkeypatch):
    window, suggested = open_window("fr"), []
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.ask_where_to_write", lambda *given: suggested.append(given[2])
    )
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.ask_where_to_save", lambda *given: suggested.append(given[1])
    )
    window.store.session.learn(3)
    for action in ("actionExportScript", "actionExportTrace", "actionSavePlants", "actionSaveAs"):
        window.actions_[action].trigger()
    assert suggested == ["neurone.py", "trace.csv", "plantes.csv", "labo.plab"]
