"""The application, and a window: how they are made, furnished, shown, and ended."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from engine.errors import Language, UserError
from engine.lab.session import Session
from engine.model.dataset import Dataset
from gui.accessibility import screen_reader
from gui.app.announcements import announce_changes
from gui.app.controllers import Controllers
from gui.app.crash_handler import CrashHandler
from gui.app.event_loop import run_event_loop
from gui.app.screen_fit import fitted
from gui.app.system_contrast import SystemContrast
from gui.app.termination import Termination
from gui.app.wiring import connect
from gui.language import translation
from gui.language.sentences import refusal
from gui.state.store import Store
from gui.style.app_icon import app_icon
from gui.style.fonts import ensure_a_font
from gui.style.theme import Theme, wants_contrast
from gui.widgets.on_screen import keep_on_screen
from gui.window.main_window import MainWindow
from gui.window.remembered import Remembered

_NAME = "Perceptron Lab"

_LARGEST_BLOCK_KEPT = 24 * 2**20
"""Bytes; the C library of Linux learns at most 32 MB."""

DESKTOP_FILE = "org.perceptronlab.PerceptronLab"
"""The name of our `.desktop` file, by which a desktop finds the icon and groups the windows."""


def create_application(argv: list[str], on_screen: bool = False) -> QApplication:
    """Return the one application, made if there is none yet.

    Where a person is to see it on a screen, it is enlarged no further than there is room.
    """
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        if existing.applicationDisplayName() != _NAME:  # made by a command that needs no window
            _furnish(existing)
        return existing
    _keep_freed_memory()
    QCoreApplication.setOrganizationName("PerceptronLab")
    QCoreApplication.setApplicationName("PerceptronLab")
    app = QApplication(argv)
    if on_screen:
        app = fitted(app, argv)
    ensure_a_font()
    _furnish(app)
    return app


def _keep_freed_memory() -> None:
    """Let the C library of Linux keep what a frame frees, for the arrays of the next one.

    It hands blocks larger than any freed so far back to the system, which then has to clear their
    pages anew: of the field of a network 2.5 MB a frame, and a quarter of its time. One large block
    freed untouched costs nothing, and raises that limit.
    """
    np.empty(_LARGEST_BLOCK_KEPT, dtype=np.uint8)


def _furnish(app: QApplication) -> None:
    screen_reader.install()
    app.setApplicationDisplayName(_NAME)
    app.setDesktopFileName(DESKTOP_FILE)
    app.setWindowIcon(app_icon())


class Lab(NamedTuple):
    """A window, and what acts on it."""

    window: MainWindow
    controllers: Controllers


def create_window(
    language: Language = "fr",
    theme: Theme = "dark",
    plants: Dataset | None = None,
    remembered: Remembered | None = None,
) -> MainWindow:
    """Return a window on the six plants (or others), not yet shown; nothing is restored.

    Give `remembered` to restore and keep the layout, the language and the theme.
    """
    return create_lab(language, theme, plants, remembered).window


def create_lab(
    language: Language = "fr",
    theme: Theme = "dark",
    plants: Dataset | None = None,
    remembered: Remembered | None = None,
) -> Lab:
    """Return a window as `create_window` does, and its controllers."""
    translation.set_language(language)
    window = MainWindow(Store(Session(plants)), theme, remembered)
    controllers = connect(window)
    announce_changes(window, controllers)
    return Lab(window, controllers)


def report_crashes(lab: Lab, **how: int) -> None:
    """Take what nobody caught: keep the work, and say so in a box."""
    window, controllers = lab
    CrashHandler(
        controllers.shell, controllers.autosave.save_now, window.actions_["actionSaveAs"].trigger,
        lambda: window.theme, **how,
    ).install()  # fmt: skip


def create_chosen_lab(
    language: Language | None,
    theme: Theme | None,
    plants: Dataset | None,
    remembered: Remembered | None,
) -> Lab:
    """Return a window in the language and the theme given, or remembered, or usual."""
    if remembered is not None:
        language, theme = language or remembered.language, theme or remembered.theme
    lab = create_lab(language or translation.system_language(), theme or "dark", plants, remembered)
    system_contrast = SystemContrast(lab.window.appearance, theme is not None)
    if wants_contrast():
        system_contrast.follow()
    return lab


def show_until_closed(app: QApplication, lab: Lab, projector: bool, fault: UserError | None) -> int:
    """Show a window, with what is wrong in the settings of the class room, and run it."""
    window, controllers = lab
    if fault is not None:
        controllers.shell.status.pin(lambda: refusal(fault))
    keep_on_screen(window)
    window.show()
    window.windowHandle().screenChanged.connect(window.layout_.follow_screen)
    if projector:
        window.layout_.set_projector(True)
    termination = Termination(partial(keep_work, controllers), window)
    termination.install()

    def on_log_off(_session: object) -> None:
        copy_work(controllers)

    app.commitDataRequest.connect(on_log_off)
    try:
        return run_event_loop(app.exec)
    finally:
        app.commitDataRequest.disconnect(on_log_off)
        termination.uninstall()


def keep_work(controllers: Controllers) -> None:
    """Copy what would be lost if the program ended now, and break off what is being written."""
    copy_work(controllers)
    controllers.run_export.stop()


def copy_work(controllers: Controllers) -> None:
    """Copy what would be lost if the program ended now, what is being typed or dragged included."""
    controllers.shell.store.finish_input()
    if controllers.session.document.to_copy:
        controllers.autosave.save_now()
