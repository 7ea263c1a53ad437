#!/bin/sh
# ziamath typesets R\&D, and raises on \text{R\&D}: within \text an escape keeps its backslash, and & and < break it.
# Versions: ziamath 0.13, ziafont 0.11, latex2mathml 3.81.1. Linux, Python 3.11.
# One would guess: as in LaTeX, where \& \% and < are as good in \text as beside it.
# Seen: latex2mathml puts the text into its MathML as it stands, so that & and < make it no XML, and the backslash of
# \% is printed. Outside of \text all three are written as they should be.
#   R\&D          typeset              x<y         typeset
#   \text{R\&D}   ParseError           \text{x<y}  ParseError
#   50\%          three glyphs         \text{50\%}  four glyphs, the third a backslash
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check ziamath==0.13 ziafont==0.11 latex2mathml==3.81.1
"$there/venv/bin/python" - <<'PY'
import sys
from xml.etree.ElementTree import ParseError
from latex2mathml.converter import convert
from ziamath import Latex, config

config.svg2 = False

def glyphs(tex):
    try:
        return Latex(tex).svg().count("<path")
    except ParseError as refusal:
        return f"ParseError: {refusal}"

seen = {tex: glyphs(tex) for tex in (r"R\&D", r"\text{R\&D}", "x<y", r"\text{x<y}", r"50\%", r"\text{50\%}")}
for tex, found in seen.items():
    print(f"{tex:12} {found}")
print(convert(r"\text{50\%}"))
refused = [str(found).startswith("ParseError") for found in seen.values()]
held = refused == [False, True, False, True, False, False]
held &= seen[r"50\%"] == 3 and seen[r"\text{50\%}"] == 4
sys.exit(0 if held else 3)
PY
