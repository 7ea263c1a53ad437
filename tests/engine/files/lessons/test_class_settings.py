"""The settings of a class room: what may stand there, and the line of what may not."""

import pytest

from engine.errors import UserError, sentence_of
from engine.files.lessons.class_settings import MOST_BYTES, ClassSettings, read_class_settings

WHOLE = """# room 12
language = "fr"
theme = "light"
lesson = "lessons/monday.toml"
hide = ["export", "samples"]
keep_settings = false
"""


def read(tmp_path, text):
    path = tmp_path / "perceptron-lab.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_class_settings(path, ("dark", "light"), ("export", "samples", "help"))


@pytest.mark.parametrize("given", [WHOLE, WHOLE.replace("\n", "\r\n"), "\ufeff" + WHOLE])
def test_all_of_it_is_read_as_any_editor_saves_it(tmp_path, given):
    assert read(tmp_path, given) == ClassSettings(
        "fr", "light", "lessons/monday.toml", ("export", "samples"), keep_settings=False
    )


def test_an_empty_file_leaves_everything_as_usual(tmp_path):
    assert read(tmp_path, "") == ClassSettings(None, None, None, (), keep_settings=True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('\ntheme = "ligth"', "line 2: theme can't be “ligth”; it can be dark, light"),
        ('languge = "fr"', "line 1: languge is not known here; language, perhaps?"),
        ('x = 1\nhide = ["help"]', "line 1: x is not known here; there are language, theme"),
        ('hide = ["help",\n"Exports"]', "line 1: hide can't be “Exports”; it can be export"),
        ('hide = "help"', "line 1: hide has to be a list in brackets [ ]"),
        ("\n\nlesson = 13", "line 3: lesson has to be a text between quotation marks"),
        ('lesson = " "', "line 1: lesson is empty"),
        ("keep_settings = 0", "line 1: keep_settings has to be true or false"),
        ("theme = light", "line 1: this value can't be read"),
        ('theme = "dark"\ntheme = "light"', "line 2: this name is given twice"),
        ("hide = [" * 5000, "line 1"),
        (b'# caf\xe9\n', "line 1: this file is not in UTF-8"),
        ("#" * (MOST_BYTES + 1), "perceptron-lab.toml are larger than"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path, given, said):
    with pytest.raises(UserError) as raised:
        read(tmp_path, given)
    told = sentence_of(raised.value, "en")
    assert said in told
    assert "perceptron-lab.toml" in told
    assert sentence_of(raised.value, "fr") != told
