"""Says aloud, through a screen reader, what changes on screen: once or twice a second at most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QWidget

from engine.changed import Changed
from engine.explain.situation import Verdict
from engine.lab.frame import Frame
from gui.accessibility.screen_reader import Described
from gui.descriptions.topics import Topic
from gui.widgets.live_label import LiveLabel

GREETING_MS = 2_500
"""After the start a reader is there, if one listens at all."""

SOON_MS = 60
"""What comes together is said together."""

PACE_MS, PACE_PLAYING_MS = 700, 2_000
"""Between two announcements; none is thinned out by Qt."""


class Announcer(QObject):
    """Keeps the newest of each topic, and says it when the one before has had its time.

    It works nothing out until a screen reader listens.
    """

    def __init__(self, window: QWidget, field: QWidget, diagnosis: Callable[[Frame], str]) -> None:
        super().__init__(window)
        self._window, self._field, self._diagnosis = window, field, diagnosis
        self._before: Frame | None = None
        self._verdict: Verdict | None = None
        self._sentence = ""
        self._pending: dict[int, str] = {}
        self._is_description_new = False
        self._unheard_page = ""
        self._told: dict[LiveLabel, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._speak)
        QTimer.singleShot(GREETING_MS, self, self.greet)

    @property
    def is_heard(self) -> bool:
        """Whether a screen reader listens."""
        return QAccessible.isActive()

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Say what has changed since the frame before."""
        before, self._before = self._before, frame
        if not self.is_heard or before is None:
            return
        from gui.descriptions.news import news  # late: most hear none of it

        if self._unheard_page:
            self.greet()
        for topic, text in news(before, frame):
            self._say(topic, text)
        self._take_verdict(frame)
        if not frame.playing:
            self.describe_again()
        if changed & Changed.PLAYING:
            self._timer.start(SOON_MS)

    def _take_verdict(self, frame: Frame) -> None:
        """Say what the status sentence says; while it plays, where it is another verdict."""
        verdict = frame.diagnosis.verdict
        if frame.playing and verdict is self._verdict:
            return
        text = self._diagnosis(frame)
        if text != self._sentence:
            self._say(Topic.VERDICT, text)
        self._verdict, self._sentence = verdict, text

    def warn(self, text: str) -> None:
        """Say what was refused, or what a message tells."""
        self._say(Topic.MESSAGE, text)

    def tell_page(self, text: str) -> None:
        """Say what came on a page of the course; as soon as a reader listens."""
        self._unheard_page = "" if self.is_heard else text
        self._say(Topic.PAGE, text)

    def greet(self) -> None:
        """Say what a reader that listens only now has missed: the page, and how things stand."""
        if not self.is_heard or self._before is None:
            return
        self._say(Topic.PAGE, self._unheard_page)
        self._unheard_page = ""
        self._take_verdict(self._before)

    def confirm(self, words: Callable[[], str]) -> None:
        """Say what a key has chosen."""
        if self.is_heard:
            self._say(Topic.ACTION, words())

    def point_at(self, words: Callable[[], str]) -> None:
        """Say what lies where the keyboard's cross is."""
        if self.is_heard:
            self._say(Topic.PLANT, words())

    def describe_again(self) -> None:
        """Say that the picture that has the keyboard shows something else."""
        if self.is_heard:
            self._is_description_new = True
            self._be_on_time()

    def _say(self, topic: Topic, text: str) -> None:
        """Say a text soon, in place of what was to be said about the same topic."""
        if self.is_heard and text:
            self._pending[topic] = text
            self._be_on_time()

    def _be_on_time(self) -> None:
        if not self._timer.isActive():
            self._timer.start(SOON_MS)

    def _speak(self) -> None:
        """Say what is pending, and leave it time to be heard."""
        texts = [text for _, text in sorted(self._pending.items())]
        self._pending.clear()
        if texts:
            event = QAccessibleAnnouncementEvent(self._window, "\n".join(texts))
            QAccessible.updateAccessibility(event)
        is_playing = self._before is not None and self._before.playing
        if not is_playing:
            self._tell_labels()
        if self._describe_focused() or texts:
            self._timer.start(PACE_PLAYING_MS if is_playing else PACE_MS)

    def _tell_labels(self) -> None:
        """Say of each label with another text than before that it is another."""
        labels = self._window.findChildren(LiveLabel)
        told = {label: label.told() for label in labels if label.isVisible()}
        for label, text in told.items():
            if self._told.get(label, text) != text:
                event = QAccessibleEvent(label, QAccessible.Event.NameChanged)
                QAccessible.updateAccessibility(event)
        self._told = told

    def _describe_focused(self) -> bool:
        """Send the description of the picture that has the keyboard; the field has its own news."""
        picture, is_new = QApplication.focusWidget(), self._is_description_new
        self._is_description_new = False
        if not is_new or picture is self._field or not isinstance(picture, Described):
            return False
        event = QAccessibleEvent(picture, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        return True
