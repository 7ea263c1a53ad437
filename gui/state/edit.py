"""Undo: each command holds the fields of the state that a person changed, before and after."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from PySide6.QtGui import QUndoCommand

from gui.state.edit_kind import EditKind

Fields = dict[str, Any]

_MERGING = 1
_PUTTING_OTHER_PLANTS = (EditKind.USE_PLANTS, EditKind.LESSON)
_NUMBERS = count(1)


class Edit(QUndoCommand):
    """Puts fields back as they were, or as they became.

    `kind` is what the menu names. Edits in a row with the same `merge_key` (a
    slider turned by the wheel) become one.
    """

    def __init__(
        self,
        kind: EditKind,
        before: Fields,
        after: Fields,
        put: Callable[[Fields], None],
        merge_key: str | None = None,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.merge_key = merge_key
        self._before, self._after, self._put = before, after, put
        self.number = next(_NUMBERS)
        """No two edits have the same; one that a later edit is merged with has that one's."""
        self.puts_other_plants = kind in _PUTTING_OTHER_PLANTS and "plants" in after
        self.document = 0
        """Whose plants it leads to: the number of the edit that put them there, 0 if opened."""

    @property
    def earlier_fields(self) -> Fields:
        """The fields that it changed, as they were before."""
        return self._before

    @property
    def memory_bytes(self) -> int:
        """How much memory only this edit may hold: the plants and the run as they were."""
        total = 0
        for fields in (self._before, self._after):
            if "plants" in fields:
                total += fields["plants"].x.nbytes + fields["plants"].y.nbytes
        if "run" in self._before:
            total += self._before["run"].trace.rows.nbytes
        return total

    def forget(self) -> None:
        """Let go of everything: this edit can't be taken back any more."""
        self._before, self._after = {}, {}

    def redo(self) -> None:
        """Put the later fields in place."""
        self._put(self._after)

    def undo(self) -> None:
        """Put the earlier fields in place."""
        self._put(self._before)

    def id(self) -> int:
        """Return one number for all edits that may merge, -1 for the others."""
        return _MERGING if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later edit of the same thing into this one."""
        if not isinstance(other, Edit) or other.merge_key != self.merge_key:
            return False
        self._before = {**other._before, **self._before}
        self._after = {**self._after, **other._after}
        self.number = other.number
        return True
