"""Pictures out of a window: into a file, after a dialogue has asked how; and to the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication, QImage

from gui.language.translation import language
from gui.registry.action_names import Commands
from gui.registry.pictures import WINDOW
from gui.window.refusals import report_errors
from gui.window.shell import Shell

if TYPE_CHECKING:
    from gui.export.picture_dialog import ExportDialog
    from gui.export.render import PictureRequest, Scene
    from gui.export.subjects import Subject
    from gui.export.window_picture import Themed
    from gui.pictures.picture import Picture
    from gui.pictures.plot_picture import PlotPicture

_CLIPBOARD_SCALE = 2


class PictureExporter(QObject):
    """Exports a picture of the window, or the whole of it; `dialog` is the one that asks, if any.

    `pictures` returns those on screen, `in_use` the name of the one that a person has in mind.
    """

    def __init__(
        self,
        shell: Shell,
        themed: Themed,
        pictures: Callable[[], Sequence[Picture | PlotPicture]],
        in_use: Callable[[], str],
    ) -> None:
        super().__init__(shell.window)
        self._window, self._store, self._status = shell.window, shell.store, shell.status
        self._themed, self._pictures, self._in_use = themed, pictures, in_use
        self._last: PictureRequest | None = None
        self._last_kind = "png"
        self.dialog: ExportDialog | None = None

    def commands(self) -> Commands:
        """Return what each action does when it is chosen."""
        return {"actionExportPicture": self.ask, "actionCopyPicture": self.copy}

    # What is asked for

    @cached_property
    def subjects(self) -> dict[str, Subject]:
        """What can be exported, by its code."""
        from gui.export.subjects import PictureSubject
        from gui.export.window_picture import WindowSubject
        from gui.registry.pictures import picture_names

        window = WindowSubject(self._window, self._themed, self._status, self._pictures)
        pictures = {
            name: PictureSubject(name, partial(self._picture, name)) for name in picture_names()
        }
        return {WINDOW: window, **pictures}

    def request(self, view: str) -> PictureRequest:
        """Return the wish for a picture just as it is on screen."""
        from gui.export.render import PictureRequest

        look = self._themed.look
        size, projector = self.subjects[view].size(), look.type_scale > 1
        return PictureRequest(view, size, look.theme, language(), _CLIPBOARD_SCALE, projector)

    # What is done

    def ask(self) -> None:
        """Ask which picture, and how; the moment shown is the one when it was asked."""
        from gui.export.picture_dialog import ExportDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        self._store.pause()  # the panels around the pictures are painted as they then are
        scene = self.scene()
        request = self.request(self._in_use())
        if self._last is not None:
            request = replace(request, theme=self._last.theme, scale=self._last.scale)
        dialog = ExportDialog(
            self._window, request, self._last_kind, self.subjects,
            lambda asked: self._preview(asked, scene),
        )  # fmt: skip
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.accepted.connect(lambda: self._ask_where(dialog.request(), dialog.kind(), scene))
        dialog.copy_wanted.connect(
            lambda asked: report_errors(self._status, lambda: self.put(asked, scene))
        )
        dialog.open()

    def copy(self) -> None:
        """Put the picture in use on the clipboard, as it is on screen."""
        self.put(self.request(self._in_use()), self.scene())

    def put(self, request: PictureRequest, scene: Scene) -> None:
        """Put a picture on the clipboard. Raises UserError."""
        from gui.export import encoders, render

        render.check(request)
        with self.subjects[request.view].painting(request, scene) as (paint, _):
            image = encoders.image_of(paint, request.size, request.scale)
        image.setDevicePixelRatio(1)
        QGuiApplication.clipboard().setImage(image)
        self._say(QCoreApplication.translate("Export", "On the clipboard: {0}."), request.view)

    def write(self, path: Path, request: PictureRequest, scene: Scene) -> None:
        """Write a picture, in the format that the file's name says. Raises UserError."""
        from gui.export import render

        kind = render.format_of(path)
        render.check(request)
        with self.subjects[request.view].painting(request, scene) as (paint, title):
            data = render.encode(kind, paint, request, title)
        render.save(path, data)
        self._last, self._last_kind = request, kind
        said = QCoreApplication.translate("Export", "Exported to {1}: {0}.")
        self._say(said, request.view, path.name)

    # Within

    def _ask_where(self, request: PictureRequest, kind: str, scene: Scene) -> None:
        from gui.widgets.file_dialogs import ask_where_to_export

        path = ask_where_to_export(self._window, file_name(self.subjects[request.view].title), kind)
        if path is not None:
            report_errors(self._status, lambda: self.write(path, request, scene))

    def _preview(self, request: PictureRequest, scene: Scene) -> QImage:
        from gui.export.encoders import thumbnail_of

        with self.subjects[request.view].painting(request, scene) as (paint, _):
            return thumbnail_of(paint, request.size)

    def scene(self) -> Scene:
        """Return the moment shown, and how the pictures on screen are looked at."""
        from gui.export.render import Scene

        states = {shown.objectName(): shown.view_state() for shown in self._pictures()}
        return Scene(self._store.frame(), self._store.view_options, states)

    def _picture(self, name: str) -> Picture | PlotPicture | None:
        return next((shown for shown in self._pictures() if shown.objectName() == name), None)

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _say(self, said: str, view: str, *more: str) -> None:
        self._status.say(said.format(self.subjects[view].title, *more), warning=False)


def file_name(title: str) -> str:
    """Return a name for a file: the picture's, without what a disk may refuse."""
    letters = "".join(letter if letter.isalnum() else "-" for letter in title.lower())
    return "-".join(part for part in letters.split("-") if part)
