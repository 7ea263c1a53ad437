"""Units of measures, in the cells of a table, below its names or within them: `2,3 cm`, `(mm)`."""

from __future__ import annotations

import re

_UNITS = (
    "nanometres", "nanomètres", "nm", "micromètres", "µm", "μm", "um",
    "millimeters", "millimetres", "millimètres", "mm", "centimeters", "centimetres", "centimètres",
    "cms", "cm", "decimetres", "décimètres", "dm", "meters", "metres", "mètres", "m", "km",
    "inches", "inch", "in", "pouces", "pouce", "po", "feet", "ft", "px", "pixels", "pt",
    "percent", "pourcent", "%", "‰", "°c", "°f", "°", "kg", "mg", "g", "ml", "cl", "dl", "l",
    "mm2", "mm²", "cm2", "cm²", "m2", "m²", "ppm",
)  # fmt: skip

_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
UNIT_BEHIND = rf"[ \u00a0\u202f\u2009]?(?i:{_UNIT})\.?"
"""A unit behind a number, after a space or not."""

_WITH_UNIT = re.compile(rf"(.*[\d.]){UNIT_BEHIND}", re.DOTALL)
_ALONE = re.compile(rf"[\(\[]?\s*(?:in |en )?({_UNIT})\.?\s*[\)\]]?", re.IGNORECASE)
_IN_NAME = re.compile(
    rf"[\(\[/]\s*(?i:in |en )?(?P<bracketed>(?i:{_UNIT}))\s*[\)\]]?\s*$"
    r"|(?:(?<=[a-z])|[ _.,])(?P<bare>[cmdnCMDN][mM])$"
)


def without_unit(cell: str) -> tuple[str, str]:
    """Part a cell into its number and its unit, "" where it has none."""
    cell = cell.strip()
    match = _WITH_UNIT.fullmatch(cell)
    if match is None:
        return cell, ""
    return match[1], spelled(cell[len(match[1]) :])


def spelled(unit: str) -> str:
    """Write a unit in its usual spelling: ` CM.` as `cm`."""
    unit = unit.strip().rstrip(".")
    return unit.lower() if unit.lower() in _UNITS and not unit.startswith("°") else unit


def unit_alone(cell: str) -> str:
    """Return the unit that is all that a cell holds, bare or in brackets; "" of any other cell."""
    match = _ALONE.fullmatch(cell.strip())
    return spelled(match[1]) if match else ""


def unit_in_name(name: str) -> str:
    """Return the unit at the end of a column's name, `Width (cm)` or `width_cm`; "" of none."""
    match = _IN_NAME.search(name)
    return spelled(match["bracketed"] or match["bare"]) if match else ""


def without_unit_in_name(name: str) -> str:
    """Leave out what stands in brackets after a column's name: `Largeur (cm)` as `Largeur`."""
    return re.sub(r"[\(\[](?!\s*\d+\s*[\)\]]).*$", "", name).strip() or name
