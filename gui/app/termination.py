"""Ctrl+C in the terminal, or the system asking to end: the work is copied, then the window goes."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_USUAL = (signal.SIG_DFL, signal.default_int_handler)


class Termination(QObject):
    """Ends the program where a signal asks for it; `prepare` keeps what would be lost.

    A signal can come while Qt is at work, and an exception is not heard there: it wakes the event
    loop up instead. The exit code is what a shell expects then, 128 and the number of the signal.
    """

    def __init__(self, prepare: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self._ours = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        self._awake, self._wake = socket.socketpair()
        self._before: dict[int, object] = {}
        self._notifier = QSocketNotifier(self._awake.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    def install(self) -> None:
        """Take signals from now on; what is ignored, as `nohup` asks, stays so."""
        self._wake.setblocking(False)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        for number in self._ours:
            if signal.getsignal(number) in _USUAL:
                self._before[number] = signal.signal(number, lambda *_: None)

    def uninstall(self) -> None:
        """Leave signals to whoever had them before."""
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._before.clear()
        self._notifier.setEnabled(False)
        self._awake.close()
        self._wake.close()

    def _end(self) -> None:
        numbers = [number for number in self._awake.recv(64) if number in self._before]
        if numbers:
            try:
                self._prepare()
            finally:  # whatever fails, the program can be ended
                QCoreApplication.exit(128 + numbers[0])
