"""Which pictures and bars a window shows and where, and how: full screen for a projector or not."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QByteArray, QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from gui.registry.arrangements import (
    ARRANGEMENTS,
    ArrangementName,
    ByHand,
    one_under_the_other,
)
from gui.registry.lesson_vocabulary import CONTROLS
from gui.registry.view_actions import ARRANGEMENT_ACTIONS
from gui.window.actions import Actions
from gui.window.bars import Bars
from gui.window.docks import Docks
from gui.window.remembered import Remembered

_LOW_SCREEN_PX, _TINY_SCREEN_PX = 900, 660
"""Below the first with large type or large buttons, below the second with any."""


_LARGE_TEXT = 2
"""From so many steps on the text is as large as at a projector."""


class _Places(NamedTuple):
    """Where the window and its docks were before the window filled the screen."""

    geometry: QByteArray
    docks: QByteArray
    size: QSize
    is_maximised: bool
    shown: tuple[object, ...]
    """`Docks.shown`: what was opened, closed or arranged since can't be where it was."""


class Layout(QObject):
    """Arranges the docks and bars of a window, and marks on the actions what is chosen."""

    projector_switched = Signal()
    """The window fills the screen, or no longer: type and lines want another size."""

    def __init__(
        self,
        window: QMainWindow,
        docks: Docks,
        bars: Bars,
        actions: Actions,
        remembered: Remembered | None,
    ) -> None:
        super().__init__(window)
        self._window, self._docks, self._bars = window, docks, bars
        self._actions, self._remembered = actions, remembered
        self.is_projector = False
        """Whether the window is shown full screen, with thick lines and large type."""
        self._is_text_large = False
        self._resizes_docks = True
        """Whether the next size that the window is given is shared out anew among the docks.

        It is given another size before it is first seen: no taller than the screen.
        """
        self._is_for_touch = False
        self._before: _Places | None = None
        self._hidden: frozenset[str] = frozenset()
        self._is_kiosk = False
        self._measure_screen()
        actions["actionBlank"].setEnabled(False)
        docks.arrange("Lab")
        self._restore()

    # Pictures

    @property
    def arrangement(self) -> ArrangementName:
        """The arrangement last chosen."""
        return self._docks.arrangement

    @property
    def is_arranged(self) -> bool:
        """Whether its pictures are shown, and not some that were put there one by one."""
        return self._docks.requested is ARRANGEMENTS[self.arrangement]

    @property
    def first_column(self) -> tuple[str, ...]:
        """The pictures and panels next to the field, from the top."""
        return self._docks.first_column

    @property
    def by_hand(self) -> ByHand:
        """Which docks were opened and closed one by one, since they were arranged."""
        return self._docks.by_hand

    def change_by_hand(self, by_hand: ByHand) -> None:
        """Open and close docks of the arrangement as if by the menu."""
        if by_hand != self._docks.by_hand:
            self._docks.put_again(by_hand)

    def arrange(self, name: ArrangementName) -> None:
        """Put the pictures of an arrangement next to the field."""
        self._docks.arrange(name)
        self._check_arrangement()
        if self._remembered is not None:
            self._remembered.arrangement = name

    def show_pictures(self, names: tuple[str, ...]) -> None:
        """Put just these pictures next to the field, one under the other."""
        self._docks.put(one_under_the_other(names))
        self._check_arrangement()

    def _check_arrangement(self) -> None:
        self._actions[ARRANGEMENT_ACTIONS[self.arrangement]].setChecked(self.is_arranged)

    # Course and bars

    @property
    def is_course_shown(self) -> bool:
        """Whether the course is open next to the field."""
        return self._docks.is_at_left("course")

    def show_course(self, shown: bool) -> None:
        """Open the course next to the field, or put it away."""
        self._docks.show_at_left("course", shown)
        self._hide_bars_when_teaching()

    def show_controls(self, names: tuple[str, ...] | None) -> None:
        """Show these bars, and the panel of the model, alone; all of them for None.

        What is hidden for good stays so.
        """
        shown = CONTROLS if names is None else names
        shown = tuple(name for name in shown if name not in self._hidden)
        self._bars.show_only(shown)
        self._docks.withhold("model", "model" not in shown)

    def hide_for_good(self, controls: frozenset[str]) -> None:
        """Never show these: `tools`, `transport`, `model`, `samples`, or the `arrangements`."""
        self._hidden = controls
        self.show_controls(None)
        self._docks.withhold("plants", "samples" in controls)
        self._hide_bars_when_teaching()

    def be_kiosk(self) -> None:
        """Fill the screen with what a lesson shows; no dock can be closed or taken out."""
        self._is_kiosk = True
        self._docks.fasten()
        self._hide_bars_when_teaching()
        self._window.setGeometry(self._window.screen().geometry())  # a bare X has nobody to do it
        self._window.showFullScreen()

    def _hide_bars_when_teaching(self) -> None:
        """At a projector with the course open, leave its pages and pictures alone on screen.

        A presenter's start button sends F5, which would put those pictures away.
        """
        is_teaching = self._is_kiosk or (self.is_projector and self.is_course_shown)
        self._actions[ARRANGEMENT_ACTIONS["Likelihood"]].setEnabled(not is_teaching)
        self._window.menuBar().setVisible(not is_teaching)
        self._bars.show_top(not is_teaching and "arrangements" not in self._hidden)

    # The screen

    @property
    def can_leave_projector(self) -> bool:
        """Whether Escape leads back from it."""
        return self.is_projector and not self._is_kiosk

    def set_projector(self, on: bool) -> None:
        """Fill the screen with thick lines and large type, or go back."""
        if on == self.is_projector:
            return
        self.is_projector = on
        self._resizes_docks = True  # the new size may come at once
        self._actions["actionProjector"].setChecked(on)
        self._actions["actionBlank"].setEnabled(on)
        if on:
            self._fill_screen()
        elif self._window.isFullScreen():
            self._leave_screen()
        self.projector_switched.emit()
        self._hide_bars_when_teaching()
        self.follow_screen()
        self._docks.resize_again()

    def _fill_screen(self) -> None:
        window = self._window
        self._before = _Places(
            window.saveGeometry(), window.saveState(), window.size(), window.isMaximized(),
            self._docks.shown,
        )  # fmt: skip
        window.showFullScreen()

    def _leave_screen(self) -> None:
        if self._before is not None and self._before.is_maximised:
            self._window.showMaximized()
        else:
            self._window.showNormal()

    def make_room_for_touch(self, on: bool) -> None:
        """Stack fewer pictures while buttons and fields are large."""
        if on != self._is_for_touch:
            self._is_for_touch = on
            self.follow_screen()

    def follow_screen(self) -> None:
        """Stack more or fewer pictures on a screen of another height."""
        before = self._docks.is_low_screen
        self._measure_screen()
        if self._docks.is_low_screen != before:
            self._docks.put_again()

    def follow_text(self, step: int) -> None:
        """Share out the room anew for text of another size: large text leaves fewer pictures."""
        self._is_text_large = step >= _LARGE_TEXT
        self.follow_screen()
        self._docks.resize_again()

    def follow_size(self) -> None:
        """Share out the room that the projector takes or gives back, once it is there."""
        if self._resizes_docks:
            self._resizes_docks = False
            QTimer.singleShot(0, self._window, self._share_out)

    def _share_out(self) -> None:
        """Resize the docks; back from the projector, give them the places that they had."""
        before = None if self.is_projector else self._before
        if before is None:
            self._docks.resize_again()
            return
        self._before = None
        is_unchanged = before.shown == self._docks.shown
        if is_unchanged:
            self._window.restoreState(before.docks)
        if not is_unchanged or before.size != self._window.size():
            self._docks.resize_again()
            self._resizes_docks = True  # the window may get its own size only now

    def _measure_screen(self) -> None:
        """Put fewer pictures one under the other where they would be strips."""
        is_large = self.is_projector or self._is_for_touch or self._is_text_large
        least = _LOW_SCREEN_PX if is_large else _TINY_SCREEN_PX
        self._docks.is_low_screen = self._window.screen().size().height() < least

    # From one launch to the next

    def remember(self) -> None:
        """Save the places of the window and its docks; of a full screen those before it."""
        if self._remembered is None:
            return
        if not self._window.isFullScreen():
            self._remembered.layout = (self._window.saveGeometry(), self._window.saveState())
        elif self._before is not None:
            is_unchanged = self._before.shown == self._docks.shown
            docks = self._before.docks if is_unchanged else self._window.saveState()
            self._remembered.layout = (self._before.geometry, docks)

    def _restore(self) -> None:
        if self._remembered is None:
            return
        geometry, docks = self._remembered.layout
        if not geometry.isEmpty():
            self._window.restoreGeometry(geometry)
        self._docks.arrange(self._remembered.arrangement)
        self._check_arrangement()
        if not docks.isEmpty():
            self._window.restoreState(docks)
            self._resizes_docks = False
            self._docks.put_away("course")  # it opens at a page
