"""A file is there whole or not at all, and a person is told why."""

import errno
import os
import shutil

import pytest

from engine.errors import UserError, sentence_of
from engine.files.whole_file import whole_file, why_unwritable


def refusal(path, act):
    with pytest.raises(UserError) as refused, whole_file(path) as beside:
        act(beside)
    assert path.name in sentence_of(refused.value, "en")
    return refused.value.code


def test_what_was_written_takes_the_place_of_the_file_and_nothing_else_stays(tmp_path):
    path = tmp_path / "run.csv"
    path.write_text("before")
    with whole_file(path) as beside:
        beside.write_text("after")
        assert path.read_text() == "before"
    assert path.read_text() == "after"
    assert os.listdir(tmp_path) == ["run.csv"]


@pytest.mark.parametrize("fault", [ValueError("mine"), OSError(errno.EIO, "broken")])
def test_what_was_there_stays_whatever_fails_half_way(tmp_path, fault):
    path = tmp_path / "run.csv"
    path.write_text("before")

    def write(beside):
        beside.write_text("half")
        raise fault

    with pytest.raises((ValueError, UserError)), whole_file(path) as beside:
        write(beside)
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["run.csv"]


def test_a_full_disk_is_called_so(tmp_path):
    def write(beside):
        beside.write_text("half")
        raise OSError(errno.ENOSPC, "full")

    assert refusal(tmp_path / "run.csv", write) == "save_no_room"
    assert os.listdir(tmp_path) == []


NOT_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="no such thing there")


@NOT_WINDOWS
def test_a_link_goes_on_leading_to_the_file_that_is_written(tmp_path):
    path, link = tmp_path / "run.csv", tmp_path / "link.csv"
    path.write_text("before")
    link.symlink_to(path)
    with whole_file(link) as beside:
        beside.write_text("after")
    assert link.is_symlink()
    assert path.read_text() == "after"


def test_a_name_as_long_as_a_name_can_be_is_written(tmp_path):
    path = tmp_path / ("é" * 120 + ".csv")  # 244 bytes of 255
    with whole_file(path) as beside:
        beside.write_text("x")
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
    assert refusal(missing, lambda beside: beside.write_text("x")) == "save_no_folder"
    assert why_unwritable(missing).facts == {"file": "run.csv", "folder": "gone"}
    assert why_unwritable(here).code == "unwritable_file"
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(0, 0, 10))
    assert [why_unwritable(here, size).code for size in (10, 11)] == [
        "unwritable_file", "save_no_room",
    ]  # fmt: skip
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(0, 0, 0))
    assert why_unwritable(here).code == "unwritable_file"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert why_unwritable(here).code == "save_read_only"
