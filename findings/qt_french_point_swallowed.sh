#!/bin/sh
# In French, typing 1.5 into a QDoubleSpinBox gives 15, and 1e2 gives 12, while pasting 1.5 changes nothing.
# Versions: PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: the point of the number pad is taken as the comma, or the whole number is refused, however it came.
# Seen: each refused key is swallowed alone, and what is left is a good number ten times too large. A paste is
# judged whole; in German, where the point parts thousands, even the paste of 1.5 gives 15. The box held 7 before.
#   fr_FR  typed 1,5 -> 1.5   1.5 -> 15.0   1e2 -> 12.0   0.01 -> 1.0   pasted 1.5 -> 7.0
#   de_DE  typed 1,5 -> 1.5   1.5 -> 15.0   1e2 -> 12.0   0.01 -> 1.0   pasted 1.5 -> 15.0
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import sys
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDoubleSpinBox

app = QApplication([])

def entered(language, keys, paste=False):
    box = QDoubleSpinBox()
    box.setLocale(QLocale(language))
    box.setRange(0, 1000)
    box.setValue(7)
    box.show()
    box.lineEdit().selectAll()
    if paste:
        app.clipboard().setText(keys)
        box.lineEdit().paste()
    else:
        QTest.keyClicks(box, keys)
    box.interpretText()
    return box.value()

seen = {}
for language in "fr_FR", "de_DE":
    seen[language] = [entered(language, keys) for keys in ("1,5", "1.5", "1e2", "0.01")]
    seen[language].append(entered(language, "1.5", paste=True))
    print(language, "typed 1,5 1.5 1e2 0.01, pasted 1.5:", seen[language])
typed = [1.5, 15.0, 12.0, 1.0]
sys.exit(0 if seen == {"fr_FR": [*typed, 7.0], "de_DE": [*typed, 15.0]} else 3)
PY
