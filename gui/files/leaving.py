"""Before other work comes: asks about each document with unsaved work, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from gui.files.document import CurrentDocument
from gui.state.store import Store

Act = Callable[[], object]


class _Place(NamedTuple):
    """Where one was: so many edits done, the step shown, and whether a class was voting."""

    edits_done: int
    step: int
    is_frozen: bool


class Leaving:
    """Shows each document with unsaved work and asks; does `then` once all are saved or given up.

    Whoever cancels is where they were, and `otherwise` is done. `save` saves what is on screen and
    goes on with its first argument, or with the second where nothing was saved; `attempt` reports
    a UserError.
    """

    def __init__(
        self,
        parent: QWidget,
        store: Store,
        document: CurrentDocument,
        save: Callable[[Act, Act], object],
        attempt: Callable[[Act], object],
        then: Act,
        otherwise: Act,
    ) -> None:
        self._parent, self._store, self._document = parent, store, document
        self._save, self._attempt = save, attempt
        self._then, self._otherwise = then, otherwise
        self._given_up: list[int] = []
        edits_done = store.undo_stack.index()
        self._place = _Place(edits_done, store.session.step, store.is_frozen)

    def begin(self) -> None:
        """Ask about the first; where there is none, do what was wanted at once."""
        if self._document.to_ask_about():
            self._store.pause()
            self._place = self._place._replace(step=self._store.session.step)
        self._ask_next()

    def _ask_next(self) -> None:
        from gui.files.questions import ask_to_save

        waiting = self._waiting()
        if not waiting:
            self._finish()
            return
        number = waiting[0]
        details = self._details(number)
        if number != self._document.number:
            self._store.freeze(False)  # a vote would hold the way there
            self._document.show(number)
        ask_to_save(
            self._parent,
            self._document.file.name,
            details,
            save=lambda: self._attempt(lambda: self._save(self._ask_next, self._cancel)),
            leave=lambda: self._attempt(lambda: self._give_up([number], self._ask_next)),
            leave_all=(lambda: self._attempt(self._give_up_all)) if waiting[1:] else None,
            cancel=self._cancel,
        )

    def _waiting(self) -> list[int]:
        """Return what is still to be asked about; one that was saved over waits again."""
        return [one for one in self._document.to_ask_about() if one not in self._given_up]

    def _give_up(self, numbers: list[int], go_on: Act) -> None:
        self._given_up += numbers
        go_on()

    def _give_up_all(self) -> None:
        self._give_up(self._waiting(), self._finish)

    def _cancel(self) -> None:
        self._go_back()
        self._otherwise()

    def _finish(self) -> None:
        """Do what was wanted from where one was: a person may still choose not to."""
        self._document.give_up(self._given_up)
        self._go_back()
        self._then()

    def _details(self, number: int) -> str:
        from gui.files import questions

        document = self._document
        if number not in document.unsaved:
            return questions.file_is_gone()
        if number == document.number:
            return questions.changes_are_lost()
        if document.is_behind(number):
            return questions.undo_leads_there()
        return questions.redo_leads_there()

    def _go_back(self) -> None:
        """Show what was on screen before the first question."""
        store, place = self._store, self._place
        store.go_to_edit(place.edits_done)
        if store.session.step != place.step:
            store.go_to(place.step)
        if store.is_frozen != place.is_frozen:
            store.freeze(place.is_frozen)
