"""The screenshots of the user's guide, and the texts on each, to tell when one is stale."""

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
from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import MEASURES, Architecture
from engine.model.features import Feature, products_up_to
from gui.app.application import Lab, create_lab
from gui.pictures.picture import Picture
from gui.pictures.runs.race import Race
from gui.registry.pictures import PICTURES
from gui.window.main_window import MainWindow

GUIDE = Path(__file__).parents[1] / "resources" / "guide"
SHOWN = Path(__file__).parent / "guide_shown.json"
"""The texts on the screenshots: the same on every machine, whatever its fonts."""

_MOST_WIDE, _COLOURS = 900, 256
_UNSTABLE = "steps a second", "pas par seconde"  # how fast this machine is

_VOTE, _EXERCISE = (2, 4), (15, 2)
_VOTES = 9, 12, 6
_LAST_LINE = 5
_TABLE = (
    "n°;Largeur (cm);Longueur (cm);Épaisseur;Espèce\n1;0,5;2,0;0,1;datura\n2;2,2;0,4;0,2;mauve\n"
)


@dataclass(frozen=True)
class Screenshot:
    """One screenshot: `part` prepares the window, and returns the widget that is grabbed."""

    part: Callable[[Lab], QWidget]
    theme: str = "dark"


def take_screenshots(language: str, save: Callable[[str, QWidget], None]) -> None:
    """Take every screenshot in a language, each from a window of its own."""
    for name, screenshot in _SCREENSHOTS.items():
        with _window_in(language, screenshot.theme) as lab:
            part = screenshot.part(lab)
            settle()
            save(name, part)
    with _window_in(language, "dark") as lab:
        window = lab.window
        _learn(window, 60)
        window.store.select(indices([1]))
        window.store.set_choices("derivation_line", derivation_line=_LAST_LINE)
        window.resize(1280, 560)
        for name in (name for name in PICTURES if name not in _SCREENSHOTS):
            window.layout_.show_pictures((name,))
            settle()
            save(name, window.pictures[name])


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
    """Process events until everything is drawn and the loss map is worked out."""
    for _ in range(60):
        QApplication.processEvents()


def texts_of(part: QWidget) -> list[str]:
    """Return the texts that are visible on a part of the window: labels, titles, numbers."""
    visible = [widget for widget in (part, *part.findChildren(QWidget)) if widget.isVisible()]
    texts: list[str] = []
    for widget in visible:
        texts += _texts_of_widget(widget)
    unstable = [index for index, text in enumerate(texts) if text in _UNSTABLE]
    return sorted(text for index, text in enumerate(texts) if text and index - 1 not in unstable)


def _texts_of_widget(widget: QWidget) -> list[str]:
    if isinstance(widget, QMenuBar):
        return [action.text() for action in widget.actions()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(index) for index in range(widget.count())]
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
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    size, bytes_per_line = (rgb.width(), rgb.height()), rgb.bytesPerLine()
    colours = Image.frombytes("RGB", size, bytes(rgb.constBits()), "raw", "RGB", bytes_per_line)
    quantized = colours.quantize(
        _COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )  # which keeps the small blue diamonds blue
    quantized.save(path, optimize=True)


def make(languages: tuple[str, ...] = ("en", "fr")) -> None:
    """Make every screenshot of the guide, and store the texts on it."""
    texts: dict[str, dict[str, list[str]]] = {}
    for language in languages:
        folder = GUIDE / language / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        texts[language] = {}

        def save(name: str, part: QWidget, folder: Path = folder, language: str = language) -> None:
            save_small(part, folder / f"{name}.png")
            texts[language][name] = texts_of(part)

        take_screenshots(language, save)
    SHOWN.write_text(json.dumps(texts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def stale(language: str) -> list[str]:
    """Return which screenshots show other texts than the program does now."""
    stored = json.loads(SHOWN.read_text(encoding="utf-8"))[language]
    stale_names = []

    def compare(name: str, part: QWidget) -> None:
        current = texts_of(part)
        if current != stored.get(name):
            changed = sorted(set(current) ^ set(stored.get(name, [])))
            stale_names.append(f"{language}/{name}.png: {changed[:6]}")

    take_screenshots(language, compare)
    return stale_names


# How the window is prepared


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
    window.sample_requested.emit("overlapping_groups")
    window.store.set_settings(learning_rate=90.0)
    _learn(window, 3)
    return window.status.parentWidget()


def _ghosts(lab: Lab) -> QWidget:
    window = lab.window
    window.sample_requested.emit("overlapping_groups")
    for rate in (0.02, 0.2, 2.0):
        window.store.rewind()
        window.store.set_settings(learning_rate=rate)
        _learn(window, 80)
    window.layout_.show_pictures(("loss",))
    return window.loss_curve


def _learning_panel(lab: Lab) -> QWidget:
    window = lab.window
    window.docks["learning"].raise_()
    return window.lazy_learning


def _model_panel(lab: Lab) -> QWidget:
    window = lab.window
    window.store.add_hidden_neurons()
    window.store.hold_out(0.2)
    window.docks["model"].raise_()
    settle()
    return window.model_panel


def _samples_panel(lab: Lab) -> QWidget:
    window = lab.window
    window.docks["plants"].raise_()
    return window.lazy_samples


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
    for row, votes in zip(window.course_panel.vote.rows, _VOTES, strict=True):
        row.votes.setValue(votes)
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
    window.layout_.arrange("Descent")
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


def _network(lab: Lab) -> QWidget:
    return _of_network(lab, "network")


def _backwards(lab: Lab) -> QWidget:
    return _of_network(lab, "backwards")


def _of_network(lab: Lab, name: str) -> QWidget:
    window = lab.window
    window.store.use_plants(samples.xor(100, 0.15, 0))
    window.store.set_architecture(Architecture(hidden=(4,)))
    window.store.set_settings(optimiser=Optimiser.ADAM, learning_rate=0.05)
    _learn(window, 300)
    window.store.select(indices([1]))
    window.resize(1280, 560)
    window.layout_.show_pictures((name,))
    settle()
    return window.pictures[name]


def _hidden_plane(lab: Lab) -> QWidget:
    """Two hidden neurons that have learnt XOR from the first start that leads there."""
    window = lab.window
    window.store.use_plants(samples.xor(60, 0.15, 0))
    window.store.set_architecture(Architecture(hidden=(2,)))
    window.store.set_settings(optimiser=Optimiser.ADAM, learning_rate=0.05)
    for _ in range(4):
        window.store.draw_start()
    _learn(window, 300)
    window.resize(1280, 560)
    window.layout_.show_pictures(("hiddenPlane",))
    settle()
    return window.pictures["hiddenPlane"]


def _lifted(lab: Lab) -> QWidget:
    window = lab.window
    window.store.use_plants(samples.ring(100, 0.1, 0))
    window.store.standardise(True)
    window.store.set_architecture(Architecture((*MEASURES, Feature.SUM_OF_SQUARES)))
    window.store.set_settings(optimiser=Optimiser.ADAM, learning_rate=0.1)
    _learn(window, 200)
    window.resize(1280, 560)
    window.layout_.show_pictures(("lifted",))
    settle()
    return window.pictures["lifted"]


def _chord(lab: Lab) -> QWidget:
    """The chord over the hill of the curve with two valleys."""
    window = lab.window
    window.store.set_choices(chord_on="valley", chord_u=0.3, chord_v=4.0)
    window.resize(1280, 560)
    window.layout_.show_pictures(("chord",))
    settle()
    return window.pictures["chord"]


def _many_starts(lab: Lab) -> QWidget:
    lab.window.store.use_plants(samples.xor(40, 0.3, 0))
    lab.window.store.set_architecture(Architecture(hidden=(2,)))
    lab.window.store.set_settings(learning_rate=0.5, stop_at_step=3_000)
    return _worked_out(lab, "manyStarts")


def _race(lab: Lab) -> QWidget:
    lab.window.store.use_plants(samples.iris())
    return _worked_out(lab, "race")


def _penalty(lab: Lab) -> QWidget:
    store = lab.window.store
    store.use_plants(samples.moons(60, 0.5, 3))
    store.standardise(True)
    store.set_architecture(Architecture(products_up_to(5)))
    store.hold_out(0.5)
    store.set_settings(penalty=Penalty(PenaltyKind.L2, 0.001), stop_at_step=2_000)
    return _worked_out(lab, "lambda")


def _worked_out(lab: Lab, name: str) -> QWidget:
    """Return a picture of many runs, without waiting for their turns."""
    window, store = lab.window, lab.window.store
    window.resize(1280, 640)
    window.layout_.show_pictures((name,))
    picture = window.pictures[name]
    assert picture.experiment is not None
    while not store.session.is_experiment_done(picture.experiment):
        store.session.work_on_experiment(picture.experiment, lambda: True)
    store.set_choices(derivation_line=_LAST_LINE)
    settle()
    if isinstance(picture, Race):
        picture.show_end()
    return picture


_SCREENSHOTS = {
    "first-look": Screenshot(lambda lab: lab.window),
    "window": Screenshot(_window),
    "field": Screenshot(_field),
    "overshooting": Screenshot(_overshooting),
    "ghosts": Screenshot(_ghosts),
    "learning-panel": Screenshot(_learning_panel),
    "model-panel": Screenshot(_model_panel),
    "samples-panel": Screenshot(_samples_panel),
    "course": Screenshot(_course),
    "vote": Screenshot(_vote),
    "exercise": Screenshot(_exercise),
    "projector": Screenshot(_projector),
    "light": Screenshot(_light, "light"),
    "import": Screenshot(_import),
    "export": Screenshot(_export),
    "network": Screenshot(_network),
    "hiddenPlane": Screenshot(_hidden_plane),
    "lifted": Screenshot(_lifted),
    "backwards": Screenshot(_backwards),
    "chord": Screenshot(_chord),
    "manyStarts": Screenshot(_many_starts),
    "race": Screenshot(_race),
    "lambda": Screenshot(_penalty),
}
