import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UserError
from engine.files.tables import plants_csv
from engine.model import samples
from engine.model.dataset import Dataset

MEASURE = st.floats(-1e12, 1e12).filter(lambda value: value not in (-999, -9999))


def read(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "plants.csv"
    path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
    return plants_csv.read(path)


def refusal(tmp_path, text):
    with pytest.raises(UserError) as refused:
        read(tmp_path, text)
    return refused.value.code, refused.value.facts


@given(st.lists(st.tuples(MEASURE, MEASURE, st.integers(0, 1)), min_size=1, max_size=20))
def test_what_is_written_is_read_back_to_the_last_bit(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("csv") / "plants.csv"
    plants = Dataset.of([row[:2] for row in rows], [row[2] for row in rows])
    plants_csv.write(path, plants)
    again = plants_csv.read(path)
    assert again.x.tobytes() == plants.x.tobytes()
    assert again.y.tolist() == plants.y.tolist()


def test_the_file_written_is_the_plain_text_one_expects(tmp_path):
    path = tmp_path / "plants.csv"
    plants_csv.write(path, Dataset.of([(0.5, 2), (1.1, -3e-7)], [1, 0]))
    assert path.read_bytes() == b"x1,x2,y\n0.5,2.0,1\n1.1,-3e-07,0\n"


@pytest.mark.parametrize(
    "text",
    [
        "x1,x2,y\n1,2,1\n3,4,0\n",
        "x1,x2,y\n1,2,1\n3,4,0",  # no line end after the last row
        "\ufeffx1,x2,y\n1,2,1\n3,4,0\n",  # a byte-order mark, as spreadsheets write
        "x1,x2,y\r\n1,2,1\r\n3,4,0\r\n",
        "x1,x2,y\n\n1,2,1\n\n\n3,4,0\n\n",
        "x1,x2,y\n1,2,1\n,,\n3,4,0\n,,\n",  # empty cells below the table
        " X1 , x2,Y\n 1, 2.0 ,1\n3e0,4,0.0\n",
        "y,name,x2,x1\n1,a,2,1\n0,b,4,3\n",  # other columns, another order
        '"x1","x2","y"\n"1","2","1"\n"3","4","0"\n',
    ],
)
def test_the_same_two_plants_are_read_however_the_file_is_laid_out(tmp_path, text):
    plants = read(tmp_path, text)
    assert plants.x.tolist() == [[1, 2], [3, 4]]
    assert plants.y.tolist() == [1, 0]


def test_a_line_of_spaces_is_a_blank_line(tmp_path):
    assert len(read(tmp_path, "x1,x2,y\n1,2,1\n  \n3,4,0\n , , \n")) == 2


def test_a_file_with_a_header_alone_is_refused(tmp_path):
    assert refusal(tmp_path, "x1,x2,y\n") == ("table_empty", {})


def test_the_measures_of_iris_survive_a_round_trip(tmp_path):
    plants_csv.write(tmp_path / "iris.csv", samples.iris())
    assert np.array_equal(plants_csv.read(tmp_path / "iris.csv").x, samples.iris().x)


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("", "no_column", {"column": "x1"}),
        ("x1,y\n1,1\n", "no_column", {"column": "x2"}),
        ("x1,x2\n1,2\n", "no_column", {"column": "y"}),
        ("1,2,1\n", "no_column", {"column": "x1"}),
        ("x1,x2,y\n1,2,1\n1,abc,0\n", "not_a_number", {"row": 2, "column": 2, "text": "abc"}),
        ("x1,x2,y\n1,2,1\n\n1,2,toxic\n", "not_a_number", {"row": 3, "column": 3, "text": "toxic"}),
        ("x1,x2,y\n1,2\n", "empty_cell", {"row": 1, "column": 3}),
        ("y,x2,x1\n1,2,z\n", "not_a_number", {"row": 1, "column": 3, "text": "z"}),
        ("x1,x2,y\n1,2,1\n\nnan,2,1\n", "not_a_measure", {"row": 3}),
        ("x1,x2,y\n1,2,1\n1,inf,1\n", "not_a_measure", {"row": 2}),
        ("x1,x2,y\n1,2e12,1\n", "not_a_measure", {"row": 1}),
        (
            "x1,x2,y\n\n\n1,2,3\n",
            "unclear_kinds",
            {"row": 3, "column": 3, "words": "3"},
        ),
        ("x1,x2,y\n1,2,nan\n", "not_a_kind", {"row": 1}),
    ],
)
def test_an_error_names_the_row_as_counted_after_the_header(tmp_path, text, code, facts):
    assert refusal(tmp_path, text) == (code, facts)


def test_a_long_word_is_cut_in_the_message(tmp_path):
    assert len(refusal(tmp_path, f"x1,x2,y\n{'a' * 500},2,1\n")[1]["text"]) == 40


def test_a_file_that_is_not_there_or_is_no_text_is_named(tmp_path):
    with pytest.raises(UserError) as refused:
        plants_csv.read(tmp_path / "nothing.csv")
    assert (refused.value.code, refused.value.facts) == ("no_file", {"file": "nothing.csv"})
    with pytest.raises(UserError) as refused:
        plants_csv.read(tmp_path)
    assert refused.value.code == "unreadable_file"
    assert refusal(tmp_path, b"x1,x2,y\n\xff\xfe,2,1\n")[0] == "unreadable_file"
    assert refusal(tmp_path, "x1,x2,y\n" + "9" * 200_000)[0] == "unreadable_file"


def test_a_file_that_can_not_be_written_is_named(tmp_path):
    with pytest.raises(UserError) as refused:
        plants_csv.write(tmp_path / "no_folder" / "out.csv", samples.six())
    assert refused.value.code == "save_no_folder"
    assert refused.value.facts == {"file": "out.csv", "folder": "no_folder"}
