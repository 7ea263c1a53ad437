"""Who walks through the pages of a lesson, working on each, is asked once, also after a crash."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engine.files.sessions import session_file
from tests.gui.conftest import controllers_of, press_key, settle
from tests.gui.files.test_document import OWN, own, place, plants_in, plants_of
from tests.gui.files.test_session_files import answer, answers, box_of, lab

__all__ = ["answers", "lab", "own"]


def walk(window, pages):
    """Turn so many pages of the course, and place a plant on each: its number in all."""
    counts = []
    for _ in range(pages):
        press_key(window, Qt.Key.Key_C if not counts else Qt.Key.Key_PageDown)
        place(window, 1)
        counts.append(plants_of(window))
    return counts


def test_leaving_asks_once_about_all_pages_and_then_the_work_before(lab, own):
    place(lab, 1)
    walk(lab, 3)
    assert not lab.close()
    assert "3 pages of the course (1.3, 1.2, 1.1)" in box_of(lab, "saveQuestion").text()
    answer(lab, "saveQuestion", "Cancel")
    assert lab.isVisible()
    assert not lab.close()
    answer(lab, "saveQuestion", "Don't save")
    assert "own.plab" in box_of(lab, "saveQuestion").text()
    assert plants_of(lab) == OWN + 1
    answer(lab, "saveQuestion", "Save")
    assert plants_in(own) == OWN + 1
    assert not lab.isVisible()


def test_each_page_is_saved_in_a_file_of_its_own_name(lab, tmp_path, monkeypatch):
    counts, suggested = walk(lab, 3), []

    def choose(_parent, _title, start, *_more):
        name = start.replace("\\", "/").split("/")[-1]
        suggested.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(choose))
    assert not lab.close()
    answer(lab, "saveQuestion", "Save")
    assert suggested == ["page 1.3.plab", "page 1.2.plab", "page 1.1.plab"]
    assert [plants_in(tmp_path / name) for name in reversed(suggested)] == counts
    assert not lab.isVisible()


def test_who_does_not_choose_a_file_after_all_loses_no_page(lab, answers, tmp_path):
    (first, second) = walk(lab, 2)
    answers["save"] = ""
    assert not lab.close()
    answer(lab, "saveQuestion", "Save")
    assert lab.isVisible()
    assert plants_of(lab) == second
    assert controllers_of(lab).session.document.unsaved
    lab.store.undo()
    lab.store.undo()
    assert plants_of(lab) == first


def test_one_page_is_named(lab):
    walk(lab, 1)
    assert not lab.close()
    assert box_of(lab, "saveQuestion").text() == "Save the changes to page 1.1?"
    answer(lab, "saveQuestion", "Don't save")


def test_after_a_crash_one_question_is_asked_and_the_other_pages_wait(lab, open_window, tmp_path):
    walk(lab, 3)
    assert controllers_of(lab).autosave.save_now()
    folder = tmp_path / "after the crash"
    folder.mkdir()
    for path in (tmp_path / "autosave").glob("*.plab"):
        (folder / path.name).write_bytes(path.read_bytes())
    controllers_of(lab).session.asks = False

    for chosen, left in (("Later", 3), ("Open it", 3), ("Throw all away", 0)):
        window = open_window()
        controllers_of(window).watch_over(folder)
        settle()
        assert "Other work kept with it: 2" in box_of(window, "leftBehindOffer").informativeText()
        answer(window, "leftBehindOffer", chosen)
        assert box_of(window, "leftBehindOffer") is None
        copies = list(folder.glob("*.plab"))
        assert len(copies) == left
        assert all(len(session_file.read(path).state.plants) > 6 for path in copies)
        controllers_of(window).session.asks = False
        for path in copies:  # as a crash leaves them, and not a window that closes
            path.rename(path.with_suffix(".kept"))
        window.close()
        for path in folder.glob("*.kept"):
            path.rename(path.with_suffix(".plab"))
