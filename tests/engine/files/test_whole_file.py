"""A file is there whole or not at all, and a person is told why."""

import errno
import os
import stat

import pytest

from engine.errors import UserError, sentence_of
from engine.files.whole_file import whole_file, write_error, write_whole


def refusal(path, act):
    with pytest.raises(UserError) as refused, whole_file(path) as unfinished:
        act(unfinished)
    assert path.name in sentence_of(refused.value, "en")
    return refused.value.code


def test_what_was_written_takes_the_place_of_the_file_and_nothing_else_stays(tmp_path):
    path = tmp_path / "run.csv"
    path.write_text("before")
    with whole_file(path) as unfinished:
        unfinished.write_text("after")
        assert path.read_text() == "before"
    assert path.read_text() == "after"
    assert os.listdir(tmp_path) == ["run.csv"]


@pytest.mark.parametrize("fault", [ValueError("mine"), OSError(errno.EIO, "broken")])
def test_what_was_there_stays_whatever_fails_half_way(tmp_path, fault):
    path = tmp_path / "run.csv"
    path.write_text("before")

    def write(unfinished):
        unfinished.write_text("half")
        raise fault

    with pytest.raises((ValueError, UserError)), whole_file(path) as unfinished:
        write(unfinished)
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["run.csv"]


def test_a_full_disk_is_called_so(tmp_path):
    def write(unfinished):
        unfinished.write_text("half")
        raise OSError(errno.ENOSPC, "full")

    assert refusal(tmp_path / "run.csv", write) == "save_no_room"
    assert os.listdir(tmp_path) == []


NOT_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="no such thing there")


@NOT_WINDOWS
def test_a_link_goes_on_leading_to_the_file_that_is_written(tmp_path):
    path, link = tmp_path / "run.csv", tmp_path / "link.csv"
    path.write_text("before")
    link.symlink_to(path)
    with whole_file(link) as unfinished:
        unfinished.write_text("after")
    assert link.is_symlink()
    assert path.read_text() == "after"


def test_a_name_as_long_as_a_name_can_be_is_written(tmp_path):
    path = tmp_path / ("é" * 120 + ".csv")  # 244 bytes of 255
    with whole_file(path) as unfinished:
        unfinished.write_text("x")
    assert path.read_text() == "x"


@NOT_WINDOWS
def test_what_is_no_file_is_written_to_as_it_is(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with whole_file(pipe) as target:
            target.write_text("x,y\n")
        assert os.read(reader, 100) == b"x,y\n"
    finally:
        os.close(reader)
    assert os.listdir(tmp_path) == ["pipe"]


def test_the_reason_is_found_out_afterwards(tmp_path, monkeypatch):
    here = tmp_path / "run.csv"
    missing = tmp_path / "gone" / "run.csv"
    assert refusal(missing, lambda unfinished: unfinished.write_text("x")) == "save_no_folder"
    assert write_error(missing).facts == {"file": "run.csv", "folder": "gone"}
    assert write_error(here).code == "unwritable_file"
    assert write_error(here, is_full=True).code == "save_no_room"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert write_error(here, is_full=True).code == "save_read_only"


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "run.csv"
    path.write_text("before")
    monkeypatch.setattr(os, "access", lambda asked, _mode: asked != path)
    assert refusal(path, lambda unfinished: unfinished.write_text("after")) == "unwritable_file"
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["run.csv"]


@NOT_WINDOWS
def test_the_new_file_has_the_permissions_of_the_old_one(tmp_path):
    path = tmp_path / "run.csv"
    path.write_text("before")
    path.chmod(0o640)
    write_whole(path, "after")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_text_is_written_as_utf_8_with_its_line_ends_as_they_are(tmp_path):
    path = tmp_path / "run.py"
    write_whole(path, "é\n")
    assert path.read_bytes() == b"\xc3\xa9\n"
    write_whole(path, b"\x00\r\n")
    assert path.read_bytes() == b"\x00\r\n"


@NOT_WINDOWS
def test_the_disk_holds_the_file_before_it_has_its_name_and_the_name_before_it_is_done(
    tmp_path, monkeypatch
):
    """After a power cut there is the old file or the new one, never an empty one."""
    done, flush, rename = [], os.fsync, os.replace

    def flushed(handle):
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        done.append("folder" if is_folder else os.fstat(handle).st_size)
        flush(handle)

    def renamed(*paths):
        done.append("renamed")
        rename(*paths)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(os, "replace", renamed)
    write_whole(tmp_path / "run.csv", "x" * 100)
    assert done == [100, "renamed", "folder"]


def test_what_the_disk_refuses_while_it_is_flushed_is_said(tmp_path, monkeypatch):
    path = tmp_path / "run.csv"
    path.write_text("before")

    def refuse(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", refuse)
    assert refusal(path, lambda unfinished: unfinished.write_text("after")) == "save_no_room"
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["run.csv"]
