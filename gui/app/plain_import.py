"""Imports Qt first and gives Python's own import back, which PySide replaces.

PySide's import reads the source of each module that comes after it, looking for a feature that we
don't use, and keeps the text: 16 MB and a tenth of the launch.
"""

from __future__ import annotations

import builtins

_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _import
