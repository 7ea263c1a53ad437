#!/bin/sh
# pyqtgraph's arrayToQPolygonF raises on arrays without a point: "assignment destination is read-only".
# Versions: pyqtgraph 0.14.0, PySide6-Essentials 6.11.3, NumPy 2.4.6. Linux, Python 3.11.
# One would guess: no points make an empty polygon, as they make an empty path with arrayToQPath.
# Seen: one point and more make a polygon; none raises ValueError, whose words name another trouble than there is.
#   3 points -> 3    1 -> 1    0 -> ValueError: assignment destination is read-only    arrayToQPath of 0 -> empty path
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check pyqtgraph==0.14.0 PySide6-Essentials==6.11.3 shiboken6==6.11.3 numpy==2.4.6 colorama==0.4.6
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import sys
import numpy as np
from pyqtgraph.functions import arrayToQPath, arrayToQPolygonF

seen = {}
for count in (3, 1, 0):
    x = np.arange(count, dtype=float)
    try:
        seen[count] = str(arrayToQPolygonF(x, x).size())
    except ValueError as error:
        seen[count] = f"ValueError: {error}"
    print(f"{count} points: {seen[count]}")
empty = np.empty(0)
path_is_empty = arrayToQPath(empty, empty).isEmpty()
print(f"arrayToQPath of none is empty: {path_is_empty}")
expected = {3: "3", 1: "1", 0: "ValueError: assignment destination is read-only"}
sys.exit(0 if seen == expected and path_is_empty else 3)
PY
