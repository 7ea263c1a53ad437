#!/bin/sh
# A gradient from opaque to clear is printed solid in a PDF, and QPainter.setOpacity is lost on any gradient.
# Versions: PySide6-Essentials 6.11.3, read back with pypdfium2 5.15.2 (MuPDF draws the same). Linux, Python 3.11.
# One would guess: as on a QImage, red fading into the white paper; or a warning.
# Seen: QPdfWriter writes a soft mask that masks nothing. Only equal alphas in all stops survive.
#   fade 255 to 0      image 2 128 254     pdf 0 0 0
#   fade 128 to 128    image 127 127 127   pdf 127 127 127
#   opacity one half   image 128 128 128   pdf 0 0 0
# (Green of a red gradient over white, at the left, middle and right: 0 is solid, 255 is paper.)
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3 pypdfium2==5.15.2 pillow==13.0.0
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import sys
import pypdfium2
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPageSize, QPainter, QPdfWriter

app = QGuiApplication([])

def paint(device, left, right, opacity):
    painter = QPainter(device)
    fade = QLinearGradient(0, 0, 200, 0)
    fade.setColorAt(0, QColor(255, 0, 0, left))
    fade.setColorAt(1, QColor(255, 0, 0, right))
    painter.setOpacity(opacity)
    painter.fillRect(0, 0, 200, 200, fade)
    painter.end()

def on_image(*wish):
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    paint(image, *wish)
    return [image.pixelColor(x, 100).green() for x in (1, 100, 199)]

def in_pdf(*wish):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QSizeF(200, 200), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    paint(writer, *wish)
    page = pypdfium2.PdfDocument(bytes(buffer.data()))[0].render(scale=1).to_pil().convert("RGB")
    return [page.getpixel((x, 100))[1] for x in (1, 100, 199)]

held = True
for name, wish, solid in (("fade 255 to 0", (255, 0, 1), True), ("fade 128 to 128", (128, 128, 1), False),
                          ("opacity one half", (255, 255, 0.5), True)):
    image, pdf = on_image(*wish), in_pdf(*wish)
    print(f"{name:18} image {image}  pdf {pdf}")
    held &= max(image) > 100 and (max(pdf) < 5) == solid
sys.exit(0 if held else 3)
PY
