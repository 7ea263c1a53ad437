"""Make the icon's sizes and kinds from its SVG: `python .ci/package/icons.py`."""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parents[2] / "resources" / "icons"
SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_PX = (16, 24, 32, 48, 64, 128, 256)
MAC_PX = (16, 32, 64, 128, 256, 512)


def main() -> None:
    """Write a PNG of each size, the .ico of Windows and the .icns of macOS."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(str(FOLDER / "perceptron-lab.svg"), application)
    drawn = {side: png_of(drawing, side) for side in SIZES_PX}
    for side, data in drawn.items():
        (FOLDER / f"perceptron-lab-{side}.png").write_bytes(data)
    pictures = {side: Image.open(io.BytesIO(data)) for side, data in drawn.items()}
    _write("perceptron-lab.ico", [pictures[side] for side in WINDOWS_PX])
    _write("perceptron-lab.icns", [pictures[side] for side in MAC_PX])


def png_of(drawing: QSvgRenderer, side: int) -> bytes:
    """Return the drawing as a square PNG."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def _write(name: str, pictures: list[Image.Image]) -> None:
    largest, smaller = pictures[-1], pictures[:-1]
    sizes = [picture.size for picture in pictures]
    largest.save(FOLDER / name, append_images=smaller, sizes=sizes)


if __name__ == "__main__":
    main()
