"""Make the README's and the guide's pictures with the program itself: `python -m tests.pictures`.

With `--check` nothing is made: it lists the guide's screenshots that are out of date.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from gui.app import create_application
from gui.app.application import create_lab
from gui.window.main_window import MainWindow
from tests import guide_pictures

_FOLDER = Path(__file__).parents[1] / "resources" / "pictures"
_SLOW_STEPS, _STEPS = 150, 128
_CHAPTER, _PAGE = 8, 3


def main() -> int:
    """Make every picture; or check them, and return 1 where one is stale."""
    create_application(["pictures"])
    if sys.argv[1:] == ["--check"]:
        stale = [line for code in ("en", "fr") for line in guide_pictures.stale(code)]
        print("\n".join(stale) or "Every screenshot of the guide is true.")
        return 1 if stale else 0
    _make_pictures_of_readme()
    guide_pictures.make()
    return 0


def _make_pictures_of_readme() -> None:
    """Train at two rates, ask about a mystery plant, and save what is on screen."""
    _FOLDER.mkdir(exist_ok=True)
    for language in ("en", "fr"):
        window, controllers = create_lab(language, "dark")
        window.show()
        store = window.store
        store.set_settings(learning_rate=0.03)
        store.session.learn(_SLOW_STEPS)
        store.rewind()
        store.set_settings(learning_rate=0.1)
        store.session.learn(_STEPS)
        store.put_probe((1.75, 1.62))
        window.actions_["actionLevels"].setChecked(True)
        store.flush()
        _save(window, f"lab-{language}")
        window.layout_.arrange("Descent")
        _save(window, f"descent-{language}")
        course = controllers.course
        course.player.open(course.player.chapters[_CHAPTER], _PAGE)
        _save(window, f"course-{language}")
        window.close()


def _save(window: MainWindow, name: str) -> None:
    """Process events until everything is drawn, and save a screenshot."""
    for _ in range(60):
        QApplication.processEvents()
    window.grab().save(str(_FOLDER / f"{name}.png"))


if __name__ == "__main__":
    sys.exit(main())
