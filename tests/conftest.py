"""What all tests share: no screen, nobody's settings touched, no fault overlooked."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
