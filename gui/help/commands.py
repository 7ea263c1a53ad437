"""What the Help menu opens; each is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.registry.action_names import Commands
from gui.style.theme import Look
from gui.window.actions import Actions

if TYPE_CHECKING:
    from gui.help.guide_window import GuideWindow


def help_commands(
    parent: QWidget, actions: Actions, look: Callable[[], Look], picture: Callable[[], str]
) -> Commands:
    """Return what each action of the Help menu does; the guide follows the look.

    `picture` returns the name of the one in use.
    """
    guide: GuideWindow | None = None

    def show_guide() -> GuideWindow:
        """Show the guide that is open already, or a new one."""
        from gui.help.guide_window import GuideWindow

        nonlocal guide
        guide = guide or GuideWindow(parent, look)
        guide.come_up()
        return guide

    def show_picture() -> None:
        from gui.help.guide_pages import slug_of_picture

        show_guide().go("pictures", slug_of_picture(picture()))

    def show_keys() -> None:
        from gui.help.quick_help import show_keys

        show_keys(parent, actions)

    def show_format() -> None:
        from gui.help.quick_help import show_format

        show_format(parent)

    def show_about() -> None:
        from gui.help.about import show_about

        show_about(parent)

    return {
        "actionGuide": show_guide,
        "actionWhatItShows": show_picture,
        "actionKeys": show_keys,
        "actionLessonFormat": show_format,
        "actionAbout": show_about,
    }
