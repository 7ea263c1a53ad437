"""The picture in use: the one last clicked, or that last had the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from gui.pictures.lazy_pictures import Pictures
from gui.pictures.picture import Picture
from gui.pictures.plot_picture import PlotPicture


class CurrentPicture(QObject):
    """Watches the pictures of a window; `name` is the one in use.

    `made` are those that are there from the start, the field first; of `pictures` more may come.
    """

    def __init__(
        self, window: QWidget, made: Sequence[Picture | PlotPicture], pictures: Pictures
    ) -> None:
        super().__init__(window)
        self._window = window
        self._last: QWidget = made[0]
        self._by_name: dict[str, QWidget] = {}
        for picture in made:
            self._watch(picture)
        pictures.when_made.append(self._watch)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    @property
    def name(self) -> str:
        """The picture in use, while it is on screen; the field otherwise."""
        return self._last.objectName() if self._last.isVisible() else "field"

    def use(self, name: str) -> None:
        """Let a picture be the one in use, by its name: what was asked for is of it."""
        if name in self._by_name:
            self._last = self._by_name[name]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of a click, and let it do what it does."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._set_current_from(watched)
        return False

    def _watch(self, picture: Picture | PlotPicture) -> None:
        self._by_name[picture.objectName()] = picture
        clicked = picture.canvas if isinstance(picture, Picture) else picture.viewport()
        clicked.installEventFilter(self)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self._window:
            self._set_current_from(now)

    def _set_current_from(self, widget: QObject | None) -> None:
        while widget is not None and not isinstance(widget, Picture | PlotPicture):
            widget = widget.parent()
        if widget is not None:
            self._last = widget
