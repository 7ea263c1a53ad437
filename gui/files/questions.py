"""Message boxes about files: window-modal, each calls what was chosen once it has closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from engine.files.sessions.session_file import DamagedSessionError
from gui.language.numbers import whole
from gui.language.sentences import refusal
from gui.language.translation import language

_PAGES_NAMED = 12
_PARTS_SHOWN = ("run", "settings", "choices", "earlier_runs", "mystery", "lesson")

Callback = Callable[[], object]


def ask_to_save(
    parent: QWidget,
    text: str,
    details: str,
    save: Callback,
    leave: Callback,
    leave_all: Callback | None,
    cancel: Callback,
) -> QMessageBox:
    """Ask whether to save what has changed, go on without it or without all of it, or stay.

    `leave_all` is None where nothing else is left to ask about.
    """
    box = _box(parent, "saveQuestion", QMessageBox.Icon.Question, text, details)
    button = QMessageBox.StandardButton
    yes, no = box.addButton(button.Save), box.addButton(button.Discard)
    no.setText(QCoreApplication.translate("SessionController", "&Don't save"))
    box.setDefaultButton(yes)
    stay = box.addButton(button.Cancel)
    box.setEscapeButton(stay)
    callbacks = {yes: save, no: leave, stay: cancel}
    if leave_all is not None:
        none = box.addButton(
            QCoreApplication.translate("SessionController", "Save n&one"),
            QMessageBox.ButtonRole.DestructiveRole,
        )
        callbacks[none] = leave_all
    return _opened(box, callbacks)


def save_one(name: str) -> str:
    """Ask about one piece of work, by the name of its file or page; "" where it has none."""
    text = QCoreApplication.translate("SessionController", "Save the changes to {0}?")
    return text.format(name or untitled())


def save_pages(pages: Sequence[str]) -> str:
    """Ask about the work on pages of a lesson."""
    named = ", ".join(pages[:_PAGES_NAMED]) + ", …" * (len(pages) > _PAGES_NAMED)
    text = QCoreApplication.translate(
        "SessionController", "Save what you changed on {0} pages of the course ({1})?"
    )
    return text.format(len(pages), named)


def page(number: str) -> str:
    """Name a page of a lesson."""
    return QCoreApplication.translate("SessionController", "page {0}").format(number)


def changes_are_lost() -> str:
    """Say what becomes of changes on screen."""
    return QCoreApplication.translate("SessionController", "Without saving, they are lost.")


def undo_leads_there() -> str:
    """Say where the work asked about was: other plants have come since."""
    return QCoreApplication.translate(
        "SessionController",
        "Other plants came after this work; undo leads back to it. Without saving, it is lost.",
    )


def redo_leads_there() -> str:
    """Say where the work asked about was: undo has led to other plants since."""
    return QCoreApplication.translate(
        "SessionController",
        "You went back from this work by undo; redo leads to it. Without saving, it is lost.",
    )


def file_is_gone() -> str:
    """Say why work that has not changed is asked about."""
    return QCoreApplication.translate(
        "SessionController", "Its file is no longer where it was. Without saving, it is lost."
    )


def ask_about_other_version(
    parent: QWidget, name: str, over: Callback, elsewhere: Callback, cancel: Callback
) -> QMessageBox:
    """Ask where to save a file that another program has written meanwhile."""
    text = QCoreApplication.translate(
        "SessionController", "{0} has been changed by another program."
    )
    details = QCoreApplication.translate(
        "SessionController", "Saving over it would lose what was written there since you opened it."
    )
    box = _box(parent, "anotherHand", QMessageBox.Icon.Warning, text.format(name), details)
    roles = QMessageBox.ButtonRole
    other = box.addButton(
        QCoreApplication.translate("SessionController", "Save under another &name…"),
        roles.AcceptRole,
    )
    yes = box.addButton(
        QCoreApplication.translate("SessionController", "Save &over it"), roles.DestructiveRole
    )
    box.setDefaultButton(other)
    stay = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setEscapeButton(stay)
    return _opened(box, {other: elsewhere, yes: over, stay: cancel})


def ask_about_damage(parent: QWidget, error: DamagedSessionError, take: Callback) -> QMessageBox:
    """Say what is wrong with a file and what of it is lost, and offer the rest."""
    lost = [_part_name(part) for part in _PARTS_SHOWN if part in error.lost]
    details = ""
    if lost:
        details = QCoreApplication.translate("SessionController", "Lost: {0}.").format(
            ", ".join(lost)
        )
    box = _box(parent, "rescueOffer", QMessageBox.Icon.Warning, refusal(error), details)
    text = QCoreApplication.translate("SessionController", "&Open what can be read")
    yes = box.addButton(text, QMessageBox.ButtonRole.AcceptRole)
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
    return _opened(box, {yes: take})


def ask_about_left_behind(
    parent: QWidget,
    name: str,
    plants: int,
    seconds: float,
    others: int,
    take: Callback,
    remove: Callback,
    remove_all: Callback,
    keep: Callback,
) -> QMessageBox:
    """Offer what was on screen when the laboratory came to a sudden end, before `others`."""
    text = QCoreApplication.translate(
        "SessionController", "The laboratory was not closed properly. Open what was on screen?"
    )
    when = QLocale().toString(
        QDateTime.fromSecsSinceEpoch(int(seconds)), QLocale.FormatType.ShortFormat
    )
    details = QCoreApplication.translate("SessionController", "{0}: {1} plants, kept on {2}.")
    if plants == 1 or (plants == 0 and language() == "fr"):
        details = QCoreApplication.translate("SessionController", "{0}: {1} plant, kept on {2}.")
    details = details.format(name, whole(plants), when)
    if name == untitled():
        details = details[:1].upper() + details[1:]
    if others:
        details += "\n" + QCoreApplication.translate(
            "SessionController", "Other work kept with it: {0}. It is offered at the next start."
        ).format(whole(others))
    box = _box(parent, "leftBehindOffer", QMessageBox.Icon.Question, text, details)
    roles = QMessageBox.ButtonRole
    yes = box.addButton(
        QCoreApplication.translate("SessionController", "&Open it"), roles.AcceptRole
    )
    no = box.addButton(
        QCoreApplication.translate("SessionController", "&Throw it away"), roles.ActionRole
    )
    later = box.addButton(
        QCoreApplication.translate("SessionController", "&Later"), roles.RejectRole
    )
    callbacks = {yes: take, no: remove, later: keep}
    if others:
        none = QCoreApplication.translate("SessionController", "Throw &all away")
        callbacks[box.addButton(none, roles.ActionRole)] = remove_all
    box.setDefaultButton(yes)
    box.setEscapeButton(later)
    return _opened(box, callbacks)


def untitled() -> str:
    """Name what has no file yet."""
    return QCoreApplication.translate("SessionController", "this laboratory")


def _part_name(part: str) -> str:
    names = {
        "run": QCoreApplication.translate("SessionController", "the run"),
        "settings": QCoreApplication.translate("SessionController", "the settings"),
        "choices": QCoreApplication.translate("SessionController", "what the pictures showed"),
        "earlier_runs": QCoreApplication.translate("SessionController", "the earlier runs"),
        "mystery": QCoreApplication.translate("SessionController", "the mystery plant"),
        "lesson": QCoreApplication.translate("SessionController", "the page of the course"),
    }
    return names[part]


def _box(
    parent: QWidget, name: str, icon: QMessageBox.Icon, text: str, details: str
) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setWindowTitle("Perceptron Lab")
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)  # a file may bear any name
    box.setText(text)
    box.setInformativeText(details)
    return box


def _opened(box: QMessageBox, callbacks: dict[QPushButton, Callback]) -> QMessageBox:
    """Show a box; the callback of the button pressed is called once the box has closed.

    A button is known by its name: PySide may give another object for it when it is asked again.
    The box deletes itself here, and not on closing: Qt would do so within whatever is called that
    lets events run, and come back to a box that is gone.
    """
    named = {}
    for number, (button, callback) in enumerate(callbacks.items()):
        button.setObjectName(f"{box.objectName()}{number}")
        named[button.objectName()] = callback

    def on_finished(_result: int) -> None:
        pressed = box.clickedButton()
        box.deleteLater()
        if pressed is not None and pressed.objectName() in named:
            named[pressed.objectName()]()

    box.finished.connect(on_finished)
    box.open()
    return box
