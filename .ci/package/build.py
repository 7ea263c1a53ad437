"""Build the executable, as a folder and as a single file, into `dist/`.

    python .ci/package/build.py [--only folder|single] [--untrimmed] [--to FOLDER] [--work FOLDER]

It runs on the system that it builds for, in an environment with `pip install -e ".[build]"`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
KINDS = ("folder", "single")


def main() -> None:
    """Build what is asked for, and say where it is."""
    options = _parser().parse_args()
    for kind in [options.only] if options.only else KINDS:
        build(kind, options.to, options.work, options.untrimmed)
    print(f"built: {', '.join(sorted(path.name for path in options.to.iterdir()))} in {options.to}")


def build(kind: str, target: Path, work: Path, untrimmed: bool = False) -> None:
    """Build one kind; a folder gets what ties it to the desktop."""
    os.environ.setdefault("PYINSTALLER_CONFIG_DIR", str(work / "cache"))
    import PyInstaller.__main__

    PyInstaller.__main__.run(
        [
            *("--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(target), "--workpath", str(work / kind)),
            str(HERE / "perceptron-lab.spec"),
            *("--", "--make", kind, *(["--untrimmed"] if untrimmed else [])),
        ]
    )
    if kind == "folder":
        _add_desktop_files(target / "perceptron-lab")


def _add_desktop_files(folder: Path) -> None:
    """Copy what lets a double click on a file open it next to the program."""
    if sys.platform == "win32":
        shutil.copy2(HERE / "register.cmd", folder)
    elif sys.platform == "linux":
        shutil.copy2(HERE / "install-desktop.sh", folder)
        shutil.copytree(ROOT / "resources" / "desktop", folder / "desktop", dirs_exist_ok=True)
        for picture in (ROOT / "resources" / "icons").glob("*.[ps][nv]g"):
            shutil.copy2(picture, folder / "desktop")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Build the executable of Perceptron Lab.")
    parser.add_argument("--only", choices=KINDS, help="both kinds by default")
    parser.add_argument("--untrimmed", action="store_true", help="to compare sizes")
    parser.add_argument("--to", type=Path, default=ROOT / "dist", help="dist/ by default")
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="build/ by default")
    return parser


if __name__ == "__main__":
    main()
