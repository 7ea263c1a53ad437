"""The run goes out: as an animation, as a script, as CSV; and the plants as CSV."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from engine.errors import UserError
from gui.language.translation import language
from gui.registry.action_names import Commands
from gui.registry.file_kinds import ANIMATIONS, SCRIPTS, TABLES_WRITTEN
from gui.widgets import file_dialogs
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


class RunExporter(QObject):
    """Exports the run, and the plants; the exporter tells the pictures and the scene.

    `dialog` is the one that asks how to film, `work` the film under way, `progress` its bar.
    """

    def __init__(self, shell: Shell, exporter: PictureExporter, look: Callable[[], Look]) -> None:
        super().__init__(shell.window)
        self._window, self._store, self._status = shell.window, shell.store, shell.status
        self._exporter, self._look = exporter, look
        self._last: Animation | None = None
        self._last_kind = "gif"
        self.dialog: AnimationDialog | None = None
        self.work: AnimationJob | None = None
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

    def write_script(self, path: Path) -> None:
        """Write the run up to the step shown as a NumPy script. Raises UserError."""
        from engine.files.runs import script

        written = script.write(path, self._store.frame(), language())
        self._say_written(*(one.name for one in written))

    def write_trace(self, path: Path) -> None:
        """Write every step of the run as CSV. Raises UserError."""
        from engine.files.runs import trace_csv

        trace_csv.write(path, self._store.session.state.run.trace)
        self._say_written(path.name)

    def write_plants(self, path: Path) -> None:
        """Write the plants as CSV. Raises UserError."""
        file_dialogs.save_plants(path, self._store.frame().plants)
        self._say_written(path.name)

    def _ask_for_script(self) -> None:
        title, kinds = translate("RunExporter", "NumPy script"), file_dialogs.name_filter(SCRIPTS)
        self._ask(title, translate("RunExporter", "neuron") + ".py", kinds, self.write_script)

    def _ask_for_trace(self) -> None:
        title, kinds = (
            translate("RunExporter", "Trace as CSV"),
            file_dialogs.name_filter(TABLES_WRITTEN),
        )
        self._ask(title, translate("RunExporter", "trace") + ".csv", kinds, self.write_trace)

    def _ask_for_plants(self) -> None:
        title, kinds = (
            translate("RunExporter", "Plants as CSV"),
            file_dialogs.name_filter(TABLES_WRITTEN),
        )
        self._ask(title, translate("RunExporter", "plants") + ".csv", kinds, self.write_plants)

    def _ask(self, title: str, name: str, kinds: str, write: Callable[[Path], None]) -> None:
        path = file_dialogs.ask_where_to_write(self._window, title, name, kinds)
        if path is not None:
            write(path)

    def _say_written(self, *names: str) -> None:
        said = translate("RunExporter", "Exported: {0}.").format(", ".join(names))
        self._status.say(said, warning=False)

    # Film

    def ask_for_animation(self) -> None:
        """Ask how to film the run; what is filmed is the run as it is now."""
        from gui.export.animation_dialog import AnimationDialog

        if self.dialog is not None or self.work is not None:
            return
        self._store.pause()
        frame = self._store.frame()
        if not frame.last_step:
            raise UserError("film_no_step")
        scene = self._exporter.scene()
        subjects = self._exporter.subjects.items()
        names = {code: subject.title for code, subject in subjects if subject.can_be_animated}
        self.dialog = dialog = AnimationDialog(
            self._window, self._request(), self._last_kind, names, frame,
            lambda animation: _last_image(animation, scene),
        )  # fmt: skip
        dialog.accepted.connect(lambda: self._ask_where(dialog.animation(), dialog.kind(), scene))
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def render(self, path: Path, animation: Animation, scene: Scene) -> None:
        """Begin to film, under a progress bar. Raises UserError."""
        from gui.export.animation_job import AnimationJob

        self.work = work = AnimationJob(path, animation, scene, self)
        self.progress = bar = _progress(self._window, path.name, work.count)
        bar.canceled.connect(work.give_up)
        work.progressed.connect(bar.setValue)
        work.finished.connect(lambda how: self._on_rendered(how, path))
        self._last, self._last_kind = animation, path.suffix.lower().lstrip(".")
        bar.show()
        work.start()

    def _request(self) -> Animation:
        """Return the film last asked for, of the whole run."""
        from dataclasses import replace

        from gui.export.animation import Animation

        animation = self._last or Animation(theme=self._look().theme)
        return replace(animation, language=language(), first=0, last=None)

    def _ask_where(self, animation: Animation, kind: str, scene: Scene) -> None:
        title = translate("RunExporter", "Animation")
        kinds = file_dialogs.name_filter(ANIMATIONS, kind)
        name = f"{translate('RunExporter', 'neuron')}.{kind}"
        path = file_dialogs.ask_where_to_write(self._window, title, name, kinds)
        if path is not None:
            report_errors(self._status, lambda: self.render(path, animation, scene))

    def _on_rendered(self, how: object, path: Path) -> None:
        """Take the bar away, and say how it ended."""
        if self.progress is not None:
            self.progress.close()
            self.progress.deleteLater()
        if self.work is not None:
            self.work.deleteLater()
        self.work = self.progress = None
        if isinstance(how, UserError):
            report_error(self._status, how)
        elif how is None:
            self._say_written(path.name)
        else:
            self._status.say(translate("RunExporter", "Nothing was exported."), warning=False)

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def stop(self) -> None:
        """Give up the animation under way, if there is one."""
        if self.work is not None:
            self.work.give_up()
            self.work.wait()


def _last_image(animation: Animation, scene: Scene) -> QImage:
    """Return the last frame of a film, to look at beforehand. Raises UserError."""
    from gui.export.animation import AnimationRenderer

    renderer = AnimationRenderer(animation, scene)
    try:
        return renderer.image(renderer.steps[-1])
    finally:
        renderer.close()


def _progress(parent: QWidget, name: str, count: int) -> QProgressDialog:
    bar = QProgressDialog(parent)
    bar.setObjectName("filmProgress")
    bar.setWindowTitle(translate("RunExporter", "Animation"))
    bar.setLabelText(translate("RunExporter", "Making {0}…").format(name))
    bar.setCancelButtonText(translate("RunExporter", "Cancel"))
    bar.setRange(0, count)
    bar.setMinimumWidth(360)
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(0)
    bar.setAutoReset(False)
    bar.setAutoClose(False)
    return bar
