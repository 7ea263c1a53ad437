#!/bin/sh
# Whatever is imported after PySide6 has its source read and kept: 13 MB for NumPy and pyqtgraph.
# Versions: PySide6-Essentials 6.11.3, numpy 2.4.6, pyqtgraph 0.14.0. Linux, Python 3.11.
# One would guess: an import runs the compiled module, and the order of imports costs nothing.
# Seen: PySide6 puts an import of its own in place of Python's. It looks for "PySide6" in the source of each module that comes
# later, through inspect and linecache, which keeps every line. (It is for `from __feature__ import ...`, used or not.)
# With Python's own import put back after `import PySide6.QtCore` nothing more is read.
#   as it comes           146,243 lines kept, 91 MB of resident memory
#   Python's import back    2,219 lines kept (read while PySide6 itself came), 78 MB
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 shiboken6==6.11.3 numpy==2.4.6 pyqtgraph==0.14.0
cat > "$there/launch.py" <<'PY'
import builtins
import linecache
import sys

own = builtins.__import__
import PySide6.QtCore

if sys.argv[1] == "own":
    builtins.__import__ = own
import numpy
import pyqtgraph

with open("/proc/self/status") as status:
    memory = next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))
print(sum(len(entry[2]) for entry in linecache.cache.values() if len(entry) > 2), memory)
PY
export QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE=
"$there/venv/bin/python" "$there/launch.py" own > "$there/compiled"
"$there/venv/bin/python" "$there/launch.py" pyside > "$there/pyside"
"$there/venv/bin/python" "$there/launch.py" own > "$there/own"
read -r kept memory < "$there/pyside"
read -r kept_by_own memory_by_own < "$there/own"
echo "as it comes: $kept lines, $memory MB; Python's import back: $kept_by_own lines, $memory_by_own MB"
[ "$kept" -gt 100000 ] && [ "$kept_by_own" -lt 10000 ] && [ $((memory - memory_by_own)) -ge 8 ] || exit 3
