"""Lays the status sentence over the foot of the field: what it says moves nothing on screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QWidget

from gui.panels.status_sentence import StatusSentence


class StatusOverlay(QObject):
    """While `lay` holds, the sentence lies on `ground`, as wide; clicks go through it."""

    def __init__(self, status: StatusSentence, ground: QWidget) -> None:
        super().__init__(ground)
        self._status, self._ground = status, ground
        self._is_laid = False
        status.installEventFilter(self)
        ground.installEventFilter(self)

    def lay(self) -> None:
        """Take the sentence out of its bar."""
        self._is_laid = True
        self._status.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
        self._status.setParent(self._ground)
        self._status.setVisible(self._status.is_shown)

    def lift(self) -> None:
        """Let its bar have it again."""
        self._is_laid = False
        self._status.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep it at the foot as the field takes another size, or the sentence another length."""
        moves = (QEvent.Type.Resize,) if watched is self._ground else _LENGTHENS
        if self._is_laid and event.type() in moves:
            self._put_at_foot()
        return super().eventFilter(watched, event)

    def _put_at_foot(self) -> None:
        status, room = self._status, self._ground.rect()
        height = max(status.minimumHeight(), status.heightForWidth(room.width()))
        status.setGeometry(QRect(0, room.height() - height, room.width(), height))
        status.raise_()


_LENGTHENS = (QEvent.Type.LayoutRequest, QEvent.Type.ShowToParent)
