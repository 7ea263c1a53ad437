"""Files that LibreOffice 7.4.7 and Gnumeric 1.12.55 made of one that XlsxWriter 3.3.1 wrote.

Its sheet Plantes has a title, a header in B3:D3, six plants, a formula `=B4*2`, #N/A, a date and
25 %; Notes has one cell, Brouillon is hidden.
"""

from pathlib import Path

import pytest

from engine.errors import UserError, sentence_of
from engine.files.tables import plants_csv, table
from engine.files.tables.plants_table import guess, import_plants

WRITTEN = Path(__file__).parent / "written"
FILES = sorted(path.name for path in WRITTEN.iterdir())
PLANTS = [
    [1.5, 2.25], [2.0, 1.75], [0.1, 3.0], [1.234, 4.5], [2.5, 0.3], [3.0, 1.0], [3.0, 2.0],
    [0.25, 2.0],
]  # fmt: skip


def test_six_files_are_tried():
    assert [
        f"{by}.{kind}" for by in ("gnumeric", "libreoffice") for kind in ("ods", "xls", "xlsx")
    ] == FILES


@pytest.mark.parametrize("name", FILES)
def test_plants_are_read_and_what_is_not_is_named_by_its_cell(name):
    read = table.exhaust(table.reading_file(WRITTEN / name, "Plantes"))
    guessed = guess(read)
    result = import_plants(read, guessed.choice)
    assert guessed.unclear == ()
    assert result.plants.x.tolist() == PLANTS
    assert result.plants.y.tolist() == [1, 0, 1, 0, 1, 0, 1, 0]
    error, date = (sentence_of(left.error, "fr") for left in result.first)
    assert error.startswith("Plantes!B11")
    assert "#N/A" in error
    assert date.startswith("Plantes!B12")
    assert "2026-05-02 est une date" in date


@pytest.mark.parametrize("name", FILES)
def test_where_several_sheets_are_filled_one_has_to_be_named(name):
    sheets = table.filled_sheets(WRITTEN / name)
    assert sheets[:2] == ("Plantes", "Notes")
    # Gnumeric writes the hidden sheet of its .xlsx as one in sight
    assert ("Brouillon" in sheets) == (name == "gnumeric.xlsx")
    with pytest.raises(UserError) as refused:
        plants_csv.read(WRITTEN / name)
    assert refused.value.code == "sheet_unclear"
    assert "Plantes, Notes" in str(refused.value.facts["sheets"])
