"""Text with random changes loads, or is refused in a sentence."""

import json

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import UserError, sentence_of
from engine.files.sessions.session_file import Document, from_json, to_json
from tests.engine.files.sessions.test_session_file import (
    document_of,
    reopened,
    used_session,
)
from tests.engine.files.sessions.test_session_of_network import small_session

SOUND = to_json(document_of(used_session(30)))
PACKED = to_json(
    document_of(used_session(1_200), lesson=("neuron", 1), view={"field": [0, 0, 1, 1]})
)
NETWORK = to_json(document_of(small_session()))
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
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
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
@given(st.sampled_from([SOUND, PACKED, NETWORK]), st.data())
def test_mutated_text_loads_or_gives_a_sentence(text, data):
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 12))
        text = text[:start] + data.draw(strange | st.text(max_size=3)) + text[end:]
    opens_or_says_why(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([SOUND, NETWORK]), st.data())
def test_values_put_in_place_of_others_load_or_give_a_sentence(text, data):
    values = json.loads(text)
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
