"""A damaged session is refused with what can be rescued; what is no session, without."""

import base64
import json
import os
import tracemalloc
import zlib

import numpy as np
import pytest

from engine.errors import UserError, sentence_of
from engine.files.sessions import session_file
from engine.files.sessions.session_file import DamagedSessionError, from_json, to_json
from engine.lab.session import Session
from engine.model import samples
from tests.engine.files.sessions.test_session_file import (
    assert_same,
    document_of,
    reopened,
    used_session,
)


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
        ("choices", setting("choices", "backwards_over", "some")),
        ("choices", setting("choices", "backwards_weight", "w0")),
        ("choices.backwards_measured", setting("choices", "backwards_measured", 1)),
        ("choices.network_map_over", setting("choices", "network_map_over", ["w1"])),
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


@pytest.mark.parametrize("version", [3, 10**30])
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


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "filling", ["\n", " ", "\n ", ",", '"', "{", '"plants"', '"plants":', "\\"]
)
def test_no_text_takes_long_to_refuse(filling):
    head = '{"format": "perceptron-lab session", "version": 1, "plants": '
    for text in (filling * 400_000, head + filling * 400_000):
        with pytest.raises(UserError):
            from_json(text)


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
