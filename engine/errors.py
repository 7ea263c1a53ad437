"""Errors that a person can mend: facts here, their sentences in `resources/translations`."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

import resources

Language = Literal["fr", "en"]

_BEFORE_A_SIGN = re.compile(r" (?=[:;?!»])|(?<=«) ")
"""Where a French line may not break."""

_ROW_AND_COLUMN = re.compile(r"^(?:row|ligne) \{row\}, (?:column|colonne) \{column\}")
"""How sentences about a cell begin; one of a workbook is called by its name there."""

_LONG = 10_000
"""From here on thousands are set apart."""


class UserError(ValueError):
    """What a person can mend, as a code and its facts.

    `code` names the sentence, `facts` fill it in: a row, a name, a limit. No sentence is
    written here, since it has to be translated: they stand in `refusals.toml`.
    """

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code}: {facts}" if facts else self.code


def sentence_of(error: UserError, language: Language) -> str:
    """Say in one line, in French or English, what is wrong; without a full stop."""
    sentence = _sentences()[language].get(error.code)
    if sentence is None:
        return str(error)
    facts = {name: _fact_text(fact, language) for name, fact in error.facts.items()}
    if "cell" in facts:
        sentence = _ROW_AND_COLUMN.sub("{cell}", sentence)
    elif "in_sheet" in facts:
        sentence = f"{{in_sheet}}, {sentence}"
    return sentence.format(**facts)


def _fact_text(fact: object, language: Language) -> str:
    """Write a fact on one line, numbers as the language does; an error, as its own sentence."""
    if isinstance(fact, UserError):
        return sentence_of(fact, language)
    if isinstance(fact, float):
        thousands = "," if abs(fact) >= _LONG else ""
        text = f"{fact:{thousands}.10g}".replace("e+", "e").replace("-", "−")
        # no comma for thousands in English either: a sentence may tell 12.345 from 12 345
        text = text.replace(",", "\u202f")
        return text.replace(".", ",") if language == "fr" else text
    if type(fact) is int:
        text = (f"{fact:,}" if abs(fact) >= _LONG else str(fact)).replace("-", "−")
        return text.replace(",", "\u202f") if language == "fr" else text
    return " ".join(str(fact).split())


@lru_cache(maxsize=1)
def _sentences() -> dict[str, dict[str, str]]:
    import tomllib  # late: the launch does not need it

    path = Path(resources.__file__).parent / "translations" / "refusals.toml"
    sentences: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    french = {code: _BEFORE_A_SIGN.sub("\u00a0", text) for code, text in sentences["fr"].items()}
    return sentences | {"fr": french}
