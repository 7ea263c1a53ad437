"""At launch no module's source is read: it would be kept, with a tenth of the launch."""

import subprocess
import sys
from pathlib import Path

_LAUNCH = """
import linecache
import gui.app
print([file for file in linecache.cache if "gui" in file or "numpy" in file])
"""


def test_the_source_of_what_is_imported_at_launch_is_not_read():
    launched = subprocess.run(
        [sys.executable, "-c", _LAUNCH],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert launched.stdout == "[]\n"
