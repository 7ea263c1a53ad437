#!/bin/sh
# A row of widgets that are all hidden still takes the margins of its nested layout: an empty band of 6 pixels.
# Versions: PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: a nested layout whose widgets are all hidden is empty (isEmpty() says so) and takes no room, as a
# hidden widget of its own would, which takes neither its height nor the spacing beside it.
# Seen: its spacing goes, its contents margins stay in the height of the layout around it.
#   shown 40 + row    both hidden, in a nested layout: 40 + its margins    both hidden, in a widget that is hidden: 40
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import sys
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

app = QApplication([])


def height(nested: bool) -> tuple[int, bool]:
    """The height that a column asks for: a box of 40 pixels, and below it a row that is hidden."""
    outer = QWidget()
    column = QVBoxLayout(outer)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    box = QWidget()
    box.setFixedHeight(40)
    column.addWidget(box)
    holder = None if nested else QWidget()
    row = QHBoxLayout(holder) if holder else QHBoxLayout()
    row.setContentsMargins(8, 0, 8, 6)
    buttons = [QWidget(), QWidget()]
    for button in buttons:
        button.setFixedHeight(20)
        row.addWidget(button)
    column.addWidget(holder) if holder else column.addLayout(row)
    for widget in [holder] if holder else buttons:
        widget.hide()
    return column.sizeHint().height(), row.isEmpty()


in_layout, in_widget = height(nested=True), height(nested=False)
print(f"hidden one by one in a nested layout: {in_layout[0]}, isEmpty() {in_layout[1]}")
print(f"hidden with the widget around them: {in_widget[0]}")
sys.exit(0 if in_layout == (46, True) and in_widget[0] == 40 else 3)
PY
