"""The targets of `tests.robustness.fuzz`: what they start from is sound, and a little is tried."""

import random
from importlib import import_module

import pytest

from engine.files.sessions import session_file
from tests.robustness import fuzz
from tests.robustness.fuzz_changes import changed

TARGETS = {name: import_module(f"tests.robustness.fuzz_{name}") for name in fuzz.TARGETS}
BY_TARGET = pytest.mark.parametrize("name", TARGETS)


@BY_TARGET
def test_what_it_starts_from_is_taken(name):
    for seed in TARGETS[name].SEEDS:
        fuzz.try_input(TARGETS[name], seed)


@BY_TARGET
def test_a_few_changes_are_taken_or_refused(name):
    rng = random.Random(7)
    for _ in range(150):
        data = changed(rng.choice(TARGETS[name].SEEDS), TARGETS[name].WORDS, rng)
        fuzz.try_input(TARGETS[name], data)


def test_a_change_depends_on_the_chance_alone():
    target = TARGETS["session"]
    once, again = (
        [changed(target.SEEDS[1], target.WORDS, rng) for _ in range(20)]
        for rng in (random.Random(3), random.Random(3))
    )
    assert once == again
    assert len(set(once)) > 15


def test_what_was_changed_before_leaves_nothing_behind():
    target = TARGETS["session"]

    def many():
        rng = random.Random(5)
        return [changed(target.SEEDS[0], target.WORDS, rng) for _ in range(4_000)]

    assert many() == many()


def test_a_reader_that_breaks_its_promise_is_found(monkeypatch):
    monkeypatch.setattr(
        TARGETS["session"], "from_json", lambda text, name: session_file.from_json(text)[name]
    )
    with pytest.raises(TypeError):
        fuzz.try_input(TARGETS["session"], TARGETS["session"].SEEDS[0])
