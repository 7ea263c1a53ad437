"""The file of the work on screen, as one immutable value: where it is, and what was known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

Stamp = tuple[int, int, int]
"""When a file was written (ns), how long it is (bytes), and which one it is (inode)."""

_UNKNOWN: Stamp = (0, 0, 0)


@dataclass(frozen=True)
class OpenFile:
    """What a session on screen is saved to; `OpenFile()` is work that has no file yet."""

    path: Path | None = None
    """Absolute: what it leads to must not change with the folder that a program is started in."""
    stamp: Stamp | None = None
    """What the file was when this program last read or wrote it; None if it was not there."""
    suggested_name: str = ""
    """What a new file may be called, "" for the usual name: that of a table that was opened."""
    suggested_folder: Path | None = field(default=None, compare=False)
    """Where a new file may go, None for anywhere: beside a table, or the file of plants before."""
    is_rescued: bool = False
    """Whether it came from an automatic copy or a damaged file, and was not saved since."""

    @classmethod
    def of(cls, path: Path) -> OpenFile:
        """Return a file as it is at this moment."""
        return cls(path.absolute(), stamp_of(path))

    @classmethod
    def of_copy(cls, saved_as: str, stamp: Stamp | None, copied_ns: int) -> OpenFile:
        """Return the file that an automatic copy, written at `copied_ns`, belongs to.

        A copy that does not say what it knew of the file knew no later state of it. One that names
        no folder belongs to no file that could be found again.
        """
        path = Path(saved_as)
        if not saved_as or not path.is_absolute():
            return cls(suggested_name=path.stem, is_rescued=True)
        if stamp is None and (now := stamp_of(path)) is not None:
            stamp = now if now[0] <= copied_ns else _UNKNOWN
        return cls(path, stamp, is_rescued=True)

    def let_go(self) -> OpenFile:
        """Return the file of what other plants begin: none yet, but its name may be suggested."""
        name = self.path.stem if self.path is not None else self.suggested_name
        return OpenFile(suggested_name=name, suggested_folder=self.folder)

    @property
    def folder(self) -> Path | None:
        """Where exports belong: the folder of the file, or of what it came from."""
        return self.path.parent if self.path is not None else self.suggested_folder

    @property
    def name(self) -> str:
        """The name of the file, "" where there is none."""
        return self.path.name if self.path is not None else ""

    def has_changed_on_disk(self) -> bool:
        """Say whether something else has written the file since; one that vanished has not."""
        now = stamp_of(self.path) if self.path is not None else None
        return now is not None and now != self.stamp

    def has_vanished(self) -> bool:
        """Say whether it is no longer there: deleted, moved, or on a stick pulled out."""
        return self.stamp is not None and self.path is not None and stamp_of(self.path) is None

    def is_same_file(self, other: OpenFile) -> bool:
        """Say whether both are saved in one file."""
        if self.path is None or other.path is None:
            return False
        return self.path == other.path or self.path.resolve() == other.path.resolve()


def stamp_of(path: Path) -> Stamp | None:
    """Return what tells whether a file has been written since; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
