"""What is excluded from the executable, since the program never uses it.

Modules and plugins are named here, each with its reason; a shared library stays out when nothing
that is left needs it. Nothing is stripped: OpenBLAS does not survive it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

Entry = tuple[str, str, str]
"""As PyInstaller lists a file: where it goes, where it comes from (of a link: to), its kind."""

NEVER = ["av", "scipy", "matplotlib", "numba", "cupy", "h5py", "colorcet", "OpenGL"]
"""MP4 needs x264, which is under the GPL: whoever wants it runs the program from its source.

The others pyqtgraph takes along where they happen to be installed; the program needs none.
"""

MODULES = [
    *("PySide6.QtNetwork", "ssl", "_ssl", "_hashlib"),  # the program talks to nobody
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),  # QPainter paints all: without_opengl.py
    *("PySide6.QtTest", "PySide6.QtDBus", "pyqtgraph.opengl", "pyqtgraph.examples"),
    *("PIL._avif", "PIL._imagingcms", "PIL._imagingft", "PIL._imagingtk"),  # GIF and WebP alone
    *("numpy.f2py", "numpy.testing", "unittest", "doctest", "lib2to3"),
    *("tkinter", "_tkinter", "curses", "_curses", "readline", "setuptools", "IPython"),
]

MAC_DOCUMENTS = {
    "NSHighResolutionCapable": True,
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": name,
            "CFBundleTypeExtensions": suffixes,
            "CFBundleTypeRole": "Editor",
            "LSHandlerRank": rank,
        }
        for name, suffixes, rank in (
            ("Perceptron Lab session", ["plab"], "Owner"),
            ("Perceptron Lab lesson", ["plesson"], "Owner"),
            ("Plants or lesson", ["csv", "tsv", "toml"], "Alternate"),
        )
    ],
}
"""What macOS is told of the files that the program opens."""

_PLUGINS = re.compile(
    r"platforms/(lib)?q(xcb|wayland|offscreen|windows|cocoa)\b"
    r"|printsupport/"
    r"|platforminputcontexts/(?!.*virtualkeyboard)"  # dead keys, and scripts that need a helper
    r"|platformthemes/.*portal"  # GTK's theme would bring all of GTK
    r"|wayland-shell-integration/.*xdg-shell"
    r"|wayland-decoration-client/"
)
"""Qt's plugins in use: screens, keyboards, printers. It reads PNG and paints SVG itself."""

_OF_THE_SYSTEM = re.compile(r"^libcups\.")
"""CUPS is of the machine that prints, as its printers are: it would bring 7 MB of encryption along.

Where it is missing, that plugin is not loaded, and PDFs can be written all the same.
"""

_RUNTIME = re.compile(r"^(lib)?(python|vcruntime|msvcp|ucrtbase|api-ms-)[^/\\]*$", re.IGNORECASE)
"""Python's own, which the program's first lines load without naming it as a need."""

_OUR_FOLDERS = ("course", "data", "guide", "icons", "licences", "translations")
_OUR_KINDS = (".toml", ".qm", ".md", ".csv", ".png", ".txt")


def resources(root: Path) -> list[tuple[str, str]]:
    """Return the files of `resources/` that the program reads, and the folder of each."""
    source = root / "resources"
    contents = (path for folder in _OUR_FOLDERS for path in source.glob(f"{folder}/**/*"))
    files = [*source.glob("*.md"), *contents]
    return [
        (str(path), str(path.parent.relative_to(root)))
        for path in sorted(files)
        if path.suffix in _OUR_KINDS
    ]


def wanted_libraries(entries: Iterable[Entry]) -> list[Entry]:
    """Return extensions, plugins that are used, and what these need; other libraries stay out."""
    by_source = {_real(entry[1]): entry for entry in entries if _is_wanted_plugin(entry)}
    wanted = {source for source, entry in by_source.items() if _is_used_by_itself(entry)}
    waiting = list(wanted)
    while waiting:
        new = (_needs(waiting.pop()) & by_source.keys()) - wanted
        wanted |= new
        waiting += new
    return [by_source[source] for source in sorted(wanted)]


def _needs(library: str) -> set[str]:
    """Return what a library needs, but what is of the system, and what that needs in turn."""
    from PyInstaller.depend.bindepend import get_imports

    found = [(name, path) for name, path in get_imports(library) if path]
    systems = [path for name, path in found if _OF_THE_SYSTEM.match(name)]
    theirs = {path for system in systems for _, path in get_imports(system)}
    return {_real(path) for _, path in found if path not in {*systems, *theirs}}


def wanted_data(entries: Iterable[Entry], libraries: Iterable[Entry]) -> list[Entry]:
    """Return the data without Qt's texts in other languages, and without links to what is gone."""
    names = {name for name, _, _ in libraries}
    return [
        entry
        for entry in entries
        if _is_wanted_text(_name(entry)) and (entry[2] != "SYMLINK" or _target(entry) in names)
    ]


def _is_wanted_text(name: str) -> bool:
    if name.startswith("PySide6") and "/translations/" in name:
        return name.endswith("qtbase_fr.qm")
    return not re.match(r"pyqtgraph/(examples|icons|colors)/", name)


def _is_wanted_plugin(entry: Entry) -> bool:
    _, plugins, path = _name(entry).partition("/plugins/")
    return not plugins or bool(_PLUGINS.search(path))


def _is_used_by_itself(entry: Entry) -> bool:
    name = _name(entry)
    return entry[2] == "EXTENSION" or "/plugins/" in name or bool(_RUNTIME.match(name))


def _name(entry: Entry) -> str:
    return entry[0].replace("\\", "/")


def _real(path: str) -> str:
    return str(Path(path).resolve())


def _target(link: Entry) -> str:
    return str(Path(link[0]).parent / link[1])
