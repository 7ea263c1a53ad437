"""A page is the same from whichever side it is reached; what the page left did not touch stays."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.lab.choices import Choices
from engine.lab.session import Session
from engine.lab.state import put_probe, set_neuron, set_settings
from engine.learning.settings import Settings
from engine.lessons.lesson import Stage, folded, stage_from_beginning, stage_on_return
from engine.model import samples
from engine.model.neuron import Neuron
from tests.engine.lessons.test_course import PATHS, lesson

STAGES = st.builds(
    Stage,
    plants=st.sampled_from([None, samples.six(), samples.iris()]),
    start=st.sampled_from([None, Neuron(1.0, 2.0, 3.0), Neuron(-1.0, 0.5, 0.0)]),
    mystery=st.sampled_from([None, (1.0, 2.0)]),
    select=st.sampled_from([None, (), (0,), (2, 1)]),
    settings=st.fixed_dictionaries(
        {}, optional={"learning_rate": st.sampled_from([0.5, 2.0]), "seed": st.integers(1, 3)}
    ),
    choices=st.fixed_dictionaries(
        {}, optional={"slope_along": st.sampled_from(["w2", "b"]), "free_z": st.just(2.0)}
    ),
)
FIRST = Stage(plants=samples.six(), start=Neuron())


def put(session, stage):
    session.replace(session.state.changes_to(stage.put(session.state)))


def seen(session):
    state = session.state
    return (
        state.plants.x.tolist(), state.plants.y.tolist(), session.frame().neuron, state.settings,
        state.choices, state.probe, state.selection.tolist(),
    )  # fmt: skip


def walked(stages):
    """Return what is seen on each page on the way through them, and the session at the end."""
    session, views = Session(), []
    put(session, stage_from_beginning(stages, 0))
    views.append(seen(session))
    for stage in stages[1:]:
        put(session, stage)
        views.append(seen(session))
    return session, views


def check_back_and_jump(stages):
    session, views = walked(stages)
    for left in range(len(stages) - 1, 0, -1):
        put(session, stage_on_return(stages, left))
        assert seen(session) == views[left - 1]
    for place, view in enumerate(views):
        jumped = Session()
        put(jumped, Stage(settings={"learning_rate": 9.0}, choices={"slope_along": "b"}))
        put(jumped, stage_from_beginning(stages, place))
        assert seen(jumped) == view


@settings(max_examples=80, deadline=None)
@given(st.lists(STAGES, min_size=1, max_size=4))
def test_a_page_is_the_same_forwards_backwards_and_at_once(stages):
    check_back_and_jump((FIRST, *stages))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_so_is_every_page_of_the_course(path):
    check_back_and_jump(lesson(path).stages)


def test_what_the_page_left_did_not_name_stays_as_the_student_made_it():
    stages = (FIRST, Stage(choices={"slope_along": "b"}))
    session, _ = walked(stages)
    put(session, FIRST)
    made = set_settings(set_neuron(session.state, Neuron(3.0, 2.0, 1.0)), learning_rate=2.0)
    session.replace(session.state.changes_to(made))
    stages = (FIRST, Stage(), Stage(choices={"slope_along": "b"}))
    put(session, stages[2])
    put(session, stage_on_return(stages, 2))
    assert session.frame().neuron == Neuron(3.0, 2.0, 1.0)
    assert session.state.settings == replace(Settings(), learning_rate=2.0)
    assert session.state.choices == Choices()


def test_a_lesson_keeps_what_a_student_has_typed():
    session = Session()
    put(session, Stage(choices={"formulas": ("a", "", "")}))
    put(session, stage_from_beginning((FIRST,), 0))
    assert session.state.choices.formulas == ("a", "", "")


def test_pictures_and_shading_come_back_too():
    stages = (
        Stage(arrangement="Lab", shading="none", controls=("tools",)),
        Stage(pictures=("sigmoid",)),
        Stage(arrangement="Space", shading="region"),
    )
    back = stage_on_return(stages, 2)
    assert (back.arrangement, back.pictures, back.shading) == ("Lab", ("sigmoid",), "none")
    assert back.controls is None
    assert stage_from_beginning(stages, 2).pictures is None
    assert stage_on_return(stages, 1).controls == ("tools",)


def test_pictures_of_the_page_left_give_way_to_those_before_and_others_stay():
    first, second, quiet = Stage(pictures=("sigmoid",)), Stage(pictures=("loss",)), Stage()
    assert stage_on_return([first, quiet, second], 2).pictures == ("sigmoid",)
    assert stage_on_return([first, quiet, quiet], 2).pictures is None
    there = Stage(arrangement="Lab")
    assert stage_on_return([there, quiet, Stage(arrangement="Sigmoid")], 2).arrangement == "Lab"


def test_a_mystery_plant_is_there_until_it_is_taken_away():
    there, away, quiet = Stage(mystery=(1.0, 2.0)), Stage(clears_mystery=True), Stage()
    for stages, mystery, clears in (
        ([quiet], None, True),
        ([there, quiet], (1.0, 2.0), False),
        ([there, away], None, True),
        ([away, there], (1.0, 2.0), False),
    ):
        found = stage_from_beginning(stages, len(stages) - 1)
        assert (found.mystery, found.clears_mystery) == (mystery, clears)


def test_a_plant_that_is_not_there_is_not_selected():
    put(session := Session(), Stage(plants=samples.six(), select=(0, 5, 6, 7)))
    assert session.state.selection.tolist() == [0, 5]


def test_a_mystery_plant_that_a_student_put_stays_on_the_way_back():
    stages = (FIRST, Stage(), Stage(settings={"learning_rate": 2.0}))
    session, _ = walked(stages)
    session.replace(session.state.changes_to(put_probe(session.state, (1.5, 0.5))))
    put(session, stage_on_return(stages, 2))
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
    first = Stage(plants=samples.six(), **{name: usual})
    back = stage_on_return([first, Stage(), Stage(**{name: other})], 2)
    assert back == Stage(**{name: usual})
    assert stage_on_return([first, Stage(), Stage()], 2) == Stage()
    assert folded([Stage(**{name: other}), Stage(), back]) == Stage(**{name: usual})


def test_other_plants_take_away_the_mystery_plant_and_the_selection():
    before = Stage(mystery=(1.0, 2.0), select=(1,))
    after = folded([before, Stage(plants=samples.six())])
    assert (after.mystery, after.clears_mystery, after.select) == (None, True, ())
    assert folded([before, Stage()]) == before
