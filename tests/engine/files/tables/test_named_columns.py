"""Columns and kinds that are named for a table, in place of what its first line leaves open."""

import pytest

import main
from engine.errors import UserError, sentence_of
from engine.files.tables.named_columns import Named
from engine.files.tables.plants_csv import importing
from engine.files.tables.table import exhaust
from engine.model.dataset import LEAF

FLOWERS = """sepal_length,sepal_width,petal_length,petal_width,species
5.1,3.5,1.4,0.2,setosa
7.0,3.2,4.7,1.4,versicolor
6.3,3.3,6.0,2.5,virginica
5.0,3.6,1.4,0.3,setosa
"""
FRENCH = """"Largeur, cm";"Longueur, cm";Hauteur;Espèce
0,5;2,0;9;Amanite phalloïde
1,5;1,0;8;"Cèpe, de Bordeaux"
2,5;0,5;7;"Cèpe, de Bordeaux"
"""


def read(text, tmp_path, columns=None, toxic=None):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return exhaust(importing(path, Named(columns, toxic))).plants


@pytest.mark.parametrize(
    ("columns", "toxic", "kinds"),
    [
        ("petal_width,petal_length,species", "setosa", [1, 0, 0, 1]),
        ("petal_width;petal_length;species", "setosa", [1, 0, 0, 1]),
        (" petal_width , petal_length , species ", "Setosa", [1, 0, 0, 1]),
        ("Petal Width,petal-length,SPECIES", "versicolor,virginica", [0, 1, 1, 0]),
        ("4,3,5", "versicolor;virginica", [0, 1, 1, 0]),
        ('"petal_width","petal_length","species"', '"virginica"', [0, 0, 1, 0]),
    ],
)
def test_columns_are_named_by_name_or_number(tmp_path, columns, toxic, kinds):
    plants = read(FLOWERS, tmp_path, columns, toxic)
    assert plants.x.tolist() == [[0.2, 1.4], [1.4, 4.7], [2.5, 6.0], [0.3, 1.4]]
    assert plants.y.tolist() == kinds
    assert plants.features == ("petal_width", "petal_length")


@pytest.mark.parametrize(
    "columns",
    ['"Largeur, cm","Longueur, cm",Espèce', "Largeur, cm;Longueur, cm;Espèce", "1,2,4", "1;2;4"],
)
@pytest.mark.parametrize("toxic", ["Amanite phalloïde", "amanite phalloide", '"Amanite phalloïde"'])
def test_names_with_commas_stand_in_quotes_or_between_semicolons(tmp_path, columns, toxic):
    plants = read(FRENCH, tmp_path, columns, toxic)
    assert plants.x.tolist() == [[0.5, 2.0], [1.5, 1.0], [2.5, 0.5]]
    assert plants.y.tolist() == [1, 0, 0]
    other = read(FRENCH, tmp_path, columns, "Cèpe, de Bordeaux")
    assert other.y.tolist() == [0, 1, 1]
    assert read(FRENCH, tmp_path, columns, '"Cèpe, de Bordeaux"').y.tolist() == [0, 1, 1]


def test_what_the_table_says_itself_need_not_be_named(tmp_path):
    text = "h,x1,x2,y\n1,2,3,a\n4,5,6,b\n"
    assert read(text, tmp_path, None, "b").y.tolist() == [0, 1]
    assert read(text, tmp_path, None, "b").features == LEAF
    numbers = "u,v,w,k\n1,2,3,0\n4,5,6,1\n"
    plants = read(numbers, tmp_path, "w,u,k")
    assert (plants.x.tolist(), plants.y.tolist()) == ([[3, 1], [6, 4]], [0, 1])


def test_kinds_that_are_numbers_are_named_as_such(tmp_path):
    text = "u,v,k\n1,2,1\n4,5,2\n7,8,3\n"
    for toxic, kinds in (("2", [0, 1, 0]), ("2.0", [0, 1, 0]), ("1,3", [1, 0, 1])):
        assert read(text, tmp_path, "u,v,k", toxic).y.tolist() == kinds


def test_a_table_without_a_first_line_has_numbers_for_its_columns(tmp_path):
    plants = read("9,1,2,0\n9,3,4,1\n", tmp_path, "2,3,4")
    assert (plants.x.tolist(), plants.y.tolist()) == ([[1, 2], [3, 4]], [0, 1])


@pytest.mark.parametrize(
    ("columns", "toxic", "code"),
    [
        ("petal_width,petal_length", None, "columns_three"),
        ("petal_width,petal_length,species,sepal_width", None, "columns_three"),
        ("", None, "columns_three"),
        ("petal_width,petal_length,specie", "setosa", "columns_unknown"),
        ("petal_width,petal_length,9", "setosa", "columns_unknown"),
        ("petal_width,petal_length,0", "setosa", "columns_unknown"),
        (",,", "setosa", "columns_unknown"),
        ("petal_width,petal_width,species", "setosa", "columns_same"),
        ("petal_width,4,species", "setosa", "columns_same"),
        ("petal_width,petal_length,species", "tulip", "kind_unknown"),
        ("petal_width,petal_length,species", "setosa,tulip", "kind_unknown"),
        ("petal_width,petal_length,species", "", "kind_unknown"),
        ("petal_width,petal_length,species", None, "unclear_kinds"),
        ("petal_width,species,petal_length", "1.4", "not_a_number"),
    ],
)
def test_what_is_named_wrongly_is_refused_with_what_there_is(tmp_path, columns, toxic, code):
    with pytest.raises(UserError) as error:
        read(FLOWERS, tmp_path, columns, toxic)
    assert error.value.code == code
    for language in ("en", "fr"):
        assert "{" not in sentence_of(error.value, language)


def test_two_columns_of_one_name_are_told_apart_by_their_numbers(tmp_path):
    text = "a,a,k\n1,2,x\n3,4,y\n"
    with pytest.raises(UserError, match="columns_alike"):
        read(text, tmp_path, "a,2,k", "x")
    assert read(text, tmp_path, "1,2,k", "x").x.tolist() == [[1, 2], [3, 4]]


def test_a_unit_may_be_left_out_of_a_name(tmp_path):
    text = "Width (cm),Length [mm],Length (cm),k\n1,2,9,x\n3,4,9,y\n"
    assert read(text, tmp_path, "width,length [mm],k", "x").x.tolist() == [[1, 2], [3, 4]]
    with pytest.raises(UserError, match="columns_alike"):
        read(text, tmp_path, "width,length,k", "x")


def test_too_many_kinds_are_refused(tmp_path):
    rows = "".join(f"{k},{k},{k},kind{k}\n" for k in range(60))
    with pytest.raises(UserError, match="kinds_many"):
        read(f"a,b,c,k\n{rows}", tmp_path, "a,b,k", "kind3")


def test_train_and_figure_take_what_is_named_and_say_that_it_could_be(tmp_path, capsys, qapp):
    table, out = tmp_path / "t.csv", str(tmp_path / "f.svg")
    table.write_text(FLOWERS)
    named = ["--columns", "petal_width,petal_length,species", "--toxic", "setosa"]
    figure = ["figure", str(table), "--view", "field", "--out", out]
    for command in (["train", str(table), "--steps", "2"], figure):
        assert main.main([*command, *named]) == 0
        assert main.main(command) == 2
        said = capsys.readouterr().err
        assert "--columns WIDTH,LENGTH,KIND" in said or "--toxic NAME" in said
        assert main.main([*command, *named[:2]]) == 2
        assert "--toxic NAME" in capsys.readouterr().err
        assert main.main([*command, *named[:3], "tulip"]) == 2
        assert "setosa, versicolor, virginica" in capsys.readouterr().err


def test_a_session_has_no_columns_to_name(tmp_path, capsys):
    from engine.files.sessions.session_file import Document, to_json
    from engine.lab.session import Session

    path = tmp_path / "lab.plab"
    path.write_text(to_json(Document(Session().state, 0)))
    assert main.main(["train", str(path), "--toxic", "a"]) == 2
    assert main.main(["train", str(path), "--sheet", "a"]) == 2
    assert "lab.plab" in capsys.readouterr().err
