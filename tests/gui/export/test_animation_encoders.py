"""The files of an animation: GIF, WebP and MP4, written whole or not at all."""

import errno
import os
import shutil

import numpy as np
import pytest

from engine.errors import UserError
from gui.export import animation_encoders
from gui.export.animation import Animation
from gui.style.palette import DARK, LIGHT
from tests.gui.export.animations import blank, frames_of, learnt, render, sequence


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


def test_an_mp4_is_made_by_an_ffmpeg_on_the_path_where_pyav_is_missing(tmp_path, ffmpeg_alone):
    path = tmp_path / "run.mp4"
    animation_encoders.write(path, sequence([blank(65, 47, 25 * index) for index in range(10)]))
    assert_video(ffmpeg_alone, path, frames=20)


@pytest.fixture
def ffmpeg_alone(monkeypatch):
    """Let an ffmpeg on the path write videos, and return PyAV to look at them."""
    av = pytest.importorskip("av", reason="PyAV is not installed to look at the result")
    if shutil.which("ffmpeg") is None:
        pytest.skip("no ffmpeg on the path")
    monkeypatch.setattr(animation_encoders, "find_spec", lambda name: None)
    return av


def test_an_mp4_of_pyav_has_the_colours_of_the_picture_when_read_as_it_says(tmp_path):
    av = pytest.importorskip("av", reason="PyAV is not installed")
    assert_colours(av, tmp_path / "run.mp4")


def test_an_mp4_of_ffmpeg_has_the_colours_of_the_picture_too(tmp_path, ffmpeg_alone):
    assert_colours(ffmpeg_alone, tmp_path / "run.mp4")


def assert_colours(av, path):
    """Every colour of both themes, as a patch of 32 pixels, within 2 of itself."""
    codes = dict.fromkeys([*LIGHT, *DARK])
    colours = np.array([[int(code[at : at + 2], 16) for at in (1, 3, 5)] for code in codes])
    picture = np.repeat(np.repeat(colours[None].astype(np.uint8), 32, 0), 32, 1)
    animation_encoders.write(path, sequence([picture] * 3))
    with av.open(str(path)) as container:
        shown = next(container.decode(video=0))
        told = container.streams.video[0].codec_context
        said = (told.colorspace, told.color_primaries, told.color_trc, told.color_range)
    srgb_by_bt709_in_limited_range = (1, 1, 13, 1)
    assert said == srgb_by_bt709_in_limited_range
    seen = rgb_by_bt709(shown.to_ndarray(format="yuv420p"), shown.height)[16, 16::32]
    assert np.abs(seen - colours).max() <= 2


def rgb_by_bt709(planes, height):
    """Return red, green, blue (height, width, 3): ITU-R BT.709-6, items 3.3 to 3.5."""
    width, (kr, kb) = planes.shape[1], (0.2126, 0.0722)
    y = (planes[:height] - 16.0) / 219
    halves = planes[height:].reshape(2, height // 2, width // 2)
    cb, cr = ((half.repeat(2, 0).repeat(2, 1) - 128.0) / 224 for half in halves)
    red, blue = y + 2 * (1 - kr) * cr, y + 2 * (1 - kb) * cb
    green = (y - kr * red - kb * blue) / (1 - kr - kb)
    return np.clip(255 * np.stack([red, green, blue], -1), 0, 255).round()


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


def test_a_gif_keeps_white_and_every_ground_as_it_is(tmp_path):
    fading = np.repeat(np.linspace(0, 255, 200).astype(np.uint8)[:, None, None], 3, 2)
    picture = np.repeat(fading, 60, 1)
    picture[:, 40:] = 255
    picture[:, :20] = (243, 245, 247)
    path = tmp_path / "run.gif"
    animation_encoders.write(path, sequence([picture] * 2))
    seen = frames_of(path)[0][0]
    assert (seen[:, 40:] == 255).all()
    assert (seen[:, :20] == (243, 245, 247)).all()
    assert np.abs(seen.astype(int) - picture).max() <= 4


def test_a_webp_keeps_a_thin_line_as_it_is(tmp_path):
    picture = np.full((60, 80, 3), 20, np.uint8)
    picture[30], picture[:, 40] = (255, 94, 87), (142, 214, 95)
    path = tmp_path / "run.webp"
    animation_encoders.write(path, sequence([picture, blank(80, 60)]))
    assert (frames_of(path)[0][0] == picture).all()
