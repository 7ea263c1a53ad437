"""right = f(quantities), |typed - right| <= within: a number that a student has to give."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.errors import UserError
from engine.formula import Formula, read
from engine.formula_shapes import Value
from engine.lab.frame import Frame
from engine.lessons.quantities import QUANTITIES, meant_by


class _Quantities(Mapping[str, Value]):
    """The quantities of a frame, each worked out when a formula asks for it."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def __getitem__(self, name: str) -> float:
        value = QUANTITIES[name](self._frame)
        return math.nan if value is None else value

    def __iter__(self) -> Iterator[str]:
        return iter(QUANTITIES)

    def __len__(self) -> int:
        return len(QUANTITIES)


@dataclass(frozen=True)
class Question:
    """The right answer is a formula of the quantities that conditions speak of."""

    formula: Formula
    within: float

    def right_answer(self, frame: Frame) -> float | None:
        """Return the number that is right at this moment; None where there is none."""
        try:
            value = float(self.formula(_Quantities(frame)))
        except UserError:  # an exponent beyond what a formula may raise to
            return None
        return value if math.isfinite(value) else None

    def accepts(self, typed: float, frame: Frame) -> bool:
        """Say whether a number is right at this moment."""
        right = self.right_answer(frame)
        rounding = 1e-9 * max(1.0, abs(typed))  # 0.95 is within 0.05 of 1
        return right is not None and abs(typed - right) <= self.within + rounding


def question(text: str, within: float) -> Question:
    """Read `w1 - learning_rate * slope_w1`.

    Raises UserError `live_number` for a name that is not known, and what a formula is refused for.
    """
    try:
        return Question(read(text, QUANTITIES), within)
    except UserError as error:
        if error.code != "formula_name":
            raise
        name = str(error.facts["text"])
        raise UserError("live_number", text=name[:40], meant=", ".join(meant_by(name))) from None
