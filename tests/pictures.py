"""Make the README's pictures with the program itself: `python -m tests.pictures`."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from gui.app import create_application, create_window

_FOLDER = Path(__file__).parents[1] / "resources" / "pictures"
_SLOW_STEPS, _STEPS = 150, 128


def main() -> None:
    """Train at two rates, ask about a mystery plant, and save what is on screen."""
    create_application(["pictures"])
    _FOLDER.mkdir(exist_ok=True)
    for language in ("en", "fr"):
        window = create_window(language, "dark")
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
        for _ in range(10):
            QApplication.processEvents()
        window.grab().save(str(_FOLDER / f"lab-{language}.png"))
        window.close()


if __name__ == "__main__":
    main()
