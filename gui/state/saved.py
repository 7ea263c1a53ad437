"""Writing a file so that it is there whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from engine.errors import UserError


def write_whole(path: Path, text: str) -> None:
    """Write a text beside, flush it to the disk, and let it take the place of what was there.

    Raises UserError `save_no_folder`, `save_read_only`, `save_no_room`, `unwritable_file`; what
    was there before is still there then.
    """
    content = text.encode("utf-8")
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _reason(path, len(content))
    if file.write(content) != len(content):
        file.cancelWriting()
    if not file.commit():
        raise _reason(path, len(content))


def _reason(path: Path, size: int) -> UserError:
    """Say why a file can't be written, as far as that can be found out afterwards."""
    folder = path.parent
    if not folder.is_dir():
        return UserError("save_no_folder", file=path.name, folder=folder.name)
    if not os.access(folder, os.W_OK):
        return UserError("save_read_only", file=path.name, folder=folder.name)
    if shutil.disk_usage(folder).free < size:
        return UserError("save_no_room", file=path.name)
    return UserError("unwritable_file", file=path.name)
