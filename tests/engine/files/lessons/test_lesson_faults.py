"""All that is wrong in a lesson, with lines; and the sentences that mend what many write."""

import pytest

from engine.errors import UserError, sentence_of
from engine.files.lessons.lesson_file import check, read_file
from engine.lessons.rich_words import pieces
from tests.engine.files.lessons.test_lesson_file import WHOLE, WORDS
from tests.engine.files.lessons.test_lesson_refusals import HEAD

FAULTY = r"""format = 2
titel = "Mine"
[title]
en = "Costs {loss}"

[[steps]]
text = 'One {alpha} and {los}, $\fraq{1}{2}$'
plants = "a.tsv"
start = [1, 2]
select = 7
settings = { learning_rate = 1000, seed = -1, rule = "magic", sed = 1 }
choices = { free_z = 99, repeats = 3 }
pictures = ["cat", "sigmoid"]
speed = 0
window = [0, 0, 0, 3]

[[steps.goals]]
reached = ["loss < 0,2", "luck > 1", "step == 0"]
hint = "Try $x$"
plants = "six"

[[steps.goals]]
text = "b"
reached = ["loss < 0"]

[[steps]]
duel_s = 3
exercise = "yes"
title = "Two"
text.de = "Zwei"
[steps.vote]
answers = ["one"]
then_steps = -1
"""


def faults(text, tmp_path):
    path = tmp_path / "lesson.toml"
    path.write_text(text, encoding="utf-8")
    found = check(path, WORDS).faults
    for fault in found:
        for language in ("en", "fr"):
            assert sentence_of(fault, language).startswith("lesson.toml, li"), fault
    codes = [
        (
            fault.facts["line"],
            fault.facts["because"].code if fault.code == "lesson_because" else fault.code,
        )
        for fault in found
    ]
    assert first_of(path) in (map(str, found) if found else [None])  # what the window says
    return codes


def first_of(path):
    """What refuses a lesson in the window; None where nothing does."""
    try:
        read_file(path, WORDS)
    except UserError as error:
        return str(error)
    return None


def test_all_that_is_wrong_is_told_by_line(tmp_path):
    assert faults(FAULTY, tmp_path) == [
        (1, "lesson_format"),
        (2, "lesson_key"),
        (4, "plain_words"),
        (7, "live_number"),
        (7, "live_number"),
        (7, "tex_command"),
        (8, "lesson_table_kind"),
        (9, "lesson_numbers"),
        (11, "lesson_key"),
        (11, "lesson_number"),
        (11, "lesson_value"),
        (11, "lesson_whole"),
        (12, "lesson_number"),
        (12, "lesson_value"),
        (13, "lesson_value"),
        (14, "lesson_number"),
        (15, "lesson_window"),
        (17, "lesson_missing"),
        (18, "condition_comma"),
        (18, "quantity"),
        (19, "plain_words"),
        (20, "lesson_above_goals"),
        (24, "condition_never"),
        (27, "lesson_whole"),
        (28, "lesson_yes_no"),
        (29, "lesson_above_steps"),
        (30, "lesson_language"),
        (31, "lesson_missing"),
        (32, "lesson_answers"),
        (33, "lesson_whole"),
    ]


def test_a_lesson_without_a_fault_has_none(tmp_path):
    assert faults(WHOLE, tmp_path) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "start = [0,5]\nduel_s = 3\nmystery = 1,5\nid = 2,5\n",
         [(6, "lesson_numbers"), (7, "lesson_whole"), (8, "lesson_toml_comma"),
          (9, "lesson_toml_comma")]),
        (HEAD.replace('"Mine"', "Mine") + "duel_s = 3\n",
         [(3, "lesson_toml_value"), (6, "lesson_whole")]),
        (HEAD.replace("format = 1", "format 1") + 'formula = "\\alpha"\nduel_s = 3\n',
         [(1, "lesson_toml_equals"), (6, "lesson_toml_backslash")]),
        (HEAD + "duel_s = 3\nduel_s = 4\n", [(6, "lesson_whole"), (7, "lesson_toml_twice")]),
        (HEAD + "formula = '''\nx\nduel_s = 3\n", [(6, "lesson_toml_quote")]),
        ("", [(1, "lesson_format"), (1, "lesson_missing"), (1, "lesson_steps")]),
        ("\n\n", [(1, "lesson_format"), (1, "lesson_missing"), (1, "lesson_steps")]),
        (HEAD + "[steps.vote]\nquestion = 'a'\n[steps.vote]\nquestion = 'b'\n",
         [(8, "lesson_toml_twice")]),
        ("a = [1,\n2\n", [(2, "lesson_toml_bracket")]),
    ],
)  # fmt: skip
def test_what_is_no_toml_does_not_hide_the_rest(text, expected, tmp_path):
    assert faults(text, tmp_path) == expected


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("[steps.goals]\ntext = 'a'\nreached = 'loss < 1'", "lesson_header", 6, "[[steps.goals]]"),
        ("[steps.goals]\ntext = 'a'\n[steps.goals]\ntext = 'b'",
         "lesson_toml_header_goals", 8, "[[steps.goals]]"),
        ('goals = ["loss < 0.2"]', "lesson_goal", 6, 'reached = "loss < 0.2"'),
        ('goals = "loss < 0.2"', "lesson_goal", 6, "[[steps.goals]]"),
        ("[[steps.vote]]\nquestion = 'a'", "lesson_header", 6, "[steps.vote]"),
        ("[[steps.settings]]\nseed = 1", "lesson_header", 6, "[steps.settings]"),
        ("[[steps.choices]]\nlog_a = 1", "lesson_header", 6, "[steps.choices]"),
        ("[[steps.text]]\nen = 'b'", "lesson_toml_twice", 6, ""),
        ("[[goals]]\ntext = 'a'", "lesson_in_step_goals", 6, "[[steps.goals]]"),
        ("[vote]\nquestion = 'a'", "lesson_in_step", 6, "[[steps]]"),
        ("[[step]]\ntext = 'a'", "lesson_key", 6, "steps"),
        ("[[steps.goals]]\ntext = 'a'\nreached = 'loss < 1'\nstart = [0, 0, 0]",
         "lesson_above_goals", 9, "above its first [[steps.goals]]"),
        ("[steps.vote]\nquestion = 'a'\nanswers = ['a', 'b']\nplants = 'six'",
         "lesson_above_vote", 9, "above [steps.vote]"),
        ("id = 'x'", "lesson_above_steps", 6, "first [[steps]]"),
        ('plants = "a.tsv"', "lesson_table_kind", 6, "a.csv"),
        ('plants = "a.TXT"', "lesson_table_kind", 6, "a.csv"),
        ('plants = "my.plants.xlsb"', "lesson_table_kind", 6, "my.plants.csv"),
        ('plants = "six"\nsheet = "May"', "lesson_sheet_alone", 7, "file.xlsx"),
        ('plants = "a.xlsx"', "lesson_csv", 6, "a.xlsx"),
        ("[[steps.goals]]\ntext = 'a'\nreached = 'loss = 1'", "condition_sign", 8, "loss == 1"),
        ("[[steps.goals]]\ntext = 'a'\nreached = 'loss ≤ 1'", "condition_sign", 8, "loss <= 1"),
        ("[[steps.goals]]\ntext = 'a'\nreached = 'alpha < 1'", "quantity", 8, "learning_rate"),
        ("[[steps.goals]]\ntext = 'a'\nreached = 'loss < 1 and step == 0'",
         "condition_several", 8, '["loss < 1", "step == 0"]'),
        ("[[steps.goals]]\ntext = 'a'\nreached = '0.2 >= loss'",
         "condition_sign", 8, "loss <= 0.2"),
        ("[[steps.goals]]\ntext = 'a'\nreached = '0.1 < loss < 0.2'",
         "condition_sign", 8, "loss between 0.1 and 0.2"),
        ('goals = [["loss < 0.2"]]', "lesson_goal", 6, 'reached = "loss < 0.2"'),
        ("goals = [1]", "lesson_goal", 6, "[[steps.goals]]"),
        ('plants = ["a.csv"]', "lesson_plants", 6, "CSV"),
        ('plants = { file = "a.csv" }', "lesson_plants", 6, "CSV"),
        ("learning_rate = 1", "lesson_in_settings", 6, "settings = "),
        ("free_z = 1", "lesson_in_choices", 6, "choices = "),
        ("settings = { speed = 3 }", "lesson_of_step", 6, "speed = "),
        ("settings = { alpha = 3 }", "lesson_key", 6, "learning_rate"),
        ("window = [0, 0, 1e13, 1]", "lesson_far", 6, "from -1e12 to 1e12"),
        ("speed = 2000", "lesson_number", 6, "1000"),
        ("window = [1, 0, 0, 1]", "lesson_window", 6, "[0, 0, 3, 3]"),
        ("window = [0, 0, 1]", "lesson_numbers", 6, "4"),
        ('window = "some"', "lesson_numbers", 6, "4"),
        ('settings = { stop_when_converged = 1 }', "lesson_yes_no", 6, "true or false"),
    ],
)  # fmt: skip
def test_what_many_write_gets_the_sentence_that_mends_it(tmp_path, text, code, line, words):
    path = tmp_path / "a.toml"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    with pytest.raises(UserError) as error:
        read_file(path, WORDS)
    fault = error.value
    known = fault.facts["because"].code if fault.code == "lesson_because" else fault.code
    assert (known, fault.facts["line"]) == (code, line)
    assert words in sentence_of(fault, "en")
    assert f"ligne {line}" in sentence_of(fault, "fr")


@pytest.mark.parametrize(("header", "meant"), [("[steps]", "[[steps]]"), ("[[title]]", "[title]")])
def test_a_header_in_other_brackets_is_named(tmp_path, header, meant):
    body = {"[steps]": "text = 'a'", "[[title]]": "fr = 'a'\n[[steps]]\ntext = 'b'"}[header]
    title = "title = 'x'\n" if header == "[steps]" else ""
    path = tmp_path / "a.toml"
    path.write_text(f"format = 1\n{title}{header}\n{body}\n")
    with pytest.raises(UserError) as error:
        read_file(path, WORDS)
    assert meant in sentence_of(error.value, "en")
    path.write_text(f"format = 1\n{title}{header}\n{body}\n{header}\n{body}\n")
    with pytest.raises(UserError) as error:
        read_file(path, WORDS)
    assert error.value.facts["line"] in (2, 3, 5, 6)


def test_a_table_of_any_spelling_of_csv_is_read(tmp_path):
    (tmp_path / "A.CSV").write_text("x1,x2,y\n1,2,1\n2,1,0\n")
    (tmp_path / "a.toml").write_text(HEAD + 'plants = "A.CSV"\n')
    assert len(read_file(tmp_path / "a.toml", WORDS).steps[0].setup.plants) == 2


def test_plain_words_write_their_signs_too(tmp_path):
    text = HEAD.replace('"Mine"', r"'5 \$ or {{loss}}'")
    (tmp_path / "a.toml").write_text(text)
    assert read_file(tmp_path / "a.toml", WORDS).title["en"] == "5 $ or {loss}"


@pytest.mark.parametrize(
    "text",
    [r"a \$ $x$ {{ {loss} }} `{w1}` \\ $ {", "", "{{{{}}}}", r"$a\$b$", "$\n$", "```\n{x}\n```"],
)
def test_the_pieces_of_a_text_are_all_of_it(text):
    assert "".join(piece.written for piece in pieces(text)) == text


def test_speed_window_and_stopping_are_set_by_a_step(tmp_path):
    more = "speed = 30\nwindow = [-1, 0, 3.5, 3]\nsettings = { stop_when_converged = false }\n"
    more += "[[steps]]\ntext = 'b'\nspeed = inf\nwindow = 'all'\n"
    (tmp_path / "a.toml").write_text(HEAD + more)
    first, second = read_file(tmp_path / "a.toml", WORDS).setups
    assert (first.speed, tuple(first.window)) == (30.0, (-1, 0, 3.5, 3))
    assert first.settings == {"stop_when_converged": False}
    assert (second.speed, second.window) == (float("inf"), "all")
