"""`kinds` and `measures` on the pages of a lesson: they go with the plants, and back."""

from pathlib import Path

import pytest

from engine.errors import UserError
from engine.files.lessons.lesson_file import read_text
from engine.files.lessons.page_setup import Vocabulary
from engine.lab.session import Session
from engine.lessons.page_setup import setup_forwards, setup_from_beginning, setup_on_return
from engine.model.dataset import KINDS, LEAF

NAMES = Vocabulary(("Lab",), ("field",), ("tools",))
HEAD = 'format = 1\nid = "mine"\ntitle = "Mine"\n'
PAGES = (
    'plants = "six"\nkinds = ["rugby", " danse "]\nmeasures = ["taille (m)", "masse (kg)"]',
    'kinds = ["chats", "chiens"]',
    "speed = 5",
    'plants = "iris"',
)
DANCE, CATS = ("rugby", "danse"), ("chats", "chiens")
MEASURES = ("taille (m)", "masse (kg)")


def lesson(pages=PAGES):
    text = HEAD + "".join(f'[[steps]]\ntext = "Look"\n{page}\n' for page in pages)
    return read_text(text, Path("mine.toml"), NAMES)


def names(state):
    return state.plants.kinds, state.plants.features


def test_names_stay_until_other_plants_come_and_come_back_on_the_way_back():
    setups, state, went = lesson().setups, Session().state, []
    for page in range(4):
        state = setup_forwards(setups, page).apply(state)
        went.append(names(state))
        assert names(setup_from_beginning(setups, page).apply(Session().state)) == went[-1]
    assert went[:3] == [(DANCE, MEASURES), (CATS, MEASURES), (CATS, MEASURES)]
    assert went[3][0] == KINDS
    for left in (3, 2, 1):
        state = setup_on_return(setups, left).apply(state)
        assert names(state) == went[left - 1]


def test_a_page_that_names_the_plants_of_a_student_gives_the_usual_names_back():
    setups = lesson(("speed = 5", 'kinds = ["a", "b"]')).setups
    state = setup_forwards(setups, 1).apply(Session().state)
    assert names(state) == (("a", "b"), LEAF)
    assert names(setup_on_return(setups, 1).apply(state)) == (KINDS, LEAF)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('kinds = "danse"', "lesson_names"),
        ('kinds = ["danse"]', "lesson_names"),
        ('kinds = ["danse", 3]', "lesson_names"),
        ('kinds = ["danse", " "]', "lesson_names"),
        (f'measures = ["x", "{"y" * 61}"]', "lesson_names"),
        ('kinds = ["danse", "Danse"]', "names_same"),
        ('kinds = { fr = "danse" }', "lesson_names"),
    ],
)
def test_what_names_nothing_is_refused_with_its_line(line, reason):
    with pytest.raises(UserError) as raised:
        lesson((line,))
    error = raised.value
    because = error.facts.get("because")
    assert reason == (because.code if isinstance(because, UserError) else error.code)
    assert error.facts["line"] == 6
