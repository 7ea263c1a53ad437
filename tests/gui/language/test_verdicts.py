"""The sentence of a verdict is true of the model that it is said of."""

import re

import pytest

from engine.explain.situation import Diagnosis, Moves, Remedy, Verdict
from engine.files.tables import plants_table, table
from engine.model import samples
from gui.language.sentences import sentence
from gui.language.translation import set_language
from gui.language.verdicts import Model, sentence_of_verdict, sentence_with_kinds
from tests.sentences.models import MODELS, kind_held_out
from tests.sentences.runs import dancers

OF_KINDS = (Verdict.READY, Verdict.ONE_KIND, Verdict.KIND_HELD_OUT)
OF_THE_RULE = (Verdict.RULE_LEARNING, Verdict.RULE_NEVER_ENDS, Verdict.RULE_SATISFIED)
WITHOUT_PENALTY = (Verdict.SEPARABLE, Verdict.SEPARATED, Verdict.TOUCHING, Verdict.JUMPING)
LINE = re.compile(r"\blines?\b|\bdroites?\b|w₁", re.IGNORECASE)
FOR_EVER = re.compile(r"for ever\b|from now on|in the end|sans fin|désormais|à la longue")


@pytest.fixture(params=["en", "fr"])
def spoken(request, qapp):
    set_language(request.param)
    yield request.param
    set_language("en")


def all_said(model, verdicts):
    return [
        sentence_of_verdict(Diagnosis(verdict, remedy=remedy, is_certain=sure), model, False)
        for verdict in verdicts
        for remedy in (None, *Remedy)
        for sure in (False, True)
    ]


def test_each_verdict_has_a_sentence_of_each_model(spoken):
    rest = [each for each in Verdict if each not in (*OF_KINDS, Verdict.SYMMETRIC_START)]
    for flags in range(16):
        model = Model(*(bool(flags >> place & 1) for place in range(4)))
        assert all(all_said(model, rest))
    for moves in Moves:
        assert sentence_of_verdict(Diagnosis(Verdict.SYMMETRIC_START, moves=moves), Model(), True)
    for verdict in OF_KINDS:
        for plants in (samples.six(), dancers()):
            said = {
                sentence_with_kinds(plants, Diagnosis(verdict, kind=kind), Model())
                for kind in (0, 1)
            }
            assert all(said)
            assert len(said) == (1 if verdict is Verdict.READY else 2)


def test_no_line_is_spoken_of_on_other_inputs_nor_of_networks(spoken):
    verdicts = set(Verdict) - {*OF_KINDS, *OF_THE_RULE, Verdict.SYMMETRIC_START}
    neuron = all_said(Model(is_on_measures=False), verdicts)
    penalised = all_said(Model(is_on_measures=False, is_penalised=True), verdicts)
    network = all_said(Model(True, False), verdicts)
    assert [text for text in (*neuron, *penalised, *network) if LINE.search(text)] == []
    assert [text for text in all_said(Model(), verdicts) if LINE.search(text)]


def test_with_a_penalty_no_weights_run_off_and_no_loss_alone_is_least(spoken):
    verdicts = set(Verdict) - {*OF_KINDS, Verdict.SYMMETRIC_START, *WITHOUT_PENALTY, *OF_THE_RULE}
    for on_measures in (True, False):
        said = all_said(Model(is_on_measures=on_measures, is_penalised=True), verdicts)
        assert [text for text in said if FOR_EVER.search(text)] == []
    least = all_said(Model(is_penalised=True), (Verdict.AT_MINIMUM, Verdict.LEVELLING_OFF))
    assert all(re.search("penalty|pénalité", text) for text in least)


def test_nothing_is_foretold_of_steps_that_remember(spoken):
    verdicts = (Verdict.SEPARATED, Verdict.TOUCHING)
    said = all_said(Model(is_plain=False), verdicts)
    assert [text for text in said if FOR_EVER.search(text)] == []
    assert any(FOR_EVER.search(text) for text in all_said(Model(), verdicts))


def test_every_fact_of_a_run_is_filled_in(spoken):
    texts = [sentence(make()) for make in MODELS.values()]
    assert [text for text in texts if "{" in text or not text] == []


def test_a_kind_that_a_file_calls_by_a_brace_keeps_it(spoken):
    rows = table.exhaust(table.reading("a;b;c\n1;2;{rate}\n2;3;{rate}\n3;1;other\n", "x.csv"))
    plants = plants_table.import_plants(rows, plants_table.guess(rows).choice).plants
    kind = int(plants.y[0])
    assert "{rate}" in sentence(kind_held_out(plants, kind).frame())
