#!/bin/sh
# pyqtgraph's siEval takes the first letter of a unit for an SI prefix: "5 Pa" is 5e15, "5 min" is 0.005.
# Versions: pyqtgraph 0.14.0, PySide6-Essentials 6.11.3, NumPy 2.4.6. Linux, Python 3.11.
# One would guess: a text that siFormat wrote reads back as the number it was given.
# Seen: a unit of one letter, or one whose first letter is no prefix, comes back; the others are silently changed.
# With siEval(text, suffix="Pa") all are right: but then one must know the unit of what one reads.
#   5 m -> 5.0    5 Hz -> 5.0    5 Pa -> 5e15    5 mol -> 0.005    5 min -> 0.005    5 px -> 5e-12    5 plants -> 5e-12
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check pyqtgraph==0.14.0 PySide6-Essentials==6.11.3 shiboken6==6.11.3 numpy==2.4.6 colorama==0.4.6
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import math
import sys
from pyqtgraph import siEval, siFormat

expected = {"m": 5, "Hz": 5, "Pa": 5e15, "mol": 5e-3, "min": 5e-3, "px": 5e-12, "plants": 5e-12}
held = True
for unit, value in expected.items():
    text = siFormat(5.0, suffix=unit)
    read, told = siEval(text), siEval(text, suffix=unit)
    print(f"{text!r} is read as {read}; told its unit, as {told}")
    held &= text == f"5 {unit}" and math.isclose(read, value) and told == 5
sys.exit(0 if held else 3)
PY
