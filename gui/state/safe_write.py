"""Writing a file so that it is there whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from engine.files.whole_file import why_unwritable

Stamp = tuple[int, int, int]
"""When a file was written, how long it is, and which one it is."""


def write_whole(path: Path, text: str) -> None:
    """Write a text beside, flush it to the disk, and let it take the place of what was there.

    Raises UserError `save_no_folder`, `save_read_only`, `save_no_room`, `unwritable_file`; what
    was there before is still there then.
    """
    content = text.encode("utf-8")
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise why_unwritable(path, len(content))
    if file.write(content) != len(content):
        file.cancelWriting()
    if not file.commit():
        raise why_unwritable(path, len(content))


def stamp_of(path: Path) -> Stamp | None:
    """Return what tells whether a file has been written since; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
