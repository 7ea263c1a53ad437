"""Runs before the program: stands in for Qt's OpenGL, which pyqtgraph imports and we never use.

Left out with it: a ninth of the download and the search for a graphics driver.
"""

import sys
from types import ModuleType


def _stand_in(name: str) -> ModuleType:
    module = ModuleType(f"PySide6.{name}")
    sys.modules[module.__name__] = module
    return module


class _NoOpenGL:
    """What pyqtgraph derives its OpenGL widget from; none is ever made."""


_stand_in("QtOpenGL")
_stand_in("QtOpenGLWidgets").QOpenGLWidget = _NoOpenGL
