#!/bin/sh
# A GIF saved at 15 ms a frame is played by Qt at 100 ms a frame: asking for more speed makes it seven times slower.
# Versions: Pillow 13.0.0, PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: 15 ms is rounded to 20, the nearest a GIF can hold and a player will keep.
# Seen: Pillow cuts to whole hundredths of a second, and Qt takes one hundredth or none to mean ten. The WebP keeps 15.
#   asked   GIF holds   Qt waits   WebP, Qt waits
#   33      30          30         33
#   20      20          20         20
#   19      10          100        19
#   15      10          100        15
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check pillow==13.0.0 PySide6-Essentials==6.11.3 shiboken6==6.11.3
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import io
import sys
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImageReader

app = QGuiApplication([])
frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "white", "blue")]

def saved(kind, milliseconds):
    file = io.BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=milliseconds, loop=0)
    return file.getvalue()

def waits(data):
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.read()
    return reader.nextImageDelay()

seen = {}
for asked in 33, 20, 19, 15:
    gif = saved("GIF", asked)
    held = Image.open(io.BytesIO(gif)).info["duration"]
    seen[asked] = (held, waits(gif), waits(saved("WEBP", asked)))
    print(f"asked {asked}: GIF holds {held}, Qt waits {seen[asked][1]}; WebP, Qt waits {seen[asked][2]}")
sys.exit(0 if seen == {33: (30, 30, 33), 20: (20, 20, 20), 19: (10, 100, 19), 15: (10, 100, 15)} else 3)
PY
