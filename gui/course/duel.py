"""The duel of a page: its clock, the machine's turn, and what ends it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from gui.panels.course.duel_box import DuelBox
from gui.state.store import Store


class Duel(QObject):
    """Ties the box of the duel to the store.

    `set_up` puts the line back where the page puts it, `reveal` shows the plants that decide.
    """

    def __init__(
        self,
        store: Store,
        box: DuelBox,
        set_up: Callable[[], object],
        reveal: Callable[[], object],
    ) -> None:
        super().__init__(box)  # the store outlives it
        self._store, self._box = store, box
        self._set_up, self._reveal = set_up, reveal
        self._document = 0
        """The one that the duel began with."""
        box.begun.connect(self._begin)
        box.machine_wanted.connect(store.play)
        box.time_is_up.connect(self._end_with_others)
        box.clock_runs.connect(store.hold_model)
        store.input_ending.connect(box.end_for_other_work)
        store.touched.connect(self._end_of_other_work)

    def end(self) -> None:
        """End it: the book is put away."""
        if self._box.is_machines_turn:
            self._store.pause()
        self._box.show_duel(None)

    def _begin(self) -> None:
        self._set_up()
        self._document = self._store.undo_stack.document

    def _end_with_others(self) -> None:
        """Stop what learns, and reveal the plants that decide."""
        self._store.pause()
        self._reveal()

    def _end_of_other_work(self) -> None:
        """End it where undo or redo has led to other work than it began with."""
        box = self._box
        is_going_on = box.is_running or box.is_machines_turn
        if is_going_on and self._store.undo_stack.document != self._document:
            box.end_for_other_work(True)
