"""Check what was built, pack it for whoever downloads it, and write the checksums.

    python .ci/package/release.py SYSTEM [--dist FOLDER] [--to FOLDER]

SYSTEM names the system and the processor (linux-x86_64): each packed file has it in its name.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = "perceptron-lab"
ENDING = ".exe" if sys.platform == "win32" else ""


def main() -> None:
    """Check, pack, and write `SHA256SUMS-SYSTEM`."""
    parser = argparse.ArgumentParser(description="Check, pack and sum up what was built.")
    parser.add_argument("system", metavar="SYSTEM")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="dist/ by default")
    parser.add_argument("--to", type=Path, default=ROOT / "release", help="release/ by default")
    options = parser.parse_args()
    for program in programs(options.dist):
        check(program)
    options.to.mkdir(parents=True, exist_ok=True)
    packed = pack(options.dist, options.to, f"{NAME}-{version()}-{options.system}")
    write_sums(packed, options.to / f"SHA256SUMS-{options.system}")
    print("\n".join(path.name for path in sorted(options.to.iterdir())))


def programs(dist: Path) -> list[Path]:
    """Return the programs that were built: in the folder, and the single file."""
    found = [dist / NAME / f"{NAME}{ENDING}", dist / f"{NAME}-single{ENDING}"]
    missing = [path for path in found if not path.is_file()]
    if missing:
        sys.exit(f"not built: {', '.join(map(str, missing))}")
    return found


def check(program: Path) -> None:
    """Let a program test itself; whatever fails ends this."""
    done = subprocess.run([program, "check"], capture_output=True, text=True, timeout=300)
    print(f"{program} check: {done.returncode}\n{done.stdout}{done.stderr}", flush=True)
    if done.returncode:
        sys.exit(f"{program} did not pass its own check")


def pack(dist: Path, target: Path, name: str) -> list[Path]:
    """Pack the folder (of macOS the app) and copy the single file, under names that tell."""
    app = dist / "Perceptron Lab.app"
    folder = app if app.exists() else dist / NAME
    single = target / f"{name}-single{ENDING}"
    shutil.copy2(dist / f"{NAME}-single{ENDING}", single)
    if ENDING:
        shutil.make_archive(str(target / name), "zip", dist, folder.name)
        return [target / f"{name}.zip", single]
    archive = target / f"{name}.tar.xz"
    with tarfile.open(archive, "w:xz") as tar:  # links and the right to be run stay
        tar.add(folder, folder.name)
    return [archive, single]


def write_sums(files: list[Path], target: Path) -> None:
    """Write what `sha256sum -c` reads."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    target.write_text("".join(lines), encoding="ascii", newline="\n")


def version() -> str:
    """Return the version of the product."""
    sys.path.insert(0, str(ROOT))
    from engine import VERSION

    return VERSION


if __name__ == "__main__":
    main()
