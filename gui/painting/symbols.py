"""How the parameters and the derivatives of the loss are written on a picture."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.lab.frame import Frame
from engine.loss.penalty import Penalty
from gui.language.arithmetic import Writer, with_decimals, with_digits
from gui.language.numbers import decimals_for
from gui.painting.rich_text import Run

SYMBOLS: dict[str, str] = {"w1": "w₁", "w2": "w₂", "b": "b"}
"""The parameters as they are written on a line of text."""

LOSS = "ℒ"
"""The loss, apart from L, the likelihood."""

SLOPE_SYMBOLS = {name: f"∂{LOSS}/∂{symbol}" for name, symbol in SYMBOLS.items()}
"""The derivatives of the loss, likewise."""


def loss_name(frame: Frame) -> str:
    """Name what learning minimises, as landscapes show it: with a penalty, more than the loss."""
    return objective_name(frame.settings.penalty)


def objective_name(penalty: Penalty) -> str:
    """Name what learning minimises with a penalty, or without."""
    return LOSS if penalty.is_none else f"{LOSS} + {penalty_name()}"


def penalty_name() -> str:
    """Name what is added to the loss."""
    return QCoreApplication.translate("RunNames", "penalty")


def slope_symbols(frame: Frame) -> dict[str, str]:
    """Write the derivatives of what learning minimises: with a penalty, of more than the loss."""
    if frame.settings.penalty.is_none:
        return SLOPE_SYMBOLS
    return {name: f"∂({loss_name(frame)})/∂{symbol}" for name, symbol in SYMBOLS.items()}


LOG_IS_NATURAL = "log = ln"
"""Which logarithm is meant, for pupils to whom log is the one to base 10; once a picture."""


def parameter_runs(name: str, bold: bool = False, alpha: float = 1.0) -> list[Run]:
    """Write the name of a parameter in its colour: a slanted letter, and its index."""
    runs = [Run(name[0], "parameter", bold, symbol=True, alpha=alpha)]
    index = name[1:]
    return [*runs, Run(index, "parameter", bold, level=-1, alpha=alpha)] if index else runs


def slope_text(slope: float) -> str:
    """Write a derivative with three decimals, and never as 0 where it is not."""
    return slope_writer(slope)(0)


def slope_writer(slope: float) -> Writer:
    """Return what writes a derivative so, or with more digits."""
    is_tiny = 0 < abs(slope) < 5e-4
    return with_digits(slope, 2) if is_tiny else with_decimals(slope, decimals_for(slope, 3))
