"""Workbooks written here by XlsxWriter and openpyxl, and others that are none."""

import datetime
import io
import math
import random
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UserError, sentence_of
from engine.files.tables import plants_csv, table
from engine.files.tables.named_columns import Named
from engine.files.tables.plants_table import guess, import_plants
from engine.files.workbooks import container
from engine.files.workbooks.extent import cells_of_ods, cells_of_xlsx
from engine.files.workbooks.sheet import Sheet, cell_text, number_text

PLANTS = [(1.5, 2.25, 1), (2, 1.75, 0), (0.1, 3, 1), (1.234, 4.5, 0)]


def written(tmp_path, sheets, name="plants.xlsx", at=(0, 0)):
    path = tmp_path / name
    with xlsxwriter.Workbook(path) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows, at[0]):
                sheet.write_row(number, at[1], row)
    return path


def with_header(rows, header=("x1", "x2", "y")):
    return [header, *rows]


def refusal(path, named=None):
    with pytest.raises(UserError) as refused:
        table.exhaust(plants_csv.importing(path, named))
    return refused.value


def read(path, sheet=None):
    return table.exhaust(table.reading_file(path, sheet))


@pytest.mark.parametrize("name", ["plants.xlsx", "plants.xlsm", "plants.csv"])
def test_plants_are_read_whatever_the_file_is_called(tmp_path, name):
    path = written(tmp_path, {"Feuille1": with_header(PLANTS)}, name)
    plants = plants_csv.read(path)
    assert plants.x.tolist() == [[x1, x2] for x1, x2, _ in PLANTS]
    assert plants.y.tolist() == [y for *_, y in PLANTS]


def test_openpyxl_writes_what_is_read(tmp_path):
    book = openpyxl.Workbook()
    for row in with_header([*PLANTS, (2.5, 1.0, None), (1.0, 0.5, False)]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx").facts["cell"] == "Sheet!C6"
    book.active.delete_rows(6, 2)
    book.save(tmp_path / "a.xlsx")
    assert len(plants_csv.read(tmp_path / "a.xlsx")) == 4


def test_a_cell_is_called_as_the_spreadsheet_calls_it(tmp_path):
    rows = with_header([*PLANTS, (2.0, "abc", 1)])
    path = written(tmp_path, {"Feuille1": rows}, at=(9, 27))
    error = refusal(path)
    assert sentence_of(error, "en") == "Feuille1!AC15: 'abc' is not a number"
    assert sentence_of(error, "fr").startswith("Feuille1!AC15\u00a0: «")
    rows[-1] = (2.0, 1e13, 1)
    error = refusal(written(tmp_path, {"Feuille1": rows}, at=(9, 27)))
    assert sentence_of(error, "en").startswith("Feuille1, row 15: a measure")


def test_what_a_workbook_does_not_tell_is_said(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("S")
        for number, row in enumerate(with_header(PLANTS)):
            sheet.write_row(number, 0, row)
        sheet.write_row(5, 1, (1.0, 1))
        sheet.write_formula(6, 0, "=1/0", None, "#DIV/0!")
        sheet.write_row(6, 1, (1.0, 1))
        day = book.add_format({"num_format": "d mmm"})
        sheet.write_datetime(7, 0, datetime.datetime(2026, 5, 2), day)
        sheet.write_row(7, 1, (1.0, 1))
        sheet.write_row(8, 0, (1.0, 1.0))
    contents = read(path)
    left = import_plants(contents, guess(contents).choice).first
    said = [(row.error.code, row.error.facts["cell"]) for row in left]
    assert said == [
        ("empty_in_sheet", "S!A6"), ("empty_in_sheet", "S!A7"), ("date_in_sheet", "S!A8"),
        ("empty_in_sheet", "S!C9"),
    ]  # fmt: skip


def test_formulas_that_were_never_worked_out_are_told_of(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("x1", "x2", "y"))
        for row, (x1, _, y) in enumerate(PLANTS, 1):
            sheet.write_row(row, 0, (x1, None, y))
            sheet.write_formula(row, 1, f"=2*A{row + 1}")
    result = table.exhaust(plants_csv.importing(path))
    (remark,) = result.remarks
    assert sentence_of(remark, "en").startswith("column B is 0 in every row")


def test_texts_are_read_as_in_any_table_beside_numbers_that_have_no_mark(tmp_path):
    rows = with_header([("2,5 cm", 1.234, "toxique"), ("1,25 cm", 2.345, "comestible")])
    result = table.exhaust(plants_csv.importing(written(tmp_path, {"S": rows})))
    assert result.plants.x.tolist() == [[2.5, 1.234], [1.25, 2.345]]
    assert result.units == ("cm", "")
    rows = with_header([(2.5, 1.5, 1), ("2,5", 3.5, 0), ("0,75", 1, 1)])
    assert plants_csv.read(written(tmp_path, {"S": rows})).x[:, 0].tolist() == [2.5, 2.5, 0.75]
    rows = with_header([(2.5, 1.5, 1), ("1,234", 3.5, 0)])
    assert refusal(written(tmp_path, {"S": rows})).code == "unclear_decimal_mark"


def test_a_sheet_is_taken_by_its_name_or_where_it_alone_is_filled(tmp_path):
    other = [(x1, x2, 1 - y) for x1, x2, y in PLANTS]
    sheets = {"Mai": with_header(PLANTS), "Juin": with_header(other), "Vide": []}
    path = written(tmp_path, sheets)
    assert table.filled_sheets(path) == ("Mai", "Juin")
    result = table.exhaust(plants_csv.importing(path, Named(sheet=" juin")))
    assert result.plants.y.tolist() == [y for *_, y in other]
    assert refusal(path).facts["sheets"] == "Mai, Juin"
    assert refusal(path, Named(sheet="Juillet")).code == "sheet_unknown"
    assert refusal(path, Named(sheet="Vide")).code == "sheet_empty"
    assert len(plants_csv.read(written(tmp_path, {"A": [], "B": with_header(PLANTS)}))) == 4
    assert refusal(written(tmp_path, {"A": []})).code in ("sheet_empty", "workbook_empty")
    plants_csv.write(tmp_path / "a.csv", plants_csv.read(written(tmp_path, {"B": sheets["Mai"]})))
    assert refusal(tmp_path / "a.csv", Named(sheet="B")).code == "no_sheets"
    assert table.filled_sheets(tmp_path / "a.csv") == table.filled_sheets(tmp_path / "none") == ()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_without_marks_is_the_same_to_the_last_bit(value):
    text = number_text(value)
    assert float(text) == value
    assert not {".", ","} & set(text)


def test_cells_as_text():
    assert [cell_text(cell) for cell in (True, 3, 2.0, "a\0b", math.pi)] == [
        "true", "3", "2", "ab", "3141592653589793e-15",
    ]  # fmt: skip
    assert cell_text(datetime.timedelta(hours=30, minutes=5)) == "30:05:00"
    letters = [Sheet("S", "", 0, 0).letters(column) for column in (1, 26, 27, 52, 703, 16384)]
    assert letters == ["A", "Z", "AA", "AZ", "AAA", "XFD"]


def test_train_takes_a_sheet_and_says_that_one_can_be_named(tmp_path, capsys):
    import main

    sheets = {"Mai": with_header(PLANTS), "Juin": with_header(PLANTS[1:])}
    command = ["train", str(written(tmp_path, sheets)), "--steps", "1"]
    assert main.main([*command, "--sheet", "Juin", "--json", str(tmp_path / "a.json")]) == 0
    assert '"m": 3' in (tmp_path / "a.json").read_text(encoding="utf-8")
    assert main.main(command) == 2
    assert "--sheet NAME" in capsys.readouterr().err


# Files that are damaged, or meant to do harm


def test_a_sheet_that_spans_too_many_cells_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(container, "MOST_CELLS", 100)
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, 1)
        sheet.write(10, 9, 1)  # 11 rows of 10
    assert refusal(path).code == "workbook_wide"


def test_how_many_cells_a_sheet_spans():
    assert (
        cells_of_xlsx(b'<row r="7"><c r="C7"/></row><row r="2"><c t="s" r=\'AA2\'/></row>')
        == 7 * 27
    )
    assert cells_of_xlsx(b'<row r="1000000"><c><v>1</v></c></row>') > 1_000_000
    cell, filled = b"<table:table-cell/>", b'<table:table-cell office:value="1"/>'
    row = b"<table:table-row>%s</table:table-row>"
    repeated = b'<table:table-row table:number-rows-repeated="1000000">%s</table:table-row>'
    rest = b'<table:table-cell table:number-columns-repeated="16381"/>'
    assert cells_of_ods(row % (cell + filled + filled + rest) + repeated % rest) == 3
    assert (
        cells_of_ods(row % filled + repeated % rest + row % (rest + filled)) == 1_000_002 * 16_382
    )


def test_an_archive_that_swells_is_refused_by_what_it_holds(tmp_path, monkeypatch):
    monkeypatch.setattr(container, "MOST_UNPACKED_BYTES", 1_000_000)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a/>")
        archive.writestr("xl/sharedStrings.xml", bytes(1_000_000))
    assert path.stat().st_size < 5_000
    assert refusal(path).code == "workbook_large"


def test_other_archives_and_locked_workbooks_are_refused_in_a_sentence(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", b"<a/>")
    assert refusal(path).code == "no_workbook"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x83\x01\x00")
    assert refusal(path).code == "workbook_binary"
    path.write_bytes(b"PK\x03\x04 torn off")
    assert refusal(path).code == "workbook_damaged"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    path.write_bytes(ole)
    assert refusal(path).code == "workbook_damaged"
    path.write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    assert refusal(path).code == "workbook_locked"


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_damaged_workbook_is_read_or_refused_in_a_sentence(kind):
    from tests.engine.files.workbooks.test_written_workbooks import WRITTEN

    whole = (WRITTEN / f"libreoffice.{kind}").read_bytes()
    outcomes = {damaged_outcome(whole, kind, seed) for seed in range(40)}
    assert outcomes & {"workbook_damaged"}


def test_half_of_an_xls_is_refused_in_a_sentence(tmp_path):
    from tests.engine.files.workbooks.test_written_workbooks import WRITTEN

    whole = (WRITTEN / "libreoffice.xls").read_bytes()
    path = tmp_path / "a.xls"
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path).code == "workbook_damaged"


def damaged_outcome(whole, kind, seed):
    from engine.files.workbooks.workbook import Workbook

    lot = random.Random(seed)
    data = repacked(whole, lot)
    try:
        book = Workbook(data, f"a.{kind}")
        table.exhaust(table.reading_sheet(book.sheet("Plantes"), "a"))
    except UserError as error:
        sentence_of(error, "en")  # there is one, with all facts
        return error.code
    return "read"


def damaged(content, lot):
    """Change, take out or cut some bytes."""
    content = bytearray(content)
    for _ in range(lot.randint(1, 20)):
        content[lot.randrange(len(content))] = (
            lot.choice(b'\0\xff19<>"/Ae') if lot.random() < 0.7 else lot.randrange(256)
        )
    return bytes(content[: lot.randrange(len(content))]) if lot.random() < 0.2 else bytes(content)


def repacked(whole, lot):
    """Damage the contents of an archive that is whole itself, or the archive."""
    if lot.random() < 0.2:
        return damaged(whole, lot)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(target, "w") as archive:
        names = source.namelist()
        hit = lot.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            content = source.read(name)
            archive.writestr(name, damaged(content, lot) if name == hit and content else content)
    return target.getvalue()
