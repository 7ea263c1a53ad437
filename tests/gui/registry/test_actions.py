"""The names by which mypy knows the actions are those of the table."""

from typing import get_args

from engine.errors import Language
from gui.language.translation import LANGUAGES
from gui.registry.action_names import ActionName
from gui.registry.actions import ACTIONS
from gui.registry.arrangements import ARRANGEMENTS, ArrangementName, arrangement_named
from gui.registry.view_actions import ARRANGEMENT_ACTIONS, LANGUAGE_ACTIONS, THEME_ACTIONS
from gui.style.theme import THEMES, Theme


def test_the_names_of_the_actions_are_those_of_the_table():
    assert [spec.name for spec in ACTIONS] == list(get_args(ActionName))


def test_every_arrangement_has_an_action_that_is_one_choice_of_all():
    assert tuple(ARRANGEMENT_ACTIONS) == tuple(ARRANGEMENTS)
    choices = [spec.name for spec in ACTIONS if spec.group == "arrangement"]
    assert list(ARRANGEMENT_ACTIONS.values()) == choices


def test_every_theme_and_every_language_has_an_action():
    assert tuple(THEME_ACTIONS) == THEMES == get_args(Theme)
    assert tuple(LANGUAGE_ACTIONS) == LANGUAGES
    assert set(LANGUAGES) == set(get_args(Language))


def test_every_arrangement_of_the_type_is_there_and_others_are_none():
    assert get_args(ArrangementName) == tuple(ARRANGEMENTS)
    assert arrangement_named("Descent") == "Descent"
    for stranger in ("Labb", None, 3, ["Lab"]):
        assert arrangement_named(stranger) is None
