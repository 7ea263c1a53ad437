"""Kinds, units and codes that a table does not tell for sure: never guessed, never lost unsaid."""

import json

import pytest

import main
from engine.errors import sentence_of
from engine.files.tables.kinds import labels
from engine.files.tables.plants_table import Choice, guess, import_plants, strict_result
from engine.model.dataset import LEAF
from tests.engine.files.tables.test_table import loaded, read, refusal


def measured(*kinds, name="kind"):
    rows = "".join(f"{n + 1}.5,{n + 2},{kind}\n" for n, kind in enumerate(kinds))
    return f"width,length,{name}\n{rows}"


def kinds_of(text):
    return loaded(text).plants.y.tolist()


@pytest.mark.parametrize(
    "word",
    [
        "unknown", "inconnu", "Inconnue", "n.d.", "n/d", "ND", "#VALEUR!", "#REF!", "#N/A", "#NOM?",
        "#DIV/0!", "?", "??", "not known", "non déterminé", "à déterminer", "missing", "manquant",
        "indéterminée", "ne sait pas", "Err:502",
    ],
)  # fmt: skip
def test_a_word_for_not_known_is_no_kind_and_is_told(word):
    text = measured("edible", "toxic", word)
    result = loaded(text)
    assert guess(read(text)).unclear == ()
    assert [(one.row, one.error.facts["column"]) for one in result.first] == [(4, 3)]
    assert refusal(strict_result, read(text)).facts["text"] == word
    assert loaded(measured("edible", word)).plants.y.tolist() == [0]


@pytest.mark.parametrize("word", ["unripe", "lettuce", "x", "none", "NA", "aucun", "-"])
def test_a_second_word_is_never_the_other_kind_unasked(word):
    table = read(measured("edible", word, word))
    assert guess(table).unclear == ("kinds",)
    assert refusal(strict_result, table).facts["row"] == 2


def test_a_kind_that_is_called_none_is_shown_with_its_count_and_can_be_chosen():
    table = read(measured("toxic", "none", "none", "toxic", "edible"))
    assert ("none", 2) in [(label.text, label.times) for label in labels(table, 2)]
    choice = Choice(0, 1, 2, frozenset(("toxic",)), frozenset(("none",)))
    assert import_plants(table, choice).plants.y.tolist() == [1, 0, 0, 1]
    assert kinds_of(measured("toxic", "none", "edible")) == [1, 0]  # unless it is chosen, nothing


@pytest.mark.parametrize(
    "name",
    ["edible", "comestible", "Comestibles", "safe", "sain", "saine", "non_toxic", "NonToxic",
     "non toxique", "not_poisonous", "pas vénéneux", "non-vénéneuse", "inoffensif", "harmless",
     "atoxique", "bon à manger", "ni toxique ni dangereux",
     "free of toxins", "exempte de toxine", "absence de toxicité", "lack_of_toxicity",
     "aucun danger", "nul danger", "zéro toxine", "dépourvu de poison", "bénin", "anodine",
     "digeste", "peut être mangé", "peut être consommée", "detoxified", "sans risque", "risk-free",
     "no risk", "innocuité", "tolérée", "devoid of poison", "jamais toxique", "sans_aucun_danger",
     "sans danger", "is_edible", "is it safe?", "not a poisonous plant", "poison-free"],
)  # fmt: skip
def test_a_column_that_names_what_is_not_dangerous_is_turned_round(name):
    for yes, no in (("1", "0"), ("yes", "no"), ("oui", "non"), ("TRUE", "FALSE")):
        assert kinds_of(measured(yes, no, yes, name=name)) == [0, 1, 0]


@pytest.mark.parametrize(
    "name", ["toxic", "Toxique", "poisonous", "is_toxic", "vénéneuse", "not edible",
             "non comestible", "inedible", "dangereux", "unsafe", "à risque", "noxious",
             "non exempt de toxine", "indigeste", "ne pas manger", "risky", "létal"],
)  # fmt: skip
def test_a_column_that_names_the_danger_is_as_it_says(name):
    for yes, no in (("1", "0"), ("yes", "no"), ("oui", "non"), ("vrai", "faux")):
        assert kinds_of(measured(yes, no, yes, name=name)) == [1, 0, 1]


@pytest.mark.parametrize(
    "name",
    [
        "toxic or edible",
        "comestible/toxique",
        "edible (0) toxic (1)",
        "peu toxique",
        "good",
        "bon",
        "bonne",
        "OK",
        "alive",
        "vivante",
        "sûr",
        "survived",
        "recommandé",
        "allowed",
        "1 = good",
    ],
)
def test_a_column_that_names_both_kinds_is_asked_about(name):
    assert "kinds" in guess(read(measured(1, 0, 1, name=name))).unclear


@pytest.mark.parametrize(("words", "kinds"), [
    (("not poisonous", "poisonous"), [0, 1]),
    (("Non vénéneux", "Vénéneux"), [0, 1]),
    (("inedible", "edible"), [1, 0]),
    (("safe", "unsafe"), [0, 1]),
    (("non comestible", "comestible"), [1, 0]),
])  # fmt: skip
def test_words_that_say_themselves_what_they_are_go_unasked(words, kinds):
    text = measured(*words)
    assert (kinds_of(text), guess(read(text)).unclear) == (kinds, ())


@pytest.mark.parametrize("kinds", [(1, 2, 3), (0, 1, 2), (2, 2, 2), (-1, 1, 1), (1, 2, 1)])
def test_numbers_other_than_0_and_1_are_asked_about(kinds):
    table = read(measured(*kinds))
    assert "kinds" in guess(table).unclear
    assert refusal(strict_result, table).facts["column"] == 3


@pytest.mark.parametrize("code", ["-999", "-9999", "-999.0", "−999", "-9999.00"])
def test_a_code_for_a_missing_value_is_warned_of(code):
    table = read(f"x1,x2,y\n1,2,1\n2,{code},0\n3,1,0\n")
    assert guess(table).unclear == ("missing_codes",)
    error = refusal(strict_result, table)
    assert (error.facts["row"], error.facts["column"]) == (2, 2)
    choice = guess(table).choice
    assert import_plants(table, choice).left_out == 0
    left = import_plants(
        table, Choice(0, 1, 2, choice.toxic, choice.harmless, None, {float(-999), -9999.0})
    )
    assert [(one.row, one.error.code) for one in left.first] == [(3, "missing_code")]


def test_a_column_that_goes_as_low_by_itself_is_not_warned_of():
    assert guess(read("x1,x2,y\n-1500,2,1\n-999,1,0\n-300,1,0\n")).unclear == ()


@pytest.mark.parametrize(
    ("text", "first", "names", "units"),
    [
        ("x1;x2;y\n1,5 cm;2,3 cm;1\n2,5 cm;3 cm;0\n", [1.5, 2.3], LEAF, ("cm", "cm")),
        ("x1;x2;y\n1,5cm;15 %;1\n2,5cm;15%;0\n", [1.5, 15], (LEAF[0], "x2 (%)"), ("cm", "%")),
        ("w,l,y\n1.5 mm,2,1\n2.5 MM,3,0\n", [1.5, 2], ("w (mm)", "l"), ("mm", "")),
        ("W (mm);L;y\n1,5 mm;2;1\n2,5;3;0\n", [1.5, 2], ("W (mm)", "L"), ("mm", "")),
        ("x1;x2;y\n1,234 cm;2;1\n2,5 cm;3;0\n", [1.234, 2], LEAF, ("cm", "")),
    ],
)  # fmt: skip
def test_a_unit_that_all_cells_share_is_taken_off_and_said(text, first, names, units):
    result = loaded(text)
    assert (result.left_out, guess(read(text)).unclear) == (0, ())
    assert result.plants.x[0].tolist() == first
    assert (result.plants.features, result.units) == (names, units)


def test_a_unit_of_thousands_of_rows_is_taken_off_every_one():
    rows = "".join(f"{n}\u00a0cm;{n / 8} cm;{n % 2}\n".replace(".", ",") for n in range(21_000))
    result = loaded(f"x1;x2;y\n{rows}")
    assert result.left_out == 0
    assert result.plants.x[:, 1].tolist() == [n / 8 for n in range(21_000)]


@pytest.mark.parametrize(
    ("cells", "row"),
    [("1,5 cm 25 mm 3 cm", 1), ("1,5 2,5cm 3,5", 2), ("1 2 3x", 3), ("1 2²1 3", 2), ("1 2½ 3", 2)],
)
def test_a_cell_of_another_unit_or_none_is_named(cells, row):
    parts = cells.replace(" cm", "cm").replace(" mm", "mm").split()
    text = "x1;x2;y\n" + "".join(f"{cell};2;{n % 2}\n" for n, cell in enumerate(parts))
    error = refusal(strict_result, read(text))
    assert (error.facts["row"], error.facts["column"]) == (row, 1)
    assert parts[row - 1] in sentence_of(error, "fr")


@pytest.mark.parametrize(
    "text",
    ["x1;x2;y\n1,234;5,678;1\n", "width,length,kind\n1,2,edible\n2,3,fern\n", "x1,x2,y\n1,2,3\n",
     "x1,x2,y\n1,2,1\n-999,2,0\n", "x1,x2,y\n1,2,1\n2 1/2,2,0\n"],
)  # fmt: skip
def test_train_refuses_in_one_line_with_row_and_column(text, tmp_path, capsys):
    (tmp_path / "a.csv").write_text(text)
    assert main.main(["train", str(tmp_path / "a.csv")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "row" in said
    assert "column" in said


def test_train_learns_edible_plants_as_not_toxic(tmp_path, capsys):
    weights = []
    for name, yes in (("toxic", "1"), ("edible", "0")):
        rows = f"1,2,{yes}\n1.5,2,{yes}\n3,1,{1 - int(yes)}\n"
        (tmp_path / "a.csv").write_text(f"x1,x2,{name}\n{rows}")
        assert main.main(["train", str(tmp_path / "a.csv"), "--json", "-"]) == 0
        weights.append(json.loads(capsys.readouterr().out)["w1"])
    assert weights[0] == weights[1]


@pytest.mark.parametrize("word", ["edible?", "toxic ?", "? toxic", "Comestible (?)", "toxique…?"])
def test_a_kind_with_a_question_mark_is_not_known(word):
    text = measured("edible", "toxic", word)
    assert guess(read(text)).unclear == ()
    assert [one.row for one in loaded(text).first] == [4]
    assert refusal(strict_result, read(text)).facts["text"] == word


@pytest.mark.parametrize(
    "words", [("toxic+", "toxic-"), ("!toxic", "toxic"), ("Toxic −", "Toxic +"), ("<5", ">5"),
              ("¬edible", "edible"), ("A", "A+"), ("≤ 2", "≥ 2"), ("~edible", "edible")],
)  # fmt: skip
def test_words_that_differ_by_a_sign_are_two_kinds_and_asked_about(words):
    table = read(measured(*words, words[0]))
    assert [label.times for label in labels(table, 2)] == [2, 1]
    assert guess(table).unclear == ("kinds",)


def test_words_that_differ_by_a_hyphen_within_are_one_kind():
    assert kinds_of(measured("non-toxic", "Non Toxic", "non - toxic", "TOXIC.")) == [0, 0, 0, 1]


@pytest.mark.parametrize(
    "word", ["Total", "TOTAL :", "Moyenne", "Mean", "Écart-type", "moyenne toxique"]
)
def test_sums_and_means_below_the_plants_are_no_plants(word):
    text = f"id;x1;x2;y\n1;3;2;1\n2;4,5;5;0\n\n{word};7,5;7;1\n{word};3,75;3,5;0\n"
    assert loaded(text).plants.y.tolist() == [1, 0]
    assert [(one.row, one.error.code) for one in loaded(text).first] == [
        (5, "summary_row"), (6, "summary_row"),
    ]  # fmt: skip
    error = refusal(strict_result, read(text))
    assert (error.facts["row"], error.facts["column"], error.facts["text"]) == (4, 1, word)


def test_what_stands_among_the_plants_or_in_every_row_is_no_sum():
    rows = "a;1;2;1\nTotal;2;3;0\nb;3;4;1\n"
    assert len(loaded(f"plot;x1;x2;y\n{rows}").plants) == 3
    assert len(loaded("of;x1;x2;y\nmean;1;2;1\nmean;2;3;0\n").plants) == 2
