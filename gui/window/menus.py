"""The menu bar, built from `gui.registry.menus` and `gui.registry.actions`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMenu, QMenuBar, QToolButton, QWidget

from engine.model import samples
from gui.language.sample_names import sample_name
from gui.registry.action_names import ActionName
from gui.registry.menus import MENUS, Menu
from gui.window.actions import Actions, translated

_CORNER: tuple[ActionName, ...] = (
    "actionLanguageFrench",
    "actionLanguageEnglish",
    "actionProjector",
)
"""The last stays where there is no room for all."""


class Menus(QObject):
    """The menus of the table; `Samples` and `Panels` are filled from what there is."""

    def __init__(
        self,
        bar: QMenuBar,
        actions: Actions,
        docks: list[QDockWidget],
        use_sample: Callable[[str], None],
    ) -> None:
        super().__init__(bar)
        self._bar, self._actions = bar, actions
        self._titled: list[tuple[QMenu, str]] = []
        self._samples: dict[str, QAction] = {}
        self._use_sample = use_sample
        self._docks = docks
        self.recent: QMenu | None = None
        """The menu of recent files, filled by `gui.files.recent_files` whenever it opens."""
        for menu in MENUS:
            self._fill(bar.addMenu(menu.title), menu)
        self._corner_widget = self._corner(bar)
        bar.setCornerWidget(self._corner_widget)
        bar.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the titles in the language on screen."""
        for menu, title in self._titled:
            menu.setTitle(translated(title))
        for code, action in self._samples.items():
            action.setText(sample_name(code)[:1].upper() + sample_name(code)[1:])
        self._fit_corner()

    def hide(self, titles: set[str]) -> None:
        """Take menus away, and with them the keys and the buttons of what they hold."""
        for menu, title in self._titled:
            if title in titles:
                _hide_all(menu)
        self._fit_corner()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Share out the bar anew where it has become wider or narrower."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._fit_corner()
        return False

    def _fit_corner(self) -> None:
        """Leave the languages to their menu where the titles need their room.

        Qt would hide the last titles behind a sign of 12 pixels.
        """
        self._show_in_corner(_CORNER)
        if self._bar.isVisible() and self._bar.sizeHint().width() > self._bar.width():
            self._show_in_corner(_CORNER[-1:])

    def _show_in_corner(self, names: tuple[ActionName, ...]) -> None:
        wanted = [self._actions[name] for name in names]
        for button in self._corner_widget.findChildren(QToolButton):
            action = button.defaultAction()
            button.setVisible(action.isVisible() and action in wanted)
        self._corner_widget.adjustSize()

    def _fill(self, qt_menu: QMenu, menu: Menu) -> None:
        qt_menu.setToolTipsVisible(False)
        self._titled.append((qt_menu, menu.title))
        if menu.title == "&Samples":
            self._add_samples(qt_menu)
        if menu.title == "Open &recent":
            self.recent = qt_menu
        if menu.title == "Pa&nels":
            for dock in self._docks:
                qt_menu.addAction(dock.toggleViewAction())
            qt_menu.addSeparator()
        for entry in menu.entries:
            if entry is None:
                qt_menu.addSeparator()
            elif isinstance(entry, Menu):
                self._fill(qt_menu.addMenu(entry.title), entry)
            else:
                qt_menu.addAction(self._actions[entry])

    def _add_samples(self, qt_menu: QMenu) -> None:
        for code in (*samples.FIXED, *samples.GENERATORS):
            action = qt_menu.addAction(code)
            action.triggered.connect(lambda _checked, code=code: self._use_sample(code))
            self._samples[code] = action

    def _corner(self, bar: QMenuBar) -> QWidget:
        """Return what a teacher reaches for most: the language and the projector."""
        corner = QWidget(bar)
        layout = QHBoxLayout(corner)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.setSpacing(4)
        for name in _CORNER:
            button = QToolButton()
            button.setDefaultAction(self._actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(button)
        return corner


def _hide_all(menu: QMenu) -> None:
    """Hide a menu and all that is in it: an action that is not visible has no key either."""
    menu.menuAction().setVisible(False)
    for action in menu.actions():
        action.setVisible(False)
        inner = action.menu()
        if isinstance(inner, QMenu):
            _hide_all(inner)
