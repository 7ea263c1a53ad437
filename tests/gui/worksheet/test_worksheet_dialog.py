"""File > Worksheet: what is chosen is seen at once, then printed or written as a PDF."""

import io
from dataclasses import replace

import pypdf
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from engine.errors import UserError
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.worksheet.document import pages_of, pdf_of
from gui.worksheet.options import WorksheetOptions
from tests.gui.conftest import controllers_of, press_key, settle

LESSON = """
format = 1
id = "mine"
title = "Mine"
[[steps]]
plants = "six"
start = [1.0, -0.2, -1.5]
text = "Look."
[[steps]]
text = "Vote"
[steps.vote]
question = "Where?"
answers.en = ["here", "there"]
right = 2
"""


@pytest.fixture
def dialog(window):
    """The dialogue, as Ctrl+P opens it, on the neuron of page 1."""
    window.store.set_neuron(Neuron(1.0, -0.2, -1.5))
    press_key(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    result = controllers_of(window).worksheet.dialog
    yield result
    result.reject()
    settle()


def test_it_shows_the_pages_of_what_is_on_screen(window, dialog):
    assert dialog.isVisible()
    assert dialog.plants.text() == "1-6"
    titles = [page.title for page in dialog.pages]
    assert list(dict.fromkeys(titles)) == [
        "One neuron, step by step",
        "One neuron, step by step – answers",
    ]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sheets = [label for label in dialog.preview.findChildren(QLabel) if not label.pixmap().isNull()]
    numbers = range(1, len(titles) + 1)
    assert [sheet.accessibleName() for sheet in sheets] == [f"Page {number}" for number in numbers]
    assert dialog.note.text() == f"{len(titles)} pages"


def test_each_choice_is_seen_on_the_pages(dialog):
    counts = [len(dialog.pages)]
    for change in (
        lambda: dialog.steps.setCurrentIndex(2),
        lambda: dialog.parts.setCurrentIndex(1),
        lambda: (dialog.questions.setChecked(False), dialog.steps.setCurrentIndex(0)),
    ):
        change()
        dialog.draw()
        counts.append(len(dialog.pages))
    assert counts[1] > counts[0] > counts[3] == 1
    assert counts[1] > counts[2] > counts[3]
    assert dialog.note.text() == "1 page"
    dialog.paper.setCurrentIndex(1)
    dialog.draw()
    assert (dialog.pages[0].size.width(), dialog.pages[0].size.height()) == (2550, 3300)


def test_what_cannot_be_printed_is_said_and_nothing_can_be_done_with_it(dialog):
    for text, said in (("1-x", "numbers and ranges"), ("3, 9", "There is no plant 9")):
        dialog.plants.setText(text)
        dialog.draw()
        assert said in dialog.note.text()
        assert not dialog.pages
        assert [button.isEnabled() for button in (dialog.pdf, dialog.print)] == [False, False]
    dialog.plants.setText("2, 4")
    QTest.keyClick(dialog.plants, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.pages
    assert dialog.pdf.isEnabled()


@pytest.mark.parametrize("typed", ["x", "99"])
def test_plants_typed_a_moment_ago_are_refused_by_the_buttons_too(window, dialog, typed):
    for button in (dialog.pdf, dialog.print):
        dialog.plants.setText("1")
        dialog.draw()
        dialog.plants.setText(typed)
        button.click()
        assert typed in dialog.note.text()
    assert controllers_of(window).worksheet.print_dialog is None


def test_it_is_written_as_a_pdf_and_opens_again_as_it_was_left(
    window, dialog, tmp_path, monkeypatch
):
    path = tmp_path / "mine.pdf"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(path), "")), raising=True
    )
    dialog.line.setChecked(True)
    dialog.pdf.click()
    assert dialog.note.text() == "mine.pdf written."
    assert len(pypdf.PdfReader(path).pages) == len(dialog.pages)
    dialog.reject()
    settle()
    window.actions_["actionWorksheet"].trigger()
    assert controllers_of(window).worksheet.dialog.line.isChecked()


def test_a_file_that_cannot_be_written_is_refused_where_one_looks(
    window, dialog, tmp_path, monkeypatch
):
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        staticmethod(lambda *_: (str(tmp_path / "no" / "a.pdf"), "")),
    )
    dialog.pdf.click()
    assert "a.pdf" in dialog.note.text()
    assert not list(tmp_path.iterdir())


def test_a_printer_gets_the_pages_that_it_asks_for_on_its_own_paper(window, tmp_path):
    controller = controllers_of(window).worksheet
    moment, options = controller.moment(), WorksheetOptions(paper="a4")
    every = len(pages_of(moment, replace(options, paper="letter")))
    for name, first, last, count in (("all", 0, 0, every), ("some", 2, every, every - 1)):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(tmp_path / f"{name}.pdf"))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        printer.setFullPage(True)
        if first:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(first, last)
        controller.print_on(printer, moment, options)
        pages = pypdf.PdfReader(tmp_path / f"{name}.pdf").pages
        assert len(pages) == count
        assert round(float(pages[0].mediabox.width)) == 612
    assert "answers" in pages[-1].extract_text()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(window, tmp_path):
    controller = controllers_of(window).worksheet
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "no" / "a.pdf"))
    with pytest.raises(UserError) as refused:
        controller.print_on(printer, controller.moment(), WorksheetOptions())
    assert refused.value.code == "no_printing"


def test_the_print_dialogue_knows_how_many_pages_there_are_and_can_be_left(window, dialog):
    controller = controllers_of(window).worksheet
    dialog.print.click()
    settle()
    asked = controller.print_dialog
    assert asked.isVisible()
    assert (asked.minPage(), asked.maxPage()) == (1, len(dialog.pages))
    asked.reject()
    settle()
    assert controller.print_dialog is None
    assert dialog.isVisible()


def test_no_plants_and_networks_are_refused_before_anything_opens(window):
    window.actions_["actionClearPlants"].trigger()
    window.actions_["actionWorksheet"].trigger()
    assert controllers_of(window).worksheet.dialog is None
    assert "no plants to work out" in window.status.label.text()
    window.actions_["actionUndo"].trigger()
    window.store.set_architecture(Architecture(hidden=(2,)))
    settle()
    window.actions_["actionWorksheet"].trigger()
    assert controllers_of(window).worksheet.dialog is None
    assert "this model goes beyond it" in window.status.label.text()


def test_a_page_of_a_lesson_gives_its_title_until_other_work_is_on_screen(window, path):
    controllers_of(window).course.try_file(path)
    settle()
    press_key(window, Qt.Key.Key_PageDown)
    page = controllers_of(window).worksheet.moment().page
    assert (page.title, page.vote.question["en"]) == ("Mine, page 2", "Where?")
    window.actions_["actionCourse"].setChecked(False)
    settle()
    assert controllers_of(window).worksheet.moment().page is None


def test_it_speaks_french_and_calls_the_plants_as_their_file_does(open_window):
    plants = Dataset.of([(1, 2), (3, 1)], [1, 0], ("taille", "poids"), ("danse", "rugby"))
    window = open_window("fr", plants=plants)
    window.actions_["actionWorksheet"].trigger()
    dialog = controllers_of(window).worksheet.dialog
    assert dialog.windowTitle() == "Fiche d’exercices"
    assert dialog.pages[-1].title == "Un neurone, pas à pas – corrigé"
    moment = controllers_of(window).worksheet.moment()
    dialog.reject()
    text = pypdf.PdfReader(io.BytesIO(pdf_of(moment, WorksheetOptions()))).pages[0].extract_text()
    for word in ("rugby", "danse", "taille", "poids"):
        assert word in text
