"""A table of any program becomes plants, or is refused; what can be asked about it has answers."""

from __future__ import annotations

from engine.errors import UserError
from engine.files.tables import table
from engine.files.tables.dialect import text_of
from engine.files.tables.kinds import labels
from engine.files.tables.plants_table import guess, offer, strictly
from tests.engine.files.tables.test_table import AS_WRITTEN
from tests.robustness.fuzz_session import refused_in_words

WORDS = (
    "x1", "x2", "y", "toxic", "toxique", "non toxique", "largeur", "longueur", "width", "length",
    ",", ";", "\t", "|", '"', '""', "\r\n", "\r", "sep=;", "# ", "NA", "1,5", "1.234,5", "1 234,5",
    "−3", "1e5", "\ufeff", " ", "  ", "\n\n",
)  # fmt: skip

SEEDS = [data for data in AS_WRITTEN.values() if len(data) < 2_000]


def take(data: bytes) -> None:
    """Read a table, guess what its columns mean, and take its plants, by halves and strictly."""
    try:
        found = table.exhaust(table.reading(text_of(data, "a.csv"), "a.csv"))
        for place in range(min(len(found.columns), 8)):
            assert len(labels(found, place)) <= 41
        guessed = guess(found)
        offered = offer(found, guessed.choice)
        assert len(offered.plants) + offered.left_out == len(found)
        for one in offered.first:
            refused_in_words(one.error)
        strictly(found)
    except UserError as error:
        refused_in_words(error)
