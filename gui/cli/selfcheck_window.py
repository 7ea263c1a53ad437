"""What `main.py check` tries with the window: a lesson's worth of work, without a display."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from engine.files.runs import script, trace_csv
from engine.files.sessions import session_file
from gui.app import create_application
from gui.app.application import create_lab
from gui.export import animation_encoders, render
from gui.export.render import PictureRequest, Scene
from gui.help.guide_pages import PAGES, path_of, text_of
from gui.language import translation
from gui.registry.pictures import picture_names

Check = tuple[str, Callable[[], None]]
"""What is tried, in words, and how; a fault is raised."""

_STEPS = 40
_FEWEST_COLOURS = 8
_ENDS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "gif": b"GIF8", "webp": b"RIFF"}
"""How a file of each kind begins."""


class Laboratory:
    """A window on the six plants, and a folder for what it writes."""

    def __init__(self, folder: str) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtCore import qInstallMessageHandler

        qInstallMessageHandler(lambda *_: None)  # what that platform can't do is no fault
        self._folder = Path(folder)
        self._app = create_application(["check"])
        self._window, self._controllers = create_lab("en", "dark")
        self._store = self._window.store
        self._window.show()

    def checks(self) -> Iterator[Check]:
        """Give every check in turn, as someone would work."""
        yield "the window opens", self._opens
        yield "plants are placed", self._places
        yield "the neuron learns", self._learns
        for name in picture_names():
            yield f"picture {name}", partial(self._draws, name)
        yield "a formula is typeset", self._typesets
        yield "the guide opens", self._guides
        yield "light, and dark again", self._changes_theme
        yield "French, and English again", self._changes_language
        yield "a session is saved and opened", self._saves_and_opens
        for kind in ("png", "svg", "pdf"):
            yield f"a picture as {kind.upper()}", partial(self._exports, kind)
        for kind in ("gif", "webp"):
            yield f"the run as {kind.upper()}", partial(self._films, kind)
        yield "the run as a script and as CSV", self._writes_the_run
        yield "the course opens", self._teaches

    def _opens(self) -> None:
        self._turn()
        _see(self._window.grab().toImage())

    def _places(self) -> None:
        interaction = self._window.field.interaction
        for x1, x2, kind in ((1.0, 1.2, 1), (2.6, 0.6, 0)):
            interaction.add_requested.emit(x1, x2, kind)
        self._turn()
        _is(len(self._store.frame().plants), 8)

    def _learns(self) -> None:
        before = self._store.frame().loss
        for _ in range(_STEPS):
            self._store.step_on()
        self._turn()
        _is(self._window.playback_bar.timeline.value(), _STEPS)
        _is(self._store.frame().loss < before, True)

    def _draws(self, name: str) -> None:
        for theme in ("dark", "light"):
            request = PictureRequest(name, (640, 480), theme, translation.language())
            _see(QImage.fromData(render.render_to_bytes("png", request, self._scene())))

    def _typesets(self) -> None:
        """Typeset without `gui.painting.latex`, which shows a formula as typed where that fails."""
        from ziamath.zmath import Latex

        _is(len(Latex(r"\frac{1}{1 + e^{-z}}").svg()) > 1000, True)

    def _teaches(self) -> None:
        self._controllers.course.open_chapter("13")
        self._turn()
        _is(self._window.course_panel.isVisible(), True)
        self._window.actions_["actionCourse"].setChecked(False)

    def _guides(self) -> None:
        from gui.help.guide_window import show_guide

        for page in PAGES:
            _is(len(text_of(path_of(page))) > 0, True)
        shown = show_guide(self._window, lambda: self._window.look)
        self._turn()
        _see(shown.grab().toImage())
        shown.close()

    def _changes_theme(self) -> None:
        for theme in ("light", "dark"):
            self._window.set_theme(theme)
            self._turn()
            _see(self._window.grab().toImage())

    def _changes_language(self) -> None:
        """Look at a text of ours, and at one that Qt brings itself."""
        from PySide6.QtWidgets import QDialogButtonBox

        said = []
        for code in ("fr", "en"):
            self._window.set_language(code)
            self._turn()
            box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
            cancel = box.buttons()[0]
            quit_ = self._window.actions_["actionQuit"]
            said.append([quit_.text().replace("&", ""), cancel.text().replace("&", "")])
        _is(said, [["Quitter", "Annuler"], ["Quit", "Cancel"]])

    def _saves_and_opens(self) -> None:
        session = self._controllers.session
        session.path = self._folder / "lab.plab"
        session.save()
        parameters = self._store.frame().neuron
        self._store.rewind()
        session.open_path(session.path)
        self._turn()
        _is(self._store.frame().neuron, parameters)
        _is(len(session_file.read(session.path).state.plants), 8)

    def _exports(self, kind: str) -> None:
        path = self._folder / f"map.{kind}"
        render.write(path, PictureRequest("lossMap", (640, 480)), self._scene())
        _begins(path, kind)

    def _films(self, kind: str) -> None:
        from gui.cli.animation import render
        from gui.export.animation import Animation

        path = self._folder / f"run.{kind}"
        render(self._store.frame(), path, Animation(size=(480, 240), count=6))
        _is(animation_encoders.format_of(path), kind)
        _begins(path, kind)

    def _writes_the_run(self) -> None:
        frame = self._store.frame()
        script.write(self._folder / "run.py", frame, "en")
        ast.parse((self._folder / "run.py").read_text(encoding="utf-8"))
        trace_csv.write(self._folder / "run.csv", self._store.session.state.run.trace)
        rows = (self._folder / "run.csv").read_text(encoding="utf-8").splitlines()
        _is(len(rows), _STEPS + 2)

    def _scene(self) -> Scene:
        return Scene(self._store.frame())

    def _turn(self) -> None:
        for _ in range(3):
            self._app.processEvents()


def _is(found: object, wanted: object) -> None:
    if found != wanted:
        raise AssertionError(f"{found!r}, not {wanted!r}")


def _begins(path: Path, kind: str) -> None:
    start = path.read_bytes()[:8]
    if not start.startswith(_ENDS[kind]):
        raise AssertionError(f"{path.name} begins with {start!r}")


def _see(image: QImage) -> None:
    """Raise where an image is of one piece, as what was not painted is."""
    step = max(1, image.width() // 60)
    places = ((x, y) for y in range(0, image.height(), step) for x in range(0, image.width(), step))
    if len({image.pixel(x, y) for x, y in places}) < _FEWEST_COLOURS:
        raise AssertionError("nothing was painted")
