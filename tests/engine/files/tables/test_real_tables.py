"""The six plants as other programs wrote them, French and English: each loads at once.

By R, PSPP, pandas, Gnumeric and LibreOffice themselves.
"""

import json
from pathlib import Path

import pytest

import main

FILES = sorted((Path(__file__).parent / "examples").iterdir())


@pytest.mark.parametrize("path", FILES, ids=[file.name for file in FILES])
def test_what_a_real_program_wrote_is_learned_from_like_the_six_plants(path, tmp_path, capsys):
    plain = tmp_path / "six.csv"
    plain.write_text("x1,x2,y\n0.5,2,1\n1.1,2.1,1\n0.7,2.6,1\n2,1,0\n2.5,0.7,0\n2.2,0.3,0\n")
    result = []
    for file in (path, plain):
        assert main.main(["train", str(file), "--steps", "20", "--json", "-"]) == 0
        result.append(json.loads(capsys.readouterr().out))
    assert len(FILES) == 18
    assert result[0] == result[1]
