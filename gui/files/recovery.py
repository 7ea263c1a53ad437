"""What is offered again: what was on screen when the program ended suddenly, or a damaged file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from engine.errors import UserError
from engine.files.sessions.session_file import DamagedSessionError, read
from gui.files.questions import ask_about_damage, ask_about_left_behind, untitled

if TYPE_CHECKING:
    from engine.files.sessions.session_file import Document
    from gui.files.session_controller import SessionController
    from gui.state.autosave import LeftBehind


def offer_rescue(parent: QWidget, saving: SessionController, error: DamagedSessionError) -> None:
    """Offer what can be read of a damaged session; its file stays as it is, for an expert's eye."""
    rescued = error.rescued
    if rescued is not None:
        ask_about_damage(
            parent, error, take=lambda: saving.leave(lambda: saving.show_unsaved(rescued, None))
        )


def offer_left_behind(parent: QWidget, saving: SessionController, left: LeftBehind) -> None:
    """Offer an automatic copy that a program left behind.

    One of which nothing can be read goes away; one of a newer version waits for that.
    """
    try:
        document = _read(left.path)
    except UserError as error:
        left.keep() if error.code == "session_newer" else left.remove()
        return
    name = Path(document.saved_as).name if document.saved_as else untitled()
    ask_about_left_behind(
        parent,
        name,
        len(document.state.plants),
        left.path.stat().st_mtime,
        take=lambda: saving.leave(lambda: _take(saving, document, left)),
        remove=left.remove,
        keep=left.keep,
    )


def _read(path: Path) -> Document:
    try:
        return read(path)
    except DamagedSessionError as error:
        if error.rescued is None:
            raise
        return error.rescued


def _take(saving: SessionController, document: Document, left: LeftBehind) -> None:
    """Put a copy on the bench, and let it go once this program has one of its own."""
    saving.show_unsaved(document, Path(document.saved_as) if document.saved_as else None)
    if saving.keeps_a_copy_now():
        left.remove()
    else:
        left.keep()
