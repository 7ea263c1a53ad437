#!/bin/sh
# On Linux setAccessibleName does nothing to a QComboBox: a screen reader is given the chosen item as its name.
# Versions: PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: a name set by hand wins, as on every other widget; failing it the buddy of a QFormLayout names it.
# Seen: the item is told twice, as name and as value, and the name changes with the choice; so for an editable box.
# The label is left to the "labelled by" relation. Only while nothing is chosen do the two names come through.
#                   buddy "Rate" alone    setAccessibleName("Pace")
#   QSlider         'Rate'                'Pace'
#   QComboBox       'slow'                'slow'        and its value is 'slow'
#   none chosen     'Rate'                'Pace'
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import sys
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QFormLayout, QSlider, QWidget

app = QApplication([])

def told(widget, what=QAccessible.Text.Name):
    return QAccessible.queryAccessibleInterface(widget).text(what)

def named(widget):
    names = [told(widget)]
    widget.setAccessibleName("Pace")
    names.append(told(widget))
    widget.setAccessibleName("")
    return names

form = QWidget()
rows = QFormLayout(form)
slider, combo = QSlider(), QComboBox()
combo.addItems(["slow", "fast"])
rows.addRow("&Rate", slider)
rows.addRow("&Rate", combo)
seen = {"slider": named(slider), "combo": named(combo), "value": told(combo, QAccessible.Text.Value)}
combo.setEditable(True)
seen["editable"] = named(combo)
combo.setEditable(False)
combo.setCurrentIndex(-1)
seen["none chosen"] = named(combo)
print(seen)
both = ["Rate", "Pace"]
expected = {"slider": both, "combo": ["slow", "slow"], "value": "slow",
            "editable": ["slow", "slow"], "none chosen": both}
sys.exit(0 if seen == expected else 3)
PY
