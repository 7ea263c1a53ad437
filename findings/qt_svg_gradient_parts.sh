#!/bin/sh
# QSvgGenerator keeps a gradient's stops, and drops three things that say how it lies: its spread, the brush's
# transform, and the whole gradient where it is the brush of a pen, whose stroke turns black.
# Versions: PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: SVG has spreadMethod, gradientTransform and stroke="url(#...)", so all three are written.
# Seen: nothing is said, and none is in the file. (QPdfWriter 6.11.3 draws all three as asked.)
#   repeat     fill="url(#gradient1)"  spreadMethod absent
#   transform  fill="url(#gradient1)"  gradientTransform absent, x2="100" as before the brush was stretched
#   pen        stroke="#000000"        no url at all
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import re
import sys
from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt
from PySide6.QtGui import QBrush, QGradient, QGuiApplication, QLinearGradient, QPainter, QPen, QTransform
from PySide6.QtSvg import QSvgGenerator

app = QGuiApplication([])

def svg(draw):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setViewBox(QRect(0, 0, 200, 200))
    painter = QPainter(generator)
    draw(painter)
    painter.end()
    return bytes(buffer.data()).decode()

def gradient(spread=QGradient.Spread.PadSpread):
    made = QLinearGradient(0, 0, 100, 0)
    made.setColorAt(0, Qt.GlobalColor.red)
    made.setColorAt(1, Qt.GlobalColor.blue)
    made.setSpread(spread)
    return made

stretched = QBrush(gradient())
stretched.setTransform(QTransform().scale(2, 1))
repeat = svg(lambda p: p.fillRect(0, 0, 200, 200, gradient(QGradient.Spread.RepeatSpread)))
transform = svg(lambda p: p.fillRect(0, 0, 200, 200, stretched))
pen = svg(lambda p: (p.setPen(QPen(QBrush(gradient()), 20)), p.drawLine(0, 100, 200, 100)))
for name, text in ("repeat", repeat), ("transform", transform), ("pen", pen):
    print(name, re.findall(r'url\([^)]*\)|spreadMethod="\w+"|gradientTransform="[^"]+"|x2="[^"]+"', text))
print("strokes of the pen's picture:", re.findall(r'stroke="(#\w+)"', pen))
lost = ("url(" in repeat and "spreadMethod" not in repeat and "url(" in transform
        and "gradientTransform" not in transform and 'x2="100"' in transform
        and "url(" not in pen and 'stroke="#000000"' in pen)
sys.exit(0 if lost else 3)
PY
