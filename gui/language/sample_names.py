"""The names of the samples in the language on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def sample_name(code: str) -> str:
    """Name a sample in the language on screen."""
    translate = QCoreApplication.translate
    return {
        "six": translate("Samples", "the six plants of the course"),
        "iris": translate("Samples", "iris: setosa and versicolor"),
        "close_irises": translate("Samples", "iris: virginica and versicolor"),
        "two_groups": translate("Samples", "two groups"),
        "overlapping_groups": translate("Samples", "overlapping groups"),
        "ring": translate("Samples", "one kind inside the other"),
        "xor": translate("Samples", "four corners (XOR)"),
        "moons": translate("Samples", "two moons"),
        "spiral": translate("Samples", "two spirals"),
        "checkerboard": translate("Samples", "checkerboard"),
    }[code]


def sample_note(code: str) -> str:
    """Say what else is to be known of a sample: for iris its source; empty for the others."""
    if code == "close_irises":
        return QCoreApplication.translate(
            "Samples",
            "100 real plants measured by Edgar Anderson, published by R. A. Fisher in 1936; UCI"
            " Machine Learning Repository, data set 53, CC BY 4.0. Virginica plays the toxic kind,"
            " versicolor the non-toxic one; no line separates them.",
        )
    if code != "iris":
        return ""
    return QCoreApplication.translate(
        "Samples",
        "100 real plants measured by Edgar Anderson, published by R. A. Fisher in 1936; UCI Machine"
        " Learning Repository, data set 53, CC BY 4.0. Setosa plays the toxic kind, versicolor the"
        " non-toxic one.",
    )
