"""The screenshots of the user's guide, and what each of them says, to tell when one is stale."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDockWidget, QMenuBar, QTabBar, QWidget

from engine.arrays import indices
from gui.app.application import Lab, create_lab
from gui.pictures.picture import Picture
from gui.registry.pictures import PICTURES
from gui.window.main_window import MainWindow

GUIDE = Path(__file__).parents[1] / "resources" / "guide"
SHOWN = Path(__file__).parent / "guide_shown.json"
"""What the screenshots say, in words: the same on every machine, whatever its fonts."""

_MOST_WIDE, _COLOURS = 900, 256
_UNSURE = "steps a second", "pas par seconde"  # how fast this machine is

_VOTE, _EXERCISE = (2, 4), (15, 2)
_VOTES = 9, 12, 6
_LAST_LINE = 5
_TABLE = (
    "n°;Largeur (cm);Longueur (cm);Épaisseur;Espèce\n1;0,5;2,0;0,1;datura\n2;2,2;0,4;0,2;mauve\n"
)


@dataclass(frozen=True)
class Shot:
    """One screenshot: how the window gets there, and which part of it is kept."""

    part: Callable[[Lab], QWidget]
    theme: str = "dark"


def take(language: str, keep: Callable[[str, QWidget], None]) -> None:
    """Take every screenshot in a language, each from a window of its own."""
    for name, shot in _SHOTS.items():
        with _window_in(language, shot.theme) as lab:
            part = shot.part(lab)
            settle()
            keep(name, part)
    with _window_in(language, "dark") as lab:
        window = lab.window
        _learn(window, 60)
        window.store.select(indices([1]))
        window.store.set_choices("derivation_line", derivation_line=_LAST_LINE)
        window.resize(1280, 560)
        for name in PICTURES:
            window.show_pictures((name,))
            settle()
            keep(name, window.pictures[name])


@contextmanager
def _window_in(language: str, theme: str) -> Iterator[Lab]:
    lab = create_lab(language, theme)
    window = lab.window
    window.showFullScreen = lambda: None
    window.resize(1280, 720)
    window.show()
    settle()
    yield lab
    window.store.pause()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle() -> None:
    """Let everything draw, and the map be worked out."""
    for _ in range(60):
        QApplication.processEvents()


def words_of(part: QWidget) -> list[str]:
    """Return what a part of the window says at the moment: its labels, titles, numbers."""
    seen = [one for one in (part, *part.findChildren(QWidget)) if one.isVisible()]
    said: list[str] = []
    for widget in seen:
        said += _words_of_one(widget)
    unsure = [place for place, word in enumerate(said) if word in _UNSURE]
    return sorted(word for place, word in enumerate(said) if word and place - 1 not in unsure)


def _words_of_one(widget: QWidget) -> list[str]:
    if isinstance(widget, QMenuBar):
        return [action.text() for action in widget.actions()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(place) for place in range(widget.count())]
    if isinstance(widget, QDockWidget):
        return [widget.windowTitle()]
    if isinstance(widget, Picture) and widget.frame is not None:
        return [f"{name}: {text}" for name, text in widget.texts(widget.frame).items()]
    for name in ("text", "currentText", "toPlainText"):
        if callable(getattr(widget, name, None)):
            return [str(getattr(widget, name)())]
    return []


def save_small(part: QWidget, path: Path) -> None:
    """Save a screenshot no wider than the guide's page, in few colours."""
    image = part.grab().toImage()
    if image.width() > _MOST_WIDE:
        image = image.scaledToWidth(_MOST_WIDE, Qt.TransformationMode.SmoothTransformation)
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size, line = (plain.width(), plain.height()), plain.bytesPerLine()
    colours = Image.frombytes("RGB", size, bytes(plain.constBits()), "raw", "RGB", line)
    few = colours.quantize(
        _COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )  # which keeps the small blue diamonds blue
    few.save(path, optimize=True)


def make(languages: tuple[str, ...] = ("en", "fr")) -> None:
    """Make every screenshot of the guide, and write down what it says."""
    said: dict[str, dict[str, list[str]]] = {}
    for language in languages:
        folder = GUIDE / language / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        said[language] = {}

        def keep(name: str, part: QWidget, folder: Path = folder, language: str = language) -> None:
            save_small(part, folder / f"{name}.png")
            said[language][name] = words_of(part)

        take(language, keep)
    SHOWN.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def stale(language: str) -> list[str]:
    """Return which screenshots say other things than the program does now."""
    kept = json.loads(SHOWN.read_text(encoding="utf-8"))[language]
    wrong = []

    def compare(name: str, part: QWidget) -> None:
        now = words_of(part)
        if now != kept.get(name):
            changed = sorted(set(now) ^ set(kept.get(name, [])))
            wrong.append(f"{language}/{name}.png: {changed[:6]}")

    take(language, compare)
    return wrong


# How the window gets there


def _learn(window: MainWindow, steps: int) -> None:
    window.store._announce(window.store.session.learn(steps))
    window.store.flush()


def _trained(window: MainWindow) -> None:
    """Two runs at two rates, and a mystery plant."""
    store = window.store
    store.set_settings(learning_rate=0.03)
    _learn(window, 150)
    store.rewind()
    store.set_settings(learning_rate=0.1)
    _learn(window, 128)
    store.put_probe((1.75, 1.62))
    store.flush()


def _window(lab: Lab) -> QWidget:
    window = lab.window
    _trained(window)
    return window


def _field(lab: Lab) -> QWidget:
    window = lab.window
    _trained(window)
    window.store.select(indices([1]))
    for name in ("actionLevels", "actionArrow"):
        window.actions_[name].setChecked(True)
    window.store.flush()
    return window.field


def _overshooting(lab: Lab) -> QWidget:
    window = lab.window
    window.sample_wanted.emit("overlapping_groups")
    window.store.set_settings(learning_rate=90.0)
    _learn(window, 3)
    return window.sentence.parentWidget()


def _ghosts(lab: Lab) -> QWidget:
    window = lab.window
    window.sample_wanted.emit("overlapping_groups")
    for rate in (0.02, 0.2, 2.0):
        window.store.rewind()
        window.store.set_settings(learning_rate=rate)
        _learn(window, 80)
    window.show_pictures(("loss",))
    return window.loss_curve


def _learning_panel(lab: Lab) -> QWidget:
    window = lab.window
    window.docks["learning"].raise_()
    return window.learning_panel


def _samples_panel(lab: Lab) -> QWidget:
    window = lab.window
    window.docks["plants"].raise_()
    return window.samples_panel


def _page(lab: Lab, chapter: int, page: int) -> None:
    course = lab.controllers.course
    course.player.open(course.player.chapters[chapter], page)
    settle()


def _course(lab: Lab) -> QWidget:
    _page(lab, 8, 3)
    return lab.window


def _vote(lab: Lab) -> QWidget:
    window = lab.window
    _page(lab, *_VOTE)
    for (_text, count, _bar), votes in zip(window.course_panel.vote._lines, _VOTES, strict=True):
        count.setValue(votes)
    return window


def _exercise(lab: Lab) -> QWidget:
    window = lab.window
    _page(lab, *_EXERCISE)
    formulas = ("mean((a - y) * x1)", "sum((a - y) * x2)", "")
    window.store.set_choices("formulas", formulas=formulas)
    window.store.flush()
    return window.course_panel


def _projector(lab: Lab) -> QWidget:
    window = lab.window
    window.actions_["actionProjector"].setChecked(True)
    window.resize(1280, 720)
    settle()
    _page(lab, 5, 3)
    window.resize(1280, 720)
    return window


def _light(lab: Lab) -> QWidget:
    window = lab.window
    _trained(window)
    window.arrange("Descent")
    return window


def _import(lab: Lab) -> QWidget:
    from engine.files.tables import plants_table, table
    from gui.files.import_dialog import ImportDialog

    read = table.exhaust(table.reading(_TABLE, "mesures.csv"))
    dialog = ImportDialog(lab.window, read, plants_table.guess(read).choice, "mesures.csv")
    dialog.show()
    return dialog


def _export(lab: Lab) -> QWidget:

    _trained(lab.window)
    exporter = lab.controllers.picture_export
    exporter.open_dialog()
    exporter.dialog.draw()
    return exporter.dialog


_SHOTS = {
    "first-look": Shot(lambda lab: lab.window),
    "window": Shot(_window),
    "field": Shot(_field),
    "overshooting": Shot(_overshooting),
    "ghosts": Shot(_ghosts),
    "learning-panel": Shot(_learning_panel),
    "samples-panel": Shot(_samples_panel),
    "course": Shot(_course),
    "vote": Shot(_vote),
    "exercise": Shot(_exercise),
    "projector": Shot(_projector),
    "light": Shot(_light, "light"),
    "import": Shot(_import),
    "export": Shot(_export),
}
