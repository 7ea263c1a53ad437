"""Everything that can be undone, bounded by the memory that it holds rather than by its number."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from gui.state.edit import Edit
from gui.state.edit_kind import EditKind

_MOST_BYTES = 512_000_000


class UndoHistory(QUndoStack):
    """An undo stack that forgets its oldest edits when all of them together grow too large."""

    def __init__(self, parent: QObject, most_bytes: int = _MOST_BYTES) -> None:
        super().__init__(parent)
        self._most_bytes = most_bytes
        self._sizes: list[int] = []
        self._forgotten = 0
        self._held = 0
        """So many edits, the first ones, can't be taken back for now."""
        self._holds_redo = False

    def add(self, edit: Edit) -> None:
        """Do an edit, and forget the oldest ones beyond the memory allowed."""
        self._holds_redo = False
        del self._sizes[self.index() :]
        self._forgotten = min(self._forgotten, self.index())
        self.push(edit)
        if self.count() > len(self._sizes):
            self._sizes.append(edit.memory_bytes)
        while sum(self._sizes) > self._most_bytes and self._forgotten < self.count() - 1:
            oldest = self.command(self._forgotten)
            if isinstance(oldest, Edit):
                oldest.forget()
            self._sizes[self._forgotten] = 0
            self._forgotten += 1

    def kind_at(self, index: int) -> EditKind | None:
        """Return what an edit is, by its place in the history; None where there is none."""
        edit = self.command(index)
        return edit.kind if isinstance(edit, Edit) else None

    def clear(self) -> None:
        """Forget everything: what is on screen is where it begins now."""
        super().clear()
        self._sizes.clear()
        self._forgotten = 0
        self.hold(False)

    def hold(self, held: bool) -> None:
        """Let nothing done so far be taken back, nor done again; or let it be so again."""
        self._held = self.index() if held else 0
        self._holds_redo = held and self.canRedo()

    @property
    def can_take_back(self) -> bool:
        """Say whether there is an edit, neither forgotten nor held, to take back."""
        return self.index() > max(self._forgotten, self._held)

    @property
    def can_do_again(self) -> bool:
        """Say whether there is an edit that was taken back, and is not held."""
        return self.canRedo() and not self._holds_redo
