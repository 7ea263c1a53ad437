"""What makes a widget a picture: it receives frames, a look, view options and a language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent

from engine.changed import Changed
from engine.lab.frame import Frame
from gui.state.deferred_update import DeferredUpdate
from gui.state.frame_thinning import FrameThinning
from gui.state.view_options import USUAL_OPTIONS, ViewOptions
from gui.style.theme import Look

if TYPE_CHECKING:

    class _Widget:
        """What of a widget is needed here; a subclass is one by its other base."""

        def isVisible(self) -> bool: ...
        def objectName(self) -> str: ...
        def changeEvent(self, event: QEvent) -> None: ...
        def showEvent(self, event: QShowEvent) -> None: ...
else:
    _Widget = object


class FrameReceiver(_Widget):
    """Mixin of a QWidget that receives frames, and draws them in a look and a language.

    A subclass says what it `watches`, calls `draw_frames_by`, and writes `retranslate`.
    """

    watches = Changed.EVERYTHING
    takes_turns = True
    """Whether it takes one of several frames of a playing run, and leaves others to the others.

    What is worked out beside the run does not: its frames are few already.
    """

    look: Look
    options: ViewOptions = USUAL_OPTIONS

    def draw_frames_by(self, draw: Callable[[Frame, Changed], None]) -> None:
        """Say what draws a frame: it is called only while the widget is seen."""
        self._deferred = DeferredUpdate(self, self.watches, draw)
        self._thinning = FrameThinning(self._deferred.set_frame)

    @property
    def frame(self) -> Frame | None:
        """The newest frame that it took."""
        return self._deferred.frame

    @property
    def is_seen(self) -> bool:
        """Say whether the picture is on screen, and not behind another tab."""
        return self._deferred.is_seen

    def set_frame(
        self, frame: Frame, changed: Changed, options: ViewOptions = USUAL_OPTIONS
    ) -> None:
        """Draw this frame if seen, and when shown otherwise; take the options at once."""
        if options != self.options:
            self.options = options
            self.take_options(options, frame)
        if self.takes_turns:
            self._thinning.set_frame(frame, changed)
        else:
            self._deferred.set_frame(frame, changed)

    def catch_up(self) -> None:
        """Take the newest frame of a playing run, if it was not this picture's turn."""
        self._thinning.catch_up()

    def description(self) -> str:
        """Say in one sentence what it shows now: worked out when a screen reader asks."""
        return "" if self.frame is None else self.description_of(self.frame)

    def description_of(self, frame: Frame) -> str:
        """Say in one sentence what it shows of a frame."""
        from gui.descriptions.pictures import sentence  # late: most hear none of it

        return sentence(self.objectName(), frame, self.texts(frame))

    def texts(self, frame: Frame) -> dict[str, str]:
        """Return every number that is written for a frame, by a name."""
        return {}

    def take_options(self, options: ViewOptions, frame: Frame) -> None:
        """Take other view options, with the frame that comes with them; for the subclass."""

    def view_state(self) -> Any:
        """Return what a person has changed of how it is looked at, immutable; None: nothing."""
        return None

    def set_view_state(self, state: Any) -> None:
        """Be looked at as another picture of this kind is: a `view_state`, not None."""

    def set_in_front(self, in_front: bool) -> None:
        """Say whether the picture is seen, or lies behind another tab."""
        self._deferred.set_in_front(in_front)

    def set_look(self, look: Look) -> None:
        """Take another look and draw everything again."""
        self.look = look
        self.retranslate()
        self._deferred.draw_all()

    def retranslate(self) -> None:
        """Write every text again, in the language on screen; for the subclass."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._deferred.draw_all()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was missed."""
        super().showEvent(event)
        self._deferred.catch_up()
