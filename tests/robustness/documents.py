"""Two windows, their files, lessons, crashes and other programs, beside a model, in any order.

`python -m tests.robustness.documents [--sequences N]` tries so many sequences (2,000 take about
half an hour). After each step every file holds what the last deliberate save put there, each
window shows what it must, and exactly the questions came that keep work from being lost.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run_machine
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from engine.files.sessions import session_file
from engine.files.sessions.session_file import Document
from engine.lab.session import Session
from engine.model import samples
from engine.model.dataset import Dataset
from gui.app import create_application
from gui.app.application import Lab, create_lab
from gui.files.open_file import OpenFile
from tests.robustness.plain_documents import (
    Content,
    Conversation,
    PlainDesk,
    PlainFile,
    PlainWindow,
)  # fmt: skip

NAMES = ("a.plab", "b.plab")
_TICK_NS = 20_000_000
SIX = tuple(samples.six().x[:, 0].tolist())
LESSON = "format = 1\ntitle = 'Mine'\n[[steps]]\ntext = 'One'\nplants = {}\n"
LESSON_OF_A_RATE = (
    "format = 1\nid = 'lesson'\ntitle = 'Rate'\n[[steps]]\ntext = 'One'\n"
    "settings = {{ learning_rate = {:.4f} }}\n"
)
WINDOW = st.sampled_from((0, 1))
NAME = st.sampled_from(NAMES)


class Screen:
    """The real windows, which are used again from sequence to sequence: to make one takes long."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="documents"))
        self.labs: list[Lab] = []
        self.names: list[str] = []
        self.asked_where = QFileDialog.getSaveFileName
        self.raised: list[BaseException] = []
        """What was raised in a slot: Qt goes on after it."""

    def begin(self) -> None:
        """Show two new windows, and nothing in the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        QFileDialog.getSaveFileName = staticmethod(self.answer_where)  # type: ignore[assignment]
        sys.excepthook = lambda _kind, error, _traceback: self.raised.append(error)
        self.raised.clear()
        while len(self.labs) < 2:
            self.labs.append(create_lab("en"))
            self.labs[-1].window.show()
        for window in (0, 1):
            is_open = self.labs[window].window.isVisible()  # a sequence that failed may close it
            (self.restart if is_open else self.replace)(window)

    def answer_where(self, *_arguments: object, **_options: object) -> tuple[str, str]:
        return str(self.folder / self.names.pop(0)), ""

    def restart(self, window: int) -> None:
        """Be as a program that was just started, without its copies or those that wait."""
        lab = self.labs[window]
        session = lab.controllers.session
        session.asks = False
        for box in boxes_of(lab):
            box.close()
        lab.controllers.autosave.end()
        for waiting in (self.folder / f"copies{window}").glob("1-*.plab"):
            waiting.unlink()
        session.show(Document(Session().state, 0), OpenFile())
        settle()

    def copies(self, window: int) -> list[bytes]:
        """Return the copies of the unsaved documents, that on screen first."""
        controllers = self.labs[window].controllers
        writers, unsaved = controllers.autosave._copies, controllers.session.document.unsaved
        return [writers[number].path.read_bytes() for number in unsaved]

    def replace(self, window: int) -> None:
        """Take another window for one that was closed."""
        self.labs[window].window.deleteLater()
        self.labs[window] = create_lab("en")
        self.labs[window].window.show()
        self.restart(window)

    def end(self) -> None:
        """Put the windows away."""
        QFileDialog.getSaveFileName = self.asked_where  # type: ignore[method-assign]
        sys.excepthook = sys.__excepthook__
        for window in range(len(self.labs)):
            self.restart(window)
            self.labs[window].window.close()
            self.labs[window].window.deleteLater()
        self.labs.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        shutil.rmtree(self.folder, ignore_errors=True)


SCREEN = Screen()


class DocumentsMachine(RuleBasedStateMachine):
    """Each rule does the same to a window and to the model; invariants compare."""

    @initialize()
    def begin(self) -> None:
        SCREEN.begin()
        self.numbers = count(1)
        self.desk = PlainDesk({name: PlainFile(()) for name in NAMES})
        self.damaged: dict[str, bytes] = {}
        for name in NAMES:
            self.write_elsewhere(name, self.some_plants(3))
        self.windows = [PlainWindow.showing(SIX) for _ in SCREEN.labs]
        for window in (0, 1):
            self.watch_over(window)

    def teardown(self) -> None:
        SCREEN.names.clear()

    # Helpers

    def path(self, name: str) -> Path:
        return SCREEN.folder / name

    def some_plants(self, how_many: int) -> Content:
        return tuple(next(self.numbers) / 1000 for _ in range(how_many))

    def watch_over(self, window: int) -> None:
        SCREEN.labs[window].controllers.watch_over(SCREEN.folder / f"copies{window}")
        settle()

    def write_elsewhere(self, name: str, content: Content) -> None:
        self.desk.files[name].write(content)
        text = session_file.to_json(Document(Session(plants_of(content)).state, 0))
        replace_file(self.path(name), text.encode())

    def check(self, window: int, talk: Conversation) -> None:
        """Give the answers; exactly the questions that must come have to come."""
        lab = SCREEN.labs[window]
        for box, button in talk.questions:
            settle()
            (asked,) = boxes_of(lab)
            assert asked.objectName() == box
            press(asked, button)
        settle()
        told = lab.window.status.label.text(), lab.controllers.session.file, talk.questions
        assert SCREEN.raised == [], told
        assert boxes_of(lab) == [], told
        assert SCREEN.names == [], told

    def talk(self, data: st.DataObject) -> Conversation:
        return Conversation(lambda choices: data.draw(st.sampled_from(choices)))

    def do(self, window: int, talk: Conversation, act: object) -> None:
        SCREEN.names[:] = talk.names
        act()  # type: ignore[operator]
        self.check(window, talk)

    # Work

    @rule(window=WINDOW)
    def place(self, window: int) -> None:
        plain = self.windows[window]
        (x1,) = self.some_plants(1)
        plain.edit((*plain.now.content, x1))
        SCREEN.labs[window].window.store.place(x1, 1.0, 1)

    @rule(window=WINDOW)
    def use_a_sample(self, window: int) -> None:
        content = self.some_plants(4)
        self.windows[window].use_others(content)
        SCREEN.labs[window].controllers.imports.use_plants(plants_of(content))

    @rule(window=WINDOW)
    def undo(self, window: int) -> None:
        plain = self.windows[window]
        plain.index = max(plain.index - 1, 0)
        SCREEN.labs[window].window.actions_["actionUndo"].trigger()

    @rule(window=WINDOW)
    def redo(self, window: int) -> None:
        plain = self.windows[window]
        plain.index = min(plain.index + 1, len(plain.entries) - 1)
        SCREEN.labs[window].window.actions_["actionRedo"].trigger()

    # Files

    @rule(window=WINDOW, data=st.data())
    def save(self, window: int, data: st.DataObject) -> None:
        talk = self.talk(data)
        self.desk.save(self.windows[window], talk)
        self.do(window, talk, SCREEN.labs[window].window.actions_["actionSave"].trigger)

    @rule(window=WINDOW, data=st.data())
    def save_as(self, window: int, data: st.DataObject) -> None:
        talk = self.talk(data)
        self.desk.save_as(self.windows[window], talk)
        self.do(window, talk, SCREEN.labs[window].window.actions_["actionSaveAs"].trigger)

    @rule(window=WINDOW, name=NAME, data=st.data())
    def open(self, window: int, name: str, data: st.DataObject) -> None:
        if self.desk.files[name].is_gone:
            return
        talk, lab = self.talk(data), SCREEN.labs[window]
        self.desk.open(self.windows[window], name, talk)
        self.do(window, talk, lambda: lab.window.file_dropped.emit(self.path(name)))

    @rule(window=WINDOW, data=st.data())
    def open_a_table(self, window: int, data: st.DataObject) -> None:
        talk, lab = self.talk(data), SCREEN.labs[window]
        content, plain = self.some_plants(3), self.windows[window]
        rows = "".join(f"{x1!r},1,{number % 2}\n" for number, x1 in enumerate(content))
        self.path("table.csv").write_text("x1,x2,y\n" + rows)
        self.desk.leave(plain, talk, lambda: plain.use_others(content))
        self.do(window, talk, lambda: lab.window.file_dropped.emit(self.path("table.csv")))

    @rule(window=WINDOW, data=st.data())
    def new(self, window: int, data: st.DataObject) -> None:
        talk, plain = self.talk(data), self.windows[window]
        self.desk.leave(plain, talk, lambda: plain.begin(SIX))
        self.do(window, talk, SCREEN.labs[window].window.actions_["actionNew"].trigger)

    @rule(window=WINDOW, data=st.data())
    def close(self, window: int, data: st.DataObject) -> None:
        talk, closed = self.talk(data), []
        self.desk.leave(self.windows[window], talk, lambda: closed.append(True))
        self.do(window, talk, SCREEN.labs[window].window.close)
        assert SCREEN.labs[window].window.isVisible() == (not closed)
        if closed:
            SCREEN.replace(window)
            self.windows[window] = PlainWindow.showing(SIX)
            self.watch_over(window)

    # Other programs, and the end of this one

    @rule(name=NAME)
    def another_program_writes(self, name: str) -> None:
        self.write_elsewhere(name, self.some_plants(2))

    @rule(name=NAME)
    def another_program_damages(self, name: str) -> None:
        file, path = self.desk.files[name], self.path(name)
        if file.is_damaged or file.is_gone:
            return
        values = json.loads(path.read_text())
        self.damaged[name] = json.dumps({**values, "choices": 3}).encode()
        replace_file(path, self.damaged[name])
        file.is_damaged = True
        file.version += 1

    @rule(name=NAME)
    def another_program_deletes(self, name: str) -> None:
        self.path(name).unlink(missing_ok=True)
        self.desk.files[name].is_gone = True

    @rule(window=WINDOW, data=st.data())
    def work_one_after_the_other(self, window: int, data: st.DataObject) -> None:
        """Own work, a sample over it that is worked on and saved, and then a new laboratory."""
        self.place(window)
        self.use_a_sample(window)
        self.place(window)
        self.save(window, data)
        self.new(window, data)

    @rule(window=WINDOW, name=NAME, data=st.data())
    def crash_with_a_file(self, window: int, name: str, data: st.DataObject) -> None:
        """The file is written by another program before this one is started anew, and saves."""
        if self.desk.files[name].is_gone:
            self.another_program_writes(name)
        self.open(window, name, data)
        self.place(window)
        self.crash(window, data, is_written_meanwhile=True)
        self.save(window, data)

    @rule(window=WINDOW, data=st.data(), is_written_meanwhile=st.booleans())
    def crash(self, window: int, data: st.DataObject, is_written_meanwhile: bool) -> None:
        """The program is killed, and started anew; another may write its file before that."""
        plain, lab, talk = self.windows[window], SCREEN.labs[window], self.talk(data)
        unsaved, copies = plain.unsaved(), []
        if unsaved:
            assert lab.controllers.autosave.save_now()
            copies = SCREEN.copies(window)
            assert len(copies) == len(unsaved)
        SCREEN.restart(window)
        folder = SCREEN.folder / f"copies{window}"
        for number, copy in enumerate(copies):
            folder.mkdir(exist_ok=True)
            (folder / f"1-{number}.plab").write_bytes(copy)
            os.utime(folder / f"1-{number}.plab", ns=(0, (9 - number) * 10**18 // 8))
        if is_written_meanwhile and unsaved and (name := plain.names[unsaved[0]]) is not None:
            self.write_elsewhere(name, self.some_plants(2))
        left = [plain.left_behind(document) for document in unsaved]
        plain.has_book = False
        plain.begin(SIX)
        self.desk.offer(plain, talk, left)
        self.do(window, talk, lambda: self.watch_over(window))

    # Lessons

    @rule(window=WINDOW, after_work=st.booleans())
    def open_a_lesson(self, window: int, after_work: bool) -> None:
        if after_work:
            self.place(window)
        if not self.path("lesson.toml").exists():
            self.write_lesson()
        plain, lab = self.windows[window], SCREEN.labs[window]
        plain.lesson, plain.has_book = self.lesson, True
        plain.use_others(self.lesson, is_from_lesson=True)
        lab.window.file_dropped.emit(self.path("lesson.toml"))
        lab.controllers.course.lesson_file._watcher.blockSignals(True)

    @rule(window=WINDOW, after_work=st.booleans())
    def open_a_lesson_without_plants(self, window: int, after_work: bool) -> None:
        """It sets a rate, another one each time."""
        if after_work:
            self.place(window)
        plain, lab, path = self.windows[window], SCREEN.labs[window], self.path("rate.toml")
        path.write_text(LESSON_OF_A_RATE.format(0.2 + next(self.numbers) / 10_000))
        plain.lesson, plain.has_book = None, True
        plain.use_others(plain.now.content, is_from_lesson=True)
        lab.window.file_dropped.emit(path)
        lab.controllers.course.lesson_file._watcher.blockSignals(True)

    def write_lesson(self) -> None:
        self.lesson = self.some_plants(2)
        rows = [[x1, 1.0, number] for number, x1 in enumerate(self.lesson)]
        self.path("lesson.toml").write_text(LESSON.format(rows))

    @precondition(lambda self: self.path("lesson.toml").exists())
    @rule()
    def the_lesson_is_written(self) -> None:
        self.write_lesson()
        for plain, lab in zip(self.windows, SCREEN.labs, strict=True):
            if plain.lesson is None:
                continue
            plain.lesson = self.lesson
            if plain.has_book:
                plain.use_others(self.lesson, is_from_lesson=True)
            lab.controllers.course.lesson_file.read_again()

    @rule(window=WINDOW)
    def put_the_book_away_or_take_it_up(self, window: int) -> None:
        plain = self.windows[window]
        if not plain.has_book and (plain.lesson is None or plain.now.content == plain.lesson):
            return
        if plain.has_book:
            plain.put_the_book_away()
        else:
            plain.use_others(plain.lesson, is_from_lesson=True)
            plain.has_book = True
        SCREEN.labs[window].window.actions_["actionCourse"].trigger()

    # What must be true

    @invariant()
    def every_file_holds_what_it_was_meant_to(self) -> None:
        for name, file in getattr(self, "desk", PlainDesk({})).files.items():
            if file.is_gone:
                assert not self.path(name).exists()
            elif file.is_damaged:
                assert self.path(name).read_bytes() == self.damaged[name]
            else:
                plants = session_file.read(self.path(name)).state.plants
                assert tuple(plants.x[:, 0].tolist()) == file.content

    @invariant()
    def every_window_shows_what_it_must(self) -> None:
        settle()
        for plain, lab in zip(getattr(self, "windows", ()), SCREEN.labs, strict=False):
            window = lab.window
            plants = window.store.frame().plants
            assert tuple(plants.x[:, 0].tolist()) == plain.now.content
            assert window.isWindowModified() == plain.shows_star
            title = window.windowTitle()
            assert (title.split("[*]")[0] if ".plab" in title else None) == plain.name
            assert (lab.controllers.course.page is not None) == plain.has_book


def plants_of(content: Content) -> Dataset:
    return Dataset.of([(x1, 1.0) for x1 in content], [index % 2 for index in range(len(content))])


def replace_file(path: Path, content: bytes) -> None:
    """Write a file as another program does: another one in its place, and later than before.

    The clock of a file system may tick only every 10 ms, and give the same inode again.
    """
    new = path.with_name("new")
    new.write_bytes(content)
    status = new.stat()
    before_ns = path.stat().st_mtime_ns if path.exists() else 0
    os.utime(new, ns=(status.st_atime_ns, max(status.st_mtime_ns, before_ns + _TICK_NS)))
    new.replace(path)


def boxes_of(lab: Lab) -> list[QMessageBox]:
    return [box for box in lab.window.findChildren(QMessageBox) if box.isVisible()]


def press(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if button.text().replace("&", "") == text).click()


def settle() -> None:
    """Let every pending event and timer of 0 ms run."""
    for _ in range(4):
        QApplication.processEvents()


def try_sequences(
    machine: type[DocumentsMachine], sequences: int, steps: int = 20, derandomize: bool = False
) -> None:
    """Try so many sequences. Raises AssertionError with the shortest that fails."""
    how = settings(
        max_examples=sequences,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=derandomize,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    try:
        run_machine(machine, settings=how)
    finally:
        SCREEN.end()


def main() -> int:
    """Read the command line, and try."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.documents")
    parser.add_argument("--sequences", type=int, default=2_000)
    sequences = parser.parse_args().sequences
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    create_application(["documents"])
    started = time.monotonic()
    try_sequences(DocumentsMachine, sequences)
    print(f"{sequences:,} sequences: nothing was lost ({time.monotonic() - started:,.0f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
