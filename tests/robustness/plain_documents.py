"""A plain model of windows and the files that they open: what each of them must hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Then = Callable[[], object]
Content = tuple[float, ...]
"""The x1 of each plant; no two plants that are placed have the same."""


Left = tuple[Content, str | None, int]
"""What a copy of a crashed program holds, and what it knew of its file."""


@dataclass
class PlainFile:
    """What a file must hold, and how often it was written."""

    content: Content
    version: int = 0
    has_page: bool = False
    is_damaged: bool = False
    is_gone: bool = False

    def write(self, content: Content, has_page: bool = False) -> None:
        self.content, self.has_page = content, has_page
        self.is_damaged = self.is_gone = False
        self.version += 1


@dataclass
class Entry:
    """What is on screen after an edit; a document is what one file holds, or none yet."""

    content: Content
    document: int
    number: int


@dataclass
class PlainWindow:
    """One window: what undo leads back to, and what is known of the file of each document."""

    entries: list[Entry]
    index: int = 0
    names: dict[int, str | None] = field(default_factory=dict)
    known: dict[int, int] = field(default_factory=dict)
    saved: dict[int, int | None] = field(default_factory=dict)
    rescued: set[int] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    given_up: dict[int, int] = field(default_factory=dict)
    has_book: bool = False
    page_document: int = 0
    lesson: Content | None = None
    numbers: int = 0

    @classmethod
    def showing(cls, content: Content) -> PlainWindow:
        window = cls([])
        window.begin(content)
        return window

    def begin(
        self, content: Content, name: str | None = None, known: int = 0, is_rescued: bool = False
    ) -> None:
        self.entries, self.index = [Entry(content, self.next_number(), 0)], 0
        self.entries[0].number = self.next_number()
        document = self.document
        self.names, self.known = {document: name}, {document: known}
        self.rescued = {document} if is_rescued else set()
        self.saved = {document: self.now.number}
        self.pages, self.given_up, self.page_document = set(), {}, 0

    def next_number(self) -> int:
        self.numbers += 1
        return self.numbers

    @property
    def now(self) -> Entry:
        return self.entries[self.index]

    @property
    def document(self) -> int:
        return self.now.document

    @property
    def name(self) -> str | None:
        return self.names[self.document]

    @property
    def is_modified(self) -> bool:
        if self.document in self.pages:
            return self.now is not self.entries[self.first(self.document)]
        return self.document in self.rescued or self.now.number != self.saved.get(self.document)

    @property
    def shows_star(self) -> bool:
        behind = [one for one in self.unsaved_elsewhere() if self.end(one) < self.index]
        return self.is_modified or (self.name is None and bool(behind))

    def first(self, document: int) -> int:
        return next(at for at, one in enumerate(self.entries) if one.document == document)

    def end(self, document: int) -> int:
        """Where the last state of a document lies."""
        return max(at for at, one in enumerate(self.entries) if one.document == document)

    def elsewhere(self) -> list[int]:
        """The other documents: those behind undo, the nearest first, then those behind redo."""
        documents = list(dict.fromkeys(entry.document for entry in self.entries))
        at = documents.index(self.document)
        return [*reversed(documents[:at]), *documents[at + 1 :]]

    def unsaved_elsewhere(self) -> list[int]:
        return [document for document in self.elsewhere() if self.is_unsaved(document)]

    def is_given_up(self, document: int) -> bool:
        return self.given_up.get(document) == self.entries[self.end(document)].number

    def is_unsaved(self, document: int) -> bool:
        """Say whether a document that is not on screen has work that no file holds."""
        first, end = self.first(document), self.end(document)
        if self.is_given_up(document):
            return False
        if document in self.rescued:
            return True
        was_undone = end > self.index and self.names[document] is None
        if document in self.pages or was_undone or document not in self.saved:
            return end > first
        return self.entries[end].number != self.saved[document]

    def unsaved(self) -> list[int]:
        return [self.document] * self.is_modified + self.unsaved_elsewhere()

    def left_behind(self, document: int) -> Left:
        """Return what a copy of an unsaved document holds."""
        at = self.index if document == self.document else self.end(document)
        return self.entries[at].content, self.names[document], self.known.get(document, 0)

    def edit(self, content: Content) -> None:
        """Change the plants on screen: the same document."""
        self._push(Entry(content, self.document, self.next_number()))

    def use_others(self, content: Content, is_from_lesson: bool = False) -> None:
        """Put other plants in place of these: another document, without a file."""
        document = self.next_number()
        self.names[document] = None
        self._push(Entry(content, document, self.next_number()))
        if is_from_lesson:
            self.pages.add(document)
            self.page_document = document
            self.saved[document] = self.now.number

    def put_the_book_away(self) -> None:
        """What is done now to the plants of its page is a person's own work."""
        self.has_book = False
        if self.document in self.pages and not self.is_modified:
            self.saved[self.document] = self.now.number
        elif self.document in self.pages:
            del self.saved[self.document]
        self.pages.discard(self.document)

    def _push(self, entry: Entry) -> None:
        del self.entries[self.index + 1 :]
        self.entries.append(entry)
        self.index += 1


class Conversation:
    """What a person answers: `choose` draws it, and each question that must come is noted."""

    def __init__(self, choose: Callable[[list[str]], str]) -> None:
        self.choose = choose
        self.questions: list[tuple[str, str]] = []
        self.names: list[str] = []

    def answer(self, box: str, *buttons: str) -> str:
        chosen = self.choose(list(buttons))
        self.questions.append((box, chosen))
        return chosen

    def name(self, names: list[str]) -> str:
        self.names.append(self.choose(names))
        return self.names[-1]


class PlainDesk:
    """Files, and what saving and leaving does to them."""

    def __init__(self, files: dict[str, PlainFile]) -> None:
        self.files = files

    def write(self, window: PlainWindow, name: str) -> None:
        file, document = self.files[name], window.document
        file.write(window.now.content, window.has_book and document >= window.page_document)
        for other, other_name in window.names.items():
            if other_name == name:
                window.saved[other] = None
        window.names[document], window.known[document] = name, file.version
        window.saved[document] = window.now.number
        window.rescued.discard(document)
        window.pages.discard(document)

    def save_as(self, window: PlainWindow, talk: Conversation) -> None:
        self.write(window, talk.name(sorted(self.files)))

    def save(
        self,
        window: PlainWindow,
        talk: Conversation,
        then: Then = lambda: None,
        otherwise: Then = lambda: None,
    ) -> None:
        """Save, and go on; where another program wrote the file, that is asked about first."""
        name = window.name
        if name is None:
            self.save_as(window, talk)
        elif self.files[name].is_gone or self.is_known(window, window.document):
            self.write(window, name)
        else:
            over, elsewhere = "Save over it", "Save under another name…"
            answer = talk.answer("anotherHand", over, elsewhere, "Cancel")
            if answer == "Cancel":
                otherwise()
                return
            self.write(window, name) if answer == over else self.save_as(window, talk)
        then()

    def is_known(self, window: PlainWindow, document: int) -> bool:
        """Say whether the file of a document is as this program wrote or read it last."""
        name = window.names[document]
        return name is None or self.files[name].version == window.known[document]

    def is_gone(self, window: PlainWindow, document: int) -> bool:
        name = window.names[document]
        return name is not None and self.files[name].is_gone

    def to_ask_about(self, window: PlainWindow) -> list[int]:
        elsewhere = [
            one
            for one in window.elsewhere()
            if window.is_unsaved(one) or (self.is_gone(window, one) and not window.is_given_up(one))
        ]
        is_here = window.is_modified or self.is_gone(window, window.document)
        return [window.document] * is_here + elsewhere

    def leave(self, window: PlainWindow, talk: Conversation, then: Then) -> None:
        """Ask about each document that would be lost, about pages of lessons together.

        Then go on, or be where one was.
        """
        place, given_up, to_save = window.index, set[int](), set[int]()

        def go_back() -> None:
            window.index = place

        def ask_next() -> None:
            waiting = [one for one in self.to_ask_about(window) if one not in given_up]
            if not waiting:
                for document in given_up:
                    at = window.index if document == window.document else window.end(document)
                    window.given_up[document] = window.entries[at].number
                go_back()
                then()
                return
            asked = waiting[:1]
            if waiting[0] in window.pages:
                asked = [one for one in waiting if one in window.pages]
            if waiting[0] != window.document:
                window.index = window.end(waiting[0])
            if waiting[0] in to_save:
                self.save(window, talk, ask_next, go_back)
                return
            more = ["Save none"] if len(asked) < len(waiting) else []
            answer = talk.answer("saveQuestion", "Save", "Don't save", "Cancel", *more)
            if answer == "Save":
                to_save.update(asked)
                self.save(window, talk, ask_next, go_back)
            elif answer == "Cancel":
                go_back()
            else:
                given_up.update(waiting if answer == "Save none" else asked)
                ask_next()

        ask_next()

    def open(self, window: PlainWindow, name: str, talk: Conversation) -> None:
        file = self.files[name]
        if file.is_damaged:
            take = "Open what can be read"
            if talk.answer("rescueOffer", take, "Cancel") != take:
                return
        self.leave(window, talk, lambda: self.show(window, name))

    def show(self, window: PlainWindow, name: str) -> None:
        file = self.files[name]
        window.has_book = window.has_book and file.has_page
        if file.is_damaged:
            window.begin(file.content, is_rescued=True)
        else:
            window.begin(file.content, name, file.version)

    def offer(self, window: PlainWindow, talk: Conversation, left: list[Left]) -> None:
        """Offer what a crash left behind: the next one once the one before is thrown away."""
        if not left:
            return
        (content, name, known), *others = left

        def take() -> None:
            window.begin(content, name, known, is_rescued=True)

        more = ["Throw all away"] if others else []
        answer = talk.answer("leftBehindOffer", "Open it", "Throw it away", *more)
        if answer == "Open it":
            self.leave(window, talk, take)
        elif answer == "Throw it away":
            self.offer(window, talk, others)
