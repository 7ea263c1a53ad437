"""The text of a page: tables, signs, formulas and live numbers as they are shown."""

import pytest
from PySide6.QtGui import QTextTable

from engine.lab.session import Session
from gui.language.translation import temporary_language
from gui.panels.course.lesson_text import LessonText, live_numbers, with_numbers
from gui.style.theme import Look

TABLE = r"""Before

| plant | x1 | $a(z)$ |
| :---- | -: | ------ |
| a_b | 1,5 : 2 | {loss} |
| **c** | {{x}} | 5 \$ |

After"""


@pytest.fixture
def text(qtbot):
    widget = LessonText(Look())
    qtbot.addWidget(widget)
    return widget


def tables_of(widget):
    return [f for f in widget.document().rootFrame().childFrames() if isinstance(f, QTextTable)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_table_in_markdown_is_a_table(text, language):
    with temporary_language(language):
        text.show_text(with_numbers(TABLE, Session().frame()))
    (table,) = tables_of(text)
    assert (table.rows(), table.columns()) == (3, 3)

    def cell(row, column):
        return table.cellAt(row, column).firstCursorPosition().block().text()

    assert [cell(row, 0) for row in range(3)] == ["plant", "a_b", "c"]
    assert cell(0, 2) == "\ufffc"
    assert cell(1, 2) == ("0,693" if language == "fr" else "0.693")
    assert [cell(2, 1), cell(2, 2)] == ["{x}", "5 $"]
    assert "Before" in text.toPlainText()
    assert "After" in text.toPlainText()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"5 \$ and 6 \$", "5 $ and 6 $"),
        ("{{loss}}", "{loss}"),
        ("{{{loss}}}", "{0.693}"),
        ("`{loss}` and `$`", "{loss} and $"),
        ("a }} b {{ c", "a } b { c"),
        (r"\{x\}", "{x}"),
        ("_a_ https://x.org ~~b~~ <b>", "a https://x.org ~~b~~ <b>"),
    ],
)
def test_signs_are_shown_as_they_are_meant(text, written, shown):
    text.show_text(with_numbers(written, Session().frame()))
    assert text.toPlainText() == shown
    assert "href" not in text.toHtml()


def test_a_formula_beside_a_dollar_is_typeset(text):
    text.show_text(r"$x_1$ for 5 \$, not $x_2$")
    assert text.toPlainText() == "\ufffc for 5 $, not \ufffc"
    assert text._formulas == ["x_1", "x_2"]


def test_only_what_is_live_is_followed():
    assert live_numbers(r"{loss} {{step}} `{w1}` ${b}$ {no}") == {"loss"}
