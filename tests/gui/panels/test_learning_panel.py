"""The panel of settings: whole at a projector in French, and true to the run, however large."""

from dataclasses import replace

import pytest

from engine.changed import Changed
from engine.errors import UserError
from engine.files.lessons.page_setup import PageSetupValues, Vocabulary
from engine.files.sessions import session_parts
from engine.files.sessions.json_part import Part, PartError
from engine.lab.session import Session
from engine.learning.settings import Settings
from gui.language import translation
from gui.panels.learning_panel import LearningPanel
from gui.registry.arrangements import ARRANGEMENTS
from gui.style.theme import look_of

LARGEST = 2**31 - 1
KEYS = ("seed", "batch_size", "stop_at_step")


def of_lesson(key, number, tmp_path):
    values = PageSetupValues("", tmp_path / "lesson.toml", Vocabulary((), (), ()))
    return values.setup({"settings": {key: number}}, ("steps", 0)).settings[key]


def of_session(key, number):
    written = session_parts.settings_to_json(Settings()) | {key: number}
    return getattr(session_parts.settings_of(Part(written, "settings")), key)


@pytest.mark.parametrize("number", [5_000_000, LARGEST])
def test_what_a_lesson_or_session_asks_for_is_what_the_panel_shows(qtbot, tmp_path, number):
    panel = LearningPanel(look_of("dark"))
    qtbot.addWidget(panel)
    read = {key: of_lesson(key, number, tmp_path) for key in KEYS}
    assert read == {key: of_session(key, number) for key in KEYS} == dict.fromkeys(KEYS, number)
    frame = Session().frame()
    state = replace(frame.state, settings=Settings(**read))
    panel.set_frame(replace(frame, state=state), Changed.EVERYTHING)
    shown = [field.value() for field in (panel.seed, panel.batch_size, panel.stop_step)]
    assert shown == [number] * 3


@pytest.mark.parametrize("key", KEYS)
def test_what_no_field_could_show_is_refused_by_lesson_session_and_settings(tmp_path, key):
    with pytest.raises(UserError) as refused:
        of_lesson(key, LARGEST + 1, tmp_path)
    assert (refused.value.code, refused.value.facts["most"]) == ("lesson_whole", LARGEST)
    with pytest.raises(PartError):
        of_session(key, LARGEST + 1)
    with pytest.raises(UserError) as refused:
        Settings(**{key: LARGEST + 1})
    assert (refused.value.code, refused.value.facts["most"]) == (key, LARGEST)


def test_no_control_is_cut_at_a_projector(qtbot, qapp):
    before = translation.language()
    translation.set_language("fr")
    panel = LearningPanel(look_of("light", True))
    qtbot.addWidget(panel)
    translation.set_language(before)
    assert panel.minimumSizeHint().width() <= ARRANGEMENTS["Lab"].share * 1280
