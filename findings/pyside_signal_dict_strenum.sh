#!/bin/sh
# A StrEnum in a dict that goes through Signal(dict) arrives as a plain str; through Signal(object) it stays what it was.
# Versions: PySide6-Essentials 6.11.3. Linux, Python 3.11.
# One would guess: a dict is handed on as it is, or as a copy with the same values in it.
# Seen: with Signal(dict) the dict is made anew: its keys come sorted by name, and a StrEnum arrives as the str that it is a kind
# of, while an IntEnum and a plain Enum stay themselves. Whoever compares with `is`, or matches by type, takes no branch then,
# though the value is still equal by ==.
#   sent             {"text": Text, "number": Number, "plain": Plain}
#   Signal(dict)     {"number": Number, "plain": Plain, "text": str}
#   Signal(object)   the very dict that was sent
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3
cat > "$there/send.py" <<'PY'
import sys
from enum import Enum, IntEnum, StrEnum

from PySide6.QtCore import QObject, Signal

Text = StrEnum("Text", ["ADAM"])
Number = IntEnum("Number", ["ONE"])
Plain = Enum("Plain", ["ONE"])
SENT = {"text": Text.ADAM, "number": Number.ONE, "plain": Plain.ONE}


class Sender(QObject):
    as_dict, as_object = Signal(dict), Signal(object)


received = {}
sender = Sender()
sender.as_dict.connect(lambda values: received.update(dict=values))
sender.as_object.connect(lambda values: received.update(object=values))
sender.as_dict.emit(SENT)
sender.as_object.emit(SENT)
for name, values in received.items():
    print(f"Signal({name}):", {key: type(value).__name__ for key, value in values.items()})
kinds = [(key, type(value)) for key, value in received["dict"].items()]
changed = kinds == [("number", Number), ("plain", Plain), ("text", str)]
sys.exit(0 if changed and received["object"] is SENT and received["dict"] == SENT else 3)
PY
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" "$there/send.py"
