"""Sessions: what is saved is what is read, to the last bit; and a file is never trusted."""

import base64
import dataclasses
import json
import os
import tracemalloc
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.arrays import indices
from engine.errors import UserError, sentence_of
from engine.files.sessions import session_file
from engine.files.sessions.session_file import DamagedSessionError, Document, from_json, to_json
from engine.lab import state
from engine.lab.choices import Choices
from engine.lab.session import Session
from engine.lab.state import State
from engine.learning.run import Ghost
from engine.learning.settings import Rule, Settings
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from engine.model.scaling import Scaling


def bits(values):
    return np.ascontiguousarray(values, dtype=np.float64).tobytes()


def assert_same(result: State, saved: State):
    assert bits(result.plants.x) == bits(saved.plants.x)
    assert result.plants.same_as(saved.plants)
    assert bits(result.run.trace.rows) == bits(saved.run.trace.rows)
    assert result.run.segments == saved.run.segments
    assert result.run.edited_at == saved.run.edited_at
    assert (result.settings, result.choices) == (saved.settings, saved.choices)
    assert result.selection.tolist() == saved.selection.tolist()
    assert (result.probe, result.starts_drawn) == (saved.probe, saved.starts_drawn)
    assert len(result.ghosts) == len(saved.ghosts)
    for ghost, saved_ghost in zip(result.ghosts, saved.ghosts, strict=True):
        assert bits(ghost.losses) == bits(saved_ghost.losses)
        assert ghost[1:] == saved_ghost[1:]


def used_session(steps=40) -> Session:
    """A session after a good while at the bench."""
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
        used_session(), lesson=("neuron", 2), view={"arrangement": "Lab"}, saved_as="/a/é.plab"
    )
    result = from_json(to_json(saved))
    assert_same(result.state, saved.state)
    assert (result.step, result.lesson, result.view) == (5, ("neuron", 2), {"arrangement": "Lab"})
    assert result.saved_as == "/a/é.plab"
    assert to_json(result) == to_json(saved)


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
    assert bits(from_json(text).state.run.trace.rows) == bits(session.state.run.trace.rows)


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


def test_whoever_adds_a_field_is_told_to_save_it():
    """A field that is not in the file would be lost: write it, read it, and name it here."""
    names = {
        ghost: [field.name for field in dataclasses.fields(ghost)] for ghost in (State, Dataset)
    }
    assert names[State] == [
        "plants", "run", "selection", "probe", "settings", "ghosts", "starts_drawn", "choices",
    ]  # fmt: skip
    assert names[Dataset] == ["x", "y", "features", "scaling"]
    assert Ghost._fields == ("curve", "learning_rate", "rule")
    run = vars(used_session().state.run).keys()
    assert run == {"trace", "segments", "edited_at"}


numbers = st.floats(-1e12, 1e12, allow_nan=False)
rates = st.floats(1e-4, 100)
learning = st.builds(
    Settings,
    rule=st.sampled_from(Rule),
    learning_rate=rates,
    batch_size=st.none() | st.integers(1, 9),
    seed=st.integers(0, 2**40),
    stop_at_step=st.none() | st.integers(1, 10**6),
    stop_when_converged=st.booleans(),
    formulas=st.none() | st.just(("a", "mean(x1)", "b-1")),
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@st.composite
def documents(draw):
    count = draw(st.integers(0, 12))
    rows = st.lists(st.tuples(numbers, numbers), min_size=count, max_size=count)
    kinds = draw(st.lists(st.integers(0, 1), min_size=count, max_size=count))
    plants = Dataset.of(np.array(draw(rows)).reshape(-1, 2), kinds, (draw(texts), draw(texts)))
    if draw(st.booleans()):
        plants = dataclasses.replace(plants, scaling=Scaling.of(plants.x))
    session = Session(plants)
    for _ in range(draw(st.integers(0, 4))):
        change = draw(
            st.sampled_from(
                [
                    lambda s: state.set_neuron(s, Neuron(*draw(st.tuples(*[numbers] * 3)))),
                    lambda s: state.set_settings(s, **vars(draw(learning))),
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


# A file is never trusted


def damaged(change, name="lesson.plab") -> DamagedSessionError:
    values = json.loads(to_json(document_of(used_session())))
    change(values)
    with pytest.raises(DamagedSessionError) as refused:
        from_json(json.dumps(values), name)
    return refused.value


def setting(*way):
    """A function that puts the last of these where the others lead."""
    *keys, last, value = way

    def put(values):
        for key in keys:
            values = values[key]
        values[last] = value

    return put


def one_step_that_nothing_led_to(values):
    run = values["run"]
    for name in ("w1", "w2", "b", "loss"):
        run[name] = run[name][:2]
    run["segments"] = []


@pytest.mark.parametrize(
    ("where", "change"),
    [
        ("run.w1[3]", setting("run", "w1", 3, "0.1")),
        ("run.w1[3]", setting("run", "w1", 3, None)),
        ("run.loss[0]", setting("run", "loss", 0, True)),
        ("run.loss[1]", setting("run", "loss", 1, 10**400)),
        ("run", setting("run", "b", [0.0])),
        ("run", setting("run", [])),
        ("run.w1", setting("run", "w1", [1e200] * 8)),
        ("run.b", setting("run", "b", [0.0] * 7 + [1.1e100])),
        ("run.segments", setting("run", "segments", 0, "after_step", 3)),
        ("run.segments", setting("run", "segments", [])),
        ("run.segments", one_step_that_nothing_led_to),
        ("run.segments[0].after_step", setting("run", "segments", 0, "after_step", -1)),
        ("run.segments[0].seed", setting("run", "segments", 0, "seed", 0.5)),
        ("run.edited_at", setting("run", "edited_at", 9999)),
        ("step", setting("step", 8)),
        ("step", setting("step", -1)),
        ("step", setting("step", 2.0)),
        ("settings.learning_rate", setting("settings", "learning_rate", 1e9)),
        ("settings.rule", setting("settings", "rule", "magic")),
        ("settings.formulas", setting("settings", "formulas", ["__import__('os')", "", ""])),
        ("settings.formulas", setting("settings", "formulas", ["a" * 400, "a", "a"])),
        ("settings.batch_size", setting("settings", "batch_size", 0)),
        ("choices", setting("choices", "surface_shows", "secrets")),
        ("choices", setting("choices", "valley_rate", 1e9)),
        ("choices.formulas", setting("choices", "formulas", ["a", "b"])),
        ("mystery", setting("mystery", [1.0])),
        ("mystery", setting("mystery", [1.0, 1e300])),
        ("selection", setting("selection", [0, 700])),
        ("selection", setting("selection", [0.5])),
        ("earlier_runs", setting("earlier_runs", [{}] * 9)),
        ("earlier_runs[0].losses", setting("earlier_runs", 0, "losses", [])),
        ("starts_drawn", setting("starts_drawn", 2**70)),
        ("lesson", setting("lesson", "neuron")),
        ("view", setting("view", [])),
    ],
)
def test_what_is_out_of_order_is_named_and_the_plants_are_offered(where, change):
    error = damaged(change)
    assert error.code == "session_damaged_rescue"
    assert error.facts["where"] == where
    assert error.rescued.state.plants.same_as(used_session().state.plants)
    session = reopened(error.rescued)
    session.learn(5)
    assert np.isfinite(session.frame().loss)
    for language in ("fr", "en"):
        assert "lesson.plab" in sentence_of(error, language)
        assert "plant" in sentence_of(error, language)
        assert "(7)" in sentence_of(error, language)


def test_only_what_is_damaged_is_lost():
    error = damaged(setting("run", "w1", 3, "0.1"))
    saved = used_session()
    assert error.lost == ("run",)
    assert error.rescued.state.settings == saved.state.settings
    assert error.rescued.state.probe == saved.state.probe
    assert reopened(error.rescued).frame().neuron == saved.frame().neuron


@pytest.mark.parametrize(
    "change",
    [
        setting("plants", "x1", 2, float("1e300")),
        setting("plants", "y", 2, 0.5),
        setting("plants", "y", [1]),
        setting("plants", "features", ["one"]),
        setting("plants", "features", ["x" * 5000, "y"]),
        setting("plants", "scaling", {"means": [0, 0], "deviations": [0, 1]}),
        setting("plants", 7),
    ],
)
def test_without_plants_there_is_nothing_to_rescue(change):
    error = damaged(change)
    assert (error.code, error.rescued) == ("session_damaged", None)
    for language in ("fr", "en"):
        assert "{" not in sentence_of(error, language)


def test_nan_is_no_number():
    text = to_json(document_of(used_session())).replace('"step": 5', '"step": NaN')
    with pytest.raises(DamagedSessionError) as refused:
        from_json(text)
    assert refused.value.code == "session_cut_rescue"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_file_that_breaks_off_gives_back_what_is_whole(share):
    text = to_json(document_of(used_session()))
    with pytest.raises(DamagedSessionError) as refused:
        from_json(text[: int(share * len(text))], "cut.plab")
    assert refused.value.code == "session_cut_rescue"
    assert len(refused.value.rescued.state.plants) == 7


def test_a_bad_byte_is_seen(tmp_path):
    path = tmp_path / "bad.plab"
    content = bytearray(to_json(document_of(used_session())).encode())
    content[content.index(b'"run"') + 30] = 0xFF
    path.write_bytes(content)
    with pytest.raises(DamagedSessionError) as refused:
        session_file.read(path)
    assert refused.value.facts["line"] == 7
    assert "run" in refused.value.lost


@pytest.mark.parametrize("version", [2, 10**30])
def test_a_newer_version_is_refused_kindly(version):
    text = json.dumps({"format": "perceptron-lab session", "version": version, "other": "things"})
    with pytest.raises(UserError) as refused:
        from_json(text, "new.plab")
    assert refused.value.code == "session_newer"
    assert "newer version" in sentence_of(refused.value, "en")
    assert "plus récente" in sentence_of(refused.value, "fr")


@pytest.mark.parametrize(
    "text", ["", "x1,x2,y\n1,2,0", "{}", "[]", "null", '{"format": "x"}', "\0"]
)
def test_what_is_no_session_is_said_to_be_none(text):
    with pytest.raises(UserError) as refused:
        from_json(text, "a.plab")
    assert refused.value.code == "session_none"


def test_files_that_are_not_there_or_no_files(tmp_path):
    for path, code in ((tmp_path / "no.plab", "no_file"), (tmp_path, "unreadable_file")):
        with pytest.raises(UserError) as refused:
            session_file.read(path)
        assert refused.value.code == code


def test_a_file_larger_than_any_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.plab"
    with path.open("wb") as file:
        file.truncate(10**12)  # a sparse file: it takes no room
    with pytest.raises(UserError) as refused:
        session_file.read(path)
    assert refused.value.code == "session_large"


def bomb(claimed: int, zeros: int) -> str:
    packed = base64.b64encode(zlib.compress(bytes(zeros), 9)).decode()
    array = json.dumps({"count": claimed, "packed": packed})
    return (
        '{"format": "perceptron-lab session", "version": 1, "plants": '
        f'{{"features": ["a", "b"], "x1": {array}, "x2": [], "y": []}}}}'
    )


@pytest.mark.parametrize(("claimed", "zeros"), [(10, 2**28), (10**12, 2**28), (10**6, 2**28)])
def test_a_bomb_is_not_inflated(claimed, zeros):
    text = bomb(claimed, zeros)
    tracemalloc.start()
    with pytest.raises(DamagedSessionError):
        from_json(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000


def test_brackets_without_end_are_refused_at_once():
    head = '{"format": "perceptron-lab session", "version": 1, "plants": '
    for text in (head + "[" * 100_000, head + "[" * 5_000_000, head + "[" + "{}," * 3_000_000):
        with pytest.raises(UserError) as refused:
            from_json(text)
        assert refused.value.code in ("session_cut", "session_large")


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "filling", ["\n", " ", "\n ", ",", '"', "{", '"plants"', '"plants":', "\\"]
)
def test_no_text_takes_long_to_refuse(filling):
    head = '{"format": "perceptron-lab session", "version": 1, "plants": '
    for text in (filling * 1_500_000, head + filling * 1_500_000):
        with pytest.raises(UserError):
            from_json(text)


# Mutations

SOUND = to_json(document_of(used_session(30)))
PACKED = to_json(
    document_of(used_session(1_200), lesson=("neuron", 1), view={"field": [0, 0, 1, 1]})
)
strange = st.sampled_from(
    [
        "",
        "null",
        "-1",
        "1e999",
        "NaN",
        "[]",
        "{}",
        '""',
        "true",
        "0.5",
        "9" * 30,
        "\\",
        '"',
        "\ud800",
    ]
)


def opens_or_says_why(text):
    try:
        document = from_json(text, "mutant.plab")
    except UserError as error:
        sentences = [sentence_of(error, language) for language in ("fr", "en")]
        document = getattr(error, "rescued", None)
        if any("{" in sentence for sentence in sentences):
            raise AssertionError(sentences) from error
    if document is not None:
        session = reopened(document)
        with np.errstate(all="ignore"):
            session.learn(3)
            assert session.frame().diagnosis is not None
        to_json(Document(session.state, session.step, document.lesson, document.view))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([SOUND, PACKED]), st.data())
def test_mutated_text_loads_or_gives_a_sentence(text, data):
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 12))
        text = text[:start] + data.draw(strange | st.text(max_size=3)) + text[end:]
    opens_or_says_why(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_values_put_in_place_of_others_load_or_give_a_sentence(data):
    values = json.loads(SOUND)
    for _ in range(data.draw(st.integers(1, 3))):
        here = values
        while True:
            keys = list(here) if isinstance(here, dict) else list(range(len(here)))
            if not keys:
                break
            key = data.draw(st.sampled_from(keys))
            is_inner = isinstance(here[key], dict | list) and bool(here[key])
            if is_inner and data.draw(st.booleans()):
                here = here[key]
                continue
            here[key] = data.draw(json_values)
            break
    opens_or_says_why(json.dumps(values))


def test_choices_at_the_end_of_their_ranges_come_back():
    for changes in ({"log_a": 4.95}, {"log_b": 0.1}, {"log_a": 3.0}, {"log_b": 2.049999}):
        session = Session()
        session.replace({"choices": state.set_choices(session.state, **changes).choices})
        assert from_json(to_json(document_of(session))).state.choices == session.state.choices
    assert from_json(to_json(document_of(Session()))).state.choices == Choices()


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [
        ("choices", "log_a", 3.5),
        ("choices", "free_z", 6.1),
        ("choices", "free_z", 10**400),
        ("choices", "valley_start", -(10**400)),
        ("choices", "map_over", ["w2", "w1"]),
        ("choices", "repeats", 7),
    ],
)
def test_choices_that_no_hand_could_make_are_refused(part, name, value):
    values = json.loads(to_json(document_of(used_session())))
    values[part][name] = value
    with pytest.raises(DamagedSessionError) as refused:
        from_json(json.dumps(values), "a.plab")
    assert refused.value.lost == ("choices",)


@pytest.mark.parametrize(
    ("means", "deviations"),
    [([0.0], [1.0, 1.0]), ([0.0, 0.0], [1.0]), ([0.0, 2e12], [1.0, 1.0]),
     ([0.0, 0.0], [1.0, 0.0]), ([0.0, 0.0], [-1.0, 1.0]), ([0.0, 0.0], [1.0, 2e12])],
)  # fmt: skip
def test_measures_are_not_standardised_by_what_can_not_be(means, deviations):
    session = Session(samples.six().standardised())
    values = json.loads(to_json(document_of(session)))
    assert from_json(json.dumps(values), "a.plab").state.plants.scaling is not None
    values["plants"]["scaling"] = {"means": means, "deviations": deviations}
    with pytest.raises(UserError):
        from_json(json.dumps(values), "a.plab")


def test_a_session_is_known_by_its_name():
    result = [session_file.is_session(Path(name)) for name in ("a.plab", "A.PLAB", "plab", "a.csv")]
    assert result == [True, True, False, False]


@pytest.mark.skipif(os.name == "nt", reason="no such thing there")
def test_what_would_never_end_is_not_read(tmp_path):
    pipe, folder, device = tmp_path / "a.plab", tmp_path / "b.plab", tmp_path / "c.plab"
    os.mkfifo(pipe)
    folder.mkdir()
    device.symlink_to("/dev/zero")
    for path in (pipe, folder, device, tmp_path / f"{'x' * 300}.plab"):
        with pytest.raises(UserError, match="unreadable_file"):
            session_file.read(path)


@pytest.mark.parametrize("edge", ["1e999", "-1e999"])
def test_a_view_that_could_not_be_saved_again_is_lost_and_the_rest_is_kept(edge):
    text = to_json(document_of(used_session(), view={"field": [0, 0, 12345, 1]}))
    with pytest.raises(DamagedSessionError) as refused:
        from_json(text.replace("12345", edge), "a.plab")
    assert refused.value.lost == ("view",)
    rescued = refused.value.rescued
    assert rescued.view == {}
    assert_same(from_json(to_json(rescued)).state, rescued.state)


@pytest.mark.parametrize("before", [0, 1, 4])
def test_bytes_that_were_no_text_are_refused_with_their_line(before):
    text = to_json(document_of(used_session()))
    position = text.rindex('"')
    spoilt = "{" + "\n" * before + text[1:position] + "\ufffd" + text[position:]
    with pytest.raises(DamagedSessionError) as refused:
        from_json(spoilt, "a.plab")
    assert refused.value.facts["line"] == before + 1 + text.count("\n", 0, position)
