"""A film into a file: GIF and WebP by Pillow, MP4 by PyAV or an ffmpeg on the path."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.files.whole_file import whole_file
from gui.registry.file_kinds import ANIMATIONS

if TYPE_CHECKING:
    from PIL import Image

Pixels = NDArray[np.uint8]

_COLOURS = 256
_WEBP_QUALITY = 85
_CRF = 20
"""How much an MP4 may differ: 0 not at all, 51 beyond recognition."""


class FrameSequence(NamedTuple):
    """The frames of a film as they come, and what has to be known of them beforehand."""

    frames: Iterator[Pixels]
    frame_count: int
    frames_a_second: int
    last_stands_s: float
    samples: list[Pixels]
    """Some frames that hold the colours of all: the palette of a GIF is made of them."""
    accents: list[tuple[int, int, int]]
    """Colours that are in that palette for certain: red, green, blue."""


def format_of(path: Path) -> str:
    """Return gif, webp or mp4, by a file's name, where it can be written.

    Raises UserError `film_format`, or `no_video` where what it takes is not installed.
    """
    found = path.suffix.lower().lstrip(".")
    if found not in ANIMATIONS.formats:
        raise UserError("film_format", file=path.name)
    if found == "mp4" and not can_write_video():
        raise UserError("no_video", file=path.name)
    return found


def can_write_video() -> bool:
    """Say whether PyAV or an ffmpeg is there."""
    return find_spec("av") is not None or shutil.which("ffmpeg") is not None


def write(path: Path, sequence: FrameSequence) -> None:
    """Write a film; what stood in the file stays until the new one is whole.

    Whatever the frames raise comes through, and leaves nothing behind. Raises UserError.
    """
    encode = _ENCODERS[format_of(path)]
    with whole_file(path) as unfinished:
        encode(unfinished, sequence)
        next(sequence.frames, None)  # the last chance to say that nobody wants it any more


def durations_ms(sequence: FrameSequence) -> list[int]:
    """Return how long each frame stands, in whole hundredths of a second as a GIF counts."""
    ends = np.rint(np.arange(sequence.frame_count + 1) * 100 / sequence.frames_a_second)
    result: list[int] = (10 * np.diff(ends).astype(int)).tolist()
    result[-1] += round(1000 * sequence.last_stands_s)
    return result


# Pillow


def _gif(path: Path, sequence: FrameSequence) -> None:
    from PIL import Image

    palette = _palette_of(sequence.samples, sequence.accents)
    frames = (
        Image.fromarray(pixels).quantize(palette=palette, dither=Image.Dither.NONE)
        for pixels in sequence.frames
    )
    first = next(frames)
    with path.open("wb") as file:  # Pillow would leave its own open where a frame fails
        first.save(
            file, "GIF", save_all=True, append_images=frames,
            duration=durations_ms(sequence), loop=0, optimize=False,
        )  # fmt: skip


def _palette_of(samples: list[Pixels], accents: list[tuple[int, int, int]]) -> Image.Image:
    """Return one palette for all frames, so that nothing flickers that does not move."""
    from PIL import Image

    room = _COLOURS - len(accents)
    together = Image.fromarray(np.concatenate(samples)).quantize(room, kmeans=1)
    shades = (together.getpalette() or [])[: 3 * room]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*(level for colour in accents for level in colour), *shades])
    return palette


def _webp(path: Path, sequence: FrameSequence) -> None:
    with path.open("wb") as file:
        _turning(sequence).save(
            file, "WEBP", save_all=True, duration=durations_ms(sequence), loop=0,
            quality=_WEBP_QUALITY, method=3,
        )  # fmt: skip


def _turning(sequence: FrameSequence) -> Image.Image:
    """Return an image that is the next frame when it is turned to: not all are in memory."""
    from PIL import Image

    class Turning(Image.Image):
        n_frames = sequence.frame_count

        def __init__(self) -> None:
            super().__init__()
            self._at = -1
            self.seek(0)

        def tell(self) -> int:
            return self._at

        def seek(self, frame: int) -> None:
            if frame == self._at + 1:
                shown = Image.fromarray(next(sequence.frames))
                self.im, self._mode, self._size = shown.im, shown.mode, shown.size
                self._at = frame

    return Turning()


# Video


def _mp4(path: Path, sequence: FrameSequence) -> None:
    encode = _by_av if find_spec("av") is not None else _by_ffmpeg
    encode(path, sequence._replace(frames=_as_video(sequence)))


def _as_video(sequence: FrameSequence) -> Iterator[Pixels]:
    """Give every frame an even size, which H.264 asks for, and let the last one stand."""
    last = None
    for pixels in sequence.frames:
        height, width = pixels.shape[:2]
        last = np.ascontiguousarray(pixels[: height // 2 * 2, : width // 2 * 2])
        yield last
    for _ in range(round(sequence.last_stands_s * sequence.frames_a_second)):
        if last is not None:
            yield last


def _by_av(path: Path, sequence: FrameSequence) -> None:
    import av

    first = next(sequence.frames)
    with av.open(str(path), "w", format="mp4", options={"movflags": "faststart"}) as container:
        options = {"crf": str(_CRF), "preset": "medium", "tune": "animation"}
        stream = container.add_stream("libx264", rate=sequence.frames_a_second, options=options)
        stream.height, stream.width = first.shape[:2]
        stream.pix_fmt = "yuv420p"
        for pixels in _again(first, sequence.frames):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))


def _by_ffmpeg(path: Path, sequence: FrameSequence) -> None:
    """Pipe the frames to the program. Raises OSError where it fails."""
    first = next(sequence.frames)
    height, width = first.shape[:2]
    command = [
        "ffmpeg", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24",
        "-s", f"{width}x{height}", "-r", str(sequence.frames_a_second), "-i", "-",
        "-c:v", "libx264", "-crf", str(_CRF), "-pix_fmt", "yuv420p", "-tune", "animation",
        "-movflags", "+faststart", "-f", "mp4", str(path),
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        if program.stdin is None:
            raise OSError("ffmpeg takes no frames")
        try:
            for pixels in _again(first, sequence.frames):
                program.stdin.write(pixels.tobytes())
            program.stdin.close()
        except BaseException:
            program.kill()
            raise
        if program.wait() != 0:
            raise OSError("ffmpeg failed")


def _again(first: Pixels, rest: Iterator[Pixels]) -> Iterator[Pixels]:
    yield first
    yield from rest


_ENCODERS: dict[str, Callable[[Path, FrameSequence], None]] = {
    "gif": _gif,
    "webp": _webp,
    "mp4": _mp4,
}
