"""What a page of a lesson sets up, going forwards, at once, and on the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from engine.arrays import NO_INDICES, indices
from engine.geometry import Rectangle
from engine.lab.choices import Choices
from engine.lab.shading_mode import ShadingMode
from engine.lab.state import (
    State,
    as_one_neuron,
    hide_test,
    name_plants,
    put_probe,
    reveal_test,
    set_architecture,
    set_choices,
    set_network,
    set_neuron,
    set_settings,
    split_plants,
    use_plants,
)
from engine.learning.settings import Rule, Settings
from engine.loss.penalty import NO_PENALTY
from engine.model.architecture import NEURON
from engine.model.dataset import Dataset
from engine.model.network import Network
from engine.model.neuron import Neuron
from engine.model.split import Split


@dataclass(frozen=True)
class PageSetup:
    """What a page sets up: plants, neuron, settings, pictures; the rest stays."""

    plants: Dataset | None = None
    start: Neuron | Network | None = None
    """The model and the weights that it begins with."""
    test_split: Split | Literal["none"] | None = None
    """Which plants are held out to test with."""
    reveal_test: bool | None = None
    """Whether those are seen, or hidden until someone reveals them."""
    mystery: tuple[float, float] | None = None
    clears_mystery: bool = False
    select: tuple[int, ...] | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    choices: dict[str, Any] = field(default_factory=dict)
    arrangement: str | None = None
    pictures: tuple[str, ...] | None = None
    shading: ShadingMode | None = None
    speed: float | None = None
    """Steps a second; infinity is as fast as it goes, 0 as fast as before the lesson."""
    window: Rectangle | Literal["all"] | None = None
    """The part of the plane that the field shows, or all plants, as where other ones come."""
    controls: tuple[str, ...] | None = None
    kinds: tuple[str, str] | None = None
    """What the plants of y = 0 and of y = 1 are called."""
    measures: tuple[str, str] | None = None
    """What x1 and x2 are called, each with its unit in brackets."""

    @property
    def is_beginning(self) -> bool:
        """Say whether plants or a start are named: what a student made of the model ends there."""
        return self.plants is not None or self.start is not None

    @property
    def is_of_tests(self) -> bool:
        """Say whether it names which plants are held out or seen: others have their numbers."""
        return self.test_split is not None or self.reveal_test is not None

    def apply(self, state: State) -> State:
        """Return a state with this set up."""
        if self.is_beginning:
            state = set_choices(as_one_neuron(state), zero_marks=())
        if self.settings:
            state = _with_settings(state, self.settings)
        if self.plants is not None:
            state = replace(use_plants(state, self.plants), probe=None)
        state = name_plants(state, self.measures, self.kinds)
        state = self._with_tests(state)
        if self.start is not None:
            state = _begun(state, self.start)
        if self.choices:
            state = set_choices(state, **self.choices)
        if self.mystery is not None or self.clears_mystery:
            state = put_probe(state, self.mystery)
        if self.select is not None:
            chosen = [plant for plant in self.select if plant < len(state.plants)]
            state = replace(state, selection=indices(chosen) if chosen else NO_INDICES)
        return state

    def _with_tests(self, state: State) -> State:
        """Hold out the plants that the page wants held out, and hide them if it wants that."""
        was_hidden = state.hidden_test is not None
        is_hidden = was_hidden if self.reveal_test is None else not self.reveal_test
        if self.is_beginning or self.test_split is not None:
            wanted = self.test_split if isinstance(self.test_split, Split) else None
            if wanted != state.test_split:
                state = split_plants(state, wanted)
        return hide_test(state) if is_hidden else reveal_test(state)


def _with_settings(state: State, settings: dict[str, Any]) -> State:
    """Change how the model learns; what a student chose that can't go with it gives way."""
    if settings.get("rule") is Rule.PERCEPTRON:
        settings = {"penalty": NO_PENALTY, **settings}
        state = set_architecture(state, NEURON)
    elif not settings.get("penalty", NO_PENALTY).is_none:
        settings = {"rule": Rule.GRADIENT, "formulas": None, **settings}
    return set_settings(state, **settings)


def _begun(state: State, start: Neuron | Network) -> State:
    """Begin with a model; the next start drawn is another one than a network's of the lesson."""
    if isinstance(start, Neuron):
        return replace(set_neuron(state, start), ghosts=())
    drawn = max(state.starts_drawn, 1)
    return replace(set_network(state, start), ghosts=(), starts_drawn=drawn)


def combined(setups: Iterable[PageSetup]) -> PageSetup:
    """Return the one setup that these amount to, one applied after the other.

    Other plants take away the mystery plant and what was selected; so do other plants held out or
    seen what was selected; another arrangement, the pictures named before it.
    """
    result = PageSetup()
    for setup in setups:
        named = {
            name: value
            for name, value in vars(setup).items()
            if value is not None and name not in ("settings", "choices", "clears_mystery")
        }
        if setup.plants is not None:
            fresh: dict[str, object] = {
                "mystery": None, "clears_mystery": True, "select": (), "window": "all",
                "kinds": None, "measures": None,
            }  # fmt: skip
            named = {**fresh, **named}
        if setup.is_of_tests and result.is_of_tests:
            named = {"select": (), **named}
        if setup.mystery is not None or setup.clears_mystery:
            named |= {"mystery": setup.mystery, "clears_mystery": setup.mystery is None}
        if setup.arrangement is not None:
            named = {"pictures": None, **named}
        named["settings"] = {**result.settings, **setup.settings}
        named["choices"] = {**result.choices, **setup.choices}
        result = replace(result, **{"controls": None, **named})
    return result


def setup_from_beginning(setups: Sequence[PageSetup], page_index: int) -> PageSetup:
    """Return the setup of a page as those before it leave it, from the usual settings on."""
    return combined([_USUAL, *setups[: page_index + 1]])


def setup_forwards(setups: Sequence[PageSetup], page_index: int) -> PageSetup:
    """Return the setup of a page that is reached from the one before it."""
    page = setups[page_index]
    if page.is_of_tests and page.select is None:
        page = replace(page, select=())
    return _with_model(page, setup_from_beginning(setups, page_index))


def _with_model(setup: PageSetup, so_far: PageSetup) -> PageSetup:
    """Return a setup that names the model as the lesson has it so far, not as a student made it.

    That is where plants or a start are named; the bare neuron goes on where it stands.
    """
    if setup.reveal_test is None and (setup.is_beginning or setup.test_split is not None):
        is_split = isinstance(so_far.test_split, Split)
        setup = replace(setup, reveal_test=so_far.reveal_test if is_split else None)
    if not setup.is_beginning:
        return setup
    start = so_far.start if isinstance(so_far.start, Network) else None
    split = so_far.test_split if isinstance(so_far.test_split, Split) else None
    usual = Settings()
    settings = {
        name: so_far.settings[name]
        for name in ("optimiser", "penalty")
        if so_far.settings[name] != getattr(usual, name)
    }
    return replace(
        setup,
        start=setup.start or start,
        test_split=setup.test_split or split,
        settings={**settings, **setup.settings},
    )


def setup_on_return(setups: Sequence[PageSetup], left: int) -> PageSetup:
    """Return the setup of the page before the one that is left.

    What the page left behind named is as the earlier pages had it; what it did not name stays, and
    with it what a student made there.
    """
    before, page_left = setup_from_beginning(setups, left - 1), setups[left]
    other_plants = page_left.plants is not None
    other_mystery = other_plants or page_left.mystery is not None or page_left.clears_mystery
    other_pictures = page_left.arrangement is not None or page_left.pictures is not None
    restored = PageSetup(
        plants=before.plants if other_plants else None,
        kinds=_names_on_return(before, page_left, "kinds"),
        measures=_names_on_return(before, page_left, "measures"),
        start=_start_on_return(before, page_left),
        test_split=before.test_split if other_plants or page_left.test_split is not None else None,
        mystery=before.mystery if other_mystery else None,
        clears_mystery=before.clears_mystery and other_mystery,
        select=before.select
        if other_plants or page_left.is_of_tests or page_left.select is not None
        else None,
        reveal_test=before.reveal_test if other_plants or page_left.is_of_tests else None,
        settings={name: before.settings[name] for name in page_left.settings},
        choices={name: before.choices[name] for name in page_left.choices},
        arrangement=before.arrangement if other_pictures else None,
        pictures=before.pictures if other_pictures else None,
        shading=before.shading if page_left.shading is not None else None,
        speed=before.speed if page_left.speed is not None else None,
        window=before.window or "all" if other_plants or page_left.window is not None else None,
    )
    return _with_model(combined([restored, setups[left - 1]]), before)


def _start_on_return(before: PageSetup, left: PageSetup) -> Neuron | Network | None:
    if not left.is_beginning:
        return None
    is_beyond = isinstance(left.start, Network)
    return before.start or (Neuron() if is_beyond else None)


def _names_on_return(
    before: PageSetup, left: PageSetup, of: Literal["kinds", "measures"]
) -> tuple[str, str] | None:
    """Return the names as they were before a page: those that the plants brought, or the usual."""
    given = before.kinds if of == "kinds" else before.measures
    if given is not None or left.plants is not None:
        return given
    if (left.kinds if of == "kinds" else left.measures) is None:
        return None
    brought = before.plants or Dataset.empty()
    return brought.kinds if of == "kinds" else brought.features


def _usual(values: object, *without: str) -> dict[str, Any]:
    return {name: value for name, value in vars(values).items() if name not in without}


_USUAL = PageSetup(
    clears_mystery=True,
    test_split="none",
    reveal_test=True,
    speed=0.0,
    settings=_usual(Settings(), "formulas"),
    choices=_usual(Choices(), "formulas", "program", "matrix_lines"),
)
"""What a lesson begins with where it says nothing; what a student has typed stays."""
