"""Plants written as a workbook, read again by others."""

import random
from dataclasses import replace

import numpy as np
import openpyxl
import pytest

from engine.errors import UserError
from engine.files.tables import plants_csv
from engine.files.workbooks import plants_xlsx
from engine.model.dataset import KINDS, Dataset


def test_plants_come_back_to_the_last_bit_and_openpyxl_reads_them_too(tmp_path):
    lot = random.Random(0)
    x = [[lot.random(), lot.uniform(-1e12, 1e12)] for _ in range(200)] + [[0.1 + 0.2, 5e-324]]
    y = [lot.randrange(2) for _ in range(200)] + [1]
    path = tmp_path / "plants.xlsx"
    plants_xlsx.write(path, Dataset.of(x, y))
    plants = plants_csv.read(path)
    assert np.array_equal(plants.x, np.array(x))
    assert plants.y.tolist() == y
    sheet = openpyxl.load_workbook(path)["plants"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows == [("x1", "x2", "y"), *((*each, kind) for each, kind in zip(x, y, strict=True))]


def test_names_of_measures_and_kinds_go_along_and_the_measures_come_back(tmp_path):
    measures, kinds = ("Taille (m)", "Pointure"), ("danse", "=1+1 & <b>")
    plants = Dataset.of([[1.8, 43.5], [1.64, 38.5]], [1, 0], measures, kinds)
    rows = [("x1 Taille (m)", "x2 Pointure", "y", "espèce"), (1.8, 43.5, 1, kinds[1]),
            (1.64, 38.5, 0, "danse")]  # fmt: skip
    plants_xlsx.write(tmp_path / "a.xlsx", plants, "fr")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["plants"]
    assert list(sheet.iter_rows(values_only=True)) == rows
    plants_csv.write(tmp_path / "a.csv", plants, "fr", has_names=True)
    first, *lines = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert first == ";".join(rows[0])
    assert lines == ["1,8;43,5;1;'=1+1 & <b>", "1,64;38,5;0;danse"]  # nothing to be worked out
    for name in ("a.xlsx", "a.csv"):
        again = plants_csv.read(tmp_path / name)
        assert np.array_equal(again.x, plants.x)
        assert again.y.tolist() == [1, 0]
        assert again.features == measures
    plants_csv.write(tmp_path / "a.csv", replace(plants, kinds=(KINDS[0], "rugby")), "fr", True)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").endswith("0;non toxique\n")


def test_a_folder_that_is_not_there_is_told_of(tmp_path):
    with pytest.raises(UserError):
        plants_xlsx.write(tmp_path / "none" / "a.xlsx", Dataset.of([[1, 2]], [1]))
