"""Docks: how they are arranged; what is behind another tab neither draws nor takes the focus."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QFrame,
    QMainWindow,
    QScrollArea,
    QTabBar,
    QToolBar,
    QWidget,
)
from shiboken6 import isValid

from gui.language.marking import QT_TRANSLATE_NOOP
from gui.registry.arrangements import ARRANGEMENTS, Arrangement, ArrangementName, ByHand, Cell
from gui.registry.pictures import title_of

_RIGHT, _NOWHERE = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.NoDockWidgetArea
_UNCHANGED = ByHand()
_MARGIN_PX = 4
_PANEL_TITLES = {
    "course": QT_TRANSLATE_NOOP("MainWindow", "Course"),
    "neuron": QT_TRANSLATE_NOOP("MainWindow", "Neuron"),
    "loss": QT_TRANSLATE_NOOP("MainWindow", "Loss"),
    "results": QT_TRANSLATE_NOOP("MainWindow", "Results"),
    "learning": QT_TRANSLATE_NOOP("MainWindow", "Learning"),
    "plants": QT_TRANSLATE_NOOP("MainWindow", "Plants"),
    "model": QT_TRANSLATE_NOOP("MainWindow", "Model"),
}


@runtime_checkable
class Seen(Protocol):
    """What draws only while it is seen."""

    def set_in_front(self, in_front: bool) -> None:
        """Say whether it lies before the other tabs."""


class Docks:
    """The docks of a window by name, and the arrangement that they were last put into."""

    def __init__(
        self, window: QMainWindow, contents: dict[str, QWidget], scrolling: tuple[str, ...]
    ) -> None:
        self._window, self._contents = window, contents
        self.by_name = {
            name: dock(window, name, content, name in scrolling)
            for name, content in contents.items()
        }
        self.arrangement: ArrangementName = "Lab"
        self.is_low_screen = False
        self.is_beyond_neuron = False
        """Whether the model is another than the bare neuron: its panel is to be seen whole."""
        self._at_left: set[str] = set()
        self._withheld: set[str] = set()
        self.requested = ARRANGEMENTS["Lab"]
        """The arrangement last asked for; on a low screen fewer of its docks are shown at once."""
        for name, shown in self.by_name.items():
            shown.toggleViewAction().triggered.connect(lambda _, name=name: self._on_toggled(name))

    def __getitem__(self, name: str) -> QDockWidget:
        return self.by_name[name]

    def arrange(self, name: ArrangementName) -> None:
        """Put the docks of an arrangement in place, by its name, and all others away."""
        self.arrangement = name
        self.put(ARRANGEMENTS[name])

    @property
    def by_hand(self) -> ByHand:
        """What was opened and closed, by its menu or its button, since docks were put in place."""
        requested = [name for name in self.requested.docks if name not in self._kept_away]
        shown = [
            name
            for name, shown in self.by_name.items()
            if not shown.isHidden() and name not in self._at_left
        ]
        return ByHand(
            tuple(name for name in shown if name not in requested),
            tuple(name for name in requested if name not in shown),
        )

    @property
    def shown(self) -> tuple[object, ...]:
        """Which docks are shown: equal as long as none is opened, closed or arranged anew."""
        return self.requested, self.by_hand, frozenset(self._at_left)

    def put_again(self, by_hand: ByHand | None = None) -> None:
        """Put the same docks in place: as they were changed by hand, or as given."""
        self.put(self.requested, self.by_hand if by_hand is None else by_hand)

    def put(self, arrangement: Arrangement, by_hand: ByHand = _UNCHANGED) -> None:
        """Put docks in place as columns to the right of the field, and all others away."""
        self.requested = arrangement
        arrangement = self._shown(by_hand)
        for name, shown in self.by_name.items():
            if name not in self._at_left:
                shown.setFloating(False)
                self.put_away(name)
        heads = [self[column[0].docks[0]] for column in arrangement.columns]
        for head in heads[:1]:
            self._window.addDockWidget(_RIGHT, head)
        for left, right in pairwise(heads):
            self._window.splitDockWidget(left, right, Qt.Orientation.Horizontal)
        for column in arrangement.columns:
            self._stack_up(column)
        for name in by_hand.opened:
            if name not in self._kept_away:
                self[name].raise_()
        self._resize(arrangement)
        QTimer.singleShot(0, self._window, self._show_tabs)

    @property
    def first_column(self) -> tuple[str, ...]:
        """The docks that were put next to the field, from the top."""
        return tuple(name for cell in self.requested.columns[0] for name in cell.docks)

    def show_at_left(self, name: str, shown: bool) -> None:
        """Show a dock to the left of the field, whatever is to its right, or put it away."""
        if shown == (name in self._at_left):
            return
        if shown:
            self._at_left.add(name)
            self._window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self[name])
            self[name].show()
        else:
            self._at_left.discard(name)
            self.put_away(name)
        self.resize_again()

    def withhold(self, name: str, withheld: bool) -> None:
        """Keep a dock away whatever is arranged, as a page of a lesson may ask; or let it come."""
        if withheld == (name in self._withheld):
            return
        by_hand = self.by_hand
        (self._withheld.add if withheld else self._withheld.discard)(name)
        self[name].toggleViewAction().setEnabled(not withheld)
        if name in self._kept_away:
            self.put_away(name)
        elif name in self.requested.docks and name not in by_hand.closed and not withheld:
            self[name].show()
            self._insert(name)

    @property
    def _kept_away(self) -> set[str]:
        """What is withheld, unless it was asked for by its own name."""
        is_named = self.requested is not ARRANGEMENTS[self.arrangement]
        return self._withheld - set(self.requested.docks if is_named else ())

    def put_away(self, name: str) -> None:
        """Remove a dock, hidden first: `saveState` takes one that was not for a shown one."""
        self[name].hide()
        self._window.removeDockWidget(self[name])

    def fasten(self) -> None:
        """Let no dock be closed, moved or taken out from now on."""
        for each in self.by_name.values():
            each.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)

    def make_room_for_model(self, is_beyond_neuron: bool) -> None:
        """Share the height out anew where the model becomes another than the neuron, or it again.

        The sliders of the neuron go and come with it.
        """
        if is_beyond_neuron != self.is_beyond_neuron:
            self.is_beyond_neuron = is_beyond_neuron
            QTimer.singleShot(0, self._window, self.resize_again)

    def resize_again(self) -> None:
        """Resize the docks of a window that now has another size, or larger type."""
        for name in self._at_left:
            width = self._contents[name].sizeHint().width()
            self._window.resizeDocks([self[name]], [width], Qt.Orientation.Horizontal)
        self._resize(self._shown(self.by_hand))

    def is_at_left(self, name: str) -> bool:
        """Say whether a dock is shown to the left of the field."""
        return name in self._at_left

    def when_closed(self, name: str, do: Callable[[], object]) -> None:
        """Do this where a dock's own X is pressed, in place of hiding the dock alone."""
        _CloseButton(self[name], do)

    def set_title_font(self, font: QFont) -> None:
        """Write the titles in a font.

        After a new style sheet Qt draws them in the font of the launch until theirs changes, and
        also where theirs is that of the application, to the last hundredth of a point.
        """
        own = QFont(font)
        for points in (font.pointSizeF() + 1, font.pointSizeF() + 0.02):
            own.setPointSizeF(points)
            for shown in self.by_name.values():
                shown.setFont(own)

    def retranslate(self) -> None:
        """Write the titles in the language on screen."""
        for name, shown in self.by_name.items():
            panel = _PANEL_TITLES.get(name)
            title = QCoreApplication.translate("MainWindow", panel) if panel else title_of(name)
            shown.setWindowTitle(title)
            _name_buttons(shown, title)

    def _shown(self, by_hand: ByHand) -> Arrangement:
        """Return what is in place with these changes, on a screen of this height."""
        away = self._kept_away
        opened = tuple(name for name in by_hand.opened if name not in away)
        arrangement = self.requested.changed(ByHand(opened, (*by_hand.closed, *away)))
        return arrangement.for_low_screen() if self.is_low_screen else arrangement

    def _on_toggled(self, name: str) -> None:
        """Make room for a dock that the menu opens: Qt would leave it over the menu bar."""
        if not self[name].isHidden() and not self._is_placed(name):
            self._insert(name)
            self[name].raise_()
            # among tabs it stays behind until the layout knows it
            QTimer.singleShot(0, self._window, self[name].raise_)

    def _is_placed(self, name: str) -> bool:
        return self._window.dockWidgetArea(self[name]) != _NOWHERE

    def _insert(self, name: str) -> None:
        """Put one more dock where its arrangement wants it; the others stay where they are."""
        arrangement = self._shown(self.by_hand)
        column = next(column for column in arrangement.columns if name in _docks_of(column))
        index = next(index for index, cell in enumerate(column) if name in cell.docks)
        tabs, above = (
            [other for other in _docks_of(cells) if other != name and self._is_at_right(other)]
            for cells in (column[index : index + 1], column[:index])
        )
        if tabs:
            self._window.tabifyDockWidget(self[tabs[-1]], self[name])
        elif above:
            self._window.splitDockWidget(self[above[-1]], self[name], Qt.Orientation.Vertical)
        else:
            self._window.addDockWidget(_RIGHT, self[name])
        self._resize(arrangement)
        QTimer.singleShot(0, self._window, self._show_tabs)

    def _is_at_right(self, name: str) -> bool:
        shown = self[name]
        is_there = self._window.dockWidgetArea(shown) == _RIGHT
        return is_there and not shown.isFloating() and not shown.isHidden()

    def _show_tabs(self) -> None:
        """Show the bar of tabified docks, which Qt leaves hidden when it reuses it.

        The buttons of docks are named anew: where one is placed, Qt calls it a widget again.
        """
        for bar in self._window.findChildren(QTabBar):
            if bar.count() > 1:
                bar.show()
        for shown in self.by_name.values():
            if not shown.isHidden():
                _name_buttons(shown, shown.windowTitle())

    def _stack_up(self, column: tuple[Cell, ...]) -> None:
        for above, below in pairwise(column):
            upper, lower = self[above.docks[0]], self[below.docks[0]]
            self._window.splitDockWidget(upper, lower, Qt.Orientation.Vertical)
        for cell in column:
            for under, over in pairwise(cell.docks):
                self._window.tabifyDockWidget(self[under], self[over])
            for name in cell.docks:
                self[name].show()
            self[cell.docks[0]].raise_()

    def _resize(self, arrangement: Arrangement) -> None:
        count = len(arrangement.columns)
        if not count:
            return
        heads = [self[column[0].docks[0]] for column in arrangement.columns]
        left_width = sum(self._contents[name].sizeHint().width() for name in self._at_left)
        width = int((self._window.width() - left_width) * arrangement.share / count)
        self._resize_those_in_place(heads, [width] * count, Qt.Orientation.Horizontal)
        for column in arrangement.columns:
            fixed = [self._natural_height(cell) if not cell.weight else 0 for cell in column]
            rest = max(self._height() - sum(fixed), 1)
            total = sum(cell.weight for cell in column) or 1.0
            heights = [
                height or int(rest * cell.weight / total)
                for cell, height in zip(column, fixed, strict=True)
            ]
            cells = [self[cell.docks[0]] for cell in column]
            self._resize_those_in_place(cells, heights, Qt.Orientation.Vertical)

    def _resize_those_in_place(
        self, docks: list[QDockWidget], sizes: list[int], way: Qt.Orientation
    ) -> None:
        """Resize docks but for those that float, or lie elsewhere: Qt warns of them."""
        pairs = [
            (dock, size)
            for dock, size in zip(docks, sizes, strict=True)
            if self._window.dockWidgetArea(dock) == _RIGHT and not dock.isFloating()
        ]
        if pairs:
            shown, asked = [dock for dock, _ in pairs], [size for _, size in pairs]
            self._window.resizeDocks(shown, asked, way)

    def _height(self) -> int:
        """Return the height between the bars at the window's edges."""
        bars = [self._window.menuBar(), *self._window.findChildren(QToolBar)]
        return self._window.height() - sum(bar.sizeHint().height() for bar in bars)

    def _natural_height(self, cell: Cell) -> int:
        """Return the height that the front dock of a cell asks for, with its title and tabs."""
        asks = [cell.docks[0]]
        if self.is_beyond_neuron and "model" in cell.docks:
            asks.append("model")
        lines = 3 if len(cell.docks) > 1 else 2
        height = lines * self._window.fontMetrics().height()
        content = max(self._contents[name].sizeHint().height() for name in asks)
        return content + height + _MARGIN_PX


def _docks_of(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(name for cell in cells for name in cell.docks)


def dock(window: QMainWindow, name: str, content: QWidget, scrolls: bool) -> QDockWidget:
    """Return a dock around a panel or a picture; `scrolls` lets it be lower than it would like."""
    result = QDockWidget(window)
    result.hide()
    result.setObjectName(f"{name}Dock")
    if not content.objectName():
        content.setObjectName("panel")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area = _scroll_area() if scrolls else None
    result.setWidget(content if area is None else area)
    if area is not None:
        area.setWidget(content)  # last: each parent above would style all of it again
    _Front(result, content)
    on, off = Qt.FocusPolicy.ClickFocus, Qt.FocusPolicy.NoFocus
    # a click takes the focus from a button here, as it does in the window: then Space plays
    result.topLevelChanged.connect(lambda floats: result.setFocusPolicy(on if floats else off))
    return result


def _name_buttons(dock: QDockWidget, title: str) -> None:
    """Say what the buttons of a title bar do: Qt calls every dock a widget."""
    names = {
        "qt_dockwidget_floatbutton": QCoreApplication.translate("Docks", "Undock or dock: {0}"),
        "qt_dockwidget_closebutton": QCoreApplication.translate("Docks", "Close: {0}"),
    }
    for button in dock.findChildren(QAbstractButton):
        if button.objectName() in names and button.parent() is dock:
            button.setAccessibleName(names[button.objectName()].format(title))
            button.setAccessibleDescription(button.accessibleName())


class _Front(QObject):
    """Lets what lies behind another tab neither take the keyboard nor draw."""

    def __init__(self, dock: QDockWidget, content: QWidget) -> None:
        super().__init__(dock)
        self._content = content
        self._policies: dict[QWidget, Qt.FocusPolicy] = {}
        dock.visibilityChanged.connect(self._on_change)

    def _give_up_focus(self) -> None:
        """Let the window have the focus that a widget behind another tab has."""
        window, focused = self._content.window(), QApplication.focusWidget()
        if focused is not None and self._content.isAncestorOf(focused):
            window.setFocus()

    def _on_change(self, in_front: bool) -> None:
        if in_front:
            for widget, policy in self._policies.items():
                if isValid(widget):  # rows of goals and votes come and go meanwhile
                    widget.setFocusPolicy(policy)
            self._policies.clear()
        elif not self._policies:
            self._give_up_focus()
            children = self._content.findChildren(QWidget)
            # Qt sets the policy of a widget's proxy along: the proxies come last, to keep theirs
            children.sort(key=lambda widget: widget.focusProxy() is None)
            self._policies = {widget: widget.focusPolicy() for widget in children}
            for widget in children:
                widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if isinstance(self._content, Seen):
            self._content.set_in_front(in_front)


class _CloseButton(QObject):
    """Lets the X of a dock do something else than hide the dock."""

    def __init__(self, dock: QDockWidget, do: Callable[[], object]) -> None:
        super().__init__(dock)
        self._do = do
        dock.installEventFilter(self)

    def eventFilter(self, _dock: QObject, event: QEvent) -> bool:
        """Keep QDockWidget's own answer from it."""
        if event.type() != QEvent.Type.Close:
            return False
        event.ignore()
        self._do()
        return True


def _scroll_area() -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    return area
