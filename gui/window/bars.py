"""The central widget (tools and field), and the tool bars above and below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QToolBar, QVBoxLayout, QWidget

from gui.panels.status_overlay import StatusOverlay
from gui.panels.status_sentence import StatusSentence
from gui.touch.touch_bar import TouchBar


class Bars:
    """Places the field with its tools, and the bars; shows and hides them."""

    def __init__(
        self,
        window: QMainWindow,
        field: QWidget,
        top: QWidget,
        tools: QWidget,
        status: StatusSentence,
        playback_bar: QWidget,
        touch_bar: TouchBar,
    ) -> None:
        self._tools, self._status, self._playback_bar = tools, status, playback_bar
        self._touch_bar = touch_bar
        self._shows_tools = self._shows_transport = self._shows_sentence = True
        self._is_projector = False
        centre = _side_by_side(touch_bar, tools, field)
        window.setCentralWidget(centre)
        self._overlay = StatusOverlay(status, centre)
        self._top = _bar(window, Qt.ToolBarArea.TopToolBarArea, "topBar")
        self._top.addWidget(top)
        self._bottom = _bar(window, Qt.ToolBarArea.BottomToolBarArea, "bottomBar")
        self._column = _stack(self._bottom, status, playback_bar)
        layout = self._top.layout()
        if layout is not None:  # as the style sheet asks, which is not taken up at the start
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def show_top(self, shown: bool) -> None:
        """Show the bar of the arrangements, or hide it."""
        self._top.setVisible(shown)

    def show_only(self, names: tuple[str, ...] | None) -> None:
        """Show `tools`, `sentence`, `transport`: these alone, or all of them for None.

        Without `sentence`, what has to be said is shown all the same, for as long as it is said:
        over the field, so that nothing moves away from under a pointer.
        """
        self._shows_tools = names is None or "tools" in names
        self._tools.setVisible(self._shows_tools)
        self._shows_transport = names is None or "transport" in names
        self._playback_bar.setVisible(self._shows_transport)
        self._want_sentence(names is None or "sentence" in names)
        self._bottom.setVisible(self._shows_transport or self._shows_sentence)
        self._show_touch_parts()

    def show_touch(self, shown: bool, is_projector: bool) -> None:
        """Show the bar for fingers, or hide it; at a projector it also leads back."""
        self._is_projector = is_projector
        self._touch_bar.setVisible(shown)
        self._show_touch_parts()

    def _show_touch_parts(self) -> None:
        self._touch_bar.show_parts(self._shows_tools, self._shows_transport, self._is_projector)

    def _want_sentence(self, wanted: bool) -> None:
        """Give the sentence a place of its own, or let it lie over the field while it is needed."""
        self._status.want(wanted)
        if wanted == self._shows_sentence:
            return
        self._shows_sentence = wanted
        if wanted:
            self._overlay.lift()
            self._column.insertWidget(0, self._status)
        else:
            self._overlay.lay()


def _bar(window: QMainWindow, area: Qt.ToolBarArea, name: str) -> QToolBar:
    """Return an empty bar at an edge of the window, where it stays.

    What it is to hold comes last: each parent above would style all of it again.
    """
    bar = QToolBar()
    bar.setObjectName(name)
    bar.setMovable(False)
    bar.toggleViewAction().setEnabled(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    window.addToolBar(area, bar)
    return bar


def _side_by_side(touch_bar: QWidget, tools: QWidget, field: QWidget) -> QWidget:
    centre = QWidget()
    row = QHBoxLayout(centre)
    row.setContentsMargins(6, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(touch_bar, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(tools, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(field, 1)
    return centre


def _stack(bar: QToolBar, status: QWidget, playback_bar: QWidget) -> QVBoxLayout:
    both = QWidget()
    bar.addWidget(both)
    column = QVBoxLayout(both)
    column.setContentsMargins(4, 4, 4, 0)
    column.setSpacing(6)
    column.addWidget(status)
    column.addWidget(playback_bar)
    return column
