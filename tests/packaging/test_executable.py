"""The folder version, built as the README says, tried where there is neither Python nor home."""

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAME = "perceptron-lab.exe" if sys.platform == "win32" else "perceptron-lab"


def why_not():
    """What is missing to build an executable, or None."""
    if find_spec("PyInstaller") is None:
        return 'PyInstaller is missing: pip install -e ".[build]"'
    if sys.platform == "linux" and shutil.which("objdump") is None:
        return "PyInstaller needs objdump, of the package binutils"
    if sys.platform == "linux" and not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        return "this Python has no shared library to bring along"
    return None


pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(1200),
    pytest.mark.skipif(why_not() is not None, reason=str(why_not())),
]


@pytest.fixture
def folder(tmp_path_factory):
    """The folder version, moved away from where it was built."""
    to, work = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("work")
    subprocess.run(
        [sys.executable, ".ci/package/build.py", "--only", "folder", "--to", to, "--work", work],
        cwd=ROOT, check=True, capture_output=True, timeout=900,
    )  # fmt: skip
    shutil.rmtree(work)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "Perceptron Lab é"
    (to / "perceptron-lab").rename(elsewhere)
    yield elsewhere
    shutil.rmtree(elsewhere)


def run(folder, *words, **more):
    """Run it from an empty folder with an empty environment: no PATH, no HOME, no language."""
    empty = folder.parent / "empty"
    empty.mkdir(exist_ok=True)
    environment = {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if sys.platform == "win32" else {}
    return subprocess.run(
        [folder / NAME, *words],
        cwd=empty, env=environment | more, capture_output=True, text=True, encoding="utf-8",
        timeout=120,
    )  # fmt: skip


def it_checks_itself_far_from_where_it_was_built(folder):
    done = run(folder, "check")
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()
    assert len(said) > 30
    assert all(line.startswith("ok ") for line in said)
    assert done.stderr == ""
    assert list((folder.parent / "empty").iterdir()) == []


def it_says_its_version_and_refuses_in_one_line(folder):
    from engine import VERSION

    assert run(folder, "--version").stdout.strip() == f"Perceptron Lab {VERSION}"
    done = run(folder, "train", "nothing.csv")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def it_brings_what_it_needs_and_no_more(folder):
    names = {str(path.relative_to(folder)) for path in folder.rglob("*")}
    libraries = [name for name in names if "resources" not in Path(name).parts]
    for part in ("Qml", "Quick", "VirtualKeyboard", "OpenGL", "libgtk", "x264", "Network", "tls"):
        assert not [name for name in libraries if part.lower() in name.lower()], part
    broken = [path for path in folder.rglob("*") if path.is_symlink() and not path.exists()]
    assert broken == []
    texts = [name for name in names if name.endswith(".qm")]
    assert {Path(name).name for name in texts} == {"qtbase_fr.qm", "perceptron_fr.qm"}


def the_licences_come_along_as_files(folder):
    names = {path.name for path in folder.rglob("*") if path.is_file()}
    assert {"LGPL-3.0.txt", "GPL-3.0.txt", "Qt for Python.txt", "ICU.txt", "LICENSE",
            "Python.txt", "PyInstaller.txt", "latex2mathml.txt"} <= names  # fmt: skip
    inside = folder / "_internal"
    for package in ("numpy", "pyqtgraph", "contourpy", "pillow", "ziamath", "ziafont"):
        kept = [path for path in inside.glob(f"{package}-*.dist-info/**/*") if path.is_file()]
        assert any("LICENSE" in path.name for path in kept), package


def no_library_that_it_brings_lacks_another(folder):
    """Every need is met by what lies in the folder, or by the system itself."""
    if sys.platform != "linux":
        return  # ldd is Linux's
    lacking = set()
    for path in (folder / "_internal").rglob("*.so*"):
        if path.is_symlink():
            continue
        told = subprocess.run(["ldd", path], capture_output=True, text=True, check=False).stdout
        lacking |= {line.split()[0] for line in told.splitlines() if "not found" in line}
    there = {path.name for path in (folder / "_internal").rglob("*.so*")}
    assert lacking - there == set()


def test_the_executable_works_where_there_is_no_python_and_brings_what_it_needs(folder):
    """One test, since a build takes half a minute and no two workers should each make one."""
    it_checks_itself_far_from_where_it_was_built(folder)
    it_says_its_version_and_refuses_in_one_line(folder)
    it_brings_what_it_needs_and_no_more(folder)
    the_licences_come_along_as_files(folder)
    no_library_that_it_brings_lacks_another(folder)
