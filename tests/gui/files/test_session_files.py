"""New, open, save, save as, recent files; and what is asked before work is lost."""

import json

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMessageBox

from engine.errors import UserError
from engine.files.sessions import session_file
from engine.model import samples
from gui.files.session_controller import SessionController
from gui.window.remembered import Remembered
from tests.engine import trace_rows
from tests.gui.conftest import Mouse, controllers_of, settle


def saving_of(window) -> SessionController:
    return controllers_of(window).session


@pytest.fixture
def answers(monkeypatch):
    """The file dialogues answer with these names."""
    given = {"open": "", "save": ""}
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.QFileDialog.getOpenFileName", lambda *_: (str(given["open"]), "")
    )
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.QFileDialog.getSaveFileName", lambda *_: (str(given["save"]), "")
    )
    return given


@pytest.fixture
def lab(open_window, tmp_path):
    """A window that asks before work is lost, and keeps automatic copies."""
    window = open_window(
        remembered=Remembered(QSettings(str(tmp_path / "lab.ini"), QSettings.Format.IniFormat))
    )
    controllers_of(window).watch_over(tmp_path / "autosave")
    yield window
    saving_of(window).asks = False


def box_of(window, name) -> QMessageBox | None:
    boxes = [box for box in window.findChildren(QMessageBox, name) if box.isVisible()]
    return boxes[0] if boxes else None


def answer(window, name, text):
    """Press a button of a box by what is written on it."""
    box = box_of(window, name)
    button = next(one for one in box.buttons() if one.text().replace("&", "") == text)
    button.click()
    settle()


# Save and open


def test_save_asks_where_once_and_open_brings_it_back(window, tmp_path, answers):
    answers["save"] = answers["open"] = tmp_path / "first.plab"
    window.store.place(1 / 3, 2 / 3, 1)
    window.actions_["actionSave"].trigger()
    assert window.windowTitle().startswith("first.plab")
    assert not window.isWindowModified()
    answers["save"] = tmp_path / "never.plab"
    window.store.session.learn(25)
    window.store.go_to(20)
    settle()
    assert window.isWindowModified()
    window.actions_["actionSave"].trigger()
    assert not (tmp_path / "never.plab").exists()
    saved = window.store.frame()
    window.actions_["actionNew"].trigger()
    settle()
    assert window.store.frame().plants.same_as(samples.six())
    assert window.store.frame().last_step == 0
    assert window.windowTitle() == "Perceptron Lab"
    window.actions_["actionOpen"].trigger()
    settle()
    reopened = window.store.frame()
    assert reopened.plants.same_as(saved.plants)
    assert trace_rows(reopened.trace).tolist() == trace_rows(saved.trace).tolist()
    assert reopened.step == 20
    assert not window.store.can_undo


def test_opened_again_in_the_same_window_it_draws_the_same_to_the_pixel(window, tmp_path):
    window.store.set_settings(learning_rate=2.5)
    window.store.session.learn(70)
    window.store.draw_start()
    window.store.session.learn(150)
    window.store.place(1.7, 1.9, 1)
    window.store.put_probe((1.0, 0.4))
    window.actions_["actionLevels"].setChecked(True)
    window.actions_["actionShadeRegion"].trigger()
    window.actions_["actionLogLoss"].setChecked(True)
    window.field.zoom(0.7)
    window.store.go_to(90)
    settle()
    before = [part.grab().toImage() for part in (window.field, window.loss_curve)]
    path = tmp_path / "picture.plab"
    saving_of(window)._write(path)
    window.actions_["actionLogLoss"].setChecked(False)
    window.actions_["actionLevels"].setChecked(False)
    window.actions_["actionNew"].trigger()
    settle()
    assert window.field.grab().toImage() != before[0]
    saving_of(window).open_path(path)
    settle()
    assert [part.grab().toImage() for part in (window.field, window.loss_curve)] == before
    assert window.actions_["actionShadeRegion"].isChecked()


def test_speed_scale_and_pictures_come_back(open_window, tmp_path):
    first, second = open_window(), open_window("fr", "light")
    first.store.set_speed(float("inf"))
    first.actions_["actionEqualScale"].setChecked(True)
    first.layout_.show_pictures(("sigmoid", "lossMap"))
    settle()
    saving_of(first)._write(tmp_path / "a.plab")
    saving_of(second).open_path(tmp_path / "a.plab")
    settle()
    assert second.store.clock.steps_per_second == float("inf")
    assert second.actions_["actionEqualScale"].isChecked()
    assert second.docks.first_column == ("sigmoid", "lossMap")
    assert not second.actions_[f"actionArrange{second.docks.arrangement}"].isChecked()


def opened_and_closed(window):
    return tuple(map(set, window.layout_.by_hand))


def test_pictures_opened_and_closed_by_the_menu_come_back(open_window, tmp_path):
    first, second = open_window(), open_window()
    for name in ("surface", "plants"):
        first.docks[name].toggleViewAction().trigger()
    settle()
    assert not saving_of(first).is_modified  # how it is looked at is kept, and not asked about
    saving_of(first)._write(tmp_path / "changed.plab")
    first.actions_["actionArrangeLab"].trigger()
    saving_of(first)._write(tmp_path / "plain.plab")
    for name, expected in (("changed", ({"surface"}, {"plants"})), ("plain", (set(), set()))) * 2:
        saving_of(second).open_path(tmp_path / f"{name}.plab")
        settle()
        assert opened_and_closed(second) == expected
    second.actions_["actionArrangeDescent"].trigger()
    saving_of(second).open_path(tmp_path / "changed.plab")
    settle()
    assert opened_and_closed(second) == ({"surface"}, {"plants"})
    assert not second.docks["surface"].visibleRegion().isEmpty()


def test_a_session_of_an_earlier_version_leaves_what_was_opened_by_hand(window, tmp_path):
    path = tmp_path / "a.plab"
    saving_of(window)._write(path)
    values = json.loads(path.read_text())
    del values["view"]["by_hand"]
    path.write_text(json.dumps(values))
    window.docks["surface"].toggleViewAction().trigger()
    settle()
    saving_of(window).open_path(path)
    settle()
    assert opened_and_closed(window) == ({"surface"}, set())


def test_the_page_of_the_course_comes_back_and_its_setup_is_not_applied_again(
    open_window, tmp_path
):
    first = open_window()
    player = controllers_of(first).course.player
    player.open(player.chapters[2], 1)
    first.store.place(1.234, 0.5, 1)
    settle()
    saved = first.store.frame().plants
    saving_of(first)._write(tmp_path / "page.plab")
    second = open_window()
    saving_of(second).open_path(tmp_path / "page.plab")
    settle()
    assert controllers_of(second).course.page == (player.chapters[2].id, 1)
    assert second.actions_["actionCourse"].isChecked()
    assert second.store.frame().plants.same_as(saved)
    second.actions_["actionNextPage"].trigger()
    settle()
    assert controllers_of(second).course.page != (player.chapters[2].id, 1)


def test_a_strange_view_leaves_the_window_as_it_is(window, tmp_path):
    path = tmp_path / "a.plab"
    saving_of(window)._write(path)
    values = json.loads(path.read_text())
    for view in (
        {"arrangement": "Moon", "pictures": ["coursePanel"], "shading": [], "levels": 1},
        {"arrangement": [], "field": [0, 0, 0, 0], "steps_per_second": -1, "pictures": [{}]},
        {"field": [1e300, 0, 1, 1], "steps_per_second": "fast", "pictures": ["sigmoid"] * 2},
        {"field": [None, 0, 1, 1]},
        {"by_hand": ["surface"]},
        {"by_hand": {"opened": "surface", "closed": 1}},
        {"by_hand": {"opened": ["course"], "closed": ["plants"]}},
        {"by_hand": {"opened": ["surface", "surface"], "closed": [None]}},
        {"field": [2, 0, 1, 1]},
    ):
        path.write_text(json.dumps({**values, "view": view}))
        saving_of(window).open_path(path)
        settle()
    assert window.docks.arrangement == "Lab"
    assert opened_and_closed(window) == (set(), set())


def test_save_as_a_csv_saves_the_plants_and_the_session_stays_unsaved(window, tmp_path, answers):
    answers["save"] = tmp_path / "plants.csv"
    window.store.place(1.0, 1.0, 1)
    window.actions_["actionSaveAs"].trigger()
    settle()
    assert (tmp_path / "plants.csv").read_text().startswith("x1,x2,y")
    assert window.isWindowModified()


def test_a_name_without_an_ending_gets_one_and_replaces_nothing_unasked(
    window, tmp_path, answers, monkeypatch
):
    asked = []
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.may_replace", lambda *given: asked.append(given[1].name)
    )
    answers["save"] = tmp_path / "lesson.1"
    window.actions_["actionSave"].trigger()
    assert session_file.read(tmp_path / "lesson.1.plab")
    window.actions_["actionSaveAs"].trigger()
    assert asked == ["lesson.1.plab"]


def test_a_table_opened_does_not_overwrite_the_session(window, tmp_path, answers):
    answers["save"] = tmp_path / "precious.plab"
    window.actions_["actionSave"].trigger()
    before = (tmp_path / "precious.plab").read_text()
    table = tmp_path / "table.csv"
    table.write_text("x1,x2,y\n1,2,1\n3,4,0\n")
    saving_of(window).open_path(table)
    settle()
    assert len(window.store.frame().plants) == 2
    answers["save"] = tmp_path / "table.plab"
    window.actions_["actionSave"].trigger()
    assert (tmp_path / "precious.plab").read_text() == before
    assert len(session_file.read(tmp_path / "table.plab").state.plants) == 2


@pytest.mark.parametrize("place", ["gone/a.plab", "file/a.plab", ""])
def test_what_can_not_be_saved_is_said_and_the_work_stays(window, tmp_path, answers, place):
    (tmp_path / "file").write_text("")
    answers["save"] = tmp_path / place if place else "/proc/a.plab"
    window.store.place(1.0, 1.0, 1)
    window.actions_["actionSave"].trigger()
    settle()
    assert "a.plab" in window.status.label.text()
    assert len(window.store.frame().plants) == 7
    assert window.isWindowModified()


def test_a_session_that_can_not_be_replaced_stays_as_it_was(window, tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError("another program has it open")

    path = tmp_path / "a.plab"
    saving_of(window)._write(path)
    before = path.read_text()
    monkeypatch.setattr("engine.files.whole_file.os.replace", refuse)
    window.store.place(1.0, 1.0, 1)
    with pytest.raises(UserError):
        saving_of(window)._write(path)
    assert path.read_text() == before


# Recent files


def test_recent_files_are_listed_newest_first_and_missing_ones_drop_out(lab, tmp_path):
    for name in ("one.plab", "two & three.plab", "gone.plab"):
        saving_of(lab)._write(tmp_path / name)
    saving_of(lab)._write(tmp_path / "one.plab")
    (tmp_path / "gone.plab").unlink()
    lab.recent_menu.aboutToShow.emit()
    actions = lab.recent_menu.actions()
    assert [action.text() for action in actions] == ["one.plab", "two && three.plab"]
    lab.store.place(1.0, 1.0, 1)
    lab.store.undo()
    actions[1].trigger()
    settle()
    assert lab.windowTitle().startswith("two & three.plab")


def test_without_recent_files_the_menu_says_so(window):
    window.recent_menu.aboutToShow.emit()
    (only,) = window.recent_menu.actions()
    assert not only.isEnabled()


# Save changes?


def test_an_untouched_lab_closes_without_a_question(lab):
    assert lab.close()


@pytest.mark.parametrize("work", ["edit", "learn"])
def test_work_is_asked_about_before_the_window_closes(lab, tmp_path, answers, work):
    if work == "edit":
        lab.store.place(1.0, 1.0, 1)
    else:
        lab.store.step_on()
    settle()
    assert not lab.close()
    answer(lab, "saveQuestion", "Cancel")
    assert lab.isVisible()
    lab.close()
    answers["save"] = ""
    answer(lab, "saveQuestion", "Save")  # and then nobody says where
    assert lab.isVisible()
    answers["save"] = tmp_path / "work.plab"
    lab.close()
    answer(lab, "saveQuestion", "Save")
    assert not lab.isVisible()
    assert session_file.read(tmp_path / "work.plab")
    assert list(tmp_path.glob("autosave/*")) == []


def test_work_can_be_let_go(lab, tmp_path):
    lab.store.place(1.0, 1.0, 1)
    controllers_of(lab).autosave.writer.save_now()
    lab.close()
    answer(lab, "saveQuestion", "Don't save")
    assert not lab.isVisible()
    assert list(tmp_path.glob("autosave/*")) == []


def test_what_was_undone_is_not_asked_about(lab):
    lab.store.place(1.0, 1.0, 1)
    lab.store.undo()
    settle()
    assert not lab.isWindowModified()
    assert lab.close()


def test_new_and_open_ask_as_well_and_a_faulty_file_does_not(lab, tmp_path, answers):
    other = tmp_path / "other.plab"
    saving_of(lab)._write(other)
    lab.store.place(1.0, 1.0, 1)
    lab.actions_["actionNew"].trigger()
    answer(lab, "saveQuestion", "Cancel")
    assert len(lab.store.frame().plants) == 7
    answers["open"] = other
    lab.actions_["actionOpen"].trigger()
    answer(lab, "saveQuestion", "Don't save")
    assert len(lab.store.frame().plants) == 6
    lab.store.place(1.0, 1.0, 1)
    other.write_text("nonsense")
    lab.actions_["actionOpen"].trigger()
    settle()
    assert box_of(lab, "saveQuestion") is None
    assert len(lab.store.frame().plants) == 7


def test_saving_that_fails_keeps_the_window_open(lab, answers):
    answers["save"] = "/nowhere/at/all.plab"
    lab.store.place(1.0, 1.0, 1)
    lab.close()
    answer(lab, "saveQuestion", "Save")
    assert lab.isVisible()
    assert "all.plab" in lab.status.label.text()


def test_a_save_in_the_middle_of_a_drag_ends_the_drag(window, tmp_path):
    mouse = Mouse(window)
    mouse.press(0.5, 2.0)
    for place in ((0.6, 2.0), (0.8, 1.8)):
        mouse.move(*place)
    saving_of(window)._write(tmp_path / "a.plab")
    assert not window.isWindowModified()
    plants = session_file.read(tmp_path / "a.plab").state.plants
    assert plants.same_as(window.store.frame().plants)
    mouse.release(0.8, 1.8)
    settle()
    window.store.undo()
    assert window.store.frame().plants.same_as(samples.six())


# A damaged session


@pytest.mark.parametrize(("language", "opens"), [("en", "Open what can be read"), ("fr", None)])
def test_a_damaged_session_is_refused_and_what_can_be_read_is_offered(
    open_window, tmp_path, language, opens
):
    window = open_window(language)
    window.store.place(1.0, 1.0, 1)
    path = tmp_path / "bad.plab"
    saving_of(window)._write(path)
    text = path.read_text()
    path.write_text(text.replace('"loss": [', '"loss": ["x", '))
    window.actions_["actionNew"].trigger()
    saving_of(window).open_path(path)
    settle()
    box = box_of(window, "rescueOffer")
    assert "run.loss[0]" in box.text()
    assert ("the run" if language == "en" else "essai") in box.informativeText()
    assert len(window.store.frame().plants) == 6
    button = next(one for one in box.buttons() if box.buttonRole(one) == box.ButtonRole.AcceptRole)
    if opens is not None:
        assert button.text().replace("&", "") == opens
    button.click()
    settle()
    assert len(window.store.frame().plants) == 7
    assert window.isWindowModified()
    assert saving_of(window).file.path is None  # the damaged file is not saved over
