"""A table of XOR, and what `train` says of it."""

from pathlib import Path

import pytest

import main
from tests.test_main_train import strict

XOR = (
    "x1;x2;y\n0,0;0,0;0\n0,1;0,1;0\n1,0;1,0;0\n0,9;1,1;0\n"
    "0,0;1,0;1\n0,1;0,9;1\n1,0;0,0;1\n1,1;0,1;1\n"
)
"""As a French spreadsheet writes it."""


@pytest.fixture
def xor(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("xor.csv").write_text(XOR, encoding="utf-8")
    return "xor.csv"


@pytest.fixture
def result_of(capsys):
    def run(file, *options):
        assert main.main(["train", file, *map(str, options), "--json", "-"]) == 0
        shown = capsys.readouterr()
        assert shown.err == ""
        return strict(shown.out)

    return run


@pytest.fixture
def refusal_of(capsys):
    def run(*options):
        try:
            code = main.main(["train", *map(str, options)])
        except SystemExit as left:
            code = left.code
        shown = capsys.readouterr()
        (line,) = shown.err.splitlines()
        assert (code, shown.out) == (2, "")
        return line

    return run


@pytest.fixture(params=["en_GB.UTF-8", "fr_FR.UTF-8"])
def language(request, monkeypatch):
    monkeypatch.setenv("LC_ALL", request.param)
    return request.param[:2]
