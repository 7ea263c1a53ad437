"""Imports run one way: main -> gui.window, gui.app -> views, panels -> gui.state -> engine."""

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ("main", "engine", "gui", "resources")


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {
    name_of(path): path
    for path in (ROOT / "main.py", *(p for top in HOUSE for p in (ROOT / top).rglob("*.py")))
}


def is_for_types_only(node):
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def nodes_that_run(node):
    """All nodes below, in functions too, but not those that only the type checker reads."""
    for child in ast.iter_child_nodes(node):
        if is_for_types_only(child):
            for other in child.orelse:
                yield other
                yield from nodes_that_run(other)
        else:
            yield child
            yield from nodes_that_run(child)


def imports_of(text, module, is_package):
    """Every module that this source imports, by its full name."""
    found = set()
    for node in nodes_that_run(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                here = module.split(".")
                here = here[: len(here) - node.level + is_package]
                base = ".".join([*here, *filter(None, [node.module])])
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                found.add(whole if whole in FILES else base)
    return found


IMPORTS = {
    name: imports_of(path.read_text(encoding="utf-8"), name, path.name == "__init__.py")
    for name, path in FILES.items()
}


def within(name, *rooms):
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def offences(rooms, forbidden):
    return sorted(
        f"{name} imports {other}"
        for name, others in IMPORTS.items()
        if within(name, *rooms)
        for other in others
        if within(other, *forbidden)
    )


def test_the_reader_of_imports_sees_every_way_to_import():
    text = """
import gui.app, os.path
from engine import samples, Unknown
from . import dataset
from .files.plants_csv import read
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import gui.window
else:
    import json
def late():
    from gui.state import clock
"""
    assert imports_of(text, "engine.session", False) == {
        "gui.app",
        "os.path",
        "engine.samples",
        "engine",
        "engine.dataset",
        "engine.files.plants_csv",
        "typing",
        "json",
        "gui.state.clock",
    }
    assert imports_of("from . import samples", "engine", True) == {"engine.samples"}


def test_all_files_of_the_house_are_read():
    assert {"main", "engine", "engine.session", "engine.files.plants_csv", "gui"} <= set(FILES)
    assert "engine.evaluator" in IMPORTS["engine.session"]


def test_the_engine_imports_numpy_the_standard_library_and_resources_alone():
    allowed = {"numpy", "engine", "resources", *sys.stdlib_module_names}
    strangers = [
        f"{name} imports {other}"
        for name, others in IMPORTS.items()
        if within(name, "engine", "resources")
        for other in others
        if other.split(".")[0] not in allowed
    ]
    assert strangers == []


# Who may not import whom; a room not named here (gui.style, gui.i18n, …) serves all above it.
ONE_WAY = [
    (["engine", "resources"], ["gui", "main"]),
    (["resources"], ["engine"]),
    (["gui"], ["main"]),
    (["gui.state"], ["gui.app", "gui.window", "gui.views", "gui.panels"]),
    (["gui.views"], ["gui.app", "gui.window", "gui.panels"]),
    (["gui.panels"], ["gui.app", "gui.window", "gui.views"]),
    (["gui.window"], ["gui.app"]),
    (["gui.style", "gui.i18n", "gui.icons", "gui.display"], ["gui.app", "gui.window", "gui.state"]),
    (["gui.style", "gui.i18n", "gui.icons", "gui.display"], ["gui.views", "gui.panels"]),
]


@pytest.mark.parametrize(("rooms", "forbidden"), ONE_WAY)
def test_imports_run_one_way(rooms, forbidden):
    assert offences(rooms, forbidden) == []


def test_no_module_imports_itself_by_a_detour():
    try:
        TopologicalSorter(
            {
                name: {other for other in others if other in FILES}
                for name, others in IMPORTS.items()
            }
        ).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_only_what_makes_the_window_knows_its_class_in_types_too():
    """Controllers take what they need of it, and so can be tried without it."""
    makers = {"gui.app", "gui.wiring", "gui.menu_commands"}
    knowing = {
        name
        for name, path in FILES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "gui.window"
    }
    assert knowing == makers


def test_the_command_line_imports_nothing_of_the_house_before_it_knows_what_is_asked():
    tree = ast.parse(FILES["main"].read_text(encoding="utf-8"))
    at_once = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = imports_of(ast.unparse(ast.Module(at_once, [])), "main", False)
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


BLOCKED = """
import importlib, sys


class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6", "pyqtgraph", "gui", "PyQt6", "PyQt5"):
            raise ImportError(f"{name} is blocked")


sys.meta_path.insert(0, Block())
try:
    import PySide6
except ImportError:
    print("blocked")
for name in sys.argv[1:]:
    importlib.import_module(name)
    print(name)
"""


def test_every_module_of_the_engine_can_be_imported_where_qt_can_not():
    names = sorted(name for name in FILES if within(name, "engine"))
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, *names],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
    )
    assert done.stderr == ""
    assert done.stdout.split() == ["blocked", *names]
