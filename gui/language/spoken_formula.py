"""A formula in TeX as a line of plain signs, for who hears it: ∂ℒ/∂w₁ = a − y."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[{}_^]|\s+|.")
_SIGNS = {
    "\\alpha": "α", "\\partial": "∂", "\\ell": "ℓ", "\\times": " × ", "\\cdot": " · ",
    "\\geq": " ≥ ", "\\leq": " ≤ ", "\\neq": " ≠ ", "\\rightarrow": " → ", "\\leftarrow": " ← ",
    "\\Rightarrow": " ⇒ ", "\\Leftrightarrow": " ⇔ ", "\\ldots": "…", "\\Delta": "Δ",
    "\\lambda": "λ", "\\sigma": "σ", "\\infty": "∞", "\\qquad": ", ", "\\quad": ", ",
    "\\left": "", "\\right": "", "\\{": "(", "\\}": ")", "=": " = ", "+": " + ", "-": " − ",
    "<": " < ", ">": " > ",
}  # fmt: skip
_WORDS = ("\\log", "\\tanh", "\\exp", "\\sin", "\\max", "\\min")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ATOM = re.compile(r"∂?\w+")
_LEADING_MINUS = re.compile(r"(^|[(=,×<>≤≥→←⇔⇒]\s*|log )− ")

_Tokens = list[str]
"""The tokens that are still to be read, the next one last."""


def spoken_formula(tex: str) -> str:
    """Return a formula without TeX: fractions with a stroke, indices and powers as small digits."""
    text = " ".join(_sequence(_TOKEN.findall(tex)[::-1]).split())
    for apart, together in (("( ", "("), (" )", ")"), (" ,", ","), ("∂ ", "∂")):
        text = text.replace(apart, together)
    return _LEADING_MINUS.sub(r"\1−", text)


def _sequence(tokens: _Tokens) -> str:
    """Return what comes until the group is closed, or to the end."""
    parts: list[str] = []
    while tokens and (token := tokens.pop()) != "}":
        parts.append(_one(token, tokens))
    return "".join(parts)


def _one(token: str, tokens: _Tokens) -> str:
    """Return what one token stands for, with the groups that belong to it."""
    if token == "{":
        return _sequence(tokens)
    if token in ("_", "^"):
        return _small(_argument(tokens), token)
    if token in ("\\sum", "\\prod"):
        return _over(token, tokens)
    if token.endswith("frac"):
        above, below = _argument(tokens), _argument(tokens)
        return f"{_in_brackets(above)}/{_in_brackets(below)}"
    if token == "\\mathcal":
        return _argument(tokens).replace("L", "ℒ")
    if token in _WORDS:
        return f" {token[1:]} "
    if token.startswith("\\") and token not in _SIGNS:
        return "" if token[1:].isalpha() else " "  # a colour, a face, or a little room
    return _SIGNS.get(token, token)


def _argument(tokens: _Tokens) -> str:
    """Return what an index, a fraction or a face takes: the next group or sign."""
    while tokens and tokens[-1].isspace():
        tokens.pop()
    if not tokens:
        return ""
    token = tokens.pop()
    is_empty = token.startswith("\\") and not _one(token, tokens[:])
    text = _argument(tokens) if is_empty else _one(token, tokens)
    return text.strip().replace("∂ ", "∂")


def _over(token: str, tokens: _Tokens) -> str:
    """Write a sum or a product, and over what it runs."""
    translate = QCoreApplication.translate
    name = translate("Spoken", "sum") if token == "\\sum" else translate("Spoken", "product")
    limits = {}
    while tokens and tokens[-1] in ("_", "^"):
        sign = tokens.pop()
        limits[sign] = _argument(tokens)
    if len(limits) == 2:
        name = translate("Spoken", "{0} from {1} to {2} of").format(name, limits["_"], limits["^"])
    return f" {name} "


def _small(text: str, sign: str) -> str:
    """Write an index or a power: with small digits where it is a number."""
    if text.isdigit():
        return text.translate(_LOWERED if sign == "_" else _RAISED)
    return f"{sign}{_in_brackets(text)}"


def _in_brackets(text: str) -> str:
    return text if _ATOM.fullmatch(text) else f"({text})"
