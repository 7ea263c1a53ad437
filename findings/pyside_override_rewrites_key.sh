#!/bin/sh
# An exception that passes a Python override of Qt's comes out with another first argument: KeyError("width").args is no "width".
# Versions: PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: an exception raised in sizeHint() and caught around adjustSize() is the one that was raised, and where it came
# from stands in its traceback or in a note (PEP 678); so what is looked up by args[0], a key or a code, still finds it.
# Seen: a text in args[0] is replaced by a sentence (with "1:" before the method's name), once more for each override that is
# passed; a number in args[0] stays, so OSError(2, ...) comes through as it was. Called by Python itself nothing is changed.
#   sizeHint() called by Python   ('width',)
#   sizeHint() called by Qt       ('Error calling Python override of QWidget::1:sizeHint(): width',)
#   paintEvent() through event()  ('Error calling Python override of QWidget::event(): Error calling Python override of ...',)
#   OSError in sizeHint()         (2, 'No such file')
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import sys
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication([])


class Sized(QWidget):
    def __init__(self, error):
        super().__init__()
        self.error = error

    def sizeHint(self):
        raise self.error


class Painted(QWidget):
    def event(self, event):
        return super().event(event)

    def paintEvent(self, event):
        raise KeyError("width")


def args_of(call):
    try:
        call()
    except (KeyError, OSError) as error:
        print(error.args)
        return error.args
    return None


by_python = args_of(Sized(KeyError("width")).sizeHint)
by_qt = args_of(Sized(KeyError("width")).adjustSize)
twice = args_of(Painted().grab)
number = args_of(Sized(OSError(2, "No such file")).adjustSize)
said = "Error calling Python override of QWidget::"
as_seen = (
    by_python == ("width",)
    and by_qt == (said + "1:sizeHint(): width",)
    and twice == (said + "event(): " + said + "paintEvent(): width",)
    and number == (2, "No such file")
)
sys.exit(0 if as_seen else 3)
PY
