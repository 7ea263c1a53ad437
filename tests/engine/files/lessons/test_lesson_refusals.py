"""What a teacher may have got wrong in a lesson, beyond what is tried in test_lesson_file."""

import os

import pytest

from engine.errors import UserError, sentence_of
from engine.files.lessons.lesson_file import MOST_BYTES, read_file
from engine.files.lessons.lesson_words import MOST_LETTERS, has_lost_backslash
from engine.files.lessons.toml_lines import line_of
from engine.lessons.lesson import in_language
from tests.engine.files.lessons.test_lesson_file import WORDS

HEAD = 'format = 1\nid = "mine"\ntitle = "Mine"\n[[steps]]\ntext = "Look"\n'
GOAL = '[[steps.goals]]\ntext = "x"\n'
VOTE = '[steps.vote]\nquestion = "Where?"\n'


def refused(text, tmp_path):
    path = tmp_path / "lesson.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as error:
        read_file(path, WORDS)
    for language in ("fr", "en"):
        assert "{" not in sentence_of(error.value, language)
    because = error.value.facts.get("because")
    is_wrapped = error.value.code == "lesson_because"
    return because.code if is_wrapped else error.value.code, error.value.facts.get("line")


@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ("plants = 3", "lesson_plants", 6),
        (f"plants = \"{'x' * 300}.csv\"", "unreadable_file", 6),
        ('plants = "six.csv"', "lesson_csv", 6),
        ('plants = "a\\u0000.csv"', "lesson_path", 6),
        ("plants = [[1, 2, 1], [1, 2, 7]]", "not_a_kind", 6),
        ('choices = { map_over = ["w1"] }', "lesson_value", 6),
        ("choices = { repeats = true }", "lesson_value", 6),
        ('choices = { backwards_weight = "x1" }', "lesson_value", 6),
        ('choices = { network_plane = "best" }', "lesson_value", 6),
        ("choices = { hidden_axes = [2] }", "lesson_value", 6),
        ("choices = { hidden_axes = [true, 2] }", "lesson_value", 6),
        ("choices = { hidden_axes = [1, 9] }", "lesson_value", 6),
        ('choices = { lifted_by = "x3" }', "lesson_value", 6),
        ("choices = { racers = [] }", "lesson_value", 6),
        ('choices = { racers = ["sgd"] }', "lesson_value", 6),
        ('choices = { network_map_over = ["w1_1_1"] }', "lesson_value", 6),
        ('choices = { network_map_over = ["w1_1_1", "w1_1_1"] }', "lesson_value", 6),
        ('choices = { network_map_over = ["w1_1_1", "v"] }', "lesson_value", 6),
        ("choices = { first_start = -1 }", "lesson_whole", 6),
        ("choices = { races_standardised = 1 }", "lesson_yes_no", 6),
        ("choices = { log_a = 3, log_b = 2 }", "lesson_order", 6),
        ("[[steps.goals]]\ntext = \"x\"\nreached = []", "lesson_missing", 8),
        ("[[steps.goals]]\ntext = \"x\"", "lesson_missing", 6),
        ("[[steps.goals]]\ntext = 3\nreached = \"loss < 1\"", "lesson_text", 7),
        (f"[[steps.goals]]\ntext = \"{'x' * 60_000}\"\nreached = \"loss < 1\"", "lesson_long", 7),
        (VOTE, "lesson_answers", 6),
        (VOTE + 'answers = ["a"]', "lesson_answers", 8),
        (VOTE + f"answers = {[*'abcdefghij']}", "lesson_answers", 8),
        (VOTE + "answers = {}", "lesson_language", 8),
        (VOTE + 'answers.de = ["a", "b"]', "lesson_language", 8),
        (VOTE + 'answers.en = ["a", "b"]\nanswers.fr = ["a", "b", "c"]', "lesson_answers", 8),
        ("formula = ' '", "tex_empty", 6),
        ("x = '''", "lesson_toml_quote", 6),
        ("x = 1 = 2", "lesson_toml_rest", 6),
        ("x = [1,\n2", "lesson_toml_bracket", 7),
        ("y = '''a'''\nx = '''\nb\nc", "lesson_toml_quote", 7),
        ('y = """a"""\nx = """\nb\nc', "lesson_toml_quote", 7),
        ("x = " + "[" * 2_000, "lesson_toml", 1),
        ("goals = [1]", "lesson_goal", 6),
        ("vote = 1", "lesson_table", 6),
        ("duel_s = 601", "lesson_whole", 6),
        ("duel_s = 4", "lesson_whole", 6),
        ("choices = { log_a = 2, log_b = 2 }", "lesson_order", 6),
        ("choices = { chord_u = 2, chord_v = 2 }", "lesson_order", 6),
        ('choices = { chord_on = "valley", chord_u = -3 }', "lesson_number", 6),
        ('choices = { chord_on = "z" }', "lesson_value", 6),
        (GOAL + 'reached = ["loss < 1", "plants > 3", "plants < 3"]', "condition_never", 8),
        (GOAL + 'reached = [\n"wrong > 3",\n"wrong < 3"]', "condition_never", 10),
        ('plants = { sample = "moons", size = 100001 }', "lesson_whole", 6),
        ('plants = { sample = "moons", size = 1 }', "lesson_whole", 6),
        ("settings = { seed = 2147483648 }", "lesson_whole", 6),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(more, code, line, tmp_path):
    assert refused(HEAD + more + "\n", tmp_path) == (code, line)


def test_plants_of_a_lesson_can_be_a_table_beside_it(tmp_path):
    (tmp_path / "six.csv").write_text("x1,x2,y\n1,2,1\n2,1,0\n")
    (tmp_path / "lesson.toml").write_text(HEAD + 'plants = "six.csv"\n')
    lesson = read_file(tmp_path / "lesson.toml", WORDS)
    assert lesson.steps[0].setup.plants.x.tolist() == [[1, 2], [2, 1]]


@pytest.mark.skipif(os.name == "nt", reason="links want a right there")
def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    folder = tmp_path / "lesson"
    folder.mkdir()
    (tmp_path / "out.csv").write_text("x1,x2,y\n1,2,1\n2,1,0\n")
    (folder / "in.csv").symlink_to(tmp_path / "out.csv")
    (folder / "ring.csv").symlink_to(folder / "ring.csv")
    for name in ("in.csv", "ring.csv"):
        assert refused(HEAD + f'plants = "{name}"\n', folder) == ("lesson_path", 6)


def test_a_folder_in_place_of_a_file_is_refused(tmp_path):
    (tmp_path / "six.csv").mkdir()
    assert refused(HEAD + 'plants = "six.csv"\n', tmp_path)[0] == "lesson_csv"
    with pytest.raises(UserError, match="unreadable_file"):
        read_file(tmp_path, WORDS)


def test_every_range_may_be_used_to_its_end(tmp_path):
    more = """duel_s = 600
plants = { sample = "moons", size = 100000, noise_cm = 100, seed = 2147483647 }
settings = { seed = 2147483647, learning_rate = 100 }
choices = { log_a = 2, log_b = 2.05 }
start = [1e15, -1e15, 0]
"""
    (tmp_path / "a.toml").write_text(HEAD + more + "[[steps]]\ntext = 'x'\n" * 199)
    lesson = read_file(tmp_path / "a.toml", WORDS)
    assert len(lesson.steps) == 200
    assert lesson.steps[0].duel_s == 600
    assert len(lesson.steps[0].setup.plants) == 100_000
    assert refused(HEAD + "[[steps]]\ntext = 'x'\n" * 200, tmp_path)[0] == "lesson_steps"


@pytest.mark.parametrize(
    ("most", "beyond"),
    [
        ("duel_s = 5", "duel_s = 4"),
        ("duel_s = 600", "duel_s = 601"),
        ('plants = { sample = "moons", size = 2 }', 'plants = { sample = "moons", size = 1 }'),
        ("plants = [[1e12, -1e12, 1]]", "plants = [[1.1e12, 0, 1]]"),
        ("mystery = [1e12, -1e12]", "mystery = [0, -1000000000001]"),
        ("plants = { sample = 'xor', noise_cm = 100 }",
         "plants = { sample = 'xor', noise_cm = 101 }"),
        ("settings = { seed = 5 }", "settings = { sead = 5 }"),
        ("settings = { stop_at_step = 5 }", "settings = { stop_at_step = -1 }"),
        ("select = 1", "select = 0"),
        ("choices = { derivation_line = 5 }", "choices = { derivation_line = 6 }"),
        ("choices = { derivation_line = 0 }", "choices = { derivation_line = -1 }"),
        (VOTE + f"answers = {[*'abcdef']}", VOTE + f"answers = {[*'abcdefg']}"),
        (VOTE + f"answers = {[*'ab']}\nright = 2", VOTE + f"answers = {[*'ab']}\nright = 3"),
        (VOTE + f"answers = {[*'ab']}\nright = 1", VOTE + f"answers = {[*'ab']}\nright = 0"),
        (VOTE + f"answers = {[*'ab']}\nthen_steps = 100000",
         VOTE + f"answers = {[*'ab']}\nthen_steps = 100001"),
        (VOTE + f"answers = {[*'ab']}\nthen_steps = 0",
         VOTE + f"answers = {[*'ab']}\nthen_steps = -1"),
        (f"formula = '{'x' * 1_000}'", f"formula = '{'x' * 1_001}'"),
    ],
)  # fmt: skip
def test_the_end_of_a_range_is_taken_and_what_lies_beyond_is_not(most, beyond, tmp_path):
    (tmp_path / "a.toml").write_text(HEAD + most + "\n")
    assert len(read_file(tmp_path / "a.toml", WORDS).steps) == 1
    refused(HEAD + beyond + "\n", tmp_path)


def facts_of(more, tmp_path):
    (tmp_path / "a.toml").write_text(HEAD + more + "\n", encoding="utf-8")
    with pytest.raises(UserError) as error:
        read_file(tmp_path / "a.toml", WORDS)
    because = error.value.facts.get("because", error.value)
    return {**error.value.facts, **because.facts}


def test_what_is_allowed_is_told(tmp_path):
    assert facts_of("start = [2e15, 0, 0]", tmp_path)["least"] == "-1e15"
    assert facts_of("start = [2e15, 0, 0]", tmp_path)["most"] == "1e15"
    assert facts_of("strat = [1, 1, 1]", tmp_path)["meant"] == "start"
    everything = facts_of("zzz = 1", tmp_path)["meant"].split(", ")
    assert {"text", "plants", "start", "vote", "goals"} <= set(everything)


def test_only_the_beginning_of_a_long_text_is_quoted(tmp_path):
    words = "[[steps.goals]]\nreached = 'loss < 1'\ntext = "
    assert facts_of(f"{words}'${'a' * 99}$'", tmp_path)["text"] == "$" + "a" * 39
    assert facts_of("text = 'x\n'\ntext = 1", tmp_path)["line"] == 6
    alone = HEAD.replace('"Look"', '"""first\nlast $ ' + "b" * 99 + '"""')
    (tmp_path / "b.toml").write_text(alone)
    with pytest.raises(UserError) as error:
        read_file(tmp_path / "b.toml", WORDS)
    assert error.value.facts["because"].facts["text"] == ("last $ " + "b" * 99)[:40]


def test_a_name_longer_than_a_name_can_be_is_refused(tmp_path):
    with pytest.raises(UserError, match="unreadable_file"):
        read_file(tmp_path / f"{'x' * 300}.toml", WORDS)


def test_a_backslash_that_toml_has_eaten_is_seen_in_the_words(tmp_path):
    eaten = HEAD.replace("Look", r"Look: $\frac{1}{m}$")
    assert refused(eaten, tmp_path) == ("lesson_backslash", 5)


def test_a_text_in_one_language_serves_for_both():
    assert in_language({"en": "Hello"}, "fr") == "Hello"
    assert in_language({"en": "Hello", "fr": "Bonjour"}, "fr") == "Bonjour"
    assert in_language({}, "fr") == ""


def test_a_fragment_that_stands_nowhere_gives_the_line_of_its_key():
    text = 'a = 1\nwords = """\none\ntwo"""\n'
    assert line_of(text, (), "words", "two") == 4
    assert line_of(text, (), "words", "three") == 2


def fault_of(content, tmp_path):
    path = tmp_path / "lesson.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UserError) as error:
        read_file(path, WORDS)
    return error.value


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path):
    content = (HEAD + "# caf").encode() + b"\xe9\n"
    fault = fault_of(content, tmp_path)
    assert (fault.code, fault.facts["line"]) == ("lesson_utf8", 6)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (HEAD.replace('"Mine"', "3"), "title"),
        (HEAD.replace('"Mine"', "{ fr = 3 }"), "title.fr"),
        (HEAD.replace('"Look"', "3"), "text"),
        (HEAD.replace('"Look"', "{ en = 3 }"), "text.en"),
    ],
)
def test_a_key_is_named_as_the_teacher_wrote_it(text, key, tmp_path):
    assert fault_of(text, tmp_path).facts["key"] == key


def test_texts_and_files_are_taken_up_to_their_limits_and_no_further(tmp_path):
    path = tmp_path / "lesson.toml"
    longest = HEAD.replace("Look", "x" * MOST_LETTERS)
    path.write_text(longest)
    assert len(read_file(path, WORDS).steps[0].text["en"]) == MOST_LETTERS == 20_000
    assert fault_of(longest.replace("xx", "xxx", 1), tmp_path).code == "lesson_long"
    largest = HEAD + "#" * (MOST_BYTES - len(HEAD))
    path.write_text(largest)
    assert read_file(path, WORDS).id == "mine"
    assert fault_of(largest + "#", tmp_path).code == "lesson_large"


def test_what_is_quoted_in_a_sentence_is_cut_after_forty_letters(tmp_path):
    for count, quoted in ((40, "x" * 40), (41, "x" * 40 + "…")):
        fault = fault_of(HEAD + f'shading = "{"x" * count}"\n', tmp_path)
        assert fault.facts["text"] == quoted


def test_a_csv_file_of_over_twenty_megabytes_is_refused_with_its_limit(tmp_path):
    with (tmp_path / "huge.csv").open("wb") as huge:
        huge.truncate(20_000_001)
    fault = fault_of(HEAD + 'plants = "huge.csv"\n', tmp_path)
    assert fault.facts["because"].facts["most"] == 20


def test_the_mystery_plant_is_put_taken_away_or_refused(tmp_path):
    path = tmp_path / "lesson.toml"
    for given, mystery, clears in (("[1, 2]", (1.0, 2.0), False), ("false", None, True)):
        path.write_text(HEAD + f"mystery = {given}\n")
        setup = read_file(path, WORDS).steps[0].setup
        assert (setup.mystery, setup.clears_mystery) == (mystery, clears)
    assert fault_of(HEAD + "mystery = true\n", tmp_path).code == "lesson_numbers"


def test_a_page_asks_for_no_formula_unless_it_says_so(tmp_path):
    path = tmp_path / "lesson.toml"
    for more, is_exercise in (("", False), ("exercise = true\n", True)):
        path.write_text(HEAD + more)
        assert read_file(path, WORDS).steps[0].is_exercise is is_exercise


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_lines_within_a_long_text_are_counted(quotes):
    text = f"a = {quotes}one\ntwo = 2\nthree{quotes}\nfour = 4\n"
    assert line_of(text, (), "four") == 4
    assert line_of(text, (), "a") == 1


@pytest.mark.parametrize(
    ("more", "code", "meant"),
    [
        (VOTE + 'answers = ["a", "b"]\nright = 1\nansers = 2\n', "lesson_key", "answers"),
        ('plants = { sample = "ring", sise = 10 }\n', "lesson_key", "size"),
        ('plants = { sample = "ring", noise_cm = -0.5 }\n', "lesson_number", None),
        ('plants = { sample = "ring", seed = -1 }\n', "lesson_whole", None),
        ('plants = { sample = "ring", size = 1 }\n', "lesson_whole", None),
    ],
)
def test_what_a_vote_or_a_sample_does_not_know_is_refused(more, code, meant, tmp_path):
    fault = fault_of(HEAD + more, tmp_path)
    assert (fault.code, fault.facts.get("meant")) == (code, meant)


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [("$a\nb$", False), ("$\theta$", True), ("a\tb", False), ("\frac", True), ("\beta", True)],
)
def test_a_backslash_that_toml_has_taken_is_noticed(text, is_lost):
    assert has_lost_backslash(text) is is_lost


def test_after_a_vote_nothing_is_learned_unless_it_says_so(tmp_path):
    path, vote = tmp_path / "lesson.toml", HEAD + VOTE + 'answers = ["a", "b"]\n'
    for more, steps in (("", 0), ("then_steps = 0\n", 0), ("then_steps = 7\n", 7)):
        path.write_text(vote + more)
        assert read_file(path, WORDS).steps[0].vote.then_steps == steps
    assert fault_of(vote + "then_steps = -1\n", tmp_path).code == "lesson_whole"


def test_of_several_keys_alike_one_is_proposed(tmp_path):
    assert facts_of("choices = { log_c = 3 }", tmp_path)["meant"] in ("log_a", "log_b")


def test_a_key_that_no_lesson_has_is_refused(tmp_path):
    assert fault_of(HEAD.replace("[[steps]]", "author = 'me'\n[[steps]]"), tmp_path).facts["key"]
