"""Sessions of other models than the bare neuron: every step comes back, and goes on, bit by bit."""

import json

import numpy as np
import pytest

from engine.errors import sentence_of
from engine.files.sessions import kept_part
from engine.files.sessions.session_file import DamagedSessionError, from_json, to_json
from engine.lab import state as edits
from engine.lab.session import Session
from engine.learning import replayer, trace
from engine.learning.settings import Optimiser, Settings
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import Architecture
from engine.model.features import Feature, products_up_to
from tests.engine import as_in_the_course
from tests.engine.files.sessions.test_session_file import assert_same, document_of, reopened
from tests.engine.learning.test_replayer import learnt, on, seen


@pytest.fixture
def thinned(monkeypatch):
    """A run in the file of which far fewer steps stand than in the trace, and there not all."""
    monkeypatch.setattr(trace, "MOST_WHOLE_BYTES", 60_000)
    monkeypatch.setattr(kept_part, "MOST_WHOLE_BYTES", 5_000)
    monkeypatch.setattr(replayer, "REPLAY_S", 0.002)
    return learnt()


def small_session() -> Session:
    """Some steps of a network with all that version 2 holds, each kept."""
    session = Session(samples.six(), Settings(stop_when_converged=False))
    on(session, edits.set_architecture, Architecture((Feature.X1, Feature.SIN_X2), (2,)))
    on(session, edits.hold_out, 0.3)
    on(session, edits.set_settings, optimiser=Optimiser.ADAM, batch_size=2)
    on(session, edits.set_settings, penalty=Penalty(PenaltyKind.L1, 0.01))
    session.learn(6)
    on(session, edits.place, [(1.0, 1.0)], 1)
    session.learn(2)
    session.go_to(5)
    return session


def again(session: Session) -> Session:
    return reopened(from_json(to_json(document_of(session))))


# What is saved is what is read


def test_every_step_of_a_long_run_comes_back_to_the_last_bit(thinned):
    before, every = seen(thinned), range(0, 351, 7)
    text = to_json(document_of(thinned))
    kept = json.loads(text)["run"]["kept"]
    assert kept["whole"] < 15
    assert len(kept["checkpoints"]) < len(thinned.state.run.trace.kept) - 50
    result = reopened(from_json(text))
    assert seen(result) == before
    assert seen(result, every) == seen(thinned, every)
    tests = (session.state.run.trace.test_losses for session in (result, thinned))
    assert np.array_equal(*tests, equal_nan=True)
    assert result.frame().plants.same_as(thinned.frame().plants)


@pytest.mark.parametrize("step", [3, 187, 260, 333, 350])
def test_a_run_goes_on_after_opening_as_one_that_was_never_saved(thinned, step):
    ended = []
    for session in (again(thinned), thinned):
        session.go_to(step)
        session.learn(20)
        on(session, edits.place, [(0.5, 2.0)], 0)
        session.learn(20)
        ended.append(seen(session, (0, step, step + 10, step + 20, step + 40)))
    assert ended[0] == ended[1]


def test_what_is_saved_again_is_the_same(thinned):
    for session in (thinned, small_session()):
        thinned.go_to(222)  # a step that is not kept
        text = to_json(document_of(session))
        assert to_json(from_json(text)) == text


def test_steps_from_before_an_edit_while_all_were_kept_are_written_whole(monkeypatch):
    monkeypatch.setattr(kept_part, "MOST_WHOLE_BYTES", 1_000)
    session = small_session()
    session.go_to(8)
    session.learn(300)
    text = to_json(document_of(session))
    assert json.loads(text)["run"]["kept"]["whole"] == 7
    result, steps = reopened(from_json(text)), range(0, 309, 3)
    assert len(result.state.run.trace.kept) < 100
    assert seen(result, steps) == seen(session, steps)
    assert to_json(document_of(result, view={})) == to_json(document_of(session, view={}))


def test_more_checkpoints_than_a_file_can_hold_are_thinned_out(thinned, monkeypatch):
    many = json.loads(to_json(document_of(thinned)))["run"]["kept"]["checkpoints"]
    monkeypatch.setattr(kept_part, "MOST_CHECKPOINT_BYTES", 4_000)
    text = to_json(document_of(thinned))
    assert len(json.loads(text)["run"]["kept"]["checkpoints"]) < len(many) / 2
    result = reopened(from_json(text))
    assert seen(result) == seen(thinned)


def test_a_network_with_all_that_there_is_comes_back_equal():
    saved = small_session()
    assert_same(again(saved).state, saved.state)
    assert again(saved).frame().diagnosis == saved.frame().diagnosis


@pytest.mark.parametrize("optimiser", Optimiser)
def test_the_bare_neuron_goes_on_with_what_its_optimiser_keeps(optimiser):
    saved = Session(samples.six(), Settings(optimiser=optimiser, stop_when_converged=False))
    saved.learn(20)
    result = again(saved)
    assert_same(result.state, saved.state)
    for session in (saved, result):
        session.learn(20)
    assert_same(result.state, saved.state)


# Which version


SEVERAL = [
    (edits.set_settings, {"optimiser": Optimiser.MOMENTUM}),
    (edits.set_settings, {"penalty": Penalty(PenaltyKind.L2, 0.0)}),
    (edits.hold_out, {"share": 0.5}),
    (edits.set_architecture, {"architecture": Architecture(products_up_to(2))}),
    (edits.set_architecture, {"architecture": Architecture(activation=Activation.RELU)}),
]


@pytest.mark.parametrize(("edit", "changes"), SEVERAL)
def test_version_2_is_written_only_where_version_1_could_not_hold_the_work(edit, changes):
    session = Session(samples.six())
    session.learn(3)
    assert json.loads(to_json(document_of(session)))["version"] == 1
    on(session, edit, **changes)
    text = to_json(document_of(session))
    assert json.loads(text)["version"] == 2
    assert_same(from_json(text).state, session.state)
    session.learn(3)
    on(session, as_in_the_course)
    session.go_to(0)
    session.learn(2)  # of what is gone, nothing is left in the run
    on(session, edits.clear_ghosts)
    assert json.loads(to_json(document_of(session)))["version"] == 1


def test_an_earlier_run_keeps_what_it_was_made_of_and_learnt_by():
    session = small_session()
    on(session, as_in_the_course)
    session.learn(2)
    on(session, edits.set_parameters, np.ones(3))
    result = from_json(to_json(document_of(session))).state.ghosts
    network, bare = result
    assert [ghost[1:-1] for ghost in result] == [ghost[1:-1] for ghost in session.state.ghosts]
    assert network.path is None
    assert bare.path.shape == (3, 3)
    assert network.architecture == Architecture((Feature.X1, Feature.SIN_X2), (2,))
    assert network.optimiser is Optimiser.ADAM
    assert network.penalty == Penalty(PenaltyKind.L1, 0.01)
    assert bare.is_of_version_1
    assert not network.is_of_version_1


def test_a_bare_neuron_is_written_as_older_programs_read_it():
    session = Session(samples.six())
    session.learn(3)
    values = json.loads(to_json(document_of(session)))
    assert list(values) == [
        "format", "version", "plants", "neuron", "step", "run", "settings", "choices", "mystery",
        "mystery_measured", "selection", "earlier_runs", "starts_drawn", "lesson", "view",
        "saved_as", "saved_stamp",
    ]  # fmt: skip
    assert list(values["run"]) == ["w1", "w2", "b", "loss", "segments", "edited_at"]
    settings = [
        "rule", "learning_rate", "batch_size", "seed", "stop_at_step", "stop_when_converged",
        "formulas",
    ]  # fmt: skip
    assert list(values["settings"]) == settings
    assert list(values["run"]["segments"][0]) == ["after_step", *settings]


# A file is never trusted


def setting(*way):
    *keys, last, value = way

    def put(values):
        for key in keys:
            values = values[key]
        values[last] = value(values[last]) if callable(value) else value

    return put


def longer(values):
    return [*values, 0.5]


def gap(values):
    """A run that keeps its start and its end, with an hour of work between."""
    run = values["run"]
    count = 400_000
    run |= {"loss": [0.5] * count, "test_loss": [-1] * count, "replayable_from": 0}
    run["kept"] = {"whole": 1, "checkpoints": [count - 1]}
    for name in ("parameters", "memory"):
        run[name] = [row[:2] for row in run[name]]


def steps_no_plant_taught(values):
    run = values["run"]
    run |= {"replayable_from": 0, "kept": {"whole": 1, "checkpoints": [8]}}
    for name in ("parameters", "memory"):
        run[name] = [row[:2] for row in run[name]]
    count = len(values["plants"]["x1"])
    values["held_out"]["plants"] = list(range(count))


EARLIER = {"last_steps": [6], "counts": [1], "x1": [1.0], "x2": [1.0], "y": [1]}


@pytest.mark.parametrize(
    ("where", "change"),
    [
        ("held_out.share", setting("held_out", "share", 0)),
        ("held_out.share", setting("held_out", "share", 0.91)),
        ("held_out.seed", setting("held_out", "seed", -1)),
        ("held_out.plants", setting("held_out", "plants", [7])),
        ("held_out.plants", setting("held_out", "plants", [1, 1])),
        ("architecture.features[0]", setting("architecture", "features", ["x3"])),
        ("architecture.features[1]", setting("architecture", "features", ["x1", ["x2"]])),
        ("architecture.features", setting("architecture", "features", ["x1", "x1"])),
        ("architecture.features", setting("architecture", "features", [])),
        ("architecture.features", setting("architecture", "features", ["x1"] * 10**5)),
        ("architecture.hidden", setting("architecture", "hidden", [9])),
        ("architecture.hidden", setting("architecture", "hidden", [2.5])),
        ("architecture.hidden[0]", setting("architecture", "hidden", [None])),
        ("architecture.hidden", setting("architecture", "hidden", [1] * 4)),
        ("architecture.activation", setting("architecture", "activation", "eval")),
        ("parameters_shown", setting("architecture", "hidden", [3])),
        ("parameters_shown", setting("parameters_shown", [0.0])),
        ("parameters_shown", setting("parameters_shown", [1.1e30] * 9)),
        ("settings.optimiser", setting("settings", "optimiser", "newton")),
        ("settings.rule", setting("settings", "rule", "perceptron")),
        ("settings.formulas", setting("settings", "formulas", ["a", "a", "a"])),
        ("settings.penalty.rate", setting("settings", "penalty", "rate", 101)),
        ("settings.penalty.kind", setting("settings", "penalty", "kind", 1)),
        ("run.segments[0].rule", setting("run", "segments", 0, "rule", "perceptron")),
        ("run.segments[0].optimiser", setting("run", "segments", 0, "optimiser", 3)),
        ("run.memory", setting("run", "segments", 0, "optimiser", "momentum")),
        ("run.parameters", setting("run", "parameters", lambda rows: rows[:-1])),
        ("run.parameters[2]", setting("run", "parameters", 2, longer)),
        ("run.parameters[2]", setting("run", "parameters", 2, lambda row: row[:-1])),
        ("run.parameters", setting("run", "parameters", 2, 3, 1.1e30)),
        ("run.parameters[2][3]", setting("run", "parameters", 2, 3, None)),
        ("run.memory", setting("run", "memory", [])),
        ("run.memory", setting("run", "memory", 0, 3, 1e211)),
        ("run.memory", setting("run", "memory", -1, 3, -1)),
        ("run.memory", setting("run", "memory", -2, 3, -1e-9)),
        ("run.loss", setting("run", "loss", [])),
        ("run.loss[1]", setting("run", "loss", 1, "0")),
        ("run.kept.whole", setting("run", "kept", "whole", 0)),
        ("run.kept.whole", setting("run", "kept", "whole", 10)),
        ("run.kept", setting("run", "kept", "whole", 8)),
        ("run.kept.checkpoints", setting("run", "kept", "checkpoints", [9])),
        ("run.kept", setting("run", "kept", {"whole": 7, "checkpoints": [7]})),
        ("run.kept.checkpoints", setting("run", "kept", {"whole": 7, "checkpoints": [8, 7]})),
        ("run.kept.checkpoints", setting("run", "kept", {"whole": 7, "checkpoints": [6, 8]})),
        ("run.kept", gap),
        ("run.kept", steps_no_plant_taught),
        ("run.test_loss", setting("run", "test_loss", longer)),
        ("run.test_loss", setting("run", "test_loss", 2, -0.5)),
        ("run.test_loss[2]", setting("run", "test_loss", 2, None)),
        ("run.replayable_from", setting("run", "replayable_from", 9)),
        ("run.earlier_plants", setting("run", "earlier_plants", [])),
        ("run.earlier_plants.counts", setting("run", "earlier_plants", EARLIER | {"counts": [0]})),
        ("run.earlier_plants", setting("run", "earlier_plants", EARLIER | {"counts": [2]})),
        ("run.earlier_plants", setting("run", "earlier_plants", EARLIER | {"counts": []})),
        ("run.earlier_plants", setting("run", "earlier_plants", EARLIER | {"x2": [1e300]})),
        ("run.earlier_plants", setting("run", "earlier_plants", EARLIER | {"y": [0.5]})),
        (
            "run.earlier_plants.last_steps",
            setting("run", "earlier_plants", EARLIER | {"last_steps": [9]}),
        ),
    ],
)
def test_what_is_out_of_order_is_named_and_the_rest_is_offered(where, change):
    values = json.loads(to_json(document_of(small_session())))
    assert from_json(json.dumps(values)).step == 5
    change(values)
    with pytest.raises(DamagedSessionError) as refused:
        from_json(json.dumps(values), "lesson.plab")
    error = refused.value
    assert (error.code, error.facts["where"]) == ("session_damaged_rescue", where)
    assert all("(7)" in sentence_of(error, language) for language in ("fr", "en"))
    session = reopened(error.rescued)
    session.learn(5)
    assert np.isfinite(session.frame().loss)
    assert_same(again(session).state, session.state)


def test_where_the_run_is_lost_the_network_stays_as_it_was_shown():
    saved = small_session()
    values = json.loads(to_json(document_of(saved)))
    values["run"]["loss"] = None
    with pytest.raises(DamagedSessionError) as refused:
        from_json(json.dumps(values))
    assert refused.value.lost == ("run",)
    shown = reopened(refused.value.rescued).frame()
    assert shown.architecture == saved.frame().architecture
    assert shown.parameters.tobytes() == saved.frame().parameters.tobytes()
    assert shown.plants.same_as(saved.frame().plants)


def test_a_run_of_a_model_that_is_lost_is_lost_with_it():
    values = json.loads(to_json(document_of(small_session())))
    values["architecture"]["features"] = ["x1^2", "y"]
    with pytest.raises(DamagedSessionError) as refused:
        from_json(json.dumps(values))
    assert refused.value.lost == ("architecture", "run")
    assert refused.value.rescued.state.run.trace.last_step == 0


def test_steps_learnt_without_plants_that_are_lost_stay_as_they_are():
    values = json.loads(to_json(document_of(small_session())))
    values["held_out"] = {"share": 2}
    with pytest.raises(DamagedSessionError) as refused:
        from_json(json.dumps(values))
    assert refused.value.lost == ("held_out",)
    run = refused.value.rescued.state.run
    assert run.replayable_from == run.trace.last_step == 8


def test_steps_that_would_be_replayed_on_other_plants_are_lost(thinned):
    values = json.loads(to_json(document_of(thinned)))
    values["held_out"] = {"share": 2}
    with pytest.raises(DamagedSessionError) as refused:
        from_json(json.dumps(values))
    assert refused.value.lost == ("held_out", "run")


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_network_s_file_that_breaks_off_gives_back_what_is_whole(share):
    text = to_json(document_of(small_session()))
    with pytest.raises(DamagedSessionError) as refused:
        from_json(text[: int(share * len(text))], "cut.plab")
    rescued = refused.value.rescued.state
    assert rescued.plants.same_as(small_session().state.plants)
    assert rescued.architecture == small_session().state.architecture


def test_a_velocity_that_no_run_had_leads_nowhere():
    session = Session(samples.six(), Settings(optimiser=Optimiser.MOMENTUM))
    session.learn(3)
    values = json.loads(to_json(document_of(session)))
    values["run"]["memory"][0][3] = 1e209
    result = reopened(from_json(json.dumps(values)))
    result.learn(2)
    assert result.frame().next_step.leads_beyond
    assert_same(again(result).state, result.state)
