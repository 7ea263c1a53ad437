#!/bin/sh
# A screen reader hears QSpinBox with its unit and its special word, and QDoubleSpinBox without either.
# Versions: PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: both tell what text() shows, being two faces of one class.
# Seen, with the suffix " cm" and the special value text "none" at the minimum:
#   QSpinBox        shows '3 cm'     tells '3 cm'      at its minimum shows 'none'  tells 'none'
#   QDoubleSpinBox  shows '3.00 cm'  tells '3.00'      at its minimum shows 'none'  tells '0.00'
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import sys
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QSpinBox

QLocale.setDefault(QLocale.c())
app = QApplication([])
seen = {}
for kind in QSpinBox, QDoubleSpinBox:
    box = kind()
    box.setSuffix(" cm")
    box.setSpecialValueText("none")
    pairs = []
    for value in 3, 0:
        box.setValue(value)
        told = QAccessible.queryAccessibleInterface(box).text(QAccessible.Text.Value)
        pairs.append((box.text(), told))
    print(kind.__name__, *(f"shows {shown!r} tells {told!r};" for shown, told in pairs))
    seen[kind.__name__] = pairs
expected = {"QSpinBox": [("3 cm", "3 cm"), ("none", "none")],
            "QDoubleSpinBox": [("3.00 cm", "3.00"), ("none", "0.00")]}
sys.exit(0 if seen == expected else 3)
PY
