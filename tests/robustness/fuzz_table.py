"""A table of any program becomes plants, or is refused; what can be asked about it has answers."""

from __future__ import annotations

from engine.errors import UserError
from engine.files.tables import table
from engine.files.tables.dialect import text_of
from engine.files.tables.kinds import labels
from engine.files.tables.plants_table import guess, import_plants, strict_result
from tests.engine.files.tables.test_table import AS_WRITTEN
from tests.robustness.fuzz_session import refused_in_words

WORDS = (
    "x1", "x2", "y", "toxic", "toxique", "non toxique", "largeur", "longueur", "width", "length",
    ",", ";", "\t", "|", '"', '""', "\r\n", "\r", "sep=;", "# ", "NA", "1,5", "1.234,5", "1 234,5",
    "−3", "1e5", "1,234", "1.234", "2 cm", "%", "cm", "-999",
    "C#x1", "continuous", "class", "\ufeff", " ", "  ", "\n\n",
)  # fmt: skip

SEEDS = [data for data in AS_WRITTEN.values() if len(data) < 2_000]


def take(data: bytes) -> None:
    """Read a table, guess what its columns mean, and take its plants, by halves and strictly."""
    try:
        read = table.exhaust(table.reading(text_of(data, "a.csv"), "a.csv"))
        for column in range(min(len(read.columns), 8)):
            assert len(labels(read, column)) <= 41
        guessed_columns = guess(read)
        imported = import_plants(read, guessed_columns.choice)
        assert len(imported.plants) + imported.left_out == len(read)
        for left_out in imported.first:
            refused_in_words(left_out.error)
        strict_result(read)
    except UserError as error:
        refused_in_words(error)
