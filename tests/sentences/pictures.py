"""What each picture paints and writes, in each run and with each choice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.changed import Changed
from engine.lab.solved_frame import solved_frame
from gui.export.render import PictureRequest, Scene, discard, set_up_picture
from gui.pictures.factory import make_picture
from gui.window.main_window import MainWindow
from tests.gui.pictures.recorded import record, record_formulas, record_plot
from tests.sentences.runs import CHOICES, RUNS
from tests.sentences.said import Said, said_by, texts_of

SIZE, SMALL = (1000, 600), (375, 440)
ALSO_SMALL = ("no plants", "six, step 1, a plant selected", "37 plants, learnt", "20,000 plants")


def pictures(window: MainWindow) -> Iterator[Said]:
    """Yield the texts of the pictures of a window that is not shown."""
    with pytest.MonkeyPatch.context() as patched:
        record_formulas(patched)
        for state, make in (RUNS | CHOICES).items():
            frame = make()
            if state in ALSO_SMALL:
                frame = solved_frame(frame, with_map=True)
            for name, picture in window.pictures.items():
                if state in CHOICES and not picture.watches & Changed.CHOICES:
                    continue
                picture.set_frame(frame, Changed.EVERYTHING)
                for size in (SIZE, SMALL) if state in ALSO_SMALL else (SIZE,):
                    drawn = record(picture, frame, size)
                    texts = [(name, part.text) for part in drawn if part.kind == "text"]
                    yield from said_by(state, texts)
            if state in RUNS:
                yield from said_by(state, _plots(window, Scene(frame)))
    yield from said_by("every picture", texts_of(window))


def _plots(window: MainWindow, scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield what the field and the loss curve paint."""
    for name in ("field", "lossCurve"):
        plot = make_picture(name, window.look)
        set_up_picture(plot, PictureRequest(name, SIZE), scene)
        yield from ((name, part.text) for part in record_plot(plot, SIZE))
        items = plot.scene().items()
        yield from ((name, item.toPlainText()) for item in items if hasattr(item, "toPlainText"))
        discard(plot)
