"""The pages of the user's guide: Markdown, with the names and keys of the program put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QKeySequence

import resources
from gui.help.quick_help import mouse_uses
from gui.language.translation import language
from gui.language.typography import typographic
from gui.registry.action_names import ActionName
from gui.registry.action_spec import ActionSpec
from gui.registry.actions import ACTIONS
from gui.registry.arrangements import ARRANGEMENTS
from gui.registry.menus import MENUS, Menu
from gui.registry.pictures import PLOTS, title_of
from gui.registry.view_actions import ARRANGEMENT_ACTIONS
from gui.window.actions import translated
from resources.paths import COURSE

RESOURCES = Path(resources.__file__).parent
GUIDE = RESOURCES / "guide"
PAGES = (
    "start", "plants", "training", "pictures", "course", "teachers", "classroom", "lesson", "files",
    "keys", "touch", "accessibility", "trouble", "peers", "developers",
)  # fmt: skip
"""In the order in which the table of contents names them."""

_LESSON_FORMAT = {"en": "FORMAT.md", "fr": "FORMAT.fr.md"}
_NAMED = re.compile(r"\{(text|key|menu|picture|title|where):(\w+)\}|\{(keys|mouse)\}")
_CODE = re.compile(r"(```.*?```|`[^`]*`)", re.DOTALL)
_SPECS: dict[str, ActionSpec] = {spec.name: spec for spec in ACTIONS}


class Heading(NamedTuple):
    """A heading of a page: 1 is the page's title."""

    level: int
    text: str

    @property
    def slug(self) -> str:
        """Return what follows # in a link to it, as GitHub makes it."""
        return re.sub(r"[^\w\- ]", "", self.text.lower()).replace(" ", "-").replace("\xa0", "-")


def path_of(page: str) -> Path:
    """Return the file of a page in the language on screen."""
    if page == "lesson":
        return COURSE / _LESSON_FORMAT[language()]
    return GUIDE / language() / f"{page}.md"


def text_of(path: Path) -> str:
    """Return a page as it is shown: named and typeset in the language on screen."""
    text = path.read_text(encoding="utf-8")
    if path.is_relative_to(GUIDE):
        text = _NAMED.sub(_named, text)
    parts = _CODE.split(text)
    return "".join(part if part.startswith("`") else _typeset(part) for part in parts)


def headings_of(text: str) -> list[Heading]:
    """Return the headings of a page down to the second level."""
    plain = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    headings = re.findall(r"^(#{1,2}) +(.+)$", plain, flags=re.MULTILINE)
    return [Heading(len(marks), re.sub(r"[*`]", "", title).strip()) for marks, title in headings]


def slug_of_picture(name: str) -> str:
    """Return the heading about a picture on the page of all of them, as it is named in a link."""
    path = path_of("pictures")
    written = [heading.text for heading in headings_of(path.read_text(encoding="utf-8"))]
    title = f"{{title:{name}}}"
    index = written.index(title) if title in written else 1 + list(PLOTS).index(name)
    return headings_of(text_of(path))[index].slug


def menu_path(name: ActionName) -> str:
    """Return where an action is found: File › Export › Export a picture…."""
    path = next(path for path, action in _menu_paths(MENUS) if action == name)
    return " › ".join([*map(_plain, path), _plain(_SPECS[name].text)])


def keys_of(name: ActionName, most: int = 1) -> str:
    """Write the keys of an action as the keyboard does: Space, Ctrl+Shift+Z."""
    keys = (QKeySequence(key) for key in _SPECS[name].keys[:most])
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def _named(match: re.Match[str]) -> str:
    kind, name, table = match.groups()
    if table:
        return _mouse_rows() if table == "mouse" else _keys_tables()
    if kind == "key":
        return f"`{keys_of(_SPECS[name].name)}`"
    if kind == "title":
        return title_of(name)
    if kind == "where":
        return ", ".join(f"`{keys_of(action)}`" for action in _arrangements_with(name))
    if kind == "picture":
        return f"**{title_of(name)}**"
    spec = _SPECS[name]
    return f"**{_plain(spec.text) if kind == 'text' else menu_path(spec.name)}**"


def _arrangements_with(picture: str) -> list[ActionName]:
    """Return the actions of the arrangements that have a picture."""
    return [
        ARRANGEMENT_ACTIONS[name]
        for name, arrangement in ARRANGEMENTS.items()
        if any(picture in cell.docks for column in arrangement.columns for cell in column)
    ]


def _typeset(text: str) -> str:
    """Set the spaces that may not break a line, in large numbers too."""
    whole = re.sub(r"(?<=\d) (?=\d{3}\b)", "\u202f", text) if language() == "fr" else text
    return typographic(whole)


def _plain(text: str) -> str:
    return translated(text).replace("&", "")


def _menu_paths(menus: tuple[Menu, ...]) -> Iterator[tuple[tuple[str, ...], ActionName]]:
    """Yield each action after the titles of the menus that lead to it."""
    for menu in menus:
        for entry in menu.entries:
            if isinstance(entry, Menu):
                for path, action in _menu_paths((entry,)):
                    yield (menu.title, *path), action
            elif entry is not None:
                yield (menu.title,), entry


def _keys_tables() -> str:
    """Write a table a menu: every action that has a key."""
    tables = []
    for menu in MENUS:
        names = [name for _, name in _menu_paths((menu,)) if _SPECS[name].keys]
        rows = [f"| `{keys_of(name, 3)}` | {_plain(_SPECS[name].text)} |" for name in names]
        if rows:
            head = f"| {_plain(menu.title)} | |\n|---|---|\n"
            tables.append(head + "\n".join(rows) + "\n")
    return "\n".join(tables)


def _mouse_rows() -> str:
    return "\n".join(f"| {kind} | {does} |" for kind, does in mouse_uses())
