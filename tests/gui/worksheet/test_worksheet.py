"""A worksheet as a PDF, read back: its pages, and its arithmetic from the text that is printed."""

import io
import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import numpy as np
import pypdf
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor

from engine.arrays import NO_INDICES, indices
from engine.errors import UserError
from engine.lab.session import Session
from engine.lab.state import set_architecture
from engine.lessons.lesson import Vote
from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.language import translation
from gui.worksheet.blocks import Lines, Table, Text
from gui.worksheet.document import image_of, pages_of, pdf_of
from gui.worksheet.options import LessonPage, Moment, WorksheetOptions, moment_of
from gui.worksheet.pages import Part, laid_out, text_box

NEURON = Neuron(1.0, -0.2, -1.5)
SIZES_PT = {"a4": (595, 842), "letter": (612, 792)}


@pytest.fixture(autouse=True)
def _application(qapp):
    yield
    translation.set_language("en")


def moment(plants=None, neuron=NEURON, rate=0.1, page=None, selection=NO_INDICES):
    plants = samples.six() if plants is None else plants
    return Moment(plants, selection, neuron, 12, rate, True, page)


def crowd(count):
    rng = np.random.default_rng(3)
    return Dataset.of(rng.uniform(0.2, 3, (count, 2)), rng.integers(0, 2, count))


def read(data):
    return pypdf.PdfReader(io.BytesIO(data)).pages


def words(page):
    """The texts of a page in the order of their printing, each with plain spaces."""
    return [re.sub(r"\s+", " ", line).strip() for line in page.extract_text().splitlines() if line]


def number(text):
    return Decimal(text.replace("−", "-").replace(",", "."))


def filled_rows(texts, head_end, mean):
    """The rows of the tables that are filled in: of each table the plants' and that of means."""
    tables, at = [], 0
    while head_end in texts[at:]:
        at = texts.index(head_end, at) + 1
        rows = []
        while texts[at] != mean:
            rows.append([number(text) for text in texts[at : at + 10]])
            at += 10
        tables.append((rows, [number(text) for text in texts[at + 6 : at + 10]]))
    return tables


def like(value, printed):
    return value.quantize(printed, ROUND_HALF_UP) == printed


def check_table(rows, means, neuron):
    """Work a table out from what is printed in it and the neuron printed above it."""
    w1, w2, b = neuron
    for _, x1, x2, y, z, a, loss, error, share1, share2 in rows:
        assert like(w1 * x1 + w2 * x2 + b, z)
        assert like(1 / (1 + (-z).exp()), a)
        assert like(-(a if y else 1 - a).ln(), loss)
        assert error == a - y
        assert like(error * x1, share1)
        assert like(error * x2, share2)
    for column, printed in zip((6, 7, 8, 9), means, strict=True):
        assert like(sum(row[column] for row in rows) / len(rows), printed)


@pytest.mark.parametrize(("language", "paper"), [("en", "a4"), ("fr", "letter")])
def test_the_arithmetic_of_the_answers_comes_out_from_the_printed_text(language, paper):
    translation.set_language(language)
    mean, products = {"en": "mean", "fr": "moyenne"}[language], "(a − y) x₂"
    pages = read(pdf_of(moment(), WorksheetOptions(steps=2, paper=paper, parts="answers")))
    texts = [text for page in pages for text in words(page)]
    tables = filled_rows(texts, products, mean)
    assert len(tables) == 2
    neuron = [
        number(re.sub(r".* = ", "", part)) for part in re.findall(r"[wb][₁₂]? = [−\d.,]+", texts[1])
    ]
    steps = [
        re.fullmatch(r"[wb][₁₂]? = (\S+) − (\S+) × \(?([^\s)]+)\)? = (\S+)", text) for text in texts
    ]
    lines = [[number(part) for part in match.groups()] for match in steps if match]
    assert len(lines) == 6
    for (rows, means), of_step in zip(tables, (lines[:3], lines[3:]), strict=True):
        check_table(rows, means, neuron)
        assert [line[0] for line in of_step] == neuron
        assert [line[2] for line in of_step] == [means[2], means[3], means[1]]
        for before, rate, slope, after in of_step:
            assert like(before - rate * slope, after)
        neuron = [line[3] for line in of_step]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("count", "steps"), [(6, 1), (40, 3)])
def test_nothing_is_cut_and_the_paper_is_the_one_chosen(paper, count, steps):
    plants = samples.six() if count == 6 else crowd(count)
    options = WorksheetOptions(steps=steps, paper=paper)
    pages = pages_of(moment(plants), options)
    for page in pages:
        box = text_box(page.size)
        assert sum(block.height(box.width()) for block in page.blocks) <= box.height()
        image = image_of(page, 300)
        edge = [(x, y) for x in range(300) for y in (0, 5, 10, image.height() - 5)]
        edge += [(x, y) for y in range(image.height()) for x in (0, 8, 291, 299)]
        assert all(image.pixelColor(*spot) == QColor("white") for spot in edge)
    printed = read(pdf_of(moment(plants), options))
    assert len(printed) == len(pages)
    for page in printed:
        width, height = map(float, page.mediabox[2:])
        assert (round(width), round(height)) == pytest.approx(SIZES_PT[paper], abs=1)
    everything = " ".join(text for page in printed for text in words(page))
    for plant in range(1, count + 1):
        assert f" {plant} {plants.x[plant - 1, 0]:.{1 if count == 6 else 2}f} " in everything


def test_answers_are_on_pages_of_their_own_or_left_out():
    both, sheet, answers = (
        [page.title for page in pages_of(moment(), WorksheetOptions(parts=parts))]
        for parts in ("both", "sheet", "answers")
    )
    assert set(sheet) == {"One neuron, step by step"}
    assert set(answers) == {"One neuron, step by step – answers"}
    assert both == sheet + answers
    text = " ".join(words(read(pdf_of(moment(), WorksheetOptions(parts="sheet")))[0]))
    assert "0.19782" not in text


def test_the_line_is_drawn_on_the_sheet_only_where_it_is_asked_for(qapp):
    without, with_line = (
        image_of(pages_of(moment(), WorksheetOptions(has_line=line))[0], 400).bits()
        for line in (False, True)
    )
    assert bytes(without) != bytes(with_line)
    asked, given = (
        " ".join(words(read(pdf_of(moment(), WorksheetOptions(has_line=line)))[1]))
        for line in (False, True)
    )
    assert "draw the line" in asked
    assert "draw the line" not in given


def test_questions_can_be_left_out_and_have_answers_that_are_true():
    plain = read(pdf_of(moment(), WorksheetOptions(has_questions=False)))
    assert "Questions" not in " ".join(text for page in plain for text in words(page))
    pages = read(pdf_of(moment(neuron=Neuron(-1.2, 1.9, -0.4)), WorksheetOptions(steps=2)))
    said = " ".join(words(pages[-1]))
    assert "None: z ≥ 0 wherever y = 1" in said
    assert "it falls." in said
    # -1.2 x1 + 1.9 x2 - 0.4 = 0: x2 = 0.4 / 1.9 = 0.21 for x1 = 0, 2.8 / 1.9 = 1.47 for 2
    assert "For x₁ = 0: x₂ = 0.21; for x₁ = 2: x₂ = 1.47." in said


def test_a_lessons_page_gives_its_title_and_its_vote():
    vote = Vote(
        {"en": "Where will it go?"}, {"en": ("up", "down")}, 1, 0, {"en": "As the slope says."}
    )
    page = LessonPage("Mine, page 2", vote)
    printed = read(pdf_of(moment(page=page), WorksheetOptions()))
    everything = " ".join(text for sheet in printed for text in words(sheet))
    assert words(printed[0])[0] == "Mine, page 2"
    assert "5. Where will it go? ☐ up ☐ down" in everything
    assert "5. down. As the slope says." in " ".join(words(printed[-1]))


def test_what_is_selected_is_worked_out_and_the_sheet_says_what_it_leaves_aside():
    part = moment(crowd(40), selection=indices([4, 9]))
    assert part.usual_plants == (5, 10)
    text = " ".join(words(read(pdf_of(part, WorksheetOptions()))[0]))
    assert "slopes: 2; the run learns from: 40" in text
    assert "The measures are rounded." in text


def test_a_network_is_refused():
    session = Session(samples.six())
    state = set_architecture(session.state, Architecture(hidden=(2,)))
    session.replace(session.state.changes_to(state))
    with pytest.raises(UserError) as refused:
        moment_of(session.frame())
    assert refused.value.code == "worksheet_network"


def test_a_long_table_goes_on_with_its_head_and_no_heading_stands_alone():
    rows = tuple((str(row), "") for row in range(70))
    blocks = (Lines(20), Text("Heading", keeps_next=True), Table(("head", "x"), rows))
    pages = laid_out([Part("Title", blocks)], QSizeF(2480, 3508))
    tables = [block for page in pages for block in page.blocks if isinstance(block, Table)]
    assert len(pages) > 2
    assert sum((table.rows for table in tables), ()) == rows
    assert all(table.head == ("head", "x") for table in tables)
    assert all(not isinstance(page.blocks[-1], Text) for page in pages)
    assert [page.footer for page in pages] == [
        f"Title – {number}/{len(pages)}" for number in range(1, len(pages) + 1)
    ]
    assert all(len(before.rows) >= 2 for before, _ in pairwise(tables))


def test_the_names_of_measures_are_written_in_full_or_without_their_middle():
    plants = samples.six().standardised()
    pointure = "Shoe size as it was bought"
    named = replace(plants, features=("Height (m)", pointure))
    drawn = read(pdf_of(moment(named), WorksheetOptions()))
    for page in (drawn[0], drawn[-1]):
        assert f"x₂ {pointure}, standardised" in words(page)
    endless = "W" * 39
    text = words(
        read(pdf_of(moment(replace(named, features=("a", endless))), WorksheetOptions()))[-1]
    )
    assert any(line.startswith("x₂ W") and "…" in line for line in text)
