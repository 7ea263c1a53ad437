"""Files that are there whole, or not at all: written beside, and then renamed."""

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
    """Give a path beside to write to; it takes the place of `path` if all goes well.

    Whatever fails, nothing half written stays, and what was there before is still there. Only
    what is no file, such as /dev/stdout, is written to as it is. Raises UserError as
    `why_unwritable` says it.
    """
    is_a_file = path.is_file() or not path.exists()
    target = path.resolve()
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.part") if is_a_file else path
    try:
        yield beside
        if is_a_file:
            os.replace(beside, target)
    except OSError as error:
        raise why_unwritable(path, is_full=error.errno in _NO_ROOM) from None
    finally:
        if is_a_file:
            with suppress(OSError):
                beside.unlink()


def why_unwritable(path: Path, size: int = 0, is_full: bool = False) -> UserError:
    """Say why so many bytes can't be written, as far as that can be found out afterwards.

    `save_no_folder`, `save_read_only`, `save_no_room`, or `unwritable_file`.
    """
    folder = path.resolve().parent
    if not folder.is_dir():
        return UserError("save_no_folder", file=path.name, folder=folder.name)
    if not os.access(folder, os.W_OK):
        return UserError("save_read_only", file=path.name, folder=folder.name)
    if is_full or shutil.disk_usage(folder).free < size:
        return UserError("save_no_room", file=path.name)
    return UserError("unwritable_file", file=path.name)
