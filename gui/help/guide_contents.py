"""The contents of the user's guide: its pages, and the headings of the one that is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from gui.help.guide_pages import PAGES, headings_of, path_of, text_of

_LOCATION_ROLE = Qt.ItemDataRole.UserRole


class GuideContents(QTreeWidget):
    """A tree of pages and headings; one that is clicked or entered leaves as `chosen`."""

    chosen = Signal(str, str)
    """The page, and the heading's name in links, "" for the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[tuple[str, str], QTreeWidgetItem] = {}
        self.setHeaderHidden(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)

    def fill(self) -> None:
        """Name every page and heading in the language on screen."""
        self.clear()
        self._items.clear()
        for page in PAGES:
            title, *inner = headings_of(text_of(path_of(page)))
            item = self._items[page, ""] = _item(title.text, page, "")
            self.addTopLevelItem(item)
            for heading in inner:
                child = self._items[page, heading.slug] = _item(heading.text, page, heading.slug)
                item.addChild(child)

    def mark(self, page: str, slug: str) -> None:
        """Show where one is: that page alone is open."""
        for (item_page, _), item in self._items.items():
            if item.childCount():
                item.setExpanded(item_page == page)
        current = self._items.get((page, slug), self._items.get((page, "")))
        if current is not None:
            self.setCurrentItem(current)

    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(*item.data(0, _LOCATION_ROLE))


def _item(text: str, page: str, slug: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setData(0, _LOCATION_ROLE, (page, slug))
    item.setToolTip(0, text)
    return item
