"""Where a line may not break, and what is left as it was typed."""

import re

import pytest

from gui.language.translation import set_language
from gui.language.typography import typographic

THIN, WIDE = "\u202f", "\u00a0"


@pytest.fixture(autouse=True)
def _english_again(qapp):
    yield
    set_language("en")


def bare(text):
    return text.replace("\u2060", "")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("0,9 cm de large", f"0,9{WIDE}cm de large"),
        ("au bout de 60 pas.", f"au bout de 60{WIDE}pas."),
        ("0,7 × 0,8 = 0,56", f"0,7{WIDE}×{WIDE}0,8{WIDE}={WIDE}0,56"),
        ("−1 × 0,5 + 1 × 2", f"−1{WIDE}×{WIDE}0,5{WIDE}+{WIDE}1{WIDE}×{WIDE}2"),
        ("pour $z$ = 1,4, puis", f"pour $z${WIDE}={WIDE}1,4, puis"),
        ("5 × 10⁻³²⁴ : petit", f"5{WIDE}×{WIDE}10⁻³²⁴{WIDE}: petit"),
        ("log 0,5 ≈ 0,693", f"log 0,5{WIDE}≈{WIDE}0,693"),
        ("80 % ; oui", f"80{THIN}%{THIN}; oui"),
        ("cinq points où z = 0", f"cinq points où z{WIDE}={WIDE}0"),
        ("a = 0,25 et x₁ = 2", f"a{WIDE}={WIDE}0,25 et x₁{WIDE}={WIDE}2"),
        ("30 passages", "30 passages"),
        ("256 Mo au plus", f"256{WIDE}Mo au plus"),
    ],
)
def test_a_number_stays_with_its_unit_and_a_line_of_arithmetic_in_one_piece(text, kept):
    set_language("fr")
    assert bare(typographic(text)) == kept


def test_a_long_line_of_arithmetic_breaks_before_a_sign_and_never_within_a_number():
    set_language("fr")
    text = typographic("Donc 0,7 × 0,8 × 0,95 × 0,8 × 0,9 × 0,75 = 0,29. Et puis")
    assert re.split("[ \n]", text) == [
        "Donc", "0,7", "×\xa00,8", "×\xa00,95", "×\xa00,8", "×\xa00,9", "×\xa00,75", "=\xa00,29.",
        "Et", "puis",
    ]  # fmt: skip


def test_so_it_does_in_english():
    set_language("en")
    assert typographic("0.9 cm, 3 − 0.5 × 1 = 2.5: so") == (
        f"0.9{WIDE}cm, 3{WIDE}−{WIDE}0.5{WIDE}×{WIDE}1{WIDE}={WIDE}2.5: so"
    )


@pytest.mark.parametrize(
    "code", ["`a ; 1 - 2 = 3 cm`", "```\n1 - 2 : 3\n```", "\n    e = 1 - 2 ; 3 cm"]
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_code_can_be_copied_as_it_is(code, language):
    set_language(language)
    assert code in typographic(f"Voici :\n{code}\n")
