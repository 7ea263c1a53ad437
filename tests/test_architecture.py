"""The rooms of the house, floor by floor: imports go down a floor, or stay within their room."""

import ast
import subprocess
import sys
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ("main", "engine", "gui", "resources")
MOST_MODULES_A_ROOM = 15

FLOORS = [
    ["resources"],
    ["engine", "engine.errors", "engine.arrays", "engine.geometry", "engine.changed"],
    ["engine.model", "engine.formula_shapes", "engine.formula_tokens"],
    ["engine.formula", "engine.loss"],
    ["engine.learning", "engine.solution"],
    ["engine.chain", "engine.learning.blocks"],
    ["engine.explain", "engine.fields", "engine.worksheet"],
    ["engine.cuts", "engine.experiments"],
    ["engine.lab"],
    ["engine.lessons"],
    ["engine.files"],
    ["engine.files.workbooks"],
    ["engine.files.tables"],
    ["engine.files.lessons", "engine.files.runs", "engine.files.sessions"],
    ["gui", "gui.state.workers"],
    ["gui.language", "gui.state", "gui.style"],
    ["gui.descriptions", "gui.gestures", "gui.registry"],
    ["gui.painting", "gui.widgets"],
    ["gui.accessibility", "gui.pictures"],
    [
        "gui.panels",
        "gui.panels.exercises",
        "gui.pictures.curve",
        "gui.pictures.field",
        "gui.pictures.hidden",
        "gui.pictures.likelihood",
        "gui.pictures.loss",
        "gui.pictures.matrices",
        "gui.pictures.network",
        "gui.pictures.neuron",
        "gui.pictures.plants",
        "gui.pictures.probability",
        "gui.touch",
    ],
    [
        "gui.panels.course",
        "gui.pictures.backwards",
        "gui.pictures.convexity",
        "gui.pictures.cuts",
        "gui.pictures.runs",
        "gui.pictures.space",
        "gui.projector",
    ],
    ["gui.window"],
    ["gui.context_menus", "gui.course", "gui.export", "gui.files", "gui.help", "gui.worksheet"],
    ["gui.app"],
    ["gui.cli.model"],
    ["gui.cli"],
    ["gui.cli.paper"],
    ["main"],
]
"""From the ground up. A module stands in the room with the longest name that begins its own."""

ROOMS = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {
    name_of(path): path
    for path in (ROOT / "main.py", *(p for top in HOUSE for p in (ROOT / top).rglob("*.py")))
}


def room_of(name):
    """The room of a module: its folder, or itself where it stands alone on a floor."""
    if name in ROOMS:
        return name
    folder = name.rpartition(".")[0]
    return folder if folder in ROOMS and folder not in ("engine", "gui") else None


def imports_of(text, module, is_package):
    """Every module that this source imports, in functions and for types too, by its full name."""
    found = set()
    for node in ast.walk(ast.parse(text)):
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


def goes_up(name, other):
    """Whether an import leads to a floor that is not below, outside its own room."""
    room, others = room_of(name), room_of(other)
    return room != others and ROOMS[others] >= ROOMS[room]


def test_the_reader_of_imports_sees_every_way_to_import():
    text = """
import gui.app, os.path
from engine.model import samples, Unknown
from . import frame
from ..files.script import write
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import gui.window.main_window
else:
    import json
def late():
    from gui.state import frame_clock
"""
    assert imports_of(text, "engine.lab.session", False) == {
        "gui.app",
        "os.path",
        "engine.model.samples",
        "engine.model",
        "engine.lab.frame",
        "engine.files.script",
        "typing",
        "gui.window.main_window",
        "json",
        "gui.state.frame_clock",
    }
    package = imports_of("from . import samples", "engine.model", True)
    assert package == {"engine.model.samples"}


def test_all_files_of_the_house_are_read():
    assert {"main", "engine", "engine.lab.session", "engine.files.tables.plants_csv"} <= set(FILES)
    assert "engine.lab.frame" in IMPORTS["engine.lab.session"]


def test_a_module_stands_in_the_room_of_its_folder():
    assert room_of("gui.pictures.field.frontier_item") == "gui.pictures.field"
    assert room_of("gui.pictures.picture") == "gui.pictures"
    assert room_of("engine.formula") == "engine.formula"
    assert room_of("gui.lost") is None
    assert room_of("engine.lost") is None
    assert room_of("gui.pictures.attic.lost") is None


def test_each_module_stands_in_a_room():
    assert [name for name in FILES if room_of(name) is None] == []


def test_each_room_is_there_and_not_too_full():
    count = Counter(room_of(name) for name, path in FILES.items() if path.name != "__init__.py")
    assert [room for room, full in count.items() if full > MOST_MODULES_A_ROOM] == []
    assert sorted(set(ROOMS) - {room_of(name) for name in FILES}) == []


def test_each_room_says_in_its_first_line_what_it_is_for():
    for path in (path for path in FILES.values() if path.name == "__init__.py"):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_nothing_but_rooms_lies_in_gui():
    assert [path.name for path in (ROOT / "gui").glob("*.py")] == ["__init__.py"]


def test_imports_go_down_the_floors_or_stay_in_their_room():
    climbs = [
        f"{name} imports {other}"
        for name, others in IMPORTS.items()
        for other in others
        if other in FILES and goes_up(name, other)
    ]
    assert sorted(climbs) == []


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


def test_only_who_makes_the_window_knows_its_class():
    """Commands and controllers take what they need of it, and so can be tried without it."""
    knowing = {name for name, others in IMPORTS.items() if "gui.window.main_window" in others}
    assert {room_of(name) for name in knowing} <= {"gui.app", "gui.cli"}


def test_the_engine_imports_numpy_python_calamine_the_standard_library_and_resources_alone():
    allowed = {"numpy", "python_calamine", "engine", "resources", *sys.stdlib_module_names}
    strangers = [
        f"{name} imports {other}"
        for name, others in IMPORTS.items()
        if name.split(".")[0] in ("engine", "resources")
        for other in others
        if other.split(".")[0] not in allowed
    ]
    assert strangers == []


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
    names = sorted(name for name in FILES if name.split(".")[0] == "engine")
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, *names],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
    )
    assert done.stderr == ""
    assert done.stdout.split() == ["blocked", *names]
