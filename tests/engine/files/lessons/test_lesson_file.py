"""A lesson is a file: read as the guide says, or refused with the line and the reason."""

import os
import re
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

import engine.files.lessons
from engine.errors import UserError, sentence_of
from engine.files.lessons.lesson_file import MOST_BYTES, Vocabulary, read_file, read_text
from engine.files.lessons.toml_faults import _KINDS
from engine.lab.session import Session
from engine.learning.settings import Rule
from engine.model.neuron import Neuron

WORDS = Vocabulary(("Lab", "Sigmoid"), ("sigmoid", "loss"), ("tools",))

FACTS = (
    "file", "line", "key", "most", "least", "count", "text", "meant", "allowed", "because", "name",
    "row", "plant", "expected", "wrong", "sign", "layer", "other", "low", "high",
)  # fmt: skip

WHOLE = r"""
format = 1
id = "mine"
[title]
en = "Mine"
fr = "La mienne"

[[steps]]
plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]
start = [1, -2, 0.5]
mystery = [1.0, 1.5]
select = 2
settings = { learning_rate = 0.5, rule = "perceptron", seed = 3 }
choices = { slope_along = "b", map_over = ["w1", "b"] }
pictures = ["sigmoid", "loss"]
shading = "region"
controls = ["tools"]
formula = '\frac{1}{m}'
text.en = "Look: {loss}"
text.fr = "Regardez : {loss}"

[[steps.goals]]
text = "both"
reached = ["loss < 0.2", "step == 0"]

[[steps]]
text = "Vote"
duel_s = 30
exercise = true
[steps.vote]
question = "Where?"
answers.en = ["here", "there"]
answers.fr = ["ici", "là"]
right = 2
then_steps = 60
"""


def read(text, tmp_path):
    path = tmp_path / "lesson.toml"
    path.write_text(text, encoding="utf-8")
    return read_file(path, WORDS)


def refused(text, tmp_path):
    with pytest.raises(UserError) as error:
        read(text, tmp_path)
    because = error.value.facts.get("because")
    is_wrapped = error.value.code == "lesson_because"
    return because.code if is_wrapped else error.value.code, error.value.facts.get("line")


def test_everything_that_a_step_can_say_is_read(tmp_path):
    lesson = read(WHOLE, tmp_path)
    first, second = lesson.steps
    assert (lesson.id, lesson.title) == ("mine", {"en": "Mine", "fr": "La mienne"})
    assert first.text["fr"] == "Regardez : {loss}"
    assert first.setup.pictures == ("sigmoid", "loss")
    assert [c.text for c in first.goals[0].conditions] == ["loss < 0.2", "step == 0"]
    assert first.goals[0].text == {"fr": "both", "en": "both"}
    assert (second.duel_s, second.is_exercise) == (30, True)
    assert (second.vote.right, second.vote.answers["fr"]) == (1, ("ici", "là"))


QUESTION = """
format = 1
title = "Numbers"
[[steps]]
text = "Six plants"
plants = "six"
[[steps.goals]]
text = "How many?"
right = "plants"
within = 0.1
"""


def test_a_goal_may_ask_for_a_number(tmp_path):
    goal = read(QUESTION, tmp_path).steps[0].goals[0]
    frame = Session().frame()
    assert goal.question.right_answer(frame) == 6.0
    assert not goal.is_reached(frame)  # by an answer alone


@pytest.mark.parametrize(
    ("what", "becomes", "code", "line"),
    [
        ("within = 0.1", "", "lesson_missing", 7),
        ('right = "plants"', "", "lesson_missing", 7),
        ("within = 0.1", "within = 0", "lesson_number", 10),
        ("within = 0.1", 'within = "0,1"', "lesson_toml_comma", 10),
        ('"plants"', "6", "lesson_text", 9),
        ('"plants"', '"plans"', "live_number", 9),
        ('"plants"', '"plants +"', "formula_end", 9),
        ("within = 0.1", 'within = 0.1\nreached = "step > 3"', "lesson_question_reached", 11),
    ],
)
def test_a_faulty_question_is_refused_with_its_line(tmp_path, what, becomes, code, line):
    assert refused(QUESTION.replace(what, becomes), tmp_path) == (code, line)


def test_each_answer_of_a_vote_may_have_a_reply(tmp_path):
    text = WHOLE.replace("right = 2", 'replies.fr = ["Non.", "Oui."]\nreplies.en = ["No.", "Yes."]')
    assert read(text, tmp_path).steps[1].vote.replies["en"] == ("No.", "Yes.")
    one_too_many = WHOLE.replace("right = 2", 'replies = ["No.", "Yes.", "What?"]')
    assert refused(one_too_many, tmp_path) == ("lesson_answers", 34)


def test_a_setup_is_applied_as_the_step_says(tmp_path):
    session = Session()
    session.learn(20)
    setup = read(WHOLE, tmp_path).steps[0].setup
    session.replace(session.state.changes_to(setup.apply(session.state)))
    frame = session.frame()
    assert frame.plants.x.tolist() == [[0.5, 2.0], [2.0, 1.0]]
    assert frame.plants.y.tolist() == [1, 0]
    assert frame.neuron == Neuron(1.0, -2.0, 0.5)
    assert (frame.step, frame.ghosts) == (0, ())
    assert frame.selection.tolist() == [1]
    assert frame.state.probe == (1.0, 1.5)
    assert frame.settings.rule is Rule.PERCEPTRON
    assert frame.choices.map_over == ("w1", "b")


def test_what_a_step_does_not_name_stays(tmp_path):
    session = Session()
    session.learn(20)
    before = session.state
    setup = read(WHOLE, tmp_path).steps[1].setup
    assert session.state.changes_to(setup.apply(session.state)) == {}
    assert session.state is before


@pytest.mark.parametrize(
    ("what", "becomes", "code", "line"),
    [
        ('format = 1', 'format = 2', "lesson_format", 2),
        ('format = 1', '', "lesson_format", 1),
        ('id = "mine"', 'id = [', "lesson_toml_value", 4),
        ('fr = "La mienne"', 'de = "Meine"', "lesson_language", 4),
        ('plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]', 'plants = [[0.5], [2]]', "lesson_row", 9),
        ('plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]', 'plants = "tulips"', "lesson_sample", 9),
        ('plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]', 'plants = "../x.csv"', "lesson_path", 9),
        ('plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]', 'plants = "/etc/x.csv"', "lesson_path", 9),
        ('plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]', 'plants = "none.csv"', "lesson_csv", 9),
        ('start = [1, -2, 0.5]', 'start = [1, -2]', "lesson_numbers", 10),
        ('start = [1, -2, 0.5]', 'start = [1, -2, nan]', "lesson_numbers", 10),
        ('start = [1, -2, 0.5]', 'strat = [1, -2, 0.5]', "lesson_key", 10),
        ('select = 2', 'select = 0', "lesson_select", 12),
        ('learning_rate = 0.5', 'learning_rate = 5000', "lesson_number", 13),
        ('rule = "perceptron"', 'rule = "magic"', "lesson_value", 13),
        ('slope_along = "b"', 'slope_along = "w3"', "lesson_value", 14),
        ('pictures = ["sigmoid", "loss"]', 'pictures = ["cat"]', "lesson_value", 15),
        ('text.fr = "Regardez : {loss}"', 'text.fr = ""', "lesson_empty", 20),
        ('"loss < 0.2"', '"loss is small"', "condition", 24),
        ('"loss < 0.2"', '"luck < 0.2"', "quantity", 24),
        ('text = "both"', '', "lesson_missing", 22),
        ('duel_s = 30', 'duel_s = 1', "lesson_whole", 28),
        ("formula = '\\frac{1}{m}'", 'formula = "\\frac{1}{m}"', "lesson_backslash", 18),
        ('answers.fr = ["ici", "là"]', 'answers.fr = ["ici"]', "lesson_answers", 32),
        ('right = 2', 'right = 3', "lesson_whole", 34),
        # what a newcomer wrote, and was not told of
        ('text.fr = "Regardez : {loss}"', 'text.fr = "{los}"', "live_number", 20),
        ('text.fr = "Regardez : {loss}"', 'text.fr = "{ loss }"', "live_number", 20),
        ('text.fr = "Regardez : {loss}"', 'text.fr = "{loss"', "live_braces", 20),
        ('text.fr = "Regardez : {loss}"', 'text.fr = "5 $"', "dollar_alone", 20),
        ('text.fr = "Regardez : {loss}"', 'text.fr = "$$z$$"', "tex_empty", 20),
        ('text.fr = "Regardez : {loss}"', "text.fr = '$\\fraq{1}{m}$'", "tex_command", 20),
        ("'\\frac{1}{m}'", "'\\frac{1}{m'", "tex_braces", 18),
        ("'\\frac{1}{m}'", "'\\frac{1}'", "tex_argument", 18),
        ("'\\frac{1}{m}'", "'\\toxic x'", "tex_argument", 18),
        ("'\\frac{1}{m}'", "'\\left( x'", "tex_pairs", 18),
        ("'\\frac{1}{m}'", "'x^'", "tex_argument", 18),
        ("'\\frac{1}{m}'", "'$x$'", "tex_dollar", 18),
        ('"both"', '"under {loss}"', "plain_words", 23),
        ('"loss < 0.2"', '"loss between 0.4 and 0.2"', "condition_never", 24),
        ('"step == 0"', '"loss > 0.3"', "condition_never", 24),
        ('"loss < 0.2"', '"a > 1"', "condition_never", 24),
        ('"loss < 0.2"', '"plants == 2.5"', "condition_never", 24),
        ('"loss < 0.2"', '"loss < 0,2"', "condition_comma", 24),
        ('"loss < 0.2"', '"loss < 1e999"', "condition_number", 24),
        ('select = 2', 'select = 3', "lesson_no_plant", 12),
        ('select = 2', 'select = [1, 3]', "lesson_no_plant", 12),
        ('start = [1, -2, 0.5]', 'start = [1e300, -2, 0.5]', "lesson_far", 10),
        ('start = [1, -2, 0.5]', f'start = [1{"0" * 400}, 0, 0]', "lesson_far", 10),
        ('[[0.5, 2.0, 1]', '[[5e20, 2.0, 1]', "lesson_far", 9),
        ('[[0.5, 2.0, 1]', '[[0.5, 2.0, 2]', "not_a_kind", 9),
        ('seed = 3', 'seed = -1', "lesson_whole", 13),
        ('seed = 3', 'batch_size = 2.5', "lesson_whole", 13),
        ('learning_rate = 0.5', 'learning_rate = "0,5"', "lesson_toml_comma", 13),
        ('learning_rate = 0.5', 'learning_rate = 0,5', "lesson_toml_comma", 13),
        ('map_over = ["w1", "b"]', 'map_over = ["b", "w1"]', "lesson_value", 14),
        ('map_over = ["w1", "b"]', 'formulas = ["", "", ""]', "lesson_key_among", 14),
        ('map_over = ["w1", "b"]', 'free_z = 7', "lesson_number", 14),
        ('answers.en = ["here", "there"]', 'answers.en = ["here"]', "lesson_answers", 32),
        ('answers.en = ["here", "there"]', 'answers.en = [1, 2]', "lesson_text", 32),
        ('id = "mine"', 'id = "mine', "lesson_toml_quote", 3),
        ('id = "mine"', "id = 'c'est'", "lesson_toml_rest", 3),
        ('id = "mine"', 'id = mine', "lesson_toml_value", 3),
        ('id = "mine"', 'id "mine"', "lesson_toml_equals", 3),
        ('id = "mine"', 'format = 1', "lesson_toml_twice", 3),
        ('id = "mine"', 'id = "\\underline"', "lesson_toml_backslash", 3),
        ('[[steps.goals]]', '[[steps.goals]', "lesson_toml_bracket", 22),
    ],
)  # fmt: skip
def test_a_faulty_lesson_is_refused_with_its_line(tmp_path, what, becomes, code, line):
    assert WHOLE.count(what) == 1
    assert refused(WHOLE.replace(what, becomes), tmp_path) == (code, line)


def test_a_csv_file_beside_the_lesson_is_read(tmp_path):
    (tmp_path / "mine.csv").write_text("x1,x2,y\n1,2,1\n3,4,0\n", encoding="utf-8")
    text = WHOLE.replace("plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]", 'plants = "mine.csv"')
    assert read(text, tmp_path).steps[0].setup.plants.x.tolist() == [[1.0, 2.0], [3.0, 4.0]]


def test_a_sheet_of_a_workbook_beside_the_lesson_is_read(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "mine.xlsx") as book:
        for name in ("May", "June"):
            sheet = book.add_worksheet(name)
            for number, row in enumerate([("x1", "x2", "y"), (1, len(name), 1), (3, 4, 0)]):
                sheet.write_row(number, 0, row)
    rows = "plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]"
    text = WHOLE.replace(rows, 'plants = "mine.xlsx"\nsheet = "June"')
    assert read(text, tmp_path).steps[0].setup.plants.x.tolist() == [[1.0, 4.0], [3.0, 4.0]]
    with pytest.raises(UserError) as refused_by:
        read(WHOLE.replace(rows, 'plants = "mine.xlsx"'), tmp_path)
    assert sentence_of(refused_by.value, "en").endswith('May, June; name one: sheet = "…"')
    assert refused(text.replace('"June"', '"July"'), tmp_path) == ("lesson_csv", 9)
    assert refused(text.replace('"June"', "6"), tmp_path) == ("lesson_text", 10)


def test_the_names_of_kinds_say_which_words_of_a_table_are_y_1(tmp_path):
    rows = "Taille;Pointure;Espèce\n1,7;42;danse\n1,8;44;rugby\n1,6;38;danse\n"
    (tmp_path / "class.csv").write_text(rows, encoding="utf-8")
    text = WHOLE.replace("plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]", 'plants = "class.csv"')
    for kinds, y in (('["danse", "Rugby"]', [0, 1, 0]), ('["rugby", "danse"]', [1, 0, 1])):
        plants = text.replace('"class.csv"', f'"class.csv"\nkinds = {kinds}')
        assert read(plants, tmp_path).steps[0].setup.plants.y.tolist() == y
    for other in ("", '\nkinds = ["danse", "judo"]', '\nkinds = ["danse", "danse"]'):
        with pytest.raises(UserError) as refused_by:
            read(text.replace('"class.csv"', f'"class.csv"{other}'), tmp_path)
    (tmp_path / "class.csv").write_text(rows + "1,9;45;judo\n", encoding="utf-8")
    with pytest.raises(UserError) as refused_by:
        read(text.replace('"class.csv"', '"class.csv"\nkinds = ["danse", "rugby"]'), tmp_path)
    assert "kinds = [" in sentence_of(refused_by.value, "en")


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    outside = tmp_path / "secret.csv"
    outside.write_text("x1,x2,y\n1,2,1\n", encoding="utf-8")
    inside = tmp_path / "lessons"
    inside.mkdir()
    (inside / "mine.csv").symlink_to(outside)
    text = WHOLE.replace("plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]", 'plants = "mine.csv"')
    assert refused(text, inside)[0] == "lesson_path"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "lesson_format"),
        ("format = 1\ntitle = 'x'\n", "lesson_steps"),
        ("format = 1\nsteps = []\n", "lesson_steps"),
        ("format = 1\nsteps = 3\n", "lesson_list"),
        ("format = 1\ntitle = 'x'\nsteps = [1]\n", "lesson_table"),
        ("a = " + "[" * 100_000, "lesson_toml"),
        ("a = " + "{a=" * 5_000, "lesson_toml"),
        ("x" * (MOST_BYTES + 1), "lesson_large"),
    ],
)
def test_hostile_files_are_refused(tmp_path, text, code):
    assert refused(text, tmp_path)[0] == code


def test_a_file_that_is_not_there_or_no_text(tmp_path):
    with pytest.raises(UserError, match="no_file"):
        read_file(tmp_path / "none.toml", WORDS)
    path = tmp_path / "bytes.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="lesson_utf8"):
        read_file(path, WORDS)


@pytest.mark.parametrize("name", ["pipe", "/dev/zero", ".", "large"])
def test_what_is_no_file_or_never_ends_is_refused_at_once(tmp_path, name):
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as file:
        file.truncate(10**9)  # a gigabyte that takes no room
    with pytest.raises(UserError, match=r"unreadable_file|lesson_large"):
        read_file(tmp_path / name, WORDS)


@pytest.mark.parametrize(
    "name", ["pipe.csv", "ring.csv", "device.csv", "large.csv", "a\\u0000.csv"]
)
def test_plants_that_are_no_file_of_the_folder_are_refused_at_once(tmp_path, name):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "ring.csv").symlink_to(tmp_path / "ring.csv")
    (tmp_path / "device.csv").symlink_to("/dev/zero")
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(10**9)
    text = WHOLE.replace("plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]", f'plants = "{name}"')
    assert refused(text, tmp_path) in {("lesson_csv", 9), ("lesson_path", 9)}


@pytest.mark.parametrize(
    "hostile",
    [
        "__class__", "__import__('os')", "().__class__.__bases__[0]", "eval", "loss.__class__",
    ],
)  # fmt: skip
def test_nothing_in_a_lesson_is_ever_run(tmp_path, hostile):
    for position, becomes in (
        ('"loss < 0.2"', f'"{hostile} < 1"'),
        ('"Regardez : {loss}"', f'"{{{hostile}}}"'),
        ('"perceptron"', f'"{hostile}"'),
        ('plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]', f'plants = "{hostile}"'),
    ):  # fmt: skip
        code, line = refused(WHOLE.replace(position, becomes), tmp_path)
        assert code in {"condition", "quantity", "live_number", "live_braces", "lesson_value",
                        "lesson_sample"}  # fmt: skip
        assert line > 1


def test_a_fault_in_a_text_of_several_lines_is_given_its_own_line(tmp_path):
    text = "'''\nOne.\n[[steps]]\nid = 3\nTwo {los}.\n'''"
    whole = WHOLE.replace('"Regardez : {loss}"', text)
    assert refused(whole, tmp_path) == ("live_number", 24)
    assert refused(whole.replace("{los}", "x").replace("< 0.2", "< 0,2"), tmp_path)[1] == 29


@pytest.mark.parametrize("quote", ['"', "'", '"""', "'''"])
@pytest.mark.parametrize("before", ["", "note = '''\nOne\n'''\n"], ids=["alone", "after another"])
def test_a_text_that_the_file_ends_in_is_refused_with_its_line(tmp_path, before, quote):
    start = "format = 1\ntitle = 'Mine'\n[[steps]]\n" + before
    expected = "lesson_toml_quote", start.count("\n") + 1
    assert refused(f"{start}text = {quote}Look", tmp_path) == expected


def test_one_list_of_answers_serves_both_languages(tmp_path):
    text = WHOLE.replace('answers.en = ["here", "there"]', 'answers = ["1", "2"]')
    vote = read(text.replace('answers.fr = ["ici", "là"]', ""), tmp_path).steps[1].vote
    assert vote.answers == {"fr": ("1", "2"), "en": ("1", "2")}


def test_every_refusal_is_told_in_both_languages():
    codes = set()
    for path in Path(engine.files.lessons.__path__[0]).glob("*.py"):
        text = path.read_text(encoding="utf-8")
        codes |= set(re.findall(r'"((?:lesson|tex|live|dollar|plain)_[a-z_]+)"', text))
    assert len(codes) > 30
    codes |= {f"lesson_toml_{kind}" for kind, _ in _KINDS} | {"condition", "quantity"}
    codes |= {"condition_never", "condition_comma", "condition_number", "condition_sign"}
    codes |= {"condition_several", "lesson_toml_header_goals", "lesson_toml_header_steps"}
    for code in codes:
        for language in ("en", "fr"):
            facts = dict.fromkeys(FACTS, "x")
            assert not sentence_of(UserError(code, **facts), language).startswith(code), code


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_lesson_is_read_or_refused(tmp_path_factory, data):
    text = WHOLE
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(position, min(position + 12, len(text))))
        text = text[:position] + data.draw(st.text("[]{}=\"'.,#\n 019ae-", max_size=6)) + text[end:]
    try:
        read_text(text, tmp_path_factory.getbasetemp() / "lesson.toml", WORDS)
    except UserError as error:
        line = error.facts["line"]
    else:
        line = 1
    assert line >= 1
