"""Export a picture of the window to a file, after a dialogue has asked how, or to the clipboard."""

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
    from gui.export.export_sources import ExportSource
    from gui.export.picture_dialog import PictureDialog
    from gui.export.render import PictureRequest, Scene
    from gui.export.window_picture import Themed
    from gui.pictures.picture import Picture
    from gui.pictures.plot_picture import PlotPicture

_CLIPBOARD_SCALE = 2


class PictureExporter(QObject):
    """Exports a picture of the window, or the whole of it; `dialog` asks how, None while closed.

    `pictures` returns those on screen, `name_in_use` the name of the one last clicked, `folder`
    where files are looked for first: beside the session.
    """

    def __init__(
        self,
        shell: Shell,
        themed: Themed,
        pictures: Callable[[], Sequence[Picture | PlotPicture]],
        name_in_use: Callable[[], str],
        folder: Callable[[], Path | None],
    ) -> None:
        super().__init__(shell.window)
        self._window, self._store, self._status = shell.window, shell.store, shell.status
        self._themed, self._pictures, self._name_in_use = themed, pictures, name_in_use
        self._folder = folder
        self._last: PictureRequest | None = None
        self._last_kind = "png"
        self.dialog: PictureDialog | None = None

    def commands(self) -> Commands:
        """Return what each action does when it is chosen."""
        return {"actionExportPicture": self.open_dialog, "actionCopyPicture": self.copy}

    # What is asked for

    @cached_property
    def sources(self) -> dict[str, ExportSource]:
        """What can be exported, by its code."""
        from gui.export.export_sources import PictureSource
        from gui.export.window_picture import WindowSource
        from gui.registry.pictures import picture_names

        window = WindowSource(self._window, self._themed, self._status, self._pictures)
        pictures = {
            name: PictureSource(name, partial(self._find_on_screen, name))
            for name in picture_names()
        }
        return {WINDOW: window, **pictures}

    def request(self, name: str) -> PictureRequest:
        """Return the request for a picture just as it is on screen."""
        from gui.export.render import PictureRequest

        look = self._themed.look
        size, projector = self.sources[name].size(), look.is_projector
        return PictureRequest(name, size, look.theme, language(), _CLIPBOARD_SCALE, projector)

    # What is done

    def open_dialog(self) -> None:
        """Ask which picture, and how; what is exported is the frame shown when it was asked."""
        from gui.export.picture_dialog import PictureDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        self._store.pause()  # the panels around the pictures are painted as they then are
        scene = self.scene()
        request = self.request(self._name_in_use())
        if self._last is not None:
            request = replace(request, theme=self._last.theme, scale=self._last.scale)
        dialog = PictureDialog(
            self._window, request, self._last_kind, self.sources,
            lambda chosen: self._preview(chosen, scene),
        )  # fmt: skip
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.accepted.connect(lambda: self._ask_where(dialog.request(), dialog.kind(), scene))
        dialog.copy_requested.connect(
            lambda chosen: report_errors(
                self._status, lambda: self.copy_to_clipboard(chosen, scene)
            )
        )
        dialog.open()

    def copy(self) -> None:
        """Put the picture in use on the clipboard, as it is on screen."""
        self.copy_to_clipboard(self.request(self._name_in_use()), self.scene())

    def copy_to_clipboard(self, request: PictureRequest, scene: Scene) -> None:
        """Put a picture on the clipboard. Raises UserError."""
        from gui.export import encoders, render

        render.check(request)
        with self.sources[request.picture].prepare_painting(request, scene) as (paint, _):
            image = encoders.image_of(paint, request.size, request.scale)
        image.setDevicePixelRatio(1)
        QGuiApplication.clipboard().setImage(image)
        self._say(QCoreApplication.translate("Export", "On the clipboard: {0}."), request.picture)

    def write(self, path: Path, request: PictureRequest, scene: Scene) -> None:
        """Write a picture, in the format that the file's name says. Raises UserError."""
        from engine.files.whole_file import write_whole
        from gui.export import encoders, render

        kind = render.format_of(path)
        render.check(request)
        with self.sources[request.picture].prepare_painting(request, scene) as (paint, title):
            data = encoders.encode(kind, paint, request.size, request.scale, title)
        write_whole(path, data)
        self._last, self._last_kind = request, kind
        message = QCoreApplication.translate("Export", "Exported to {1}: {0}.")
        self._say(message, request.picture, path.name)

    # Within

    def _ask_where(self, request: PictureRequest, kind: str, scene: Scene) -> None:
        from gui.widgets.file_dialogs import ask_where_to_export

        path = ask_where_to_export(
            self._window, self.beside(file_name(self.sources[request.picture].title)), kind
        )
        if path is not None:
            report_errors(self._status, lambda: self.write(path, request, scene))

    def _preview(self, request: PictureRequest, scene: Scene) -> QImage:
        from gui.export.encoders import thumbnail_of

        with self.sources[request.picture].prepare_painting(request, scene) as (paint, _):
            return thumbnail_of(paint, request.size)

    def beside(self, name: str) -> str:
        """Return where a file of this name may go: beside the session, where that has a file."""
        folder = self._folder()
        return name if folder is None else str(folder / name)

    def scene(self) -> Scene:
        """Return the frame shown, the view options, and the zoom of each picture on screen."""
        from gui.export.render import Scene

        states = {shown.objectName(): shown.view_state() for shown in self._pictures()}
        return Scene(self._store.frame(), self._store.view_options, states)

    def _find_on_screen(self, name: str) -> Picture | PlotPicture | None:
        return next((shown for shown in self._pictures() if shown.objectName() == name), None)

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _say(self, message: str, picture: str, *details: str) -> None:
        self._status.say(message.format(self.sources[picture].title, *details), warning=False)


def file_name(title: str) -> str:
    """Return a name for a file: the picture's, without what a disk may refuse."""
    letters = "".join(letter if letter.isalnum() else "-" for letter in title.lower())
    return "-".join(part for part in letters.split("-") if part)
