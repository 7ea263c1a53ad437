"""Atomic writes: to a temporary file next to it, flushed to the disk, then renamed."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.errors import UserError

_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a temporary path next to `path` to write to; it replaces `path` if all goes well.

    Whatever fails, a power cut included, nothing half written stays under the name, and what was
    there before is still there. The new file has the old one's permissions; one that may not be
    written is not replaced. Only what is no file, such as /dev/stdout, is written to as it is.
    Raises UserError as `write_error` gives it.
    """
    is_a_file = path.is_file() or not path.exists()
    target = _followed(path)
    unfinished = target.with_name(f"{target.name[:100]}.{os.getpid()}.part") if is_a_file else path
    try:
        if is_a_file and target.exists() and not os.access(target, os.W_OK):
            raise write_error(path)
        yield unfinished
        if is_a_file:
            _replace(unfinished, target)
    except OSError as error:
        raise write_error(path, is_full=error.errno in _NO_ROOM) from None
    finally:
        if is_a_file:
            with suppress(OSError):
                unfinished.unlink()


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a text as UTF-8, or bytes, as `whole_file` does. Raises UserError."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    with whole_file(path) as unfinished:
        unfinished.write_bytes(data)


def write_error(path: Path, is_full: bool = False) -> UserError:
    """Say why a file can't be written, as far as that can be found out afterwards.

    `save_no_folder`, `save_read_only`, `save_no_room`, or `unwritable_file`.
    """
    folder = _followed(path).parent
    if not folder.is_dir():
        return UserError("save_no_folder", file=path.name, folder=folder.name)
    if not os.access(folder, os.W_OK):
        return UserError("save_read_only", file=path.name, folder=folder.name)
    if is_full:
        return UserError("save_no_room", file=path.name)
    return UserError("unwritable_file", file=path.name)


def _replace(unfinished: Path, target: Path) -> None:
    """Rename a file once the disk holds it: the name never leads to what is not there yet."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    with suppress(OSError):
        shutil.copymode(target, unfinished)
    os.replace(unfinished, target)
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Have the disk hold the new name too, where a folder can be flushed: not on Windows."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some file systems refuse; the file itself is whole either way
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _followed(path: Path) -> Path:
    """Return where a link leads to; a circle of links leads to itself."""
    return Path(os.path.realpath(path))
