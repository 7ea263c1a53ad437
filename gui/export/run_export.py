"""Export the run: as an animation, as a script, as CSV; and the plants as CSV."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QProgressDialog, QWidget

from engine.errors import UserError
from gui.language.translation import language
from gui.registry.action_names import Commands
from gui.registry.file_kinds import (
    ANIMATIONS,
    PLANTS_WRITTEN,
    SCRIPTS,
    TABLES_WRITTEN,
    FileKind,
)
from gui.widgets import file_dialogs
from gui.widgets.progress_dialog import make_progress_dialog
from gui.window.refusals import report_error, report_errors
from gui.window.shell import Shell

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from gui.export.animation import Animation
    from gui.export.animation_dialog import AnimationDialog
    from gui.export.animation_job import AnimationJob
    from gui.export.picture_export import PictureExporter
    from gui.export.render import Scene
    from gui.style.theme import Look

translate = QCoreApplication.translate


_LIBRARIES = {"numpy": "NumPy", "pytorch": "PyTorch", "scikit-learn": "scikit-learn"}
"""What a script in Python can be written for, and how that is called."""


class RunExporter(QObject):
    """Exports the run, and the plants; `exporter` knows the pictures and the scene.

    `dialog` asks how to animate, `job` is the animation being made, `progress` its dialogue.
    """

    def __init__(self, shell: Shell, exporter: PictureExporter, look: Callable[[], Look]) -> None:
        super().__init__(shell.window)
        self._window, self._store, self._status = shell.window, shell.store, shell.status
        self._exporter, self._look = exporter, look
        self._last: Animation | None = None
        self._last_kind = "gif"
        self.dialog: AnimationDialog | None = None
        self.job: AnimationJob | None = None
        self.progress: QProgressDialog | None = None

    def commands(self) -> Commands:
        """Return what each action does when it is chosen."""
        return {
            "actionExportAnimation": self.ask_for_animation,
            "actionExportScript": self._ask_for_script,
            "actionExportTrace": self._ask_for_trace,
            "actionSavePlants": self._ask_for_plants,
        }

    # Text

    def write_script(self, path: Path, library: str = "numpy") -> None:
        """Write the run up to the step shown as a script for a library. Raises UserError."""
        from engine.files.runs import script
        from engine.files.runs.network_script import ScriptLibrary

        written = script.write(path, self._store.frame(), language(), ScriptLibrary(library))
        self._report_written(*(file.name for file in written))

    def write_trace(self, path: Path) -> None:
        """Write every step of the run as CSV. Raises UserError."""
        from engine.files.runs import trace_csv

        frame = self._store.frame()
        trace_csv.write(path, frame.trace, frame.architecture.names, language())
        self._report_written(path.name)

    def write_plants(self, path: Path) -> None:
        """Write the plants as CSV, or as a workbook by the name. Raises UserError."""
        file_dialogs.save_plants(path, self._store.frame().plants)
        self._report_written(path.name)

    def _ask_for_script(self) -> None:
        title, stem = translate("RunExporter", "Script"), translate("RunExporter", "neuron")
        name = self._exporter.beside(stem + SCRIPTS.suffixes[0])
        template = translate("RunExporter", "Script for {0} (*.py)")
        filters = [template.format(library) for library in _LIBRARIES.values()]
        filters.append(translate("RunExporter", "Script for R (*.R)"))
        filters.append(translate("RunExporter", "Script with holes to fill in (*.py)"))
        chosen = file_dialogs.ask_where_to_write_as(self._window, title, name, filters)
        if chosen is not None:
            path, kind = chosen
            self.write_script(path, [*_LIBRARIES, "r", "exercise"][kind])

    def _ask_for_trace(self) -> None:
        title, stem = translate("RunExporter", "Trace as CSV"), translate("RunExporter", "trace")
        self._ask(title, stem, TABLES_WRITTEN, self.write_trace)

    def _ask_for_plants(self) -> None:
        title, stem = (
            translate("RunExporter", "Plants as CSV or XLSX"),
            translate("RunExporter", "plants"),
        )
        self._ask(title, stem, PLANTS_WRITTEN, self.write_plants)

    def _ask(self, title: str, stem: str, kind: FileKind, write: Callable[[Path], None]) -> None:
        name = self._exporter.beside(stem + kind.suffixes[0])
        filters = file_dialogs.name_filter(kind)
        path = file_dialogs.ask_where_to_write(self._window, title, name, filters)
        if path is not None:
            write(path)

    def _report_written(self, *names: str) -> None:
        message = translate("RunExporter", "Exported: {0}.").format(", ".join(names))
        self._status.say(message, warning=False)

    # Animation

    def ask_for_animation(self) -> None:
        """Ask how to animate the run as it is now."""
        from gui.export.animation_dialog import AnimationDialog

        if self.dialog is not None or self.job is not None:
            return
        self._store.pause()
        frame = self._store.frame()
        if not frame.last_step:
            raise UserError("film_no_step")
        scene = self._exporter.scene()
        sources = self._exporter.sources.items()
        names = {code: source.title for code, source in sources if source.can_be_animated}
        self.dialog = dialog = AnimationDialog(
            self._window, self._request(), self._last_kind, names, frame,
            lambda animation: _last_image(animation, scene),
        )  # fmt: skip
        dialog.accepted.connect(lambda: self._ask_where(dialog.animation(), dialog.kind(), scene))
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def render(self, path: Path, animation: Animation, scene: Scene) -> None:
        """Begin to make an animation, behind a progress dialogue. Raises UserError."""
        from gui.export.animation_job import AnimationJob

        self.job = job = AnimationJob(path, animation, scene, self)
        self.progress = bar = _progress(self._window, path.name, job.count)
        bar.canceled.connect(job.cancel)
        job.progressed.connect(bar.setValue)
        job.finished.connect(lambda outcome: self._on_rendered(outcome, path))
        self._last, self._last_kind = animation, path.suffix.lower().lstrip(".")
        bar.show()
        job.start()

    def _request(self) -> Animation:
        """Return the animation last asked for, of the whole run."""
        from dataclasses import replace

        from gui.export.animation import Animation

        animation = self._last or Animation(theme=self._look().theme)
        return replace(animation, language=language(), first=0, last=None)

    def _ask_where(self, animation: Animation, kind: str, scene: Scene) -> None:
        title = translate("RunExporter", "Animation")
        filters = file_dialogs.name_filter(ANIMATIONS, kind)
        name = self._exporter.beside(f"{translate('RunExporter', 'neuron')}.{kind}")
        path = file_dialogs.ask_where_to_write(self._window, title, name, filters)
        if path is not None:
            report_errors(self._status, lambda: self.render(path, animation, scene))

    def _on_rendered(self, outcome: object, path: Path) -> None:
        """Close the progress dialogue, and say how it ended."""
        if self.progress is not None:
            self.progress.close()
            self.progress.deleteLater()
        if self.job is not None:
            self.job.deleteLater()
        self.job = self.progress = None
        if isinstance(outcome, UserError):
            report_error(self._status, outcome)
        elif outcome is None:
            self._report_written(path.name)
        else:
            self._status.say(translate("RunExporter", "Nothing was exported."), warning=False)

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def stop(self) -> None:
        """Cancel the animation being made, if there is one."""
        if self.job is not None:
            self.job.cancel()
            self.job.wait()


def _last_image(animation: Animation, scene: Scene) -> QImage:
    """Return the last frame of an animation, as its preview. Raises UserError."""
    from gui.export.animation import AnimationRenderer

    renderer = AnimationRenderer(animation, scene)
    try:
        return renderer.image(renderer.steps[-1])
    finally:
        renderer.close()


def _progress(parent: QWidget, name: str, count: int) -> QProgressDialog:
    title, text = translate("RunExporter", "Animation"), translate("RunExporter", "Making {0}…")
    cancel_text = translate("RunExporter", "Cancel")
    dialog = make_progress_dialog(parent, title, text.format(name), cancel_text, count)
    dialog.setObjectName("filmProgress")
    dialog.setMinimumWidth(360)
    return dialog
