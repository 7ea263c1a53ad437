"""Sessions: what is saved is what is read, to the last bit; and a file is never trusted."""

import base64
import dataclasses
import json
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.arrays import indices
from engine.files.sessions import session_file
from engine.files.sessions.session_file import DamagedSessionError, Document, from_json, to_json
from engine.lab import state
from engine.lab.choices import Choices
from engine.lab.session import Session
from engine.lab.state import State
from engine.learning.run import Ghost
from engine.learning.settings import Optimiser, Rule, Settings
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import KINDS, Dataset
from engine.model.features import Feature
from engine.model.neuron import Neuron
from engine.model.scaling import Scaling
from tests.engine import trace_rows


def bits(values):
    return np.ascontiguousarray(values, dtype=np.float64).tobytes()


def memories(trace):
    """What the optimiser kept of each step; more rows of 0 come of a later optimiser."""
    return [bits(np.trim_zeros(memory, "b")) for _, memory in trace.view.states()]


def held_out_losses(trace):
    """The loss of the plants held out at each step; NaN at every step is as good as none."""
    none = np.full(trace.last_step + 1, np.nan)
    return none if trace.test_losses is None else trace.test_losses


def assert_same(result: State, saved: State):
    assert bits(result.plants.x) == bits(saved.plants.x)
    assert bits(result.plants.in_own_units().x) == bits(saved.plants.in_own_units().x)
    assert result.plants.same_as(saved.plants)
    assert bits(trace_rows(result.run.trace)) == bits(trace_rows(saved.run.trace))
    assert result.architecture == saved.architecture
    assert memories(result.run.trace) == memories(saved.run.trace)
    assert bits(held_out_losses(result.run.trace)) == bits(held_out_losses(saved.run.trace))
    assert result.run.segments == saved.run.segments
    assert result.run.edited_at == saved.run.edited_at
    assert (result.settings, result.choices) == (saved.settings, saved.choices)
    assert result.selection.tolist() == saved.selection.tolist()
    assert (result.probe, result.starts_drawn) == (saved.probe, saved.starts_drawn)
    assert result.measured_probe == saved.measured_probe
    assert len(result.ghosts) == len(saved.ghosts)
    for ghost, saved_ghost in zip(result.ghosts, saved.ghosts, strict=True):
        assert bits(ghost.losses) == bits(saved_ghost.losses)
        assert ghost[1:-1] == saved_ghost[1:-1]
        assert path_of(ghost) == path_of(saved_ghost)


def path_of(ghost):
    return None if ghost.path is None else ghost.path.tolist()


def used_session(steps=40) -> Session:
    """A session after a good while of work."""
    session = Session(samples.six())

    def edit(change):
        session.replace(session.state.changes_to(change(session.state)))

    session.learn(steps)
    edit(lambda s: state.set_settings(s, learning_rate=0.37, batch_size=2, seed=5))
    session.learn(steps)
    edit(lambda s: state.place(s, [(1 / 3, 2 / 3)], 1))
    edit(lambda s: state.put_probe(s, (0.1, -0.2)))
    session.learn(3)
    session.go_to(steps)
    session.learn(2)
    edit(state.draw_start)
    edit(lambda s: state.set_choices(s, slope_along="b", log_a=1.25, formulas=("a", "½", "")))
    session.learn(7)
    session.go_to(5)
    return session


def document_of(session, **more) -> Document:
    return Document(session.state, session.step, **more)


def reopened(document: Document) -> Session:
    session = Session()
    session.open(document.state, document.step)
    return session


# What is saved is what is read


def test_a_used_session_comes_back_equal_in_every_number():
    saved = document_of(
        used_session(), lesson=("neuron", 2), view={"arrangement": "Lab"}, saved_as="/a/é.plab",
        saved_stamp=(10**18, 12, 2**100),
    )  # fmt: skip
    result = from_json(to_json(saved))
    assert_same(result.state, saved.state)
    assert (result.step, result.lesson, result.view) == (5, ("neuron", 2), {"arrangement": "Lab"})
    assert (result.saved_as, result.saved_stamp) == ("/a/é.plab", (10**18, 12, 2**100))
    assert to_json(result) == to_json(saved)


@pytest.mark.parametrize("stamp", [3, [1, 2], [1, 2, -1], [1, 2, True], [1.5, 2, 3], [1, 2, "3"]])
def test_a_stamp_that_is_none_is_a_damage_that_loses_no_plant(stamp):
    values = json.loads(to_json(document_of(used_session())))
    with pytest.raises(DamagedSessionError) as refused:
        from_json(json.dumps({**values, "saved_stamp": stamp}))
    assert refused.value.lost == ("saved_stamp",)
    assert refused.value.rescued.saved_stamp is None


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"batch_size": 2, "seed": 3},
        {"rule": Rule.PERCEPTRON},
        {"formulas": ("mean((a-y)*x1)", "mean((a-y)*x2)", "mean(a-y)")},
    ],
)
def test_learning_on_after_opening_gives_the_same_trace_to_the_last_bit(more):
    saved = Session(samples.make("moons", 150, 0.2, 4), Settings(stop_when_converged=False, **more))
    saved.learn(60)
    saved.go_to(45)
    result = reopened(from_json(to_json(document_of(saved))))
    for session in (saved, result):
        session.learn(300)
    assert result.last_step == saved.last_step == 345
    assert_same(result.state, saved.state)


def test_a_frame_of_a_session_opened_again_shows_the_same():
    saved = used_session()
    result = reopened(from_json(to_json(document_of(saved))))
    assert result.frame().neuron == saved.frame().neuron
    assert result.frame().loss == saved.frame().loss
    assert result.frame().diagnosis == saved.frame().diagnosis


def test_a_run_of_100_000_steps_makes_a_file_of_a_few_megabytes():
    session = Session(settings=Settings(stop_when_converged=False))
    session.learn(100_000)
    text = to_json(document_of(session))
    assert len(text) < 2_600_000
    assert bits(trace_rows(from_json(text).state.run.trace)) == bits(
        trace_rows(session.state.run.trace)
    )


def test_the_document_says_how_to_read_a_packed_array_and_it_is_true():
    values = np.random.default_rng(0).normal(size=3_000)
    text = to_json(document_of(Session(Dataset.of(np.column_stack([values, -values]), values > 0))))
    packed = json.loads(text)["plants"]["x1"]["packed"]
    planes = np.frombuffer(zlib.decompress(base64.b64decode(packed)), np.uint8)
    numbers = np.ascontiguousarray(planes.reshape(8, -1).T).view("<f8")[:, 0]
    assert numbers.tolist() == values.tolist()


def test_the_file_is_json_that_any_language_reads():
    def refuse(constant):
        raise AssertionError(constant)

    result = json.loads(to_json(document_of(used_session())), parse_constant=refuse)
    assert result["format"] == "perceptron-lab session"
    assert result["plants"]["y"][:6] == [1, 1, 1, 0, 0, 0]


def test_only_the_plants_have_to_be_there_and_what_is_not_known_is_skipped():
    text = """{"format": "perceptron-lab session", "version": 1, "strange": [1],
    "plants": {"features": ["a", "b"], "x1": [1, 2], "x2": [3, 4], "y": [0, 1]}}"""
    result = from_json(text)
    assert result.state.plants.x.tolist() == [[1, 3], [2, 4]]
    assert result.state.settings == Settings()
    assert reopened(result).learn(5)


NAMED = Dataset.of([(1.6, 0.5), (1.9, 1.1)], [1, 0], ("Taille", "Masse"), ("rugby", "danse"))


@pytest.mark.parametrize("plants", [NAMED, NAMED.standardised()])
def test_the_names_of_the_kinds_come_back(plants):
    text = to_json(document_of(Session(plants)))
    assert json.loads(text)["plants"]["kinds"] == ["rugby", "danse"]
    assert_same(from_json(text).state, Session(plants).state)
    assert from_json(text).state.plants.kinds == ("rugby", "danse")


def test_the_kinds_of_the_course_are_not_written_and_an_older_file_has_them():
    text = to_json(document_of(used_session()))
    assert "kinds" not in json.loads(text)["plants"]
    assert from_json(text).state.plants.kinds == KINDS


@pytest.mark.parametrize("kinds", [["a"], ["a", 1], "ab", ["a", "a"], ["a", " "], None])
def test_kinds_that_are_no_two_names_are_refused(kinds):
    parts = json.loads(to_json(document_of(Session(NAMED))))
    parts["plants"]["kinds"] = kinds
    with pytest.raises(DamagedSessionError):
        from_json(json.dumps(parts))


def test_the_way_of_an_earlier_run_is_kept_and_may_be_missing():
    session = Session(samples.six())
    session.learn(2)
    way = trace_rows(session.state.run.trace)[:, :3].ravel().tolist()
    moved = state.set_neuron(session.state, Neuron(1.0, 2.0, 3.0))
    session.replace(session.state.changes_to(moved))
    parts = json.loads(to_json(document_of(session)))
    assert parts["version"] == 1
    assert parts["earlier_runs"][0]["path"] == way
    del parts["earlier_runs"][0]["path"]
    (ghost,) = from_json(json.dumps(parts)).state.ghosts
    assert ghost.path is None
    session.replace({"ghosts": (ghost,)})
    assert "path" not in json.loads(to_json(document_of(session)))["earlier_runs"][0]


@pytest.mark.parametrize("path", [[], [1.0, 2.0], [0.0] * 903, ["w1", 0, 0], None, {}])
def test_a_way_that_is_none_is_refused(path):
    parts = json.loads(to_json(document_of(used_session())))
    parts["earlier_runs"][0]["path"] = path
    with pytest.raises(DamagedSessionError):
        from_json(json.dumps(parts))


def test_whoever_adds_a_field_is_told_to_save_it():
    """A field that is not in the file would be lost: write it, read it, and name it here."""
    names = {
        ghost: [field.name for field in dataclasses.fields(ghost)] for ghost in (State, Dataset)
    }
    assert names[State] == [
        "plants", "run", "selection", "probe", "measured_probe", "settings", "ghosts",
        "starts_drawn", "choices", "architecture", "hidden_test",
    ]  # fmt: skip
    assert names[Dataset] == [
        "x", "y", "features", "scaling", "measured", "kinds", "split", "held_out",
    ]  # fmt: skip
    assert Ghost._fields == (
        "curve", "learning_rate", "rule", "optimiser", "penalty", "architecture", "test_share",
        "path",
    )  # fmt: skip
    run = vars(used_session().state.run).keys()
    assert run == {"trace", "segments", "edited_at", "earlier_plants", "replayable_from"}
    assert [field.name for field in dataclasses.fields(Architecture)] == [
        "features", "hidden", "activation",
    ]  # fmt: skip


numbers = st.floats(-1e12, 1e12, allow_nan=False)
rates = st.floats(1e-4, 100)
learning = st.builds(
    Settings,
    rule=st.sampled_from(Rule),
    learning_rate=rates,
    batch_size=st.none() | st.integers(1, 9),
    seed=st.integers(0, 2**31 - 1),
    stop_at_step=st.none() | st.integers(1, 10**6),
    stop_when_converged=st.booleans(),
    formulas=st.none() | st.just(("a", "mean(x1)", "b-1")),
)
descents = st.fixed_dictionaries({
    "optimiser": st.sampled_from(Optimiser),
    "penalty": st.builds(Penalty, st.sampled_from(PenaltyKind), st.floats(0, 100)),
})  # fmt: skip
architectures = st.builds(
    Architecture,
    st.lists(st.sampled_from(Feature), min_size=1, max_size=4, unique=True).map(tuple),
    st.lists(st.integers(1, 8), max_size=3).map(tuple),
    st.sampled_from(Activation),
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@st.composite
def documents(draw):
    count = draw(st.integers(0, 12))
    rows = st.lists(st.tuples(numbers, numbers), min_size=count, max_size=count)
    kinds = draw(st.lists(st.integers(0, 1), min_size=count, max_size=count))
    plants = Dataset.of(np.array(draw(rows)).reshape(-1, 2), kinds, (draw(texts), draw(texts)))
    if draw(st.booleans()):
        older = dataclasses.replace(plants, scaling=Scaling.of(plants.x))
        plants = draw(st.sampled_from([older, plants.standardised()]))
    session = Session(plants)
    for _ in range(draw(st.integers(0, 4))):
        change = draw(
            st.sampled_from(
                [
                    lambda s: state.set_neuron(s, Neuron(*draw(st.tuples(*[numbers] * 3)))),
                    lambda s: state.set_settings(
                        state.set_architecture(s, NEURON), **vars(draw(learning))
                    ),
                    lambda s: state.set_settings(
                        s, rule=Rule.GRADIENT, formulas=None, **draw(descents)
                    ),
                    lambda s: state.set_architecture(s, draw(architectures)),
                    lambda s: state.hold_out(s, draw(st.sampled_from([0.0, 0.3, 0.9]))),
                    lambda s: state.put_probe(s, draw(st.none() | st.tuples(numbers, numbers))),
                    lambda s: state.select(s, indices(draw(st.lists(st.integers(0, 20))))),
                    lambda s: state.set_choices(s, log_b=draw(st.floats(0, 6)), repeats=100),
                    state.draw_start,
                ]
            )
        )
        session.replace(session.state.changes_to(change(session.state)))
        with np.errstate(all="ignore"):
            session.learn(draw(st.integers(0, 5)))
        session.go_to(draw(st.integers(0, session.last_step)))
    lesson = draw(st.none() | st.tuples(texts, st.integers(0, 30)))
    return Document(session.state, session.step, lesson, {"field": [0.1, 2]}, draw(st.none()))


@settings(max_examples=120, deadline=None)
@given(documents())
def test_from_session_to_file_to_session_nothing_changes(saved):
    result = from_json(to_json(saved))
    assert_same(result.state, saved.state)
    assert (result.step, result.lesson, result.view) == (saved.step, saved.lesson, saved.view)


def test_choices_at_the_end_of_their_ranges_come_back():
    for changes in ({"log_a": 4.95}, {"log_b": 0.1}, {"log_a": 3.0}, {"log_b": 2.049999}):
        session = Session()
        session.replace({"choices": state.set_choices(session.state, **changes).choices})
        assert from_json(to_json(document_of(session))).state.choices == session.state.choices
    assert from_json(to_json(document_of(Session()))).state.choices == Choices()


def test_what_is_chosen_of_networks_comes_back_and_a_file_without_it_is_as_ever():
    session = Session()
    usual = json.loads(to_json(document_of(session)))["choices"]
    changes = {
        "backwards_over": "all", "backwards_shows": "step", "backwards_weight": "w2_1_3",
        "backwards_measured": True, "network_slope_along": "b1_2", "network_plane": "run",
        "network_map_over": ("w1_1_1", "b2_1"),
    }  # fmt: skip
    assert not changes.keys() & usual.keys()
    session.replace({"choices": state.set_choices(session.state, **changes).choices})
    assert from_json(to_json(document_of(session))).state.choices == session.state.choices


def test_choices_that_came_later_are_written_where_they_are_made_and_else_as_they_were():
    assert "racers" not in json.loads(to_json(document_of(Session())))["choices"]
    made = {"first_start": 80, "racers": (Optimiser.NESTEROV, Optimiser.ADAM)}
    session = Session()
    session.replace(
        {"choices": state.set_choices(session.state, races_standardised=True, **made).choices}
    )
    text = to_json(document_of(session))
    assert from_json(text).state.choices == session.state.choices
    with pytest.raises(DamagedSessionError) as refused:
        from_json(text.replace('"nesterov"', '"newton"'))
    assert refused.value.lost == ("choices",)


def test_a_session_is_known_by_its_name():
    result = [session_file.is_session(Path(name)) for name in ("a.plab", "A.PLAB", "plab", "a.csv")]
    assert result == [True, True, False, False]


def test_a_file_holds_the_losses_that_a_fast_run_left_for_later():
    plants = samples.overlapping_groups(300, 0.25, 0)
    session = Session(plants, Settings(batch_size=1, stop_when_converged=False))
    session.learn(3_000)
    session.go_to(1_000)
    session.learn(500)
    assert session.owes_losses
    opened = from_json(to_json(Document(session.state, session.step))).state
    assert opened.run.trace.losses.tobytes() == session.state.run.trace.losses.tobytes()
    assert not np.isnan(opened.run.trace.losses).any()
    (ghost,), (was,) = opened.ghosts, session.state.ghosts
    assert ghost.losses.tobytes() == was.losses.tobytes()
