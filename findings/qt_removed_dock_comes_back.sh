#!/bin/sh
# QMainWindow.saveState records a dock that was taken out with removeDockWidget as shown, and restoreState shows it.
# Versions: PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: removeDockWidget "removes the dock widget and hides it", so restoring the state leaves it away, or
# hidden. A new start then shows every panel that was ever taken out, beside those wanted.
# Seen: hiding it first makes the difference; isHidden() is True both ways when the state is saved.
#   removed: hidden when saved True, after restoreState False
#   hidden, then removed: hidden when saved True, after restoreState True
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow

app = QApplication([])
seen = []
for hides in False, True:
    window = QMainWindow()
    stays, goes = QDockWidget(window, objectName="stays"), QDockWidget(window, objectName="goes")
    for dock in stays, goes:
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.show()
    app.processEvents()
    if hides:
        goes.hide()
    window.removeDockWidget(goes)
    before = goes.isHidden()
    window.restoreState(window.saveState())
    seen.append((before, goes.isHidden()))
    print("hidden, then removed:" if hides else "removed:", "hidden when saved", before, "after restoreState", goes.isHidden())
sys.exit(0 if seen == [(True, False), (True, True)] else 3)
PY
