"""Whether each symbol of a formula has one index and one exponent: a_1_2 is no LaTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from engine.errors import UserError
from engine.files.lessons.tex_commands import ARGUMENTS

_ATOM = re.compile(r"\\(?:[A-Za-z]+|.)|\S", re.DOTALL)
_SHOWN = 24


@dataclass
class _Group:
    """What a pair of braces holds so far; the whole formula is one as well."""

    scripts: set[str] = field(default_factory=set)
    """Which of _ and ^ the last symbol has."""
    awaited: int = 0
    """So many of the atoms that follow belong to its index or exponent."""
    begins: int = 0
    """Where that symbol does."""


def check_scripts(tex: str) -> None:
    r"""Raise UserError `tex_scripts` for a second index or exponent; primes are exponents.

    As in LaTeX, an exponent may follow primes: f'^2. Braces must match already.
    """
    groups, previous = [_Group()], ""
    for found in _ATOM.finditer(tex):
        atom, group = found[0], groups[-1]
        if atom in ("_", "^", "'"):
            script = "_" if atom == "_" else "^"
            if script in group.scripts and previous != "'":
                raise UserError("tex_scripts", text=tex[group.begins :].split("\n")[0][:_SHOWN])
            group.scripts.add(script)
            group.awaited += atom != "'"
        elif atom == "}":
            groups.pop()
        elif group.awaited:
            group.awaited += ARGUMENTS.get(atom[1:], 0) - 1 if atom[0] == "\\" else -1
        else:
            group.scripts, group.begins = set(), found.start()
        if atom == "{":
            groups.append(_Group(begins=found.end()))
        previous = atom
