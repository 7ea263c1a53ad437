"""One notation and one word for a thing, in every text of the program and its documents."""

import re
import tomllib
from pathlib import Path

import pytest

from engine.arrays import indices
from engine.formula import read
from engine.model.neuron import Neuron
from gui.language.arithmetic import rounds_to
from gui.language.translation import set_language
from resources.paths import COURSE
from tests.gui.language.test_translation import FRENCH, ROOT, SOURCES, messages

RESOURCES = ROOT / "resources"
DOCUMENTS = {
    "fr": [*RESOURCES.glob("guide/fr/*.md"), COURSE / "FORMAT.fr.md", ROOT / "README.fr.md"],
    "en": [*RESOURCES.glob("guide/en/*.md"), COURSE / "FORMAT.md", ROOT / "README.md"],
}
CODE = re.compile(
    r"```.*?```|`[^`\n]*`|^ {4}[^\n]*$|\{\w+:\w+\}|\]\([^)]*\)", re.DOTALL | re.MULTILINE
)
FORMULA = re.compile(r"\$([^$]+)\$")


def words_of(node, language):
    """Yield what a chapter says in a language: its texts, goals, hints, votes."""
    if isinstance(node, dict):
        if isinstance(node.get(language), str):
            yield node[language]
        elif isinstance(node.get(language), list):
            yield from node[language]
        for value in node.values():
            yield from words_of(value, language)
    elif isinstance(node, list):
        for value in node:
            yield from words_of(value, language)


def chapters():
    return [tomllib.loads(path.read_text("utf-8")) for path in sorted(COURSE.glob("*.toml"))]


def formulas():
    for chapter in chapters():
        yield from (step["formula"] for step in chapter["steps"] if "formula" in step)
        for text in words_of(chapter, "en"):
            yield from FORMULA.findall(text)


def texts(language):
    """Return (where, text) of all that is written for people in a language, code left out."""
    found = [(path.name, CODE.sub("", path.read_text("utf-8"))) for path in DOCUMENTS[language]]
    found += [("chapter", CODE.sub("", text)) for c in chapters() for text in words_of(c, language)]
    for context, source, translation in messages(FRENCH):
        found.append((context, source if language == "en" else translation.text))
    for name in ("refusals.toml", "script.toml"):
        file = tomllib.loads((RESOURCES / "translations" / name).read_text("utf-8"))
        found += [(f"{name}: {code}", text) for code, text in file[language].items()]
    return found


def with_any(language, pattern):
    """Return what is written with something that should not be written."""
    return [
        f"{where}: {text[max(match.start() - 40, 0) : match.end() + 40]!r}"
        for where, text in texts(language)
        for match in re.finditer(pattern, text)
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"ŷ", id="a prediction is y_pred"),
        pytest.param(r"∂L|\bL\(w|\bL = −\(1/m|\bL\*? *(?:over two|en fonction)", id="a loss is ℒ"),
        pytest.param(r"log\(?a ?b\)|\ba < b\b|log\(b\)", id="any two numbers are u and v"),
        pytest.param(r"\bnats?\b", id="a loss has no unit that nobody explains"),
    ],
)
def test_a_thing_has_one_sign(language, pattern):
    assert with_any(language, pattern) == []


@pytest.mark.parametrize(
    ("language", "pattern"),
    [
        ("fr", r"\bboules?\b|\bhonnête\b|\bépouse\b|toxique à 50|a le clavier|\bpoussée\b"),
        ("fr", r"le log loss|en filigrane|fantôme|[Tt]irer à pile ou face"),
        ("en", r"(?<!\\)[Ff]rontier|Bernoulli['’]s law|(?<!standard )deviations?\b|\ba dab\b"),
        ("en", r"[Tt]ossing a coin|[Aa] card a plant|number a plant\b"),
    ],
)
def test_a_thing_has_one_name(language, pattern):
    assert with_any(language, pattern) == []


def test_a_learning_rate_is_never_called_a_step_in_french():
    """But where a page says that others call it so."""
    called = with_any("fr", r"pas d[’']apprentissage")
    assert [text for text in called if "aux d’app" not in text] == []


def test_french_has_its_own_apostrophe():
    assert with_any("fr", r"(?<=[^\W\d_])'(?=[^\W\d_])") == []


def test_the_french_readme_has_spaces_that_do_not_break():
    text = CODE.sub("", (ROOT / "README.fr.md").read_text("utf-8"))
    assert re.findall(r".{20}(?: [:;?!%»]|« ).{5}", text) == []


def test_the_probability_a_is_coral_in_every_formula():
    for formula in formulas():
        plain = re.sub(r"\\likelihood\{[^{}]*\}", "", formula)
        plain = re.sub(r"\\mathrm\{[^{}]*\}|\\[A-Za-z]+", " ", plain)
        assert not re.search(r"(?<![A-Za-z])a(?![A-Za-z])", plain), formula


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_line_of_arithmetic_in_a_text_comes_out(qapp, language):
    """3 − 0.5 × 1.112 = 2.444, done with the numbers that are written."""
    set_language(language)
    number = r"[−-]?\d+(?:[.,]\d+)?"
    line = re.compile(rf"(?<![\d.,=×])({number}(?:\s[×+−/]\s{number})+)\s=\s({number})")
    found = 0
    for where, text in texts(language):
        for left, right in line.findall(text):
            exactly_or_rounded = rounds_to(float(read(left)({})), right)
            assert exactly_or_rounded, f"{where}: {left} = {right}"
            found += 1
    set_language("en")
    assert found >= 4


def test_the_pictures_call_the_loss_by_its_sign_and_say_which_logarithm_they_mean(
    open_window, painted_texts
):
    window = open_window(plants=None)
    window.store.set_choices("line", derivation_line=5, surface_shows="loss")
    window.store.select(indices([1]))
    window.store.set_neuron(Neuron(5.0, -5.0, 0.0))  # all wrong: L is small, so log L is shown
    window.store.step_on()
    window.store.flush()
    for name in ("likelihood", "whyLog", "logCurve", "sameSummit", "derivation", "inspector"):
        assert re.search(r"\bln\b", painted(window, name, painted_texts)), name
    for name in ("lossSlice", "descent", "lossMap", "surface"):
        said = painted(window, name, painted_texts)
        assert "ℒ" in said, name
        assert not re.search(r"(?<!\w)L(?!\w)", said), name


def painted(window, name, painted_texts):
    """Return all that a picture writes."""
    painted_texts.clear()
    picture = window.pictures[name]
    picture.resize(900, 600)
    window.docks[name].setFloating(True)
    window.docks[name].show()
    window.docks[name].resize(900, 600)
    picture.grab()
    return "\n".join(painted_texts)


def test_no_source_writes_what_the_texts_may_not():
    for path in SOURCES:
        assert not re.search(r"ŷ|∂L", Path(path).read_text("utf-8")), path
