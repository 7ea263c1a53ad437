"""Tables as Weka writes them."""

import pytest

from engine.errors import UserError
from engine.files.tables import table
from engine.files.tables.plants_table import guess, strict_result

WEKA = r"""% Plants of a garden
%
@RELATION 'my plants'

@attribute 'leaf width, cm' NUMERIC
@attribute leaf_length real
@attribute note string
@ATTRIBUTE class {toxic,'not toxic'}

@data
1.5,2,'it\'s "red"',toxic
% a remark
2,3.25,?,'not toxic'
1.234,1,a,toxic
"""


def read(text):
    return table.exhaust(table.reading(text, "a.arff"))


def test_attributes_name_the_columns_and_the_last_one_is_the_kind():
    cells = read(WEKA)
    assert [column.name for column in cells.columns] == [
        "leaf width, cm", "leaf_length", "note", "class",
    ]  # fmt: skip
    assert cells.class_column == 3
    assert cells.rows.tolist() == [11, 13, 14]  # as an editor counts
    assert cells.columns[2].text(0) == 'it\'s "red"'
    plants = strict_result(cells).plants
    assert plants.x.tolist() == [[1.5, 2.0], [2.0, 3.25], [1.234, 1.0]]
    assert plants.y.tolist() == [1, 0, 1]


def test_a_last_attribute_of_numbers_is_not_taken_for_the_kind():
    text = "@relation a\n@attribute y {0,1}\n@attribute x1 real\n@attribute x2 real\n@data\n"
    cells = read(f"{text}1,2,3\n0,3,4\n")
    assert cells.class_column is None
    assert guess(cells).choice.y == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("@relation a\n@attribute x1 real\n", "arff_damaged"),
        ("@relation a\n@data\n1,2,0\n", "arff_damaged"),
        ("@relation a\n@attribute x1 real\n@data\n{0 1.5}\n", "arff_sparse"),
    ],
)
def test_what_lacks_its_attributes_or_is_sparse_is_refused(text, code):
    with pytest.raises(UserError) as refused:
        read(text)
    assert refused.value.code == code
