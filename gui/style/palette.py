"""The colours of the themes, each by its name: text has a contrast of 4.5 : 1 at least."""

from __future__ import annotations

from typing import Literal, NamedTuple

ColourName = Literal[
    "ground", "panel", "raised", "edge", "text", "muted", "toxic", "harmless", "toxic_region",
    "harmless_region", "frontier", "parameter", "loss", "test_loss", "likelihood", "probe",
    "outline", "good_ground", "warning_ground",
]  # fmt: skip
"""The fields of a palette, so that mypy refuses any other name."""

KIND_COLOURS: tuple[ColourName, ColourName] = ("harmless", "toxic")
"""The colours of plants of kind 0 and of kind 1."""

REGION_COLOURS: tuple[ColourName, ColourName] = ("harmless_region", "toxic_region")
"""The colours of the regions in which the neuron says 0 and 1."""


class Palette(NamedTuple):
    """One theme; each value of the course keeps its colour in every picture."""

    ground: str
    panel: str
    raised: str
    edge: str
    text: str
    muted: str
    toxic: str
    harmless: str
    toxic_region: str
    harmless_region: str
    frontier: str
    parameter: str
    loss: str
    test_loss: str
    likelihood: str
    probe: str
    outline: str
    good_ground: str
    warning_ground: str


DARK = Palette(
    ground="#0b0d10",
    panel="#14181c",
    raised="#20262d",
    edge="#2c333b",
    text="#eceff2",
    muted="#9aa5b1",
    toxic="#ff9d3d",
    harmless="#5cc3f2",
    toxic_region="#542c0c",
    harmless_region="#143c44",
    frontier="#8ed65f",
    parameter="#ffd84d",
    loss="#ff5e57",
    test_loss="#b9a2ff",
    likelihood="#ff8f7a",
    probe="#ff7ab0",
    outline="#0b0d10",
    good_ground="#1a2517",
    warning_ground="#33191a",
)

LIGHT = Palette(
    ground="#f3f5f7",
    panel="#ffffff",
    raised="#e6eaee",
    edge="#c9d0d7",
    text="#1a1e23",
    muted="#566270",
    toxic="#ad4a00",
    harmless="#0e67a6",
    toxic_region="#fce4cd",
    harmless_region="#cde6f2",
    frontier="#25730f",
    parameter="#7f5e00",
    loss="#c2211e",
    test_loss="#6a3fd0",
    likelihood="#a8442f",
    probe="#b8145c",
    outline="#ffffff",
    good_ground="#e7f4e0",
    warning_ground="#fce4e2",
)

CONTRAST = Palette(
    ground="#000000",
    panel="#000000",
    raised="#1a1a1a",
    edge="#6b6b6b",
    text="#ffffff",
    muted="#e6e6e6",
    toxic="#ffb347",
    harmless="#6fd3ff",
    toxic_region="#402000",
    harmless_region="#002b3d",
    frontier="#7dff5a",
    parameter="#ffe600",
    loss="#ff8a85",
    test_loss="#cdbbff",
    likelihood="#ffb3a3",
    probe="#ff9fc8",
    outline="#000000",
    good_ground="#002200",
    warning_ground="#330000",
)
"""Of high contrast, 7 : 1 at least, for eyes that need it."""
