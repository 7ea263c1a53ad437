"""Before other work comes: asks about each document with unsaved work; once about all pages."""

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

    The pages of a lesson are asked about together: whoever walked through many answers once.
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
        self._to_save: list[int] = []
        """The pages that are to be saved, one after the other, without another question."""
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
        asked = self._asked_together(waiting)
        text, details = self._text(asked), self._details(asked[0])
        self._show(asked[0])
        if asked[0] in self._to_save:
            self._attempt(self._save_next)
            return
        is_last = len(asked) == len(waiting)
        ask_to_save(
            self._parent,
            text,
            details,
            save=lambda: self._attempt(lambda: self._save_all(asked)),
            leave=lambda: self._attempt(lambda: self._give_up(asked, self._ask_next)),
            leave_all=None if is_last else lambda: self._attempt(self._give_up_all),
            cancel=self._cancel,
        )

    def _asked_together(self, waiting: list[int]) -> list[int]:
        """Return the first, and where it is a page of a lesson all the other pages too."""
        if not self._document.page_of(waiting[0]):
            return waiting[:1]
        return [number for number in waiting if self._document.page_of(number)]

    def _show(self, number: int) -> None:
        if number != self._document.number:
            self._store.freeze(False)  # a vote would hold the way there
            self._document.show(number)

    def _save_all(self, numbers: list[int]) -> None:
        self._to_save += numbers
        self._save_next()

    def _save_next(self) -> None:
        self._save(self._ask_next, self._cancel)

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

    def _text(self, numbers: list[int]) -> str:
        from gui.files import questions

        pages = [self._document.page_of(number) for number in numbers]
        if len(pages) > 1:
            return questions.save_pages(pages)
        file = self._document.file_of(numbers[0]).name
        return questions.save_one(file or (pages[0] and questions.page(pages[0])))

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
