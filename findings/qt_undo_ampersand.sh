#!/bin/sh
# The menu of QUndoStack takes the "&" of a command's text for a shortcut: "R&D" is undone as "RD", by Alt+D.
# Versions: PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: a command's text is plain, as undoText() and QUndoView show it, so createUndoAction doubles the "&".
# Seen: it is put into the action as it is. Doubling it oneself makes the menu right and the QUndoView wrong ("R&&D"):
# no one text is right in both.
#   text 'Rename to R&D'   list 'Rename to R&D'   menu 'Undo Rename to RD'   key Alt+D
#   text 'Rename to R&&D'  list 'Rename to R&&D'  menu 'Undo Rename to R&D'  no key
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import sys
from PySide6.QtGui import QAccessible, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QMenu, QUndoView

app = QApplication([])
seen = []
for text in "Rename to R&D", "Rename to R&&D":
    stack = QUndoStack()
    stack.push(QUndoCommand(text))
    menu = QMenu()
    action = stack.createUndoAction(stack, "Undo")
    menu.addAction(action)
    shown = QAccessible.queryAccessibleInterface(menu).child(0).text(QAccessible.Text.Name)
    view = QUndoView(stack)
    listed = view.model().index(1, 0).data()
    key = QKeySequence.mnemonic(action.text()).toString()
    print(f"text {text!r} list {listed!r} menu {shown!r} key {key!r}")
    seen.append((listed, shown, key))
expected = [("Rename to R&D", "Undo Rename to RD", "Alt+D"), ("Rename to R&&D", "Undo Rename to R&D", "")]
sys.exit(0 if seen == expected else 3)
PY
