"""Which columns of a table are x1, x2 and y, and which words mean toxic."""

import pytest

from engine.errors import UserError, sentence_of
from engine.files.tables import plants_table
from engine.files.tables.kinds import MOST_LABELS, guess_kinds, kinds_of, labels
from engine.files.tables.plants_table import guess, import_plants, strict_result
from engine.model import samples
from engine.model.dataset import KINDS
from tests.engine.files.tables.test_table import loaded, read, refusal

IRIS = "sepal_length,sepal_width,petal_length,petal_width,species\n5.1,3.5,1.4,0.2,setosa\n"
IRIS += "7.0,3.2,4.7,1.4,versicolor\n6.3,3.3,6.0,2.5,virginica\n4.9,3.0,1.4,0.2,setosa\n"


def test_more_than_two_measures_and_unknown_words_are_asked_about():
    result = guess(read(IRIS))
    assert set(result.unclear) == {"measures", "kinds"}
    assert (result.choice.x1, result.choice.x2, result.choice.y) == (3, 2, 4)


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        (IRIS, "unclear_measures", "sepal_length"),
        ("width,length,species\n1,2,setosa\n2,3,virginica\n", "unclear_kinds", "setosa"),
        ("x1,x2,y\n1,2,1\n2,3,2\n", "unclear_kinds", "1, 2"),
        ("x1,x2,a,b\n1,2,u,v\n2,3,w,s\n", "unclear_column_of_kinds", "a"),
    ],
)
def test_the_command_line_says_what_it_would_have_to_ask(text, code, word):
    error = refusal(strict_result, read(text))
    assert error.code == code
    assert word in sentence_of(error, "fr")


def test_a_person_chooses_one_species_against_all_others():
    result = read(IRIS)
    choice = plants_table.Choice(3, 2, 4, frozenset(("setosa",)), frozenset(("versicolor",)))
    imported = import_plants(result, choice)
    assert (imported.plants.y.tolist(), imported.left_out) == ([1, 0, 1], 1)
    assert imported.plants.features == ("petal_width", "petal_length")


def test_two_columns_of_one_name_are_not_chosen_between():
    with pytest.raises(UserError, match="column_twice: column=x1"):
        guess(read("x1,x1,x2,y\n1,2,3,1\n2,3,4,0\n"))


@pytest.mark.parametrize("entries", ["numbers", "words"])
def test_a_column_of_many_different_entries_tells_no_kinds(entries):
    from engine.files.tables.kinds import MOST_LABELS, labels

    def column(count):
        cells = [str(n + 0.5) if entries == "numbers" else f"w{n}" for n in range(count)]
        return read("x1,x2,y\n" + "".join(f"1,2,{cell}\n" for cell in cells * 2))

    assert len(labels(column(MOST_LABELS), 2)) == MOST_LABELS
    assert labels(column(MOST_LABELS + 1), 2) == ()


def test_of_very_many_words_the_later_ones_are_one():
    from engine.files.tables.column import MOST_WORDS
    from engine.files.tables.kinds import labels

    count = MOST_WORDS + 5
    result = read("x1,x2,name\n" + "".join(f"1,2,w{n}\n" for n in range(count)))
    column = result.columns[2]
    assert len(column.words) == MOST_WORDS
    assert [column.text(row) for row in (0, MOST_WORDS - 1)] == ["w0", f"w{MOST_WORDS - 1}"]
    assert column.text(count - 1) == "…"
    assert labels(result, 2) == ()


def test_yes_no_and_what_is_neither_answer_the_name_of_the_column():
    result = read("x1,x2,toxic\n1,2,yes\n1,2,no\n1,2,yes\n1,2,maybe\n")
    asked = guess(result).choice
    assert (asked.toxic, asked.harmless) == (frozenset(["yes"]), frozenset(["no"]))
    eaten = guess(read("x1,x2,edible\n1,2,yes\n1,2,no\n1,2,maybe\n")).choice
    assert (eaten.toxic, eaten.harmless) == (frozenset(["no"]), frozenset(["yes"]))


def test_two_numbers_other_than_0_and_1_are_asked_about():
    one = guess(read("x1,x2,y\n1,2,1\n1,2,2\n1,2,2\n"))
    assert (one.choice.toxic, one.choice.harmless) == (frozenset(["2"]), frozenset(["1"]))
    assert "kinds" in one.unclear
    other = guess(read("x1,x2,y\n1,2,0\n1,2,5\n"))
    assert (other.choice.toxic, other.choice.harmless) == (frozenset(["5"]), frozenset(["0"]))


def test_a_word_that_is_known_suggests_the_other_one_and_no_more():
    one = guess(read("x1,x2,y\n1,2,toxic\n1,2,lettuce\n"))
    assert (one.choice.toxic, one.choice.harmless) == (
        frozenset(["toxic"]), frozenset(["lettuce"]),
    )  # fmt: skip
    assert one.unclear == ("kinds",)
    several = guess(read("x1,x2,y\n1,2,oak\n1,2,elm\n1,2,ash\n"))
    assert several.choice.toxic == frozenset(["oak"])
    assert several.choice.harmless == frozenset(["elm", "ash"])
    assert "kinds" in several.unclear


def test_a_word_of_no_kind_is_named_with_its_row_and_column():
    result = read("x1,x2,y\n1,2,toxic\n2,1,edible\n3,1,edible\n3,1,\n")
    choice = guess(result).choice
    (left,) = import_plants(result, choice).first
    assert (left.row, left.error.code, left.error.facts["column"]) == (5, "not_a_word_of_kind", 3)


def test_of_a_long_word_the_beginning_is_kept():
    from engine.files.tables.column import WORD_LETTERS

    result = read(f"x1,x2,name\n1,2,{'a' * 200}\n1,2,b\n")
    assert result.columns[2].text(0) == "a" * WORD_LETTERS == "a" * 80


def test_a_row_that_lies_too_far_is_told_so_whatever_its_kind():
    words = "x1,x2,y\n1,2,toxic\n1e13,1,non toxic\n1,1e13,toxic\n1,1,non toxic\n"
    assert [(one.row, one.error.code) for one in loaded(words).first] == [
        (3, "not_a_measure"), (4, "not_a_measure"),
    ]  # fmt: skip


def test_of_two_columns_of_kinds_the_last_is_taken_and_one_is_asked():
    kinds = [("toxic" if n % 2 else "safe", "safe" if n % 3 else "toxic") for n in range(1, 9)]
    rows = "".join(f"{n / 3},{n * n / 3},{r},{s}\n" for n, (r, s) in enumerate(kinds))
    result = guess(read("p,q,r,s\n" + rows))
    assert result.choice.y == 3
    assert "column_of_kinds" in result.unclear


def test_six_words_of_a_kind_are_named_and_then_dots():
    for count, end in ((6, "f"), (7, "f, …")):
        rows = "".join(f"{n},{n},{'abcdefg'[n % count]}\n" for n in range(21))
        fault = refusal(strict_result, read("x1,x2,y\n" + rows))
        assert fault.facts["words"] == "a, b, c, d, e, " + end


def test_kinds_are_one_zero_or_minus_one_and_told_whatever_the_capitals():
    result = read("x1,x2,y\n1,1,Toxic\n1,2,toxic\n1,3,safe\n1,4,odd\n1,5,TOXIC\n")
    entries = labels(result, 2)
    assert sorted((one.text, one.times) for one in entries) == [
        ("Toxic", 3),
        ("odd", 1),
        ("safe", 1),
    ]
    kinds = kinds_of(result, 2, frozenset(("Toxic",)), frozenset(("safe",)))
    assert kinds.tolist() == [1, 1, 0, -1, 1]


def test_one_kind_that_says_what_it_is_is_sure_and_any_other_word_is_not():
    for word, sure in (("toxic", True), ("blue", False)):
        result = read(f"x1,x2,y\n1,1,{word}\n2,3,{word}\n")
        assert guess_kinds(result, 2)[2] is sure


def test_as_many_different_words_as_can_be_told_are_told():
    for count, told in ((MOST_LABELS, MOST_LABELS), (MOST_LABELS + 1, 0)):
        rows = "".join(f"{n},{n},w{n}\n" for n in range(count))
        assert len(labels(read("x1,x2,y\n" + rows), 2)) == told


@pytest.mark.parametrize(
    ("cells", "numeric"),
    [("1,2,a,b", True), ("1,a,b,c", False), ("1,,,", True), ("a,b", False), (",,", False)],
)
def test_a_column_is_numeric_where_half_of_what_it_holds_are_numbers(cells, numeric):
    rows = "".join(f"{cell},{n}\n" for n, cell in enumerate(cells.split(",")))
    assert read("p,q\n" + rows).columns[0].is_numeric is numeric


@pytest.mark.parametrize("rows", [2, 3])
def test_a_column_that_counts_the_rows_is_no_measure(rows):
    counted = "".join(f"{row},{row * 0.7},{3 - row * 0.2},{row % 2}\n" for row in range(rows))
    result = guess(read("id,width,length,y\n" + counted))
    assert (result.choice.x1, result.choice.x2) == (1, 2)


def test_columns_are_found_by_how_their_names_begin():
    result = guess(read("y kind,x1 width (cm),x2 length (cm),z\n1,0.5,2,3\n0,2,1,4\n1,1,2,5\n"))
    assert (result.choice.x1, result.choice.x2, result.choice.y) == (1, 2, 0)
    assert result.unclear == ()


def test_among_three_words_one_that_is_known_does_not_settle_the_others():
    result = read("a,b,kind\n1,2,toxic\n1,3,fern\n1,4,moss\n")
    assert guess_kinds(result, 2) == (frozenset(("toxic",)), frozenset(("fern", "moss")), False)


@pytest.mark.parametrize(
    ("name", "toxic", "sure"),
    [("toxic", "yes", True), ("edible", "no", True), ("kind", "no", False)],
)
def test_yes_and_no_answer_the_name_of_the_column_or_are_asked_about(name, toxic, sure):
    result = read(f"a,b,{name}\n1,2,no\n2,1,yes\n1,1,yes\n")
    assert (guess_kinds(result, 2)[0], guess_kinds(result, 2)[2]) == (frozenset((toxic,)), sure)


def test_an_empty_cell_is_said_to_be_empty_and_a_unit_is_that_of_the_file():
    result = read("Largeur (mm);Longueur (mm);y\n5;20;1\n;21;0\n7;22;0\n")
    imported = import_plants(result, guess(result).choice)
    assert [(one.row, one.error.code) for one in imported.first] == [(3, "empty_cell")]
    assert "vide" in sentence_of(imported.first[0].error, "fr")
    assert not imported.plants.is_in_cm
    assert samples.six().is_in_cm
    assert samples.iris().is_in_cm
    assert not samples.six().standardised().is_in_cm


@pytest.mark.parametrize(
    ("one", "zero", "names"),
    [
        ("danse", "rugby", ("rugby", "danse")),
        ("malade", "sain", ("sain", "malade")),
        ("setosa", "not setosa", ("not setosa", "setosa")),
        ("2", "3", ("3", "2")),
        ("toxic", "non-toxic", KINDS),
        ("Toxique", "Non toxique", KINDS),
        ("TOXIC", "not toxic", KINDS),
        ("1", "0", KINDS),
        ("yes", "no", KINDS),
        ("Oui", "Non", KINDS),
        ("VRAI", "FAUX", KINDS),
        ("d" * 60, "rugby", ("rugby", "d" * 19 + "…" + "d" * 20)),
    ],
)
def test_the_kinds_bear_the_names_of_the_table(one, zero, names):
    cells = read(f"x1,x2,y\n1,2,{one}\n2,3,{zero}\n")
    choice = plants_table.Choice(0, 1, 2, frozenset((one,)), frozenset((zero,)))
    assert import_plants(cells, choice).plants.kinds == names


@pytest.mark.parametrize(
    ("harmless", "name"),
    [((), "≠ setosa"), (("versicolor", "virginica"), "versicolor, virginica")],
)
def test_every_other_kind_is_named_by_its_entries(harmless, name):
    choice = plants_table.Choice(3, 2, 4, frozenset(("setosa",)), frozenset(harmless))
    assert import_plants(read(IRIS), choice).plants.kinds == (name, "setosa")
