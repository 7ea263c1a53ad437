"""Automatic copies: written, offered again after a crash, and never fought over."""

import dataclasses
import os
import shutil
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

import main
from engine.errors import UserError
from engine.files.sessions import session_file
from engine.files.sessions.session_file import Document
from engine.lab.session import Session
from engine.model import samples
from gui.files import autosave
from gui.files.autosave import Autosave, left_behind
from tests.gui.conftest import controllers_of, settle
from tests.gui.files.test_session_files import answer, box_of, lab, saving_of

__all__ = ["lab"]

ROOT = Path(main.__file__).parent

CRASHES = textwrap.dedent(
    """
    import os, sys
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from pathlib import Path
    from gui.app.application import create_application, create_lab
    app = create_application(["crash"])
    window, controllers = create_lab("en")
    saving = controllers.session
    controllers.watch_over(Path(sys.argv[1]))
    if len(sys.argv) > 2:
        saving._write(Path(sys.argv[2]))
    window.store.place(1.25, 0.75, 1)
    window.store.session.learn(12)
    controllers.autosave.save_now()
    os.kill(os.getpid(), 9)
    """
)


def crash(folder, *more):
    """Let another copy of the program work, keep a copy and be killed."""
    done = subprocess.run(
        [sys.executable, "-c", CRASHES, str(folder), *map(str, more)],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == -9, done.stderr


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "autosave"


def copies(folder):
    return sorted(folder.glob("*.plab"))


def test_after_a_crash_what_was_on_screen_is_offered_and_opened(open_window, folder):
    crash(folder)
    window = open_window()
    controllers_of(window).watch_over(folder)
    settle()
    box = box_of(window, "leftBehindOffer")
    assert "7" in box.informativeText()
    answer(window, "leftBehindOffer", "Open it")
    frame = window.store.frame()
    assert frame.plants.x[6].tolist() == [1.25, 0.75]
    assert frame.last_step == 12
    assert window.isWindowModified()
    (only,) = copies(folder)  # this program's own: the one left behind is gone
    assert only == controllers_of(window).autosave.writer.path
    saving_of(window).asks = False
    window.close()
    assert list(folder.iterdir()) == []


def test_it_belongs_to_the_file_that_it_was_a_copy_of(open_window, folder, tmp_path):
    crash(folder, tmp_path / "lesson.plab")
    window = open_window()
    controllers_of(window).watch_over(folder)
    settle()
    assert "lesson.plab" in box_of(window, "leftBehindOffer").informativeText()
    answer(window, "leftBehindOffer", "Open it")
    assert window.windowTitle().startswith("lesson.plab")
    saving_of(window).save()
    assert len(session_file.read(tmp_path / "lesson.plab").state.plants) == 7
    assert session_file.read(tmp_path / "lesson.plab").saved_as is None
    assert not window.isWindowModified()
    assert copies(folder) == []


@pytest.mark.parametrize(("chosen", "left"), [("Throw it away", 0), ("Later", 1)])
def test_it_can_be_thrown_away_or_kept_for_later(open_window, folder, chosen, left):
    crash(folder)
    window = open_window()
    controllers_of(window).watch_over(folder)
    settle()
    answer(window, "leftBehindOffer", chosen)
    assert len(copies(folder)) == left
    assert window.store.frame().plants.same_as(samples.six())
    assert len(left_behind(folder)) == left


def test_of_several_the_newest_is_offered_and_the_others_wait(open_window, folder):
    crash(folder)
    crash(folder)
    window = open_window()
    controllers_of(window).watch_over(folder)
    settle()
    answer(window, "leftBehindOffer", "Throw it away")
    assert len(left_behind(folder)) == 1


def test_two_windows_do_not_touch_each_others_copies(open_window, folder):
    first, second = open_window(), open_window()
    for window, plants in ((first, 1), (second, 2)):
        controllers_of(window).watch_over(folder)
        for index in range(plants):
            window.store.place(1.0 + index, 1.0, 1)
        controllers_of(window).autosave.writer.save_now()
        controllers_of(window).autosave.writer.wait()
    assert box_of(second, "leftBehindOffer") is None
    counts = {len(session_file.read(path).state.plants) for path in copies(folder)}
    assert counts == {7, 8}
    saving_of(first).asks = saving_of(second).asks = False
    first.close()
    assert copies(folder) == [controllers_of(second).autosave.writer.path]


def test_a_copy_is_due_after_a_change_and_written_when_the_time_comes(lab, folder):
    writer = controllers_of(lab).autosave.writer
    assert writer.timer.interval() == 60_000
    assert not writer.is_due
    lab.store.place(1.0, 1.0, 1)
    settle()
    assert writer.is_due
    lab.store.place(1.1, 1.0, 1)
    writer.timer.timeout.emit()
    writer.wait()
    assert not writer.is_due
    assert len(session_file.read(writer.path).state.plants) == 8
    assert saving_of(lab).is_modified


def test_a_copy_is_written_when_learning_pauses(lab):
    writer = controllers_of(lab).autosave.writer
    lab.store.play()
    lab.store.clock.tick()
    settle()
    assert not writer.path.exists()
    lab.store.pause()
    settle()
    writer.wait()
    assert session_file.read(writer.path).state.run.trace.last_step > 0


def test_a_copy_under_way_is_of_one_moment_though_learning_goes_on(folder):
    session = Session()
    waiting = []

    def take():
        run = session.state.run.until(session.last_step)
        return Document(dataclasses.replace(session.state, run=run), session.step)

    writer = Autosave(folder, take, run=lambda act: waiting.append(act))
    session.learn(10)
    writer.save_now()
    session.learn(500)
    waiting[0]()
    assert session_file.read(writer.path).state.run.trace.last_step == 10
    writer.close()


def test_saving_removes_the_copy(lab, tmp_path):
    lab.store.place(1.0, 1.0, 1)
    writer = controllers_of(lab).autosave.writer
    writer.save_now()
    writer.wait()
    saving_of(lab)._write(tmp_path / "a.plab")
    assert not writer.path.exists()
    assert not writer.is_due


def test_where_no_copy_can_be_kept_it_is_said_once_and_work_goes_on(open_window, tmp_path):
    (tmp_path / "blocked").write_text("a file where a folder should be")
    window = open_window()
    controllers_of(window).watch_over(tmp_path / "blocked" / "autosave")
    errors = []
    controllers_of(window).autosave.writer.failed.connect(errors.append)
    for _ in range(2):
        window.store.place(1.0, 1.0, 1)
        controllers_of(window).autosave.writer.save_now()
        controllers_of(window).autosave.writer.wait()
        settle()
    assert [error.code for error in errors] == ["save_no_folder"] * 2
    assert "save your work from time to time" in window.status.label.text()
    saving_of(window).asks = False


def test_a_copy_asked_for_at_once_is_of_now_though_an_older_one_is_under_way(lab):
    autosave = controllers_of(lab).autosave
    goes_on, run = threading.Event(), autosave.writer._run
    autosave.writer._run = lambda task: run(lambda: (goes_on.wait(5), task()))
    autosave.writer.save_now()
    lab.store.place(1.0, 1.0, 1)
    autosave.writer._run = run
    threading.Timer(0.05, goes_on.set).start()
    assert autosave.save_now()
    assert len(session_file.read(autosave.writer.path).state.plants) == 7


def test_a_copy_that_could_not_be_written_is_not_said_to_be_there(lab, monkeypatch):
    autosave = controllers_of(lab).autosave
    assert autosave.save_now()

    def full(*_):
        raise UserError("save_no_room", file="x")

    monkeypatch.setattr("gui.files.autosave.write_whole", full)
    assert not autosave.save_now()


def test_where_the_folder_of_copies_was_deleted_it_is_made_again(lab):
    autosave = controllers_of(lab).autosave
    assert autosave.save_now()
    shutil.rmtree(autosave.writer.path.parent)
    assert autosave.save_now()


def test_what_a_killed_program_was_writing_goes_away(folder):
    folder.mkdir()
    (folder / "1-abc.plab.4711.part").write_text("half a sess")
    (folder / "notes").mkdir()
    assert left_behind(folder) == []
    assert [path.name for path in folder.iterdir()] == ["notes"]


def test_a_copy_of_a_newer_version_is_not_offered_but_kept_for_it(open_window, folder):
    folder.mkdir()
    (folder / "1-abc.plab").write_text('{"format": "perceptron-lab session", "version": 999}')
    window = open_window()
    controllers_of(window).watch_over(folder)
    settle()
    assert window.findChildren(QMessageBox) == []
    assert len(copies(folder)) == 1


def test_a_copy_that_can_not_be_read_is_not_offered_for_ever(open_window, folder):
    folder.mkdir()
    (folder / "1-abc.plab").write_text("nothing of use")
    window = open_window()
    controllers_of(window).watch_over(folder)
    settle()
    assert window.findChildren(QMessageBox) == []
    assert copies(folder) == []


def test_a_window_that_remembers_nothing_keeps_no_copies(window):
    assert controllers_of(window).autosave.writer is None


def test_the_usual_folder_is_this_persons_own():
    """In a process of its own: pytest-qt names the application of the tests."""
    code = (
        "from gui.app.application import create_application; from gui.files import autosave\n"
        "app = create_application(['test']); print(autosave.usual_folder())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    folder = Path(done.stdout.strip())
    assert folder.name == "autosave"
    assert "PerceptronLab" in folder.parts


def test_a_full_disk_is_said_and_what_was_there_stays(tmp_path):
    """A limit on the size of files stands for a disk that is full."""
    script = textwrap.dedent(
        """
        import resource, signal, sys
        from pathlib import Path
        from engine.errors import UserError
        from engine.files.whole_file import write_whole
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        path = Path(sys.argv[1])
        write_whole(path, "before")
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        try:
            write_whole(path, "x" * 1_000_000)
        except UserError as error:
            print(error.code)
        """
    )
    path = tmp_path / "a.plab"
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.strip() in ("unwritable_file", "save_no_room"), done.stderr
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["a.plab"]


def test_run_in_a_thread():
    done = []
    autosave.in_thread(lambda: done.append(1)).join()
    assert done == [1]


@pytest.mark.parametrize(("code", "left"), [("unreadable_file", 1), ("session_none", 0)])
def test_a_copy_that_can_not_be_read_for_now_waits(open_window, folder, monkeypatch, code, left):
    folder.mkdir()
    (folder / "7-a.plab").write_text("none")

    def refuse(_path):
        raise UserError(code, file="7-a.plab")

    monkeypatch.setattr("gui.files.recovery.read", refuse)
    window = open_window()
    controllers_of(window).watch_over(folder)
    assert len(left_behind(folder)) == left


def test_whoever_stays_with_what_is_on_screen_is_offered_the_copies_another_time(
    open_window, folder
):
    folder.mkdir()
    for name in ("1-abc", "1-def"):
        text = session_file.to_json(Document(Session(samples.six()).state, 0))
        (folder / f"{name}.plab").write_text(text)
    window = open_window()
    controllers_of(window).watch_over(folder)
    settle()
    window.store.place(1.0, 1.0, 1)
    controllers_of(window).session.asks = True
    answer(window, "leftBehindOffer", "Open it")
    answer(window, "saveQuestion", "Cancel")
    controllers_of(window).session.asks = False
    assert len(window.store.frame().plants) == 7
    assert len(left_behind(folder)) == 2
