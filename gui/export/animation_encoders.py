"""Encode an animation into a file: GIF and WebP by Pillow, MP4 by PyAV or an ffmpeg on the path."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.files.whole_file import whole_file
from gui.export.gif_palette import GifPalette
from gui.registry.file_kinds import ANIMATIONS

if TYPE_CHECKING:
    from av import VideoFrame
    from av.video.codeccontext import VideoCodecContext
    from PIL import Image

Pixels = NDArray[np.uint8]

_WEBP_EFFORT = 20
"""How long to look for a smaller file, of 100: thin lines ask for one without loss."""
_CRF = 20
"""How much an MP4 may differ: 0 not at all, 51 beyond recognition."""
_BT709, _SRGB, _LIMITED = 1, 13, 1
"""Matrix and primaries, transfer, range of an MP4, as ISO/IEC 23091-2 numbers them.

A player guesses what is not said: another matrix from 720 lines on, which turns every colour.
"""
_FFMPEG_COLOURS = (
    "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams="
    "colorspace=bt709:color_primaries=bt709:color_trc=iec61966-2-1:range=tv"
)


class FrameSequence(NamedTuple):
    """The frames of an animation as an iterator, and what an encoder needs to know beforehand."""

    frames: Iterator[Pixels]
    frame_count: int
    frames_a_second: int
    last_frame_extra_s: float
    samples: list[Pixels]
    """A few frames that hold the colours of all: the palette of a GIF is made of them."""
    accents: list[tuple[int, int, int]]
    """Colours that are in that palette for certain: red, green, blue."""


def format_of(path: Path) -> str:
    """Return gif, webp or mp4, by a file's name, where it can be written.

    Raises UserError `film_format`, or `no_video` where what it takes is not installed.
    """
    suffix = path.suffix.lower().lstrip(".")
    if suffix not in ANIMATIONS.formats:
        raise UserError("film_format", file=path.name)
    if suffix == "mp4" and not can_write_video():
        raise UserError("no_video", file=path.name)
    return suffix


def can_write_video() -> bool:
    """Say whether PyAV or an ffmpeg is there."""
    return find_spec("av") is not None or shutil.which("ffmpeg") is not None


def write(path: Path, sequence: FrameSequence) -> None:
    """Write an animation; what stood in the file stays until the new one is whole.

    Whatever the frames raise comes through, and leaves nothing behind. Raises UserError.
    """
    encode = _ENCODERS[format_of(path)]
    with whole_file(path) as temporary:
        encode(temporary, sequence)
        next(sequence.frames, None)  # the last chance to raise where it was cancelled


def durations_ms(sequence: FrameSequence) -> list[int]:
    """Return how long each frame is shown, in whole hundredths of a second as a GIF counts."""
    ends = np.rint(np.arange(sequence.frame_count + 1) * 100 / sequence.frames_a_second)
    result: list[int] = (10 * np.diff(ends).astype(int)).tolist()
    result[-1] += round(1000 * sequence.last_frame_extra_s)
    return result


# Pillow


def _encode_gif(path: Path, sequence: FrameSequence) -> None:
    palette = GifPalette(sequence.samples, sequence.accents)
    frames = (_image_of(palette, pixels) for pixels in sequence.frames)
    first = next(frames)
    with path.open("wb") as file:  # Pillow would leave its own open where a frame fails
        first.save(
            file, "GIF", save_all=True, append_images=frames,
            duration=durations_ms(sequence), loop=0, optimize=False,
        )  # fmt: skip


def _image_of(palette: GifPalette, pixels: Pixels) -> Image.Image:
    from PIL import Image

    result = Image.fromarray(palette.indices(pixels))
    result.putpalette(palette.colours.tobytes())
    return result


def _encode_webp(path: Path, sequence: FrameSequence) -> None:
    with path.open("wb") as file:
        _lazy_image(sequence).save(
            file, "WEBP", save_all=True, duration=durations_ms(sequence), loop=0,
            lossless=True, quality=_WEBP_EFFORT, method=2,
        )  # fmt: skip


def _lazy_image(sequence: FrameSequence) -> Image.Image:
    """Return an image whose `seek` takes the next frame: they are never all in memory."""
    from PIL import Image

    class LazyImage(Image.Image):
        n_frames = sequence.frame_count

        def __init__(self) -> None:
            super().__init__()
            self._index = -1
            self.seek(0)

        def tell(self) -> int:
            return self._index

        def seek(self, frame: int) -> None:
            if frame == self._index + 1:
                image = Image.fromarray(next(sequence.frames))
                self.im, self._mode, self._size = image.im, image.mode, image.size
                self._index = frame

    return LazyImage()


# Video


def _encode_mp4(path: Path, sequence: FrameSequence) -> None:
    encode = _encode_with_av if find_spec("av") is not None else _encode_with_ffmpeg
    encode(path, sequence._replace(frames=_video_frames(sequence)))


def _video_frames(sequence: FrameSequence) -> Iterator[Pixels]:
    """Crop every frame to an even size, as H.264 requires, and repeat the last one."""
    last = None
    for pixels in sequence.frames:
        height, width = pixels.shape[:2]
        last = np.ascontiguousarray(pixels[: height // 2 * 2, : width // 2 * 2])
        yield last
    for _ in range(round(sequence.last_frame_extra_s * sequence.frames_a_second)):
        if last is not None:
            yield last


def _encode_with_av(path: Path, sequence: FrameSequence) -> None:
    import av

    first = next(sequence.frames)
    with av.open(str(path), "w", format="mp4", options={"movflags": "faststart"}) as container:
        options = {"crf": str(_CRF), "preset": "medium", "tune": "animation"}
        stream = container.add_stream("libx264", rate=sequence.frames_a_second, options=options)
        stream.height, stream.width = first.shape[:2]
        stream.pix_fmt = "yuv420p"
        _say_colours(stream.codec_context)
        for pixels in chain([first], sequence.frames):
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            container.mux(stream.encode(_luma_of(frame)))
        container.mux(stream.encode(None))


def _say_colours(stream: VideoCodecContext) -> None:
    """Write into the stream by which matrix, primaries, transfer and range it is to be read."""
    stream.colorspace = stream.color_primaries = _BT709
    stream.color_trc, stream.color_range = _SRGB, _LIMITED


def _luma_of(frame: VideoFrame) -> VideoFrame:
    """Return a frame as luma and two colour differences, by that matrix and range."""
    return frame.reformat(format="yuv420p", dst_colorspace=_BT709, dst_color_range=_LIMITED)


def _encode_with_ffmpeg(path: Path, sequence: FrameSequence) -> None:
    """Pipe the frames to ffmpeg. Raises OSError where it fails."""
    first = next(sequence.frames)
    height, width = first.shape[:2]
    command = [
        "ffmpeg", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24",
        "-s", f"{width}x{height}", "-r", str(sequence.frames_a_second), "-i", "-",
        "-vf", _FFMPEG_COLOURS, "-c:v", "libx264", "-crf", str(_CRF), "-tune", "animation",
        "-movflags", "+faststart", "-f", "mp4", str(path),
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        if process.stdin is None:
            raise OSError("ffmpeg takes no frames")
        try:
            for pixels in chain([first], sequence.frames):
                process.stdin.write(pixels.tobytes())
            process.stdin.close()
        except BaseException:
            process.kill()
            raise
        if process.wait() != 0:
            raise OSError("ffmpeg failed")


_ENCODERS: dict[str, Callable[[Path, FrameSequence], None]] = {
    "gif": _encode_gif,
    "webp": _encode_webp,
    "mp4": _encode_mp4,
}
