"""Two copies on one file, a file that vanishes, a full disk: no work is lost, and it is said."""

import subprocess
import sys
import textwrap

import pytest

from engine.files.sessions import session_file
from tests.gui.conftest import controllers_of, settle
from tests.gui.files.test_session_files import answer, answers, box_of

__all__ = ["answers"]


@pytest.fixture
def two(open_window, tmp_path):
    """Two windows on one file."""
    path = tmp_path / "shared.plab"
    first, second = open_window(), open_window()
    controllers_of(first).session._write(path)
    controllers_of(second).session.open_path(path)
    settle()
    return first, second, path


def plants_in(path):
    return len(session_file.read(path).state.plants)


def edit_and_save(window, count=1):
    for number in range(count):
        window.store.place(1.0 + number, 1.0, 1)
    window.actions_["actionSave"].trigger()
    settle()


def test_what_another_copy_saved_is_not_written_over_unasked(two):
    first, second, path = two
    edit_and_save(first)
    edit_and_save(second, count=3)
    assert plants_in(path) == 7
    assert second.isWindowModified()
    assert "shared.plab" in box_of(second, "anotherHand").text()
    answer(second, "anotherHand", "Save over it")
    assert plants_in(path) == 9
    assert not second.isWindowModified()


def test_or_it_is_saved_beside(two, answers, tmp_path):
    first, second, path = two
    edit_and_save(first)
    answers["save"] = tmp_path / "mine.plab"
    edit_and_save(second, count=3)
    answer(second, "anotherHand", "Save under another name…")
    assert plants_in(path) == 7
    assert plants_in(tmp_path / "mine.plab") == 9
    edit_and_save(second)
    assert plants_in(tmp_path / "mine.plab") == 10


def test_one_alone_is_never_asked(two):
    first, _, path = two
    for _ in range(3):
        edit_and_save(first)
    assert box_of(first, "anotherHand") is None
    assert plants_in(path) == 9


def test_a_file_that_vanished_is_written_anew(two):
    first, _, path = two
    path.unlink()
    edit_and_save(first)
    assert plants_in(path) == 7


def test_a_folder_that_vanished_is_said_and_the_work_stays(two, tmp_path):
    first, _, path = two
    path.rename(tmp_path.parent / "elsewhere.plab")
    tmp_path.rename(tmp_path.parent / "gone")
    edit_and_save(first)
    assert "shared.plab" in first.status.label.text()
    assert first.isWindowModified()
    assert len(first.store.frame().plants) == 7


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_where_no_byte_more_can_be_written_the_old_file_stays_whole(tmp_path):
    """A limit on the size of files stands in for the full disk."""
    program = f"""
        import os, resource, signal
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from pathlib import Path
        from gui.app.application import create_application, create_lab
        application = create_application(["lab"])
        window, controllers = create_lab("en", "dark")
        path = Path({str(tmp_path / "full.plab")!r})
        controllers.session._write(path)
        window.store.place(1.0, 1.0, 1)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        window.actions_["actionSave"].trigger()
        print(window.status.label.text(), window.isWindowModified())
        """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "full.plab" in done.stdout
    assert done.stdout.strip().endswith("True")
    assert plants_in(tmp_path / "full.plab") == 6
    assert [file.name for file in tmp_path.iterdir()] == ["full.plab"]
