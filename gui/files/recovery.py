"""Offers the copies that a crash left behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from engine.errors import UserError
from engine.files.sessions.session_file import DamagedSessionError, Document, read
from gui.files.open_file import OpenFile
from gui.files.questions import ask_about_left_behind, untitled

if TYPE_CHECKING:
    from gui.files.autosave import LeftBehind

_WAITS = ("session_newer", "unreadable_file")

Show = Callable[[Document, OpenFile], object]
"""Shows a document in place of what is on screen, as belonging to a file."""

Leave = Callable[[Callable[[], object], Callable[[], object]], object]
"""Does the first, which puts other work on screen, after asking whether the present one may go.

The second where it may not.
"""


def offer_left_behind(
    parent: QWidget,
    copies: list[LeftBehind],
    leave: Leave,
    show: Show,
    save_copy_now: Callable[[], bool],
) -> None:
    """Offer the newest automatic copy; the others of the same program come once it is thrown away.

    Whoever opens it, or would rather stay with what is on screen, is offered the others another
    time: one question a start. Once taken, one goes away as soon as this program has a copy of
    its own. One that holds nothing goes away at once; one of a newer version, or that can't be
    read for now, waits.
    """
    if not copies:
        return
    left = copies[0]
    others = [copy for copy in copies[1:] if copy.program == left.program]
    for copy in copies[1:]:
        if copy not in others:
            copy.keep()

    def go_on() -> None:
        offer_left_behind(parent, others, leave, show, save_copy_now)

    try:
        document = _read(left.path)
    except UserError as error:
        left.keep() if error.code in _WAITS else left.remove()
        go_on()
        return
    status = left.path.stat()
    file = OpenFile.of_copy(document.saved_as or "", document.saved_stamp, status.st_mtime_ns)

    def take() -> None:
        show(document, file)
        left.remove() if save_copy_now() else left.keep()
        for copy in others:
            copy.keep()

    def remove() -> None:
        left.remove()
        go_on()

    def remove_all() -> None:
        for copy in (left, *others):
            copy.remove()

    def wait() -> None:
        for copy in (left, *others):
            copy.keep()

    ask_about_left_behind(
        parent,
        file.name or untitled(),
        len(document.state.plants),
        status.st_mtime,
        len(others),
        take=lambda: leave(take, wait),
        remove=remove,
        remove_all=remove_all,
        keep=wait,
    )


def _read(path: Path) -> Document:
    try:
        return read(path)
    except DamagedSessionError as error:
        if error.rescued is None:
            raise
        return error.rescued
