"""A page is the same from whichever side it is reached; what the page left did not touch stays."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.lab.choices import Choices
from engine.lab.session import Session
from engine.lab.shading_mode import ShadingMode
from engine.lab.state import (
    hold_out,
    put_probe,
    set_architecture,
    set_choices,
    set_neuron,
    set_settings,
)
from engine.learning.settings import Optimiser, Rule, Settings
from engine.lessons.page_setup import (
    PageSetup,
    combined,
    setup_forwards,
    setup_from_beginning,
    setup_on_return,
)
from engine.loss.penalty import NO_PENALTY, Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import NEURON, Architecture
from engine.model.features import products_up_to
from engine.model.network import Network
from engine.model.neuron import Neuron
from engine.model.split import Split
from tests.engine.lessons.test_course import PATHS, lesson

NET = Network(Architecture(hidden=(2,)), np.arange(9.0) / 4)
CURVE = Network(Architecture(products_up_to(2)), np.arange(6.0) - 2)
SETUPS = st.builds(
    PageSetup,
    plants=st.sampled_from([None, samples.six(), samples.iris()]),
    start=st.sampled_from([None, Neuron(1.0, 2.0, 3.0), Neuron(-1.0, 0.5, 0.0), NET, CURVE]),
    test_split=st.sampled_from([None, "none", Split(0.4, 0), Split(0.4, 3)]),
    reveal_test=st.sampled_from([None, None, True, False]),
    mystery=st.sampled_from([None, (1.0, 2.0)]),
    select=st.sampled_from([None, (), (0,), (2, 1)]),
    settings=st.fixed_dictionaries(
        {},
        optional={
            "learning_rate": st.sampled_from([0.5, 2.0]),
            "seed": st.integers(1, 3),
            "optimiser": st.sampled_from(Optimiser),
            "penalty": st.sampled_from([NO_PENALTY, Penalty(PenaltyKind.L2, 0.5)]),
        },
    ),
    choices=st.fixed_dictionaries(
        {}, optional={"slope_along": st.sampled_from(["w2", "b"]), "free_z": st.just(2.0)}
    ),
)
FIRST = PageSetup(plants=samples.six(), start=Neuron())


def put(session, setup):
    session.replace(session.state.changes_to(setup.apply(session.state)))


def seen(session):
    state, held_out, hidden = session.state, session.state.plants.held_out, None
    if state.hidden_test is not None:
        plants = state.hidden_test.plants
        hidden = (plants.x.tolist(), plants.y.tolist(), state.hidden_test.places.tolist())
    return (
        state.plants.x.tolist(), state.plants.y.tolist(), state.settings, state.plants.split,
        state.architecture, state.run.start.tolist(), session.frame().parameters.tolist(),
        None if held_out is None else held_out.tolist(), hidden,
        state.choices, state.probe, state.selection.tolist(),
    )  # fmt: skip


def walked(setups):
    """Return what is seen on each page on the way through them, and the session at the end."""
    session, views = Session(), []
    put(session, setup_from_beginning(setups, 0))
    views.append(seen(session))
    for page_index in range(1, len(setups)):
        put(session, setup_forwards(setups, page_index))
        views.append(seen(session))
    return session, views


def check_back_and_jump(setups):
    session, views = walked(setups)
    for left in range(len(setups) - 1, 0, -1):
        put(session, setup_on_return(setups, left))
        assert seen(session) == views[left - 1]
    for page_index, view in enumerate(views):
        jumped = Session()
        put(jumped, PageSetup(settings={"learning_rate": 9.0}, choices={"slope_along": "b"}))
        put(jumped, setup_from_beginning(setups, page_index))
        assert seen(jumped) == view


def check_same_on_every_way(pages):
    """Check that each of these (setups, page), set up at once, is as after its chapter's walk.

    Forwards, backwards and by jumps: whatever page was there before leaves nothing.
    """
    walks = {}
    for setups, _ in pages:
        if id(setups) not in walks:
            walks[id(setups)] = walked(setups)[1]
    order = [*range(len(pages)), *reversed(range(len(pages))), *range(0, len(pages), 7)]
    session = Session()
    for place in order:
        setups, page_index = pages[place]
        put(session, setup_from_beginning(setups, page_index))
        assert seen(session) == walks[id(setups)][page_index]


@settings(max_examples=80, deadline=None)
@given(st.lists(SETUPS, min_size=1, max_size=4))
def test_a_page_is_the_same_forwards_backwards_and_at_once(setups):
    check_back_and_jump((FIRST, *setups))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_so_is_every_page_of_the_course(path):
    check_back_and_jump(lesson(path).setups)


def test_what_the_page_left_did_not_name_stays_as_the_student_made_it():
    setups = (FIRST, PageSetup(choices={"slope_along": "b"}))
    session, _ = walked(setups)
    put(session, FIRST)
    made = set_settings(set_neuron(session.state, Neuron(3.0, 2.0, 1.0)), learning_rate=2.0)
    session.replace(session.state.changes_to(made))
    setups = (FIRST, PageSetup(), PageSetup(choices={"slope_along": "b"}))
    put(session, setups[2])
    put(session, setup_on_return(setups, 2))
    assert session.frame().neuron == Neuron(3.0, 2.0, 1.0)
    assert session.state.settings == replace(Settings(), learning_rate=2.0)
    assert session.state.choices == Choices()


def test_a_lesson_keeps_what_a_student_has_typed():
    session = Session()
    put(session, PageSetup(choices={"formulas": ("a", "", "")}))
    put(session, setup_from_beginning((FIRST,), 0))
    assert session.state.choices.formulas == ("a", "", "")


def test_pictures_and_shading_come_back_too():
    setups = (
        PageSetup(arrangement="Lab", shading=ShadingMode.NONE, controls=("tools",)),
        PageSetup(pictures=("sigmoid",)),
        PageSetup(arrangement="Space", shading=ShadingMode.REGION),
    )
    restored = setup_on_return(setups, 2)
    assert (restored.arrangement, restored.pictures, restored.shading) == (
        "Lab",
        ("sigmoid",),
        "none",
    )
    assert restored.controls is None
    assert setup_from_beginning(setups, 2).pictures is None
    assert setup_on_return(setups, 1).controls == ("tools",)


def test_pictures_of_the_page_left_give_way_to_those_before_and_others_stay():
    first, second, quiet = (
        PageSetup(pictures=("sigmoid",)),
        PageSetup(pictures=("loss",)),
        PageSetup(),
    )
    assert setup_on_return([first, quiet, second], 2).pictures == ("sigmoid",)
    assert setup_on_return([first, quiet, quiet], 2).pictures is None
    there = PageSetup(arrangement="Lab")
    assert setup_on_return([there, quiet, PageSetup(arrangement="Sigmoid")], 2).arrangement == "Lab"


def test_a_mystery_plant_is_there_until_it_is_taken_away():
    there, away, quiet = PageSetup(mystery=(1.0, 2.0)), PageSetup(clears_mystery=True), PageSetup()
    for setups, mystery, clears in (
        ([quiet], None, True),
        ([there, quiet], (1.0, 2.0), False),
        ([there, away], None, True),
        ([away, there], (1.0, 2.0), False),
    ):
        result = setup_from_beginning(setups, len(setups) - 1)
        assert (result.mystery, result.clears_mystery) == (mystery, clears)


def test_a_plant_that_is_not_there_is_not_selected():
    put(session := Session(), PageSetup(plants=samples.six(), select=(0, 5, 6, 7)))
    assert session.state.selection.tolist() == [0, 5]


def test_a_mystery_plant_that_a_student_put_stays_on_the_way_back():
    setups = (FIRST, PageSetup(), PageSetup(settings={"learning_rate": 2.0}))
    session, _ = walked(setups)
    session.replace(session.state.changes_to(put_probe(session.state, (1.5, 0.5))))
    put(session, setup_on_return(setups, 2))
    assert session.state.probe == (1.5, 0.5)


@pytest.mark.parametrize(
    ("name", "usual", "other"),
    [
        ("start", Neuron(), Neuron(1.0, 2.0, 3.0)),
        ("mystery", (1.0, 2.0), (0.5, 0.5)),
        ("select", (0,), (2, 1)),
    ],
)
def test_what_a_page_alone_changed_is_put_back_and_nothing_else(name, usual, other):
    first = PageSetup(plants=samples.six(), **{name: usual})
    restored = setup_on_return([first, PageSetup(), PageSetup(**{name: other})], 2)
    assert restored == PageSetup(**{name: usual})
    assert setup_on_return([first, PageSetup(), PageSetup()], 2) == PageSetup()
    assert combined([PageSetup(**{name: other}), PageSetup(), restored]) == PageSetup(
        **{name: usual}
    )


def test_other_plants_take_away_the_mystery_plant_and_the_selection():
    before = PageSetup(mystery=(1.0, 2.0), select=(1,))
    after = combined([before, PageSetup(plants=samples.six())])
    assert (after.mystery, after.clears_mystery, after.select) == (None, True, ())
    assert combined([before, PageSetup()]) == before


def of_student(session):
    """Put on what a student may have made of the model."""
    made = set_architecture(session.state, Architecture(hidden=(3,)))
    made = hold_out(set_settings(made, optimiser=Optimiser.ADAM, penalty=L1), 0.5)
    session.replace(session.state.changes_to(made))


L1 = Penalty(PenaltyKind.L1, 0.1)


@pytest.mark.parametrize("page", [PageSetup(plants=samples.iris()), PageSetup(start=Neuron())])
def test_what_a_student_made_of_the_model_ends_where_plants_or_a_start_come(page):
    session, _ = walked((FIRST,))
    of_student(session)
    put(session, setup_forwards((FIRST, page), 1))
    assert session.state.architecture == NEURON
    assert session.state.settings == Settings()
    assert session.state.plants.split is None


def test_the_model_of_a_lesson_stays_where_other_plants_come():
    learning = {"optimiser": Optimiser.RMSPROP, "penalty": L1}
    first = replace(FIRST, start=NET, test_split=Split(0.3, 2), settings=learning)
    setups = (first, PageSetup(plants=samples.iris()))
    session, _ = walked(setups)
    of_student(session)
    put(session, setup_forwards(setups, 1))
    assert session.state.architecture == NET.architecture
    assert session.frame().parameters.tolist() == NET.parameters.tolist()
    assert session.state.plants.split == Split(0.3, 2)
    assert (session.state.settings.optimiser, session.state.settings.penalty) == (
        Optimiser.RMSPROP,
        L1,
    )


def test_a_page_of_the_neuron_comes_though_a_student_has_chosen_what_can_not_go_with_it():
    session, _ = walked((FIRST,))
    of_student(session)
    put(session, PageSetup(settings={"rule": Rule.PERCEPTRON}))
    assert (session.state.architecture, session.state.settings.rule) == (NEURON, Rule.PERCEPTRON)
    put(session, PageSetup(settings={"penalty": L1}))
    assert session.state.settings.rule is Rule.GRADIENT
    put(session, replace(FIRST, settings={"rule": Rule.PERCEPTRON}))
    put(session, PageSetup(start=NET))
    assert session.state.settings.rule is Rule.GRADIENT


def test_a_network_of_a_lesson_goes_where_the_page_before_had_none():
    quiet = PageSetup(plants=samples.six())
    session, _ = walked((quiet, PageSetup(start=NET)))
    put(session, setup_on_return((quiet, PageSetup(start=NET)), 1))
    assert session.state.architecture == NEURON


def test_marks_of_zero_stay_until_plants_or_a_start_are_named():
    (chapter,) = [path for path in PATHS if path.stem == "03_frontier"]
    setups = lesson(chapter).setups
    session, marks = Session(), ((1.0, 1.0),)
    put(session, setup_from_beginning(setups, 2))
    assert not session.state.choices.frontier_shown
    session.replace(session.state.changes_to(set_choices(session.state, zero_marks=marks)))
    put(session, setup_forwards(setups, 3))
    assert session.state.choices.frontier_shown
    assert session.state.choices.zero_marks == marks
    put(session, setup_forwards(setups, 4))
    assert session.state.choices.zero_marks == ()
