#!/bin/sh
# Asked to multiply, QPdfWriter and QSvgGenerator paint over instead, and say nothing; for "clear" the PDF does warn.
# Versions: PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: PDF has /BM /Multiply and CSS has mix-blend-mode, so it is written; else the same warning as for clear.
# Seen: compositionMode() answers Multiply on both, and neither file names a blend mode.
#   pdf          mode taken   no blend mode in the file   no warning
#   svg          mode taken   no blend mode in the file   no warning
#   pdf, clear   one warning: "PorterDuff modes not supported on device"
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import sys
from PySide6.QtCore import QBuffer, QIODevice, Qt, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

app = QGuiApplication([])
warnings = []
qInstallMessageHandler(lambda kind, where, text: warnings.append(text))
Mode = QPainter.CompositionMode

def drawn(kind, mode):
    warnings.clear()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if kind == "pdf":
        device = QPdfWriter(buffer)
    else:
        device = QSvgGenerator()
        device.setOutputDevice(buffer)
    painter = QPainter(device)
    painter.fillRect(0, 0, 200, 200, Qt.GlobalColor.yellow)
    painter.setCompositionMode(mode)
    taken = painter.compositionMode()
    painter.fillRect(0, 0, 100, 200, Qt.GlobalColor.cyan)
    painter.end()
    written = bytes(buffer.data())
    return taken == mode, b"/BM" in written or b"blend" in written, list(warnings)

seen = []
for kind in "pdf", "svg":
    taken, blends, said = drawn(kind, Mode.CompositionMode_Multiply)
    print(f"{kind}: mode taken: {taken}, blend mode in the file: {blends}, warnings: {len(said)}")
    seen.append((taken, blends, said))
clear = drawn("pdf", Mode.CompositionMode_Clear)[2]
print(f"pdf, clear: warnings: {len(clear)} {clear}")
sys.exit(0 if seen == [(True, False, [])] * 2 and len(clear) == 1 else 3)
PY
