"""A lesson is a file: read as the guide says, or refused with the line and the reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.descent import Rule
from engine.errors import UserError
from engine.files.lesson_file import MOST_BYTES, Vocabulary, read_file, read_text
from engine.neuron import Neuron
from engine.session import Session

WORDS = Vocabulary(("Lab", "Sigmoid"), ("sigmoid", "loss"), ("tools",), ("region", "none"))

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
    return error.value.code, error.value.facts.get("line")


def test_everything_that_a_step_can_say_is_read(tmp_path):
    lesson = read(WHOLE, tmp_path)
    first, second = lesson.steps
    assert (lesson.id, lesson.title) == ("mine", {"en": "Mine", "fr": "La mienne"})
    assert first.text["fr"] == "Regardez : {loss}"
    assert first.stage.pictures == ("sigmoid", "loss")
    assert [c.text for c in first.goals[0].conditions] == ["loss < 0.2", "step == 0"]
    assert first.goals[0].text == {"fr": "both", "en": "both"}
    assert (second.duel_s, second.is_exercise) == (30, True)
    assert (second.vote.right, second.vote.answers["fr"]) == (1, ("ici", "là"))


def test_a_stage_is_set_as_the_step_says(tmp_path):
    session = Session()
    session.learn(20)
    stage = read(WHOLE, tmp_path).steps[0].stage
    session.replace(session.state.changes_to(stage.put(session.state)))
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
    stage = read(WHOLE, tmp_path).steps[1].stage
    assert session.state.changes_to(stage.put(session.state)) == {}
    assert session.state is before


@pytest.mark.parametrize(
    ("what", "becomes", "code", "line"),
    [
        ('format = 1', 'format = 2', "lesson_format", 2),
        ('format = 1', '', "lesson_format", 1),
        ('id = "mine"', 'id = [', "lesson_toml", 4),
        ('fr = "La mienne"', 'de = "Meine"', "lesson_language", 4),
        ('plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]', 'plants = [[0.5], [2]]', "lesson_plants", 9),
        ('plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]', 'plants = "tulips"', "lesson_value", 9),
        ('plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]', 'plants = "../x.csv"', "lesson_path", 9),
        ('plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]', 'plants = "/etc/x.csv"', "lesson_path", 9),
        ('plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]', 'plants = "none.csv"', "lesson_csv", 9),
        ('start = [1, -2, 0.5]', 'start = [1, -2]', "lesson_numbers", 10),
        ('start = [1, -2, 0.5]', 'start = [1, -2, nan]', "lesson_numbers", 10),
        ('start = [1, -2, 0.5]', 'strat = [1, -2, 0.5]', "lesson_key", 10),
        ('select = 2', 'select = 0', "lesson_type", 12),
        ('learning_rate = 0.5', 'learning_rate = 5000', "lesson_out_of_range", 13),
        ('rule = "perceptron"', 'rule = "magic"', "lesson_value", 13),
        ('slope_along = "b"', 'slope_along = "w3"', "lesson_out_of_range", 14),
        ('pictures = ["sigmoid", "loss"]', 'pictures = ["cat"]', "lesson_value", 15),
        ('text.fr = "Regardez : {loss}"', 'text.fr = ""', "lesson_type", 19),
        ('"loss < 0.2"', '"loss is small"', "lesson_condition", 24),
        ('"loss < 0.2"', '"luck < 0.2"', "lesson_quantity", 24),
        ('text = "both"', '', "lesson_missing", 22),
        ('duel_s = 30', 'duel_s = 1', "lesson_whole", 28),
        ("formula = '\\frac{1}{m}'", 'formula = "\\frac{1}{m}"', "lesson_backslash", 18),
        ('answers.fr = ["ici", "là"]', 'answers.fr = ["ici"]', "lesson_answers", 32),
        ('right = 2', 'right = 3', "lesson_whole", 34),
    ],
)  # fmt: skip
def test_a_faulty_lesson_is_refused_with_its_line(tmp_path, what, becomes, code, line):
    assert WHOLE.count(what) == 1
    assert refused(WHOLE.replace(what, becomes), tmp_path) == (code, line)


def test_a_csv_file_beside_the_lesson_is_read(tmp_path):
    (tmp_path / "mine.csv").write_text("x1,x2,y\n1,2,1\n3,4,0\n", encoding="utf-8")
    text = WHOLE.replace("plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]", 'plants = "mine.csv"')
    assert read(text, tmp_path).steps[0].stage.plants.x.tolist() == [[1.0, 2.0], [3.0, 4.0]]


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
        ("format = 1\nsteps = 3\n", "lesson_type"),
        ("format = 1\ntitle = 'x'\nsteps = [1]\n", "lesson_type"),
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
    with pytest.raises(UserError, match="unreadable_file"):
        read_file(path, WORDS)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_lesson_is_read_or_refused(tmp_path_factory, data):
    text = WHOLE
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(place, min(place + 12, len(text))))
        text = text[:place] + data.draw(st.text("[]{}=\"'.,#\n 019ae-", max_size=6)) + text[end:]
    try:
        read_text(text, tmp_path_factory.getbasetemp() / "lesson.toml", WORDS)
    except UserError as error:
        line = error.facts["line"]
    else:
        line = 1
    assert line >= 1
