"""On the first page: one hour or all pages, and where to go on: what is left, or after it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from gui.panels.course.way_shown import WayShown
from gui.style.theme import Look
from gui.widgets.panel import Panel


class PathBox(Panel):
    """Two buttons, the way that is followed pressed; others lead to what is not done."""

    path_wanted = Signal(bool)
    going_on = Signal()
    """To the first page that is not done."""
    skipping = Signal()
    """To the page after the last one done: what was left out is to stay so."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._shown: WayShown | None = None
        self.path, self.all_pages = QToolButton(), QToolButton()
        self.go_on, self.skip = QPushButton(), QPushButton()
        choice = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for button, is_path in ((self.path, True), (self.all_pages, False)):
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _on, is_path=is_path: self.path_wanted.emit(is_path))
            choice.addButton(button)
            column.addWidget(button)
        for leads_on, wanted in ((self.go_on, self.going_on), (self.skip, self.skipping)):
            leads_on.clicked.connect(wanted)
            column.addWidget(leads_on)
        self.setVisible(False)
        self.set_look(look)

    def show_way(self, shown: WayShown | None) -> None:
        """Show which way is followed, and where it goes on; None for a page without a choice."""
        self._shown = shown
        self.setVisible(shown is not None)
        self.retranslate()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        for button in (self.path, self.all_pages, self.go_on, self.skip):
            button.setFont(look.font(11))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        shown = self._shown
        if shown is None:
            return
        self.path.setText(self.tr("One hour: {0} pages").format(shown.pages_of_path))
        self.all_pages.setText(self.tr("All {0} pages").format(shown.pages_in_all))
        (self.path if shown.is_path else self.all_pages).setChecked(True)
        self.go_on.setText(self.tr("Go on at page {0}").format(shown.goes_on_at))
        self.go_on.setVisible(bool(shown.goes_on_at))
        self.skip.setText(self.tr("After the last one done: page {0}").format(shown.skips_to))
        self.skip.setVisible(bool(shown.skips_to))
