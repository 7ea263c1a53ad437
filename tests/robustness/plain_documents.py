"""A plain model of windows and the files that they open: what each of them must hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Content = tuple[float, ...]
"""The x1 of each plant; no two plants that are placed have the same."""


@dataclass
class PlainFile:
    """What a file must hold, and how often it was written."""

    content: Content
    version: int = 0
    has_page: bool = False
    is_damaged: bool = False

    def write(self, content: Content, has_page: bool = False) -> None:
        self.content, self.has_page, self.is_damaged = content, has_page, False
        self.version += 1


@dataclass
class Entry:
    """What is on screen after an edit; a document is what one file holds, or none yet."""

    content: Content
    document: int
    number: int
    is_from_lesson: bool = False


@dataclass
class PlainWindow:
    """One window: what undo leads back to, and what is known of the file of each document."""

    entries: list[Entry]
    index: int = 0
    names: dict[int, str | None] = field(default_factory=dict)
    known: dict[int, int] = field(default_factory=dict)
    saved: dict[int, int] = field(default_factory=dict)
    rescued: set[int] = field(default_factory=set)
    has_book: bool = False
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
        return self.document in self.rescued or self.now.number != self.saved.get(self.document)

    @property
    def shows_star(self) -> bool:
        return self.is_modified or (self.put_aside is not None and self.name is None)

    @property
    def put_aside(self) -> int | None:
        """The entry of a person's unsaved work that a lesson was put in place of, the last one."""
        for index in range(self.index, 0, -1):
            entry, before = self.entries[index], self.entries[index - 1]
            begins = entry.document != before.document and entry.is_from_lesson
            if begins and not before.is_from_lesson and self.was_modified(before):
                return index - 1
        return None

    def was_modified(self, entry: Entry) -> bool:
        return entry.document in self.rescued or entry.number != self.saved.get(entry.document)

    def edit(self, content: Content) -> None:
        """Change the plants on screen: the same document."""
        self._push(Entry(content, self.document, self.next_number(), self.now.is_from_lesson))

    def use_others(self, content: Content, is_from_lesson: bool = False) -> None:
        """Put other plants in place of these: another document, without a file."""
        was_modified, before = self.is_modified, self.index
        document = self.next_number()
        self.names[document] = None
        self._push(Entry(content, document, self.next_number(), is_from_lesson))
        if is_from_lesson and (not was_modified or self.put_aside == before):
            self.saved[document] = self.now.number

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
        file.write(window.now.content, window.has_book)
        window.names[document], window.known[document] = name, file.version
        window.saved[document] = window.now.number
        window.rescued.discard(document)

    def save_as(self, window: PlainWindow, talk: Conversation) -> bool:
        self.write(window, talk.name(sorted(self.files)))
        return True

    def save(self, window: PlainWindow, talk: Conversation) -> bool:
        """Save; False where that is not done at once, since a question comes first."""
        name = window.name
        if name is None:
            return self.save_as(window, talk)
        if self.files[name].version == window.known[window.document]:
            self.write(window, name)
            return True
        over, elsewhere = "Save over it", "Save under another name…"
        answer = talk.answer("anotherHand", over, elsewhere, "Cancel")
        if answer == over:
            self.write(window, name)
        elif answer == elsewhere:
            self.save_as(window, talk)
        return False

    def leave(self, window: PlainWindow, talk: Conversation, then: Callable[[], object]) -> None:
        """Ask about the work on screen, and about what a lesson put aside; then go on."""

        def leave_put_aside() -> None:
            put_aside = window.put_aside
            if put_aside is None:
                then()
            else:
                window.index = put_aside
                self._ask(window, talk, then)

        if window.is_modified:
            self._ask(window, talk, leave_put_aside)
        else:
            leave_put_aside()

    def _ask(self, window: PlainWindow, talk: Conversation, then: Callable[[], object]) -> None:
        answer = talk.answer("saveQuestion", "Save", "Don't save", "Cancel")
        if answer == "Don't save" or (answer == "Save" and self.save(window, talk)):
            then()

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
