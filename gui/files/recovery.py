"""Offers the copy that a crash left behind, or what can be read of a damaged session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from engine.errors import UserError
from engine.files.sessions.session_file import DamagedSessionError, Document, read
from gui.files.questions import ask_about_damage, ask_about_left_behind, untitled

if TYPE_CHECKING:
    from gui.files.autosave import LeftBehind

Open = Callable[[Document, Path | None, Callable[[], object]], object]
"""Shows a document as unsaved, to be saved in a file; then does something more."""


def offer_rescue(
    parent: QWidget, error: DamagedSessionError, take: Callable[[Document], object]
) -> None:
    """Offer what can be read of a damaged session; its file stays as it is, for an expert's eye."""
    rescued = error.rescued
    if rescued is not None:
        ask_about_damage(parent, error, take=lambda: take(rescued))


def offer_left_behind(
    parent: QWidget, left: LeftBehind, open_unsaved: Open, save_copy_now: Callable[[], bool]
) -> None:
    """Offer an automatic copy that a program left behind.

    Once taken, it goes away as soon as this program has a copy of its own. One of which nothing
    can be read goes away at once; one of a newer version waits for that.
    """
    try:
        document = _read(left.path)
    except UserError as error:
        left.keep() if error.code == "session_newer" else left.remove()
        return
    path = Path(document.saved_as) if document.saved_as else None

    def let_go() -> None:
        left.remove() if save_copy_now() else left.keep()

    ask_about_left_behind(
        parent,
        path.name if path is not None else untitled(),
        len(document.state.plants),
        left.path.stat().st_mtime,
        take=lambda: open_unsaved(document, path, let_go),
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
