"""What acts on a window: the controllers, made with what they need of it and of each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gui.context_menus.context_menus import ContextMenus
from gui.context_menus.plant_commands import PlantCommands
from gui.course.course_controller import CourseController
from gui.course.progress_controller import ProgressController
from gui.export.picture_export import PictureExporter
from gui.export.run_export import RunExporter
from gui.files.autosave_controller import AutosaveController
from gui.files.import_controller import ImportController
from gui.files.open_session import OpenSession
from gui.files.session_controller import SessionController
from gui.pictures.current_picture import CurrentPicture
from gui.registry.file_kinds import is_lesson
from gui.window.main_window import MainWindow
from gui.window.shell import Shell
from gui.worksheet.worksheet_controller import WorksheetController

if TYPE_CHECKING:
    from engine.lessons.lesson import Lesson


@dataclass(frozen=True)
class Controllers:
    """What acts on a window, one for each thing that it can be used for."""

    shell: Shell
    session: SessionController
    autosave: AutosaveController
    course: CourseController
    progress: ProgressController
    imports: ImportController
    picture_export: PictureExporter
    run_export: RunExporter
    worksheet: WorksheetController
    context_menus: ContextMenus
    plant_commands: PlantCommands
    in_use: CurrentPicture

    def watch_over(self, folder: Path | None = None) -> None:
        """Ask before work is lost, keep automatic copies, and offer what a crash left behind."""
        self.session.asks = True
        self.autosave.start(folder)


def make_controllers(window: MainWindow) -> Controllers:
    """Make everything that acts on a window."""
    shell = Shell(window, window.store, window.status)
    course = CourseController(
        shell, window.actions_, window.field, window.layout_, window.lazy_course,
        window.playback_bar.show_speed, window.remembered,
    )  # fmt: skip
    imports = ImportController(shell, window.field, window.actions_["actionStandardise"])
    on_screen = OpenSession(
        window.store, window.field, window.layout_, window.playback_bar.show_speed,
        lambda: course.page, lambda: course.page_of_work, course.resume,
    )  # fmt: skip
    in_use = CurrentPicture(window, window.all_pictures, window.pictures)
    session = SessionController(shell, on_screen, partial(_open_other, course, imports))
    autosave = AutosaveController(shell, on_screen, session)
    return Controllers(
        shell,
        session,
        autosave,
        course,
        ProgressController(shell, course),
        imports,
        *_make_exports(window, shell, session, in_use),
        WorksheetController(shell, partial(_page_of_work, course), lambda: session.file.folder),
        ContextMenus(
            shell, window.actions_, window.docks, in_use, lambda: not window.tools.isHidden()
        ),
        PlantCommands(shell, window.docks),
        in_use,
    )


def _page_of_work(course: CourseController) -> tuple[Lesson, int] | None:
    """Return the lesson and the page that what is on screen belongs to, if it does to any."""
    page = course.page_of_work
    return None if page is None else (course.player.lesson, page[1])


def _make_exports(
    window: MainWindow, shell: Shell, session: SessionController, in_use: CurrentPicture
) -> tuple[PictureExporter, RunExporter]:
    exporter = PictureExporter(
        shell, window, lambda: window.all_pictures, lambda: in_use.name,
        lambda: session.file.folder,
    )  # fmt: skip
    return exporter, RunExporter(shell, exporter, lambda: window.look)


def _open_other(course: CourseController, imports: ImportController, path: Path) -> None:
    """Open plants or a lesson. Raises UserError."""
    if is_lesson(path):
        course.try_file(path)
    else:
        imports.open_file(path)
