"""What a person has made: an immutable state, and every edit as a new one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from engine.arrays import NO_INDICES, Indices, Kinds, Mask, Parameters, Points, indices
from engine.errors import UserError
from engine.geometry import Segment
from engine.lab.choices import Choices, chosen
from engine.learning.run import Ghost, Run, with_ghost
from engine.learning.settings import Optimiser, Rule, Settings
from engine.loss.penalty import NO_PENALTY
from engine.model import samples
from engine.model.architecture import NEURON, Architecture, start_drawn
from engine.model.dataset import LARGEST_CM, MOST_PLANTS, Dataset
from engine.model.hidden_plants import HiddenPlants, taken_out
from engine.model.network import Network
from engine.model.neuron import Neuron
from engine.model.split import Split

LARGEST_WEIGHT = 1e15
"""The largest w1, w2 or b that can be set by hand."""

LONGEST_NAME = 60
"""So many letters a kind or a measure is called by, where a person names it."""


@dataclass(frozen=True, eq=False)
class State:
    """Plants, the plants selected, the mystery plant, settings, the run, the earlier runs, what the
    pictures are to show, and what the model is made of."""

    plants: Dataset
    run: Run
    selection: Indices = field(default_factory=lambda: NO_INDICES)
    probe: tuple[float, float] | None = None
    measured_probe: tuple[float, float] | None = None
    """Where the mystery plant was before the measures were standardised; None once it is moved."""
    settings: Settings = field(default_factory=Settings)
    ghosts: tuple[Ghost, ...] = ()
    starts_drawn: int = 0
    choices: Choices = field(default_factory=Choices)
    architecture: Architecture = NEURON
    hidden_test: HiddenPlants | None = None
    """Plants held out that nobody sees before they are revealed: they are not among `plants`."""

    @property
    def all_plants(self) -> Dataset:
        """The plants, with those that are hidden."""
        hidden = self.hidden_test
        return self.plants if hidden is None else hidden.back_among(self.plants)

    @property
    def test_split(self) -> Split | None:
        """How plants are held out, be they seen or hidden; None where none is."""
        return self.plants.split if self.hidden_test is None else self.hidden_test.split

    def changes_to(self, other: State) -> dict[str, Any]:
        """Return the fields of `other` that are not the very ones of this state."""
        return {name: value for name, value in vars(other).items() if value is not vars(self)[name]}


def place(state: State, points: object, kind: int) -> State:
    """Add plants (k, 2) of one kind and select them.

    Raises UserError `too_many_plants` beyond those that a session can hold.
    """
    before = len(state.plants)
    plants = state.plants.add(np.asarray(points, dtype=np.float64), kind)
    if len(plants) > MOST_PLANTS:
        raise UserError("too_many_plants", most=MOST_PLANTS)
    return replace(state, plants=plants, selection=indices(np.arange(before, len(plants))))


def spray(
    state: State, centre: tuple[float, float], radius_cm: float, count: int, kind: int
) -> State:
    """Add plants over a disc; the same stroke on the same plants draws the same ones.

    Raises UserError `too_many_plants` where there are 100,000 already.
    """
    count = min(count, samples.MOST_PLANTS - len(state.plants))
    if count < 1:
        raise UserError("too_many_plants", most=samples.MOST_PLANTS)
    rng = np.random.default_rng([state.settings.seed, len(state.plants)])
    points = samples.spray(centre, radius_cm, count, rng)
    return replace(state, plants=state.plants.add(points, kind), selection=NO_INDICES)


def move(state: State, by: tuple[float, float]) -> State:
    """Move the selected plants by (dx1, dx2), in centimetres."""
    if not len(state.selection):
        return state
    return replace(state, plants=state.plants.move(state.selection, by))


def flip(state: State, which: Indices | None = None) -> State:
    """Turn the kind of some plants, or of the selected ones."""
    flipped = state.selection if which is None else which[which < len(state.plants)]
    return replace(state, plants=state.plants.flip(flipped)) if len(flipped) else state


def set_plants(state: State, which: Indices, x: Points, y: Kinds) -> State:
    """Give plants (k,) other measures (k, 2) and kinds (k,); one beyond the last is added.

    Raises UserError as `Dataset.of` does, with the row among those given; nothing is changed then.
    """
    plants = state.plants.put(which, x, y)
    if plants.same_as(state.plants):
        return state
    if len(plants) > samples.MOST_PLANTS and len(plants) > len(state.plants):
        raise UserError("too_many_plants", most=samples.MOST_PLANTS)
    return replace(state, plants=plants, selection=indices(which))


def delete(state: State) -> State:
    """Remove the selected plants."""
    if not len(state.selection):
        return state
    return replace(state, plants=state.plants.remove(state.selection), selection=NO_INDICES)


def erase(state: State, stroke: Segment, reach: tuple[float, float]) -> State:
    """Remove the plants within reach of a stroke, along x1 and x2, and the mystery plant if it is.

    Of the plants selected, those that stay are selected still.
    """
    if state.probe is not None and _near_stroke(np.array([state.probe]), stroke, reach)[0]:
        state = put_probe(state, None)
    gone = _near_stroke(state.plants.x, stroke, reach)
    if not gone.any():
        return state
    is_selected = np.zeros(len(gone), dtype=bool)
    is_selected[state.selection] = True
    plants = state.plants.remove(indices(np.flatnonzero(gone)))
    return replace(state, plants=plants, selection=indices(np.flatnonzero(is_selected[~gone])))


def _near_stroke(points: Points, stroke: Segment, reach: tuple[float, float]) -> Mask:
    """Return which points (m, 2) lie within `reach` of a stroke, along x1 and along x2."""
    start, end = (np.array(place) / reach for place in stroke)
    way, from_start = end - start, points / reach - start
    length = max(float(way @ way), 1e-300)
    share = np.clip(from_start @ way / length, 0.0, 1.0)
    result: Mask = np.hypot(*(from_start - share[:, None] * way).T) <= 1.0
    return result


def use_plants(state: State, plants: Dataset) -> State:
    """Replace the plants by others, and begin a run on them from the same start.

    As large a share of them is held out as before.
    """
    if plants.split is None:
        plants = plants.split_by(state.plants.split)
    run = Run(state.run.start, float("nan"))
    return replace(
        state,
        plants=plants,
        selection=NO_INDICES,
        run=run,
        ghosts=(),
        measured_probe=None,
        hidden_test=None,
    )


def name_plants(
    state: State,
    features: tuple[str, str] | None = None,
    kinds: tuple[str, str] | None = None,
) -> State:
    """Call the measures, or the kinds y = 0 and y = 1, by other names; nothing else changes.

    Raises UserError `names_empty` or `names_same` where they can't be told apart.
    """
    for names in (features, kinds):
        if names is not None:
            check_names(names)
    plants, hidden = state.plants, state.hidden_test
    features, kinds = features or plants.features, kinds or plants.kinds
    named = plants.called(features, kinds)
    if named is plants:
        return state
    if hidden is not None:
        hidden = replace(hidden, plants=hidden.plants.called(features, kinds))
    return replace(state, plants=named, hidden_test=hidden)


def check_names(names: tuple[str, str]) -> None:
    """Raise UserError `names_empty` or `names_same` where two names can't be told apart."""
    first, second = (" ".join(name.split()).casefold() for name in names)
    if not first or not second:
        raise UserError("names_empty")
    if first == second:
        raise UserError("names_same", name=names[1])


def standardise(state: State, on: bool) -> State:
    """Give the measures mean 0 and deviation 1, or their own units again; a run begins on them.

    The mystery plant stays among the same plants.
    """
    plants = state.plants.standardised() if on else state.plants.in_own_units()
    scaling = plants.scaling if on else state.plants.scaling
    if plants is state.plants or scaling is None:
        return state
    probe = state.measured_probe
    if probe is None and state.probe is not None:
        point = np.array([state.probe])
        moved = scaling.scaled(point) if on else scaling.original(point)
        probe = tuple(np.clip(moved[0], -LARGEST_CM, LARGEST_CM).tolist())
    measured_probe = state.probe if on else None
    scaled = replace(use_plants(state, plants), hidden_test=state.hidden_test)
    return replace(scaled, probe=probe, measured_probe=measured_probe)


def select(state: State, which: Indices) -> State:
    """Select these plants and no others; positions that hold no plant are left out."""
    return replace(state, selection=indices(which[which < len(state.plants)]))


def put_probe(state: State, at: tuple[float, float] | None) -> State:
    """Put the mystery plant somewhere, or take it away."""
    if at is not None:
        if not np.isfinite(at).all():
            raise UserError("not_a_measure", row=1)
        x1, x2 = np.clip(at, -LARGEST_CM, LARGEST_CM)
        at = (float(x1), float(x2))
    return replace(state, probe=at, measured_probe=None)


def hold_out(state: State, share: float) -> State:
    """Hold a share of the plants out to test with, drawn by the seed; of 0 none.

    Raises UserError `test_share` outside 0 … 0.9.
    """
    return split_plants(state, Split(share, state.settings.seed) if share else None)


def split_plants(state: State, split: Split | None) -> State:
    """Hold plants out to test with, as a split draws them; None holds out none. All are shown."""
    state = reveal_test(state)
    plants = state.plants.split_by(split)
    return state if plants is state.plants else replace(state, plants=plants)


def hide_test(state: State) -> State:
    """Take the plants held out from sight until they are revealed."""
    if state.hidden_test is not None and state.plants.split is None:
        return state
    state = reveal_test(state)
    parted = taken_out(state.plants)
    if parted is None:
        return state
    held_out = state.plants.held_out_among(state.selection)
    seen = state.selection if held_out is None else state.selection[~held_out]
    selection = indices(np.searchsorted(state.plants.training_positions, seen))
    return replace(state, plants=parted[0], hidden_test=parted[1], selection=selection)


def reveal_test(state: State) -> State:
    """Show the plants held out that were hidden."""
    hidden = state.hidden_test
    if hidden is None:
        return state
    selection = indices(hidden.places_of_shown(len(state.plants))[state.selection])
    return replace(state, plants=state.all_plants, hidden_test=None, selection=selection)


def set_settings(state: State, **changes: Any) -> State:
    """Change how the model learns.

    Raises UserError `rule_of_neuron` or `formulas_of_neuron` where it is not the bare neuron.
    """
    settings = replace(state.settings, **changes)
    if not state.architecture.is_bare:
        if settings.rule is Rule.PERCEPTRON:
            raise UserError("rule_of_neuron")
        if settings.formulas is not None:
            raise UserError("formulas_of_neuron")
    return state if settings == state.settings else replace(state, settings=settings)


def set_choices(state: State, **changes: Any) -> State:
    """Change what the pictures show."""
    choices = chosen(state.choices, **changes)
    return state if choices == state.choices else replace(state, choices=choices)


def set_neuron(state: State, neuron: Neuron) -> State:
    """Begin a run of the bare neuron at weights set by hand; the run so far stays as a ghost.

    Weights over 1e15 are made smaller all three, which leaves the frontier where it is.
    """
    if not np.isfinite(neuron.parameters).all():
        raise UserError("not_a_weight")
    excess = float(np.abs(neuron.parameters).max()) / LARGEST_WEIGHT
    return start_at(state, neuron.parameters / max(excess, 1.0), NEURON)


def set_architecture(state: State, architecture: Architecture) -> State:
    """Make the model of other inputs or hidden layers, and begin a run; the old one is a ghost.

    Without hidden neurons it starts at 0, as any start leads to the same minimum; else at a start
    drawn by [seed, how many were drawn]. Rosenblatt's rule and a student's formulas are of the bare
    neuron alone: another model learns by gradient descent.
    """
    if architecture == state.architecture:
        return state
    changed = _descending(state, architecture)
    if architecture.is_network:
        return draw_start(changed, architecture)
    return start_at(changed, np.zeros(architecture.size), architecture)


def set_network(state: State, network: Network) -> State:
    """Begin a run of a model at parameters of its own; the run so far stays as a ghost."""
    descending = _descending(state, network.architecture)
    return start_at(descending, network.parameters, network.architecture)


def _descending(state: State, architecture: Architecture) -> State:
    """Let a model that is no bare neuron learn by gradient descent, the only way it can."""
    settings = state.settings
    if architecture.is_bare or (settings.rule, settings.formulas) == (Rule.GRADIENT, None):
        return state
    return replace(state, settings=replace(settings, rule=Rule.GRADIENT, formulas=None))


def as_one_neuron(state: State) -> State:
    """Go back to the bare neuron, and to plain descent without a penalty."""
    state = set_architecture(state, NEURON)
    return set_settings(state, optimiser=Optimiser.GRADIENT_DESCENT, penalty=NO_PENALTY)


def draw_start(state: State, architecture: Architecture | None = None) -> State:
    """Begin a run at parameters drawn by [seed, how many were drawn], of this model or another.

    A network's are drawn as Glorot or He draw them, one neuron's from a normal law.
    """
    architecture = architecture or state.architecture
    start = start_drawn(architecture, state.settings.seed, state.starts_drawn)
    started = start_at(state, start, architecture)
    return replace(started, starts_drawn=state.starts_drawn + 1)


def set_parameters(state: State, parameters: Parameters) -> State:
    """Begin a run at parameters (n,) set by hand, of any model; the run so far stays as a ghost.

    Raises UserError `not_a_weight` for what is no number, `weight_large` beyond 1e15.
    """
    if not np.isfinite(parameters).all():
        raise UserError("not_a_weight")
    if float(np.abs(parameters).max()) > LARGEST_WEIGHT:
        raise UserError("weight_large", most=LARGEST_WEIGHT)
    return start_at(state, parameters)


def start_at(
    state: State, parameters: Parameters, architecture: Architecture | None = None
) -> State:
    """Begin a run at parameters (n,) of this model or another; the session fills in its loss."""
    ghosts = with_ghost(state.ghosts, state.run.ghost(state.architecture))
    run = Run(parameters, float("nan"))
    model = architecture or state.architecture
    return replace(state, run=run, ghosts=ghosts, architecture=model)


def learn_on_copy(state: State) -> State:
    """Let a copy of the run learn from now on: the run so far stays as it is."""
    return replace(state, run=state.run.until(state.run.trace.last_step))


def clear_ghosts(state: State) -> State:
    """Forget the earlier runs."""
    return replace(state, ghosts=()) if state.ghosts else state
