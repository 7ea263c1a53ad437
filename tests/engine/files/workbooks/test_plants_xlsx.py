"""Plants written as a workbook, read again by others."""

import random

import numpy as np
import openpyxl
import pytest

from engine.errors import UserError
from engine.files.tables import plants_csv
from engine.files.workbooks import plants_xlsx
from engine.model.dataset import Dataset


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


def test_a_folder_that_is_not_there_is_told_of(tmp_path):
    with pytest.raises(UserError):
        plants_xlsx.write(tmp_path / "none" / "a.xlsx", Dataset.of([[1, 2]], [1]))
