"""The file of the work on screen, as one immutable value: where it is, and what was known of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

Stamp = tuple[int, int, int]
"""When a file was written (ns), how long it is (bytes), and which one it is (inode)."""


@dataclass(frozen=True)
class OpenFile:
    """What a session on screen is saved to; `OpenFile()` is work that has no file yet."""

    path: Path | None = None
    stamp: Stamp | None = None
    """What the file was when this program last read or wrote it; None where that is not known."""
    suggested_name: str = ""
    """What a new file may be called, "" for the usual name: that of a table that was opened."""
    is_rescued: bool = False
    """Whether it came from an automatic copy or a damaged file, and was not saved since."""

    @classmethod
    def just_written(cls, path: Path) -> OpenFile:
        """Return a file that holds at this moment what is on screen: just read, or written."""
        return cls(path, stamp_of(path))

    @property
    def name(self) -> str:
        """The name of the file, "" where there is none."""
        return self.path.name if self.path is not None else ""

    def has_changed_on_disk(self) -> bool:
        """Say whether something else has written the file since; False where that is not known."""
        now = stamp_of(self.path) if self.path is not None else None
        return now is not None and self.stamp is not None and now != self.stamp


def stamp_of(path: Path) -> Stamp | None:
    """Return what tells whether a file has been written since; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
