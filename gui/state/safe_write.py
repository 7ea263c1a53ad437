"""What tells whether a file has been written since it was last read or written here."""

from __future__ import annotations

from pathlib import Path

Stamp = tuple[int, int, int]
"""When a file was written, how long it is, and which one it is."""


def stamp_of(path: Path) -> Stamp | None:
    """Return what tells whether a file has been written since; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
