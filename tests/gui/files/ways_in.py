"""Ways in which other plants come on screen, and states that the work there can be in."""

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFileOpenEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from engine.files.sessions import session_file
from engine.files.sessions.session_file import Document
from engine.lab.session import Session
from engine.lab.state import set_neuron
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.app.file_open_events import FileOpenEvents
from tests.gui.conftest import NONE, Mouse, controllers_of, press_key, settle

OWN, UNTITLED, COMING, COPIED = 40, 8, 11, 13
NEURON = Neuron(0.25, -0.5, 0.125)
"""Of every session that comes in, so that it is seen if a number typed before gets into it."""

TABLE = "x1,x2,y\n1,2,1\n2,1,0\n2.5,1,0\n"
LESSON = "format = 1\ntitle = 'Mine'\n[[steps]]\ntext = '{0}'\nplants = [[1, 2, 1], [2, 1, 0]]\n"

YES = {
    "saveQuestion": "Save",
    "rescueOffer": "Open what can be read",
    "leftBehindOffer": "Open it",
}


@dataclass
class Lab:
    """A window, the folder of its files, and what it asked."""

    window: object
    folder: Path
    answers: dict
    asked: list
    made: object = None

    @property
    def controllers(self):
        return self.made or controllers_of(self.window)

    @property
    def own(self):
        return self.folder / "own.plab"

    def shown(self):
        return len(self.window.store.frame().plants)

    def answer_all(self, how=YES):
        """Press in each box what `how` says, until there is none."""
        while boxes := [box for box in self.window.findChildren(QMessageBox) if box.isVisible()]:
            (box,) = boxes
            self.asked.append(box.objectName())
            wanted = how[box.objectName()]
            buttons = {button.text().replace("&", ""): button for button in box.buttons()}
            buttons[wanted].click()
            settle()

    def save(self, name):
        """Press Ctrl+S; where a name is asked for, it is this one."""
        self.answers["save"] = self.folder / name
        self.window.actions_["actionSave"].trigger()
        settle()


def write_session(path, plants, **more):
    points = [(1 + number / 50, 1.5) for number in range(plants)]
    session = Session(Dataset.of(points, [number % 2 for number in range(plants)]))
    session.replace(session.state.changes_to(set_neuron(session.state, NEURON)))
    path.parent.mkdir(exist_ok=True)
    path.write_text(session_file.to_json(Document(session.state, 0, **more)), encoding="utf-8")
    return path


def plants_in(path):
    return len(session_file.read(path).state.plants)


# States: each is brought about from a session of forty plants, open and saved


def clean(lab):
    return OWN


def changed(lab):
    lab.window.store.place(0.5, 0.5, 1)
    return OWN + 1


def untitled(lab):
    lab.window.actions_["actionNew"].trigger()
    for _ in range(2):
        lab.window.store.place(0.5, 0.5, 1)
    lab.answers["save"] = lab.folder / "untitled.plab"
    return UNTITLED


def in_the_course(lab):
    """Six plants of the course, and one of a student's; the forty are behind them, and saved."""
    press_key(lab.window, Qt.Key.Key_C)
    lab.window.store.place(0.5, 0.5, 1)
    lab.answers["save"] = lab.folder / "page.plab"
    return 7


def in_the_course_with_unsaved_work(lab):
    changed(lab)
    return in_the_course(lab)


def playing(lab):
    lab.window.store.play()
    lab.window.store.clock.tick()
    lab.window.store.session.learn(5)
    return OWN


def dragging(lab):
    """A plant of the forty is held, and has been moved."""
    mouse = Mouse(lab.window)
    mouse.press(1.0, 1.5)
    for place in ((1.1, 1.6), (1.2, 1.9)):
        mouse.move(*place)
    assert lab.window.store.has_unfinished_edit
    return OWN


def half_typed(lab):
    field = lab.window.neuron_panel.sliders["w1"].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7")
    return OWN


STATES = [
    clean, changed, untitled, in_the_course, in_the_course_with_unsaved_work, playing, dragging,
    half_typed,
]  # fmt: skip


# Ways in: each brings other plants, and returns how many, and the file that they are in


def opened(lab):
    lab.answers["open"] = write_session(lab.folder / "coming.plab", COMING)
    lab.window.actions_["actionOpen"].trigger()
    return COMING, "coming.plab"


def recent(lab):
    path = write_session(lab.folder / "coming.plab", COMING)
    lab.controllers.session.file_used.emit(path)
    lab.window.recent_menu.aboutToShow.emit()
    lab.window.recent_menu.actions()[0].trigger()
    return COMING, "coming.plab"


def drop(lab, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE
    )
    lab.window.dropEvent(event)


def dropped(lab):
    drop(lab, write_session(lab.folder / "coming.plab", COMING))
    return COMING, "coming.plab"


def double_clicked(lab):
    path = write_session(lab.folder / "coming.plab", COMING)
    listener = FileOpenEvents(lab.window.file_dropped.emit, lab.window)
    QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(QUrl.fromLocalFile(str(path))))
    QApplication.instance().removeEventFilter(listener)
    return COMING, "coming.plab"


def table(lab):
    path = lab.folder / "table.csv"
    path.write_text(TABLE)
    drop(lab, path)
    return 3, None


def lesson(lab, text="One"):
    path = lab.folder / "lesson.toml"
    path.write_text(LESSON.replace("{0}", text))
    drop(lab, path)
    return 2, None


def lesson_reloaded(lab):
    """The lesson comes, and again as its file is written."""
    came = lesson(lab)
    settle()
    (lab.folder / "lesson.toml").write_text(LESSON.replace("{0}", "Two"))
    lab.controllers.course.lesson_file.read_again()
    return came


def chapter(lab):
    lab.controllers.course.open_chapter("2")
    return lab.shown(), None


def sample(lab):
    lab.window.sample_requested.emit("xor")
    settle()
    return lab.shown(), None


def pasted(lab):
    QGuiApplication.clipboard().setText(TABLE)
    lab.window.actions_["actionPaste"].trigger()
    return 3, None


def pasted_file(lab):
    data = QMimeData()
    path = write_session(lab.folder / "coming.plab", COMING)
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)
    lab.window.actions_["actionPaste"].trigger()
    return COMING, "coming.plab"


def rescued(lab):
    path = write_session(lab.folder / "damaged.plab", COMING)
    values = json.loads(path.read_text())
    path.write_text(json.dumps({**values, "settings": 3, "run": None}))
    drop(lab, path)
    return COMING, None


def left_by_a_crash(lab):
    path = write_session(lab.folder / "crashed.plab", 6)
    file = lab.controllers.session.file.of(path)
    copy = lab.folder / "crash" / "1-abc.plab"
    write_session(copy, COPIED, saved_as=str(path), saved_stamp=file.stamp)
    lab.controllers.autosave.end()
    lab.controllers.watch_over(lab.folder / "crash")
    settle()
    return COPIED, "crashed.plab"


WAYS = [
    opened, recent, dropped, double_clicked, table, lesson, lesson_reloaded, chapter, sample,
    pasted, pasted_file, rescued, left_by_a_crash,
]  # fmt: skip

TAKEN_BACK = {lesson, lesson_reloaded, chapter, sample, pasted}
"""These ask nothing: undo takes them back."""


def on_disk(lab):
    return {path.name: plants_in(path) for path in lab.folder.glob("*.plab")
            if path.name != "damaged.plab"}  # fmt: skip
