"""The lines from the product to the log loss and the rules between, typeset (figures 22 to 34)."""

from __future__ import annotations

from functools import lru_cache

from gui.painting.latex import coloured
from gui.style.theme import Look


@lru_cache(maxsize=8)
def line_formulas(look: Look) -> tuple[str, ...]:
    """Return the six lines of `derivation.LINES`: a in coral, y in its kind's colour."""
    log, y, not_y = _log(look), coloured(look, "toxic", "y_i"), coloured(look, "harmless", "1-y_i")
    a = coloured(look, "likelihood", "a") + "_" + coloured(look, "likelihood", "i")
    not_a = "(" + coloured(look, "likelihood", "1-a_i") + ")"
    likelihood, loss = coloured(look, "likelihood", "L"), coloured(look, "loss", r"\mathcal{L}")
    product, total = r"\prod_{i=1}^{m}", r"\sum_{i=1}^{m}"
    powers = rf"{a}^{{{y}}}\,{not_a}^{{{not_y}}}"
    terms = rf"{total}\left({y}\,{log}({a})+({not_y})\,{log}{not_a}\right)"
    return (
        rf"{likelihood}={product}{powers}",
        rf"{log}({likelihood})={log}\left({product}{powers}\right)",
        rf"={total}{log}\left({powers}\right)",
        rf"={total}\left({log}\left({a}^{{{y}}}\right)+{log}\left({not_a}^{{{not_y}}}\right)\right)",
        rf"={terms}",
        rf"{loss}=-\frac{{1}}{{m}}{terms}",
    )


@lru_cache(maxsize=8)
def log_of_product(look: Look) -> str:
    """log(uv) = log(u) + log(v)."""
    log, u, v = _log(look), coloured(look, "likelihood", "u"), coloured(look, "likelihood", "v")
    return rf"{log}({u}\,{v})={log}({u})+{log}({v})"


@lru_cache(maxsize=8)
def log_of_power(look: Look) -> str:
    """log(u^y) = y log(u)."""
    log, u, y = _log(look), coloured(look, "likelihood", "u"), coloured(look, "toxic", "y")
    return rf"{log}\left({u}^{{{y}}}\right)={y}\,{log}({u})"


def _log(look: Look) -> str:
    return coloured(look, "parameter", r"\mathrm{log}")
