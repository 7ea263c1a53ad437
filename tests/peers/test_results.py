"""The guide shows the stored answers; the questions tell the conventions apart."""

import json
import math
from datetime import date
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from tests.peers import plants as given
from tests.peers.answer import Fit, NotTakenError, ask
from tests.peers.in_python import LIBRARIES
from tests.peers.on_the_path import PROGRAMS
from tests.peers.table import tables

GUIDE = Path(__file__).parents[2] / "resources" / "guide"
RESULTS = json.loads(Path(__file__).with_name("results.json").read_text(encoding="utf-8"))
MONTHS = {"en": {11: "November", 12: "December"}, "fr": {11: "novembre", 12: "décembre"}}


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_guide_shows_the_stored_answers_with_their_date_and_versions(code):
    page = (GUIDE / code / "peers.md").read_text(encoding="utf-8")
    assert all(table in page for table in tables(RESULTS, code))
    asked = date.fromisoformat(RESULTS["date"])
    assert f"{asked.day} {MONTHS[code][asked.month]} {asked.year}" in page
    for peer in RESULTS["peers"]:
        assert peer["version"].partition("+")[0][0].isdigit()
    for name in RESULTS["not_installed"]:
        assert name in page


def test_every_peer_was_asked_or_is_named_as_missing():
    asked = {peer["name"] for peer in RESULTS["peers"]}
    assert asked | set(RESULTS["not_installed"]) == {p.name for p in (*LIBRARIES, *PROGRAMS)}


class StandIn:
    """A peer whose conventions are known."""

    name = "stand-in"
    bias, bias_name, loss_name = "first", "b", "loss"
    learns_online = declares = False

    def __init__(self, positive, share=1.0, times=1.0, takes_words=True):
        self.positive, self.share, self.times, self.words = positive, share, times, takes_words

    def version(self):
        return "1.0"

    def sure_and_wrong(self):
        return math.inf

    def fit(self, plants):
        if not self.words and isinstance(plants.labels[0], str):
            raise NotTakenError("no words")
        if len(plants.x) == 6:
            raise NotTakenError("no minimum")
        sign = 1 if self.positive(plants) == plants.toxic else -1
        w = sign * given.minimum(plants) * np.array([self.share, self.share, 1.0])
        kind = "toxic" if sign == 1 else "harmless"
        return Fit(*w, self.times * given.mean_loss(plants, w, kind))


@pytest.mark.parametrize(
    ("positive", "numbers", "words"),
    [
        (lambda plants: max(plants.labels), "one", "last_in_alphabet"),
        (lambda plants: min(plants.labels), "zero", "first_in_alphabet"),
        (lambda plants: plants.labels[0], "first_line", "first_line"),
        (lambda plants: max(plants.values) if 1 in plants.values else plants.values[1],
         "one", "second_line"),
    ],
)  # fmt: skip
def test_the_questions_tell_conventions_apart(positive, numbers, words):
    answer = ask(StandIn(positive))
    assert (answer.with_numbers, answer.with_words) == (numbers, words)


def test_the_questions_find_penalty_loss_and_refusals():
    answer = ask(StandIn(lambda plants: max(plants.labels), 0.5, -100.0, takes_words=False))
    assert answer.with_words == "not_taken"
    assert answer.length_share == 0.5
    assert answer.loss_times == -100.0
    assert answer.separated_length is None
    assert answer.separated_said == "no minimum"


def test_the_command_is_there_and_needs_no_peer_to_be_imported():
    assert import_module("tests.peers.__main__").main
