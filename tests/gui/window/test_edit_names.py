"""The menu says what undo takes back, in the language on screen, whatever it was."""

import pytest

from gui.language.translation import set_language
from gui.state.edit_kind import EditKind
from gui.window.action_states import edit_name
from tests.gui.conftest import settle


def test_every_edit_has_a_name_in_english_and_in_french(qapp):
    names = {}
    for language in ("fr", "en"):
        set_language(language)
        names[language] = [edit_name(kind) for kind in EditKind]
        assert all(names[language])
        assert len(set(names[language])) == len(EditKind)
    both = zip(names["en"], names["fr"], strict=True)
    assert [english for english, french in both if english == french] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ["&Undo: formulas of the exercise", "&Redo: formulas of the exercise"]),
        (
            "fr",
            ["&Annuler\u00a0: formules de l’exercice", "&Rétablir\u00a0: formules de l’exercice"],
        ),
    ],
)
def test_undo_of_a_typed_formula_is_said_in_words(open_window, language, text):
    window = open_window(language)
    actions = window.actions_
    actions["actionCourse"].trigger()
    window.course_panel.exercise.formulas_edited.emit(("mean((a-y)x1)", "", ""))
    settle()
    undo = actions["actionUndo"].text()
    actions["actionUndo"].trigger()
    settle()
    assert [undo, actions["actionRedo"].text()] == text
