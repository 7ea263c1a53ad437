"""The lines over all plants at once, z and dL/dW to be typed, told apart by shapes and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, cast

from PySide6.QtCore import QCoreApplication

from engine.errors import UserError
from engine.formula_shapes import shape_text
from engine.lab.frame import Frame
from engine.lessons.exercise import Finding
from engine.lessons.matrix_lines import MatrixHole, MatrixLine, check_matrix_line, slopes_of
from gui.language.numbers import number
from gui.panels.exercises.exercise_box import finding_text
from gui.panels.exercises.program_box import CodeBox

translate = QCoreApplication.translate


class MatrixBox(CodeBox):
    """Four lines over X and W, two with a field."""

    lines: ClassVar[Mapping[str, MatrixHole | None]] = {
        "z = ": "z",
        "a = 1 / (1 + np.exp(-z))": None,
        "W -= α * ": "W",
        "b -= α * np.mean(a - y)": None,
    }
    choice = "matrix_lines"

    def judge(self, hole: str, text: str, frame: Frame) -> tuple[bool, str]:
        """Compare a line with the neuron, and with the slopes measured."""
        place = cast("MatrixHole", hole)
        line = check_matrix_line(place, text, frame.plants.training, frame.neuron)
        return line.finding is Finding.RIGHT, matrix_line_text(line)

    def can_train(self, frame: Frame) -> bool:
        """Say whether both lines are right."""
        try:
            slopes_of(frame.choices.matrix_lines)
        except UserError:
            return False
        return True


def matrix_line_text(line: MatrixLine) -> str:
    """Say whether a line is right, or by which shape or numbers it differs."""
    if line.finding is Finding.SHAPE:
        text = translate("MatrixBox", "Yours has the shape {0}; {1} is wanted.")
        return text.format(shape_text(line.shape), shape_text(line.true_shape))
    typed, true = (_all(values) for values in (line.typed, line.true))
    if line.plant is not None:
        text = translate("ProgramBox", "Not yet: for plant {0} yours gives {1}, the neuron {2}.")
        return text.format(line.plant + 1, typed, true)
    if line.finding is Finding.OTHER and not line.true:
        return translate("ProgramBox", "Not yet: that is not what the neuron does.")
    if not line.true or line.finding is Finding.UNDEFINED:
        return finding_text(line.finding)
    numbers = translate("MatrixBox", "  Yours: {0}, slopes measured: {1}.").format(typed, true)
    return finding_text(line.finding) + numbers


def _all(values: tuple[float, ...]) -> str:
    texts = [number(value, 3) for value in values]
    return (
        translate("MatrixBox", "{0} and {1}").format(*texts) if len(texts) == 2 else "".join(texts)
    )
