"""Sentences that are put together of a pattern and what stands in it read well in every case."""

import re

import numpy as np
import pytest

from engine.errors import UserError
from engine.explain.diagnosis import Remedy, Verdict
from engine.model import samples
from engine.model.dataset import Dataset
from gui.files import questions
from gui.files.import_dialog import ImportDialog
from gui.language.kind_names import measure_name
from gui.language.sentences import advice, clipboard_name, loss_text, refusal, sentence
from gui.language.translation import set_language
from tests.gui.language.test_translation import FRENCH, messages
from tests.sentences.runs import FORMULAS, OVERLAP, run

ARTICLES = re.compile(r"\b(?:[Dd]e|[Àà]|[Pp]our de) (?:le|les)\b")
NOUNS = "plants|plantes|rows|lignes|steps|frames|images|times|autres|justes|seconds|secondes"
NEVER_ONE = {
    "{0} plants read", "{0} rows left out ({1})", "{0}: {1} plants, kept on {2}.",
    "and {0} more: their product is {1}", "and {0} more: the log of their product is {1}",
    "from w = {0}: {1} steps to w = {2}",
    "{0} frames. The last one stands a moment longer.", "one hop: {0} steps; dashed: the next step",
    "Speed: {0} steps/s", "{0} of {1} plants drawn", "The same plants, taken {0} times",
}  # fmt: skip
"""Patterns that have a sibling for 1, or that are of more than one alone."""


@pytest.fixture
def french(qapp):
    set_language("fr")
    yield
    set_language("en")


def test_the_clipboard_is_named_in_french_wherever_a_file_is(french, qtbot):
    from engine.files.tables import plants_table, table

    read = table.exhaust(table.reading("a;b;c\n1;2;x\n3;4;y\n", clipboard_name()))
    choice = plants_table.guess(read).choice
    dialog = ImportDialog(None, read, choice, clipboard_name())
    qtbot.addWidget(dialog)
    said = [dialog.windowTitle()]
    assert said == ["Plantes du presse-papiers"]
    for code in ("table_large", "table_long", "table_columns", "no_table"):
        error = UserError(code, file=clipboard_name(), most=9, rows=9, cells=9)
        said.append(refusal(error))
        assert said[-1].startswith("Le presse-papiers"), said[-1]
    for context, source, translation in messages(FRENCH):
        if context == "Import" and "{0}" in source and "plant" not in source:
            said.append(translation.text.format(clipboard_name(), "…"))
    assert len(said) >= 8
    assert [text for text in said if ARTICLES.search(text)] == []


def test_a_file_keeps_the_first_letter_of_its_name(french):
    assert refusal(UserError("table_large", file="mesures.csv", most=9)).startswith("mesures.csv")


def test_work_without_a_file_is_named_in_french(french, open_window):
    window = open_window("fr", is_shown=False)
    box = questions.ask_to_save(window, "", "", list, list, None, list)
    assert not ARTICLES.search(box.text())
    box.close()
    for plants, words in ((0, "0 plante, gardée"), (1, "1 plante, gardée"), (2, "2 plantes, ")):
        box = questions.ask_about_left_behind(
            window, "essai", plants, 0.0, 0, list, list, list, list
        )
        assert words in box.informativeText()
        box.close()
    box = questions.ask_about_left_behind(
        window, questions.untitled(), 1, 0.0, 0, list, list, list, list
    )
    assert box.informativeText().startswith("Ce laboratoire")
    box.close()


@pytest.mark.parametrize("count", ["0", "1"])
def test_one_of_anything_is_no_plural(count):
    """In French nothing is singular, too."""
    wrong = []
    for _, source, translation in messages(FRENCH):
        if source in NEVER_ONE or not re.search(r"\{\w+\}", source):
            continue
        for text in (source, translation.text) if count == "1" else (translation.text,):
            filled = re.sub(r"\{\w+\}", count, text)
            wrong += re.findall(rf"\b{count} (?:{NOUNS})\b[^.]*", filled)
    assert wrong == []


def test_what_is_put_between_sentences_is_french_too(french, qtbot, open_window):
    from engine.files.tables import plants_table, table
    from gui.files.import_summary import summary

    text = "x1,x2,y\n1,2,1\n2,1,0\n,2,1\na,1,0\n"
    read = table.exhaust(table.reading(text, "a.csv"))
    told = summary(plants_table.import_plants(read, plants_table.guess(read).choice))
    assert " ;" in told.replace("\u202f", " ").replace("\xa0", " ")
    window = open_window("fr", is_shown=False)
    names = [window.neuron_panel.sliders[name].slider.accessibleName() for name in ("w1", "b")]
    assert [name for name in (told, *names) if re.search(r"\w[;:!?] ", name)] == []


def test_a_refusal_ends_in_one_full_stop(french):
    assert refusal(UserError("tex_bracket", text="\\left")).endswith("\\right.")
    assert not refusal(UserError("tex_bracket", text="\\left")).endswith("..")


def test_no_more_plants_is_not_blamed_on_the_brush_alone(french):
    """It is said of plants typed and pasted too."""
    assert "pinceau" not in refusal(UserError("too_many_plants", most=100_000))


def test_learning_is_not_said_to_bring_the_loss_down_where_nobody_knows(qapp):
    """The weights are set by hand, nothing learns yet, and in batches the loss may rise."""
    frame = run(OVERLAP, 0, (1.0, 0.0, 0.0), solved=False, batch_size=4).frame()
    assert frame.diagnosis.verdict is Verdict.LEARNING
    assert "goes down" not in sentence(frame)


def test_a_slope_of_all_but_0_is_not_said_to_end_learning(qapp):
    """Without “Stop when converged” the steps go on."""
    frame = run(samples.six(), 0, (-900.0, 900.0, 0.0), stop_when_converged=False).frame()
    assert frame.diagnosis.verdict is Verdict.AT_REST
    assert "rests" not in sentence(frame)


def test_a_line_of_least_loss_is_not_called_the_best(qapp):
    """Of these five the least loss has a line with 2 mistakes; another line has only 1."""
    plants = Dataset.of([(0, 0), (1, 0), (2, 0), (3, 0), (9, 0)], [0, 0, 1, 1, 0])
    optimum = run(plants).frame().neuron_frame.optimum
    w1, w2, b = optimum.parameters.tolist()
    frame = run(plants, 0, (w1, w2, b)).frame()
    assert frame.counts.right == 3
    assert "smaller" in sentence(frame)
    assert "better" not in sentence(frame)
    assert run(plants, 0, (1.0, 0.0, -1.5)).frame().counts.right == 4


def test_of_own_formulas_nothing_is_said_that_right_ones_belie(qapp):
    """Right ones are the slope of the loss, and what they move the plants move."""
    frame = run(samples.six(), 3, formulas=FORMULAS).frame()
    assert np.allclose(frame.gradient, _gradient_by_hand(frame))
    assert "slope" not in sentence(frame) + advice(frame)


def test_one_click_cures_a_rate_however_far_too_large(qapp):
    """A third of 100 would overshoot again, and a third of that."""
    diagnosis = run(OVERLAP, 3, learning_rate=100.0).frame().diagnosis
    assert diagnosis.remedy is Remedy.LOWER_RATE
    cured = run(OVERLAP, 300, learning_rate=diagnosis.lower_rate).frame()
    assert cured.diagnosis.remedy is None
    assert cured.loss < 0.3


def _gradient_by_hand(frame):
    error = frame.a - frame.plants.y
    return [*(error @ frame.plants.x / len(error)), error.mean()]


def test_a_standardised_measure_has_no_unit(qapp):
    plants = samples.six()
    assert measure_name(plants, 0) == "leaf width (cm)"
    assert measure_name(plants.standardised(), 0) == "leaf width, standardised"
    assert measure_name(samples.iris().standardised(), 1) == "petal length, standardised"


def test_of_no_plants_no_loss_is_written(qapp):
    assert loss_text(run(Dataset.empty()).frame()) == "–"
    assert loss_text(run(samples.six()).frame()) == "0.693"


def test_outputs_are_called_by_the_names_that_they_have(qapp):
    assert refusal(UserError("outputs_same", one="a.svg", other="A.svg")).startswith("a.svg")
