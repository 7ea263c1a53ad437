"""The window of the user's guide: contents at the side, a page, and a line to find words with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.gestures.window_touch import WindowTouch
from gui.help.guide_contents import GuideContents
from gui.help.guide_page_view import GuidePageView
from gui.help.guide_pages import PAGES, RESOURCES, path_of, text_of
from gui.style.theme import Look
from gui.widgets.on_screen import keep_on_screen

_SIZE = QSize(1040, 680)
_WIDTHS = [280, 760]
_CHANGES_OF_LOOK = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange)


class GuideWindow(QDialog):
    """Follows the language, and the look that `look` returns; it stays open next to the window."""

    def __init__(self, parent: QWidget, look: Callable[[], Look]) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("manual")
        self._current_look = look
        self._applied_look: Look | None = None
        self.location = (PAGES[0], "")
        """The page, and the heading of it that was asked for."""
        self._visited: list[tuple[str, str]] = []
        self._ahead: list[tuple[str, str]] = []
        self.contents, self.page = GuideContents(), GuidePageView(look())
        self.back, self.forward = QToolButton(), QToolButton()
        self.search_box, self.search_result = QLineEdit(), QLabel()
        self._later = QTimer(self)
        """When the application has put its own fonts everywhere, ours follow."""
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._apply_look)
        self._window_touch = WindowTouch(self)
        self._lay_out()
        self._connect()
        self._use_keys()
        self.retranslate()
        self.resize(_SIZE * look().panel_scale)
        keep_on_screen(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Let a finger scroll."""
        super().showEvent(event)
        self._window_touch.watch()

    # Where one is

    @property
    def path(self) -> Path:
        """The file of the page on screen."""
        page = self.location[0]
        return path_of(page) if page in PAGES else Path(page)

    def come_up(self) -> None:
        """Show the window before all others, where it was left."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    def go(self, page: str, slug: str = "") -> None:
        """Go to a page, or to a heading of it."""
        self._visited.append(self.location)
        self._ahead.clear()
        self._show(page, slug)

    def go_back(self) -> None:
        """Return to where one was before."""
        self._go_through(self._visited, self._ahead)

    def go_forward(self) -> None:
        """Undo the return."""
        self._go_through(self._ahead, self._visited)

    def turn(self, pages: int) -> None:
        """Go so many pages on in the guide; at its ends, nowhere."""
        page_index = self._page_index() + pages
        if 0 <= page_index < len(PAGES):
            self.go(PAGES[page_index])

    def follow(self, link: QUrl) -> None:
        """Follow a link within the guide; one that leads out of it is not followed."""
        path = (self.path.parent / link.path()).resolve() if link.path() else self.path
        is_ours = link.isRelative() and path.suffix == ".md" and path.is_relative_to(RESOURCES)
        if is_ours and path.is_file():
            page = next((page for page in PAGES if path_of(page) == path), str(path))
            self.go(page, link.fragment())

    def find_text(self, backward: bool = False) -> bool:
        """Find what the search box holds, on this page and then on the next; False if nowhere."""
        text = self.search_box.text().strip()
        self.search_result.clear()
        if not text or self._find_here(text, backward):
            return bool(text)
        page_index = self._page_index()
        others = (*PAGES[page_index + 1 :], *PAGES[: page_index + 1])
        for page in reversed((others[-1], *others[:-1])) if backward else others:
            if text.lower() in text_of(path_of(page)).lower():
                self._show(page, "")
                if backward:
                    self.page.moveCursor(QTextCursor.MoveOperation.End)
                if self._find_here(text, backward):
                    return True
        self.search_result.setText(self.tr("not found"))
        return False

    # Within

    def _page_index(self) -> int:
        return PAGES.index(self.location[0]) if self.location[0] in PAGES else 0

    def _go_through(self, source: list[tuple[str, str]], target: list[tuple[str, str]]) -> None:
        if source:
            target.append(self.location)
            self._show(*source.pop())

    def _show(self, page: str, slug: str) -> None:
        self.location = page, slug
        self.page.show_page(text_of(self.path), self.path, self._current_look())
        self.page.scroll_to(slug)
        self.back.setEnabled(bool(self._visited))
        self.forward.setEnabled(bool(self._ahead))
        self.contents.mark(page, slug)

    def _find_here(self, text: str, backward: bool) -> bool:
        flags = QTextDocument.FindFlag.FindBackward if backward else QTextDocument.FindFlag(0)
        return self.page.find(text, flags)

    def _focus_search_box(self) -> None:
        self.search_box.setFocus()
        self.search_box.selectAll()

    # What it says, and how it looks

    def retranslate(self) -> None:
        """Write everything again, at the place where one was reading."""
        self.setWindowTitle(self.tr("Guide to Perceptron Lab"))
        self.contents.setAccessibleName(self.tr("contents"))
        self.page.setAccessibleName(self.tr("page of the guide"))
        self.search_box.setPlaceholderText(self.tr("Find in the guide"))
        self.search_box.setAccessibleName(self.tr("Find in the guide"))
        self.search_result.clear()
        for button, sign, tip, keys in (
            (self.back, "‹", self.tr("Back"), QKeySequence.StandardKey.Back),
            (self.forward, "›", self.tr("Forward"), QKeySequence.StandardKey.Forward),
        ):
            key = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setText(sign)
            button.setToolTip(f"{tip}  [{key}]")
            button.setAccessibleName(tip)
        self.contents.fill()
        self._apply_look()

    def _apply_look(self) -> None:
        """Take the look of the lab, and stay at the place where one was reading."""
        look = self._applied_look = self._current_look()
        for widget in (self.contents, self.search_box, self.search_result, self.back, self.forward):
            widget.setFont(look.panel_font(10))
        bar = self.page.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._show(*self.location)
        bar.setValue(round(share * bar.maximum()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, the theme and the projector."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            return
        looks = (None, self._current_look())
        if event.type() in _CHANGES_OF_LOOK and self._applied_look not in looks:
            self._later.start()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for widget in (self.back, self.forward, self.search_box, self.search_result):
            bar.addWidget(widget)
        self.search_box.setClearButtonEnabled(True)
        splitter = QSplitter()
        splitter.addWidget(self.contents)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.addLayout(bar)
        layout.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.page.anchorClicked.connect(self.follow)
        self.contents.chosen.connect(self.go)
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.search_box.returnPressed.connect(self.find_text)

    def _use_keys(self) -> None:
        for button in (self.back, self.forward):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keys = QKeySequence.StandardKey
        shortcuts: tuple[tuple[QKeySequence.StandardKey | str, Callable[[], object]], ...] = (
            (keys.Find, self._focus_search_box),
            (keys.FindNext, self.find_text),
            (keys.FindPrevious, lambda: self.find_text(backward=True)),
            (keys.Back, self.go_back),
            (keys.Forward, self.go_forward),
            ("Ctrl+PgDown", lambda: self.turn(1)),
            ("Ctrl+PgUp", lambda: self.turn(-1)),
        )
        for key, callback in shortcuts:
            QShortcut(QKeySequence(key), self).activated.connect(callback)
        escape = QShortcut(QKeySequence("Esc"), self.search_box)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.page.setFocus)
