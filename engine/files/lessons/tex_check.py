r"""Whether LaTeX can be typeset: only commands of this list, with their braces and arguments.

What draws the formulas prints an unknown command as text and gives up on a missing brace; a
teacher should hear of it while writing, not see it before the class.
"""

from __future__ import annotations

import difflib
import re

from engine.errors import UserError

COLOURS = ("toxic", "harmless", "frontier", "parameter", "loss", "likelihood", "probe", "muted")
"""Commands of our own that colour a part of a formula: they want braces."""

ARGUMENTS = {
    **dict.fromkeys(COLOURS, 1),
    **dict.fromkeys(("frac", "dfrac", "tfrac", "binom"), 2),
    **dict.fromkeys(("sqrt", "text", "mathrm", "mathbf", "mathcal", "mathbb", "mathit"), 1),
    **dict.fromkeys(("hat", "bar", "tilde", "vec", "dot", "overline", "underline"), 1),
    **dict.fromkeys(("widehat", "overbrace", "underbrace", "boxed", "operatorname"), 1),
}
"""Commands that want arguments, and how many."""

PLAIN = frozenset(
    [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "varepsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "pi",
        "rho",
        "sigma",
        "tau",
        "phi",
        "varphi",
        "chi",
        "psi",
        "omega",
        "Gamma",
        "Delta",
        "Theta",
        "Lambda",
        "Xi",
        "Pi",
        "Sigma",
        "Phi",
        "Psi",
        "Omega",
        "ell",
        "sum",
        "prod",
        "int",
        "partial",
        "nabla",
        "infty",
        "forall",
        "exists",
        "emptyset",
        "in",
        "notin",
        "subset",
        "cup",
        "cap",
        "mid",
        "times",
        "cdot",
        "div",
        "pm",
        "mp",
        "ast",
        "circ",
        "bullet",
        "oplus",
        "otimes",
        "wedge",
        "vee",
        "neg",
        "top",
        "leq",
        "le",
        "geq",
        "ge",
        "neq",
        "ne",
        "approx",
        "equiv",
        "sim",
        "simeq",
        "propto",
        "ll",
        "gg",
        "prec",
        "succ",
        "rightarrow",
        "to",
        "leftarrow",
        "leftrightarrow",
        "Rightarrow",
        "Leftarrow",
        "Leftrightarrow",
        "implies",
        "iff",
        "mapsto",
        "longrightarrow",
        "uparrow",
        "downarrow",
        "log",
        "ln",
        "exp",
        "max",
        "min",
        "sin",
        "cos",
        "tan",
        "tanh",
        "lim",
        "arg",
        "det",
        "sup",
        "inf",
        "ldots",
        "cdots",
        "dots",
        "vdots",
        "quad",
        "qquad",
        "left",
        "right",
        "lfloor",
        "rfloor",
        "lceil",
        "rceil",
        "langle",
        "rangle",
        "lVert",
        "rVert",
        "Vert",
        "prime",
        "limits",
    ]
)
"""Commands without arguments."""

_TOKEN = re.compile(r"\\([A-Za-z]+|.?)|[{}_^$]", re.DOTALL)
_ARGUMENT = re.compile(r"\s*(?:\{|\\[A-Za-z]+|[^\s{}_^\\])")
_OPTION = re.compile(r"\s*\[[^\]]*\]")
_SHOWN = 24


def check_tex(tex: str) -> None:
    r"""Raise UserError for what can't be typeset.

    `tex_command` for an unknown command, `tex_braces` where { and } don't match, `tex_argument`
    where a command, _ or ^ lacks what it wants, `tex_pairs` where \left and \right don't match,
    `tex_dollar` for a $ within.
    """
    depth, left = 0, 0
    for token in _TOKEN.finditer(tex):
        sign, name = token[0], token[1]
        depth += (sign == "{") - (sign == "}")
        left += (name == "left") - (name == "right")
        if depth < 0:
            raise UserError("tex_braces", text=_around(tex, token.start()))
        if left < 0:
            raise UserError("tex_pairs", text=_around(tex, token.start()))
        if sign == "$":
            raise UserError("tex_dollar")
        if name is not None:
            _check_command(tex, name, token)
        elif sign in "_^" and _ARGUMENT.match(tex, token.end()) is None:
            raise UserError("tex_argument", text=sign)
    if depth:
        raise UserError("tex_braces", text=_around(tex, 0))
    if left:
        raise UserError("tex_pairs", text=_around(tex, 0))


def _check_command(tex: str, name: str, token: re.Match[str]) -> None:
    if not name.isalpha():
        if name in tuple(",;:! {}%&#_|"):
            return
        raise UserError("tex_command", text=token[0], meant=r"\frac, \sqrt, \alpha")
    wanted = ARGUMENTS.get(name, 0)
    if not wanted and name not in PLAIN:
        near = difflib.get_close_matches(name, (*ARGUMENTS, *PLAIN)) or ["frac", "sqrt", "alpha"]
        raise UserError(
            "tex_command", text=token[0], meant=", ".join(f"\\{known}" for known in near)
        )
    position = token.end()
    if name == "sqrt" and (option := _OPTION.match(tex, position)):
        position = option.end()
    for _ in range(wanted):
        argument = _ARGUMENT.match(tex, position)
        if argument is None or (name in COLOURS and not tex.startswith("{", position)):
            raise UserError("tex_argument", text=token[0])
        position = _end_of(tex, argument)


def _end_of(tex: str, argument: re.Match[str]) -> int:
    """Return where an argument ends: behind its closing brace, if it has braces."""
    if not argument[0].endswith("{"):
        return argument.end()
    depth = 0
    for token in _TOKEN.finditer(tex, argument.end() - 1):
        depth += (token[0] == "{") - (token[0] == "}")
        if depth == 0:
            return token.end()
    raise UserError("tex_braces", text=_around(tex, argument.start()))


def _around(tex: str, position: int) -> str:
    return tex[position:].strip().split("\n")[0][:_SHOWN]
