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
from gui.files.open_file import OpenFile
from gui.help.guide_pages import PAGES, path_of, text_of
from gui.language import translation
from gui.registry.pictures import picture_names

Check = tuple[str, Callable[[], None]]
"""What is tried, in words, and how; a fault is raised."""

_STEPS = 40
_FEWEST_COLOURS = 8
_SIGNATURES = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "gif": b"GIF8", "webp": b"RIFF"}
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
        yield "the guide opens", self._opens_guide
        yield "light, and dark again", self._changes_theme
        yield "French, and English again", self._changes_language
        yield "a session is saved and opened", self._saves_and_opens
        for kind in ("png", "svg", "pdf"):
            yield f"a picture as {kind.upper()}", partial(self._exports, kind)
        for kind in ("gif", "webp"):
            yield f"the run as {kind.upper()}", partial(self._animates, kind)
        yield "the run as a script and as CSV", self._writes_the_run
        yield "a worksheet is printed", self._prints
        yield "the course opens", self._opens_course

    def _opens(self) -> None:
        self._process_events()
        _expect_painted(self._window.grab().toImage())

    def _places(self) -> None:
        interaction = self._window.field.interaction
        for x1, x2, kind in ((1.0, 1.2, 1), (2.6, 0.6, 0)):
            interaction.add_requested.emit(x1, x2, kind)
        self._process_events()
        _expect(len(self._store.frame().plants), 8)

    def _learns(self) -> None:
        before = self._store.frame().loss
        for _ in range(_STEPS):
            self._store.step_on()
        self._process_events()
        _expect(self._window.playback_bar.timeline.value(), _STEPS)
        _expect(self._store.frame().loss < before, True)

    def _draws(self, name: str) -> None:
        for theme in ("dark", "light"):
            request = PictureRequest(name, (640, 480), theme, translation.language())
            _expect_painted(QImage.fromData(render.render_to_bytes("png", request, self._scene())))

    def _typesets(self) -> None:
        """Typeset without `gui.painting.latex`, which shows a formula as typed where that fails."""
        from ziamath.zmath import Latex

        _expect(len(Latex(r"\frac{1}{1 + e^{-z}}").svg()) > 1000, True)

    def _prints(self) -> None:
        """Print into a file: that wants no printer."""
        from PySide6.QtPrintSupport import QPrinter

        from gui.worksheet.options import WorksheetOptions

        path = self._folder / "worksheet.pdf"
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(path))
        worksheet = self._controllers.worksheet
        worksheet.print_on(printer, worksheet.moment(), WorksheetOptions())
        _expect(path.read_bytes()[:4], _SIGNATURES["pdf"])

    def _opens_course(self) -> None:
        self._controllers.course.open_chapter("13")
        self._process_events()
        _expect(self._window.course_panel.isVisible(), True)
        self._window.actions_["actionCourse"].setChecked(False)

    def _opens_guide(self) -> None:
        from gui.help.guide_window import GuideWindow

        for page in PAGES:
            _expect(len(text_of(path_of(page))) > 0, True)
        guide = GuideWindow(self._window, lambda: self._window.look)
        guide.come_up()
        self._process_events()
        _expect_painted(guide.grab().toImage())
        guide.close()

    def _changes_theme(self) -> None:
        for theme in ("light", "dark"):
            self._window.set_theme(theme)
            self._process_events()
            _expect_painted(self._window.grab().toImage())

    def _changes_language(self) -> None:
        """Look at a text of ours, and at one that Qt brings itself."""
        from PySide6.QtWidgets import QDialogButtonBox

        texts = []
        for code in ("fr", "en"):
            self._window.set_language(code)
            self._process_events()
            box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
            cancel = box.buttons()[0]
            quit_ = self._window.actions_["actionQuit"]
            texts.append([quit_.text().replace("&", ""), cancel.text().replace("&", "")])
        _expect(texts, [["Quitter", "Annuler"], ["Quit", "Cancel"]])

    def _saves_and_opens(self) -> None:
        session = self._controllers.session
        path = self._folder / "lab.plab"
        session.document.file = OpenFile(path)
        session.save()
        parameters = self._store.frame().neuron
        self._store.rewind()
        session.open_path(path)
        self._process_events()
        _expect(self._store.frame().neuron, parameters)
        _expect(len(session_file.read(path).state.plants), 8)

    def _exports(self, kind: str) -> None:
        path = self._folder / f"map.{kind}"
        render.write(path, PictureRequest("lossMap", (640, 480)), self._scene())
        _expect_format(path, kind)

    def _animates(self, kind: str) -> None:
        from gui.cli.animation import render
        from gui.export.animation import Animation

        path = self._folder / f"run.{kind}"
        render(self._store.frame(), path, Animation(size=(480, 240), count=6))
        _expect(animation_encoders.format_of(path), kind)
        _expect_format(path, kind)

    def _writes_the_run(self) -> None:
        frame = self._store.frame()
        script.write(self._folder / "run.py", frame, "en")
        ast.parse((self._folder / "run.py").read_text(encoding="utf-8"))
        trace_csv.write(self._folder / "run.csv", self._store.frame().trace)
        rows = (self._folder / "run.csv").read_text(encoding="utf-8").splitlines()
        _expect(len(rows), _STEPS + 2)

    def _scene(self) -> Scene:
        return Scene(self._store.frame())

    def _process_events(self) -> None:
        for _ in range(3):
            self._app.processEvents()


def _expect(actual: object, expected: object) -> None:
    if actual != expected:
        raise AssertionError(f"{actual!r}, not {expected!r}")


def _expect_format(path: Path, kind: str) -> None:
    start = path.read_bytes()[:8]
    if not start.startswith(_SIGNATURES[kind]):
        raise AssertionError(f"{path.name} begins with {start!r}")


def _expect_painted(image: QImage) -> None:
    """Raise where an image is of one piece, as what was not painted is."""
    step = max(1, image.width() // 60)
    points = ((x, y) for y in range(0, image.height(), step) for x in range(0, image.width(), step))
    if len({image.pixel(x, y) for x, y in points}) < _FEWEST_COLOURS:
        raise AssertionError("nothing was painted")
