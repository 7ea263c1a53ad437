"""The real window, watched: it writes down each fault, and that it still answers.

`python -m tests.robustness.watched_window FOLDER LANGUAGE`; files are read and written in FOLDER
alone, whatever is pressed in a dialogue.
"""

from __future__ import annotations

import faulthandler
import os
import random
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QFileDialog

_BEAT_MS = 100
_NAMES = ("a.plab", "b.plab", "plants.csv", "picture.png", "picture.svg", "picture.pdf", "run.py")


def main() -> None:
    """Open the window and stay until it is closed."""
    folder, language = Path(sys.argv[1]).resolve(), sys.argv[2]
    faults = (folder / "faults.txt").open("a", encoding="utf-8")
    faulthandler.enable(faults)
    os.environ["HOME"] = str(folder)  # a printer that is a file begins there
    os.chdir(folder)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    _answer_file_dialogues(folder)

    from gui.app import create_application
    from gui.app.application import create_lab
    from gui.window.remembered import Remembered

    application = create_application(["lab"])
    window, controllers = create_lab(language, remembered=Remembered())
    controllers.watch_over(folder / "autosave")

    def note(*fault: object) -> None:
        faults.write("".join(traceback.format_exception(*fault)))  # type: ignore[arg-type]
        faults.flush()

    sys.excepthook = note
    beats = QTimer(window)
    beats.timeout.connect(lambda: (folder / "beat").write_text("alive"))
    beats.start(_BEAT_MS)
    window.showFullScreen()
    application.exec()


def _answer_file_dialogues(folder: Path) -> None:
    chance = random.Random(1)

    def answer(*_arguments: object, **_options: object) -> tuple[str, str]:
        return str(folder / chance.choice(_NAMES)), ""

    QFileDialog.getOpenFileName = staticmethod(answer)  # type: ignore[assignment]
    QFileDialog.getSaveFileName = staticmethod(answer)  # type: ignore[assignment]


if __name__ == "__main__":
    main()
