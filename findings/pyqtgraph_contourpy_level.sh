#!/bin/sh
# pyqtgraph.isocurve and contourpy draw the same level through the same grid in different places, and differ on what
# lies on the level itself: the one counts an equal value as above, the other as below.
# Versions: pyqtgraph 0.14.0, contourpy 1.3.3, NumPy 2.4.6, PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: two marching squares over one array agree, but perhaps for the order of x and y.
# Seen: for z = 0, 1, 2, 3 along one axis (the coordinate along that axis of each line's points):
#   level 0    isocurve none     contourpy 0.0
#   level 1.5  isocurve 2.0      contourpy 1.5
#   level 3    isocurve 3.5      contourpy none
# isocurve adds half a cell, as for an ImageItem whose pixels are centred on the halves. So a level at the lowest value
# is drawn by contourpy alone, and one at the highest by pyqtgraph alone, beyond the last sample.
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check pyqtgraph==0.14.0 contourpy==1.3.3 PySide6-Essentials==6.11.3 shiboken6==6.11.3 numpy==2.4.6 colorama==0.4.6
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import sys
import numpy as np
from contourpy import contour_generator
from pyqtgraph import isocurve

z = np.add.outer(np.arange(4.0), np.zeros(3))
seen = {}
for level in 0.0, 1.5, 3.0:
    centred = isocurve(z, level, connected=True)
    plain = contour_generator(z=z).lines(level)
    seen[level] = (sorted({float(along) for line in centred for along, _ in line}),
                   sorted({float(along) for line in plain for _, along in line}))
    print(f"level {level}: isocurve {seen[level][0]}, contourpy {seen[level][1]}")
sys.exit(0 if seen == {0.0: ([], [0.0]), 1.5: ([2.0], [1.5]), 3.0: ([3.5], [])} else 3)
PY
