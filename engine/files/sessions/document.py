"""What a session's file holds, and what can be told of a damaged one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.errors import UserError
from engine.files.sessions.session_view import View
from engine.lab.state import State

Stamp = tuple[int, int, int]
"""When a file was written (ns), how long it is (bytes), and which one it is (inode)."""


@dataclass(frozen=True, eq=False)
class Document:
    """What a file holds: the state, the step shown, the page of the course, and the view.

    `saved_as` is the file that an automatic copy belongs to, "" where there was none yet, and
    `saved_stamp` what that file was when the program last read or wrote it.
    """

    state: State
    step: int
    lesson: tuple[str, int] | None = None
    view: View = field(default_factory=dict)
    saved_as: str | None = None
    saved_stamp: Stamp | None = None


class DamagedSessionError(UserError):
    """A session that can't be read whole; `rescued` is what can be, `lost` names the parts."""

    def __init__(self, code: str, rescued: Document | None, lost: list[str], **facts: Any) -> None:
        super().__init__(code, **facts)
        self.rescued, self.lost = rescued, tuple(lost)
