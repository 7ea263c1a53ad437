"""How the field and the loss curve are looked at, where an action of the menu chooses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypedDict, get_args

from engine.lab.shading_mode import ShadingMode
from engine.model.architecture import NeuronPlace

Switch = Literal["levels", "arrow", "wrong", "equal_scale", "log_loss"]
SWITCHES: tuple[Switch, ...] = get_args(Switch)
"""The options that are on or off."""


@dataclass(frozen=True)
class ViewOptions:
    """The options of the menu View, kept with a session, and what is pointed at; not undone."""

    shading: ShadingMode = ShadingMode.PROBABILITY
    levels: bool = False
    """Whether the field has the lines a = 0.1, 0.25, 0.75, 0.9."""
    arrow: bool = False
    """Whether the field has the arrow of (w1, w2)."""
    wrong: bool = True
    """Whether the plants on the wrong side are ringed."""
    equal_scale: bool = False
    """Whether a centimetre is as long in both directions."""
    log_loss: bool = False
    """Whether the axis of the loss curve is logarithmic."""
    shown_neuron: NeuronPlace | None = None
    """The hidden neuron whose own field is shown while one points at it; no session keeps it."""


USUAL_OPTIONS = ViewOptions()


class ViewOptionChanges(TypedDict, total=False):
    """Some of the `ViewOptions`, by name."""

    shading: ShadingMode
    levels: bool
    arrow: bool
    wrong: bool
    equal_scale: bool
    log_loss: bool
    shown_neuron: NeuronPlace | None


def to_view(options: ViewOptions) -> dict[str, Any]:
    """Return the options as the plain names and values of a session's view."""
    view = {**asdict(options), "shading": options.shading.value}
    del view["shown_neuron"]
    return view


def changes_in(view: Mapping[str, Any]) -> ViewOptionChanges:
    """Return the options that a session's view names; what makes no sense is left out."""
    changes: ViewOptionChanges = {}
    for name in SWITCHES:
        if isinstance(value := view.get(name), bool):
            changes[name] = value
    if view.get("shading") in tuple(ShadingMode):
        changes["shading"] = ShadingMode(view["shading"])
    return changes
