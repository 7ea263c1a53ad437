"""Controllers at work without the window: each takes what it needs, and no more."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from engine.errors import UserError
from engine.files.sessions import session_file
from engine.lab.session import Session
from gui.app import create_window
from gui.app.application import create_lab
from gui.export.run_export import RunExporter
from gui.files.import_controller import ImportController
from gui.files.open_file import OpenFile
from gui.files.open_session import OpenSession
from gui.files.session_controller import SessionController
from gui.panels.status_sentence import StatusSentence
from gui.pictures.field.field_picture import FieldPicture
from gui.registry.arrangements import ByHand
from gui.state.store import Store
from gui.style.theme import Look, look_of
from gui.window.actions import Actions
from gui.window.refusals import report_errors
from gui.window.shell import Shell
from tests.gui.conftest import settle

LOOK = look_of("dark")
TABLE = "x1,x2,y\n1,2,1\n2,1,0\n2.5,1,0\n"


class Layout:
    """A layout that only remembers what it was asked for."""

    arrangement, is_arranged, first_column, by_hand = "Lab", True, (), ByHand()

    def arrange(self, name):
        self.arrangement = name

    def show_pictures(self, names):
        self.is_arranged, self.first_column = False, names

    def change_by_hand(self, by_hand):
        self.by_hand = by_hand


@pytest.fixture
def shell(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    status = StatusSentence(LOOK)
    qtbot.addWidget(status)
    made = Shell(window, Store(Session()), status)
    yield made
    made.store.pause()


@pytest.fixture
def field(qtbot):
    made = FieldPicture(LOOK)
    qtbot.addWidget(made)
    return made


def saving_on(shell, field, layout, opened):
    on_screen = OpenSession(
        shell.store, field, layout, lambda _speed: None,
        lambda: ("descent", 2), lambda: ("descent", 2), lambda _page: None,
    )  # fmt: skip
    return SessionController(shell, on_screen, opened.append)


def test_a_table_is_put_on_a_field_that_stands_alone(shell, field, tmp_path):
    path = tmp_path / "three.csv"
    path.write_text(TABLE, encoding="utf-8")
    standardise = Actions(shell.window, Look())["actionStandardise"]
    importer, opened = ImportController(shell, field, standardise), []
    importer.table_opened.connect(opened.append)
    importer.open_file(path)
    assert len(shell.store.frame().plants) == 3
    assert opened == [path]
    assert "3" in shell.status.label.text()
    importer.standardise(True)
    settle()
    assert standardise.isChecked()


def test_standardising_follows_the_plants_on_screen_not_the_mark_of_the_action(shell, field):
    action = Actions(shell.window, Look())["actionStandardise"]
    switch = ImportController(shell, field, action).commands(lambda _path: None)[
        "actionStandardise"
    ]
    for is_marked, is_standardised in ((False, True), (True, False), (False, True)):
        action.setChecked(is_marked)
        switch()
        assert (shell.store.frame().plants.scaling is not None) == is_standardised


def test_what_is_on_the_clipboard_is_pasted_and_a_file_there_is_handed_on(shell, field, tmp_path):
    importer = ImportController(shell, field, Actions(shell.window, Look())["actionStandardise"])
    QGuiApplication.clipboard().setText(TABLE)
    importer.commands(lambda _path: None)["actionPaste"]()
    assert len(shell.store.frame().plants) == 3
    QGuiApplication.clipboard().setText(" ")
    report_errors(shell.status, importer.commands(lambda _path: None)["actionPaste"])
    assert shell.status.property("warning")


def test_a_session_is_saved_and_opened_without_a_window(shell, field, tmp_path):
    opened, titles, used = [], [], []
    layout = Layout()
    saving = saving_on(shell, field, layout, opened)
    saving.title_changed.connect(lambda name, changed: titles.append((name, changed)))
    saving.file_used.connect(used.append)
    shell.store.place(1.0, 1.0, 1)
    layout.show_pictures(("lossMap",))
    settle()
    assert saving.is_modified
    path = tmp_path / "mine.plab"
    saving.document.file = OpenFile(path)
    assert saving.save()
    assert titles[-1] == ("mine.plab", False)
    saved = session_file.read(path)
    assert (len(saved.state.plants), saved.lesson) == (7, ("descent", 2))
    shell.store.delete_all()
    layout.arrange("Descent")
    saving.open_path(path)
    assert len(shell.store.frame().plants) == 7
    assert layout.first_column == ("lossMap",)
    assert used == [path, path]
    lesson = tmp_path / "mine.toml"
    saving.open_path(lesson)
    assert opened == [lesson]
    saving.end()


def test_the_run_is_written_without_a_window(shell, tmp_path):
    shell.store.session.learn(3)
    exporter = RunExporter(shell, None, lambda: LOOK)
    exporter.write_trace(tmp_path / "trace.csv")
    assert len((tmp_path / "trace.csv").read_text(encoding="utf-8").splitlines()) == 5
    assert "trace.csv" in shell.status.label.text()
    with pytest.raises(UserError):
        exporter.write_trace(tmp_path / "nowhere" / "trace.csv")


def test_a_window_comes_with_controllers_that_act_on_it_and_on_no_other(qapp, qtbot):
    lab, other = create_lab("en", "dark"), create_window("en", "dark")
    qtbot.addWidget(lab.window)
    qtbot.addWidget(other)
    assert isinstance(other, QMainWindow)
    lab.controllers.imports.use_sample("moons", 40, 0.1, 0)
    lab.controllers.course.open_chapter("2")
    assert len(other.store.frame().plants) == 6
    assert lab.window.actions_["actionCourse"].isChecked()
    assert not other.actions_["actionCourse"].isChecked()
