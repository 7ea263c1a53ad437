r"""Whether LaTeX can be typeset: only commands of this list, with their braces and arguments.

What draws the formulas prints an unknown command as text and gives up on a missing brace; a
teacher should hear of it while writing, not see it before the class.
"""

from __future__ import annotations

import difflib
import re

from engine.errors import UserError
from engine.files.lessons.tex_commands import ARGUMENTS, BRACED, COLOURS, PLAIN
from engine.files.lessons.tex_scripts import check_scripts

_TOKEN = re.compile(r"\\([A-Za-z]+|.?)|[{}_^$%&]", re.DOTALL)
_ARGUMENT = re.compile(r"\s*(?:\{|\\[A-Za-z]+|[^\s{}_^\\'])")
_OPTION = re.compile(r"\s*\[[^\]]*\]")
_DELIMITER = re.compile(
    r"\s*(?:[()\[\]|/.<>]|\\[{}|]|\\[lr](?:floor|ceil|angle|Vert)\b|\\(?:Vert|uparrow|downarrow)\b)"
)
_TEXT = re.compile(r"\\text\s*\{([^}]*)\}")
_NOT_IN_TEXT = re.compile(r"[\\{%&<>]")
_OPERATOR_NAME = re.compile(r"\s*\{[A-Za-z ]+\}")
_LIMITS = re.compile(r"\\(?:sum|prod|int|lim|max|min|sup|inf|cup|cap|vee|wedge)\s*\\limits\s*[_^]")
_SHOWN = 24


def check_tex(tex: str) -> None:
    r"""Raise UserError for what can't be typeset.

    `tex_command` for an unknown command, `tex_braces` where { and } don't match, `tex_argument`
    where a command, _ or ^ lacks what it wants, `tex_pairs` where \left and \right don't match,
    `tex_dollar` for a $ within, `tex_sign` for a bare % or &, `tex_text` for what \text can't
    hold, `tex_scripts` for a second index or exponent, `tex_bracket`, `tex_operator`, `tex_limits`
    for what can't follow \left, \operatorname and \limits.
    """
    _check_text(tex)
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
        if sign in "%&":
            raise UserError("tex_sign", sign=sign, text=_around(tex, token.start()))
        if name is not None:
            _check_command(tex, name, token)
        elif sign in "_^" and _ARGUMENT.match(tex, token.end()) is None:
            raise UserError("tex_argument", text=sign)
    if depth:
        raise UserError("tex_braces", text=_around(tex, 0))
    if left:
        raise UserError("tex_pairs", text=_around(tex, 0))
    check_scripts(tex)


def _check_text(tex: str) -> None:
    r"""Raise UserError for what \text would show with a backslash, or not at all."""
    for text in _TEXT.finditer(tex):
        if not text[1].strip():
            raise UserError("tex_argument", text=r"\text")
        if found := _NOT_IN_TEXT.search(text[1]):
            sign = text[1][found.start() :][: 1 + (found[0] == "\\")]
            raise UserError("tex_text", sign=sign, text=_around(tex, text.start()))


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
    _check_follower(tex, name, token)
    if name == "sqrt" and (option := _OPTION.match(tex, position)):
        position = option.end()
    for _ in range(wanted):
        argument = _ARGUMENT.match(tex, position)
        if argument is None or (name in BRACED and argument[0].lstrip() != "{"):
            raise UserError("tex_argument", text=token[0])
        if name in COLOURS and argument[0] != "{":  # they are put in place as they stand
            raise UserError("tex_argument", text=token[0])
        position = _end_of(tex, argument)
    if name == "operatorname" and _OPERATOR_NAME.match(tex, token.end()) is None:
        raise UserError("tex_operator", text=_around(tex, token.start()))


def _check_follower(tex: str, name: str, token: re.Match[str]) -> None:
    r"""Refuse \left and \right without a bracket, and \limits of no sum."""
    if name in ("left", "right") and _DELIMITER.match(tex, token.end()) is None:
        raise UserError("tex_bracket", text=token[0])
    if name == "limits" and not any(
        found.start() < token.start() < found.end() for found in _LIMITS.finditer(tex)
    ):
        raise UserError("tex_limits", text=_around(tex, token.start()))


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
