"""No text of many runs is cut, lies on another, or is small at a projector."""

from dataclasses import replace

import pytest

from engine.changed import Changed
from engine.lab.choices import chosen
from engine.learning.settings import Optimiser
from gui.language import translation
from gui.pictures.factory import make_picture
from gui.style.theme import look_of
from tests.gui.pictures.recorded import overlaps, record, small_texts
from tests.gui.pictures.runs.worked_out import frame_of
from tests.gui.pictures.test_texts_have_room import cut_in
from tests.gui.written import without_a_number

SIZES = ((300, 190), (420, 270), (640, 560), (998, 512))
PROJECTED = ((375, 440), (480, 300), (640, 420), (998, 478))
PICTURES = {"starts": "manyStarts", "race": "race", "penalty": "lambda"}
ALL_RACE = {"racers": tuple(Optimiser)}


@pytest.fixture
def language(request, qapp):
    translation.set_language(request.param)
    yield request.param
    translation.set_language("en")


def faults_of(name, frame, look, sizes):
    picture, found = make_picture(PICTURES[name], look), []
    picture.set_frame(frame, Changed.EVERYTHING)
    for size in sizes:
        drawn = record(picture, frame, size)
        faults = overlaps(drawn) + cut_in(picture, frame, size)
        faults += small_texts(drawn) if look.type_scale > 1 else []
        written = [text.text for text in drawn if text.kind == "text"]
        faults += without_a_number(written)
        assert written
        found += [f"{size}: {fault}" for fault in faults]
    picture.deleteLater()
    return found


@pytest.mark.parametrize("language", ["fr"], indirect=True)
@pytest.mark.parametrize("projector", [False, True], ids=["desk", "projector"])
@pytest.mark.parametrize("name", PICTURES)
def test_what_many_runs_say_can_be_read(language, name, projector):
    sizes = PROJECTED[1:3] if projector else SIZES[:2]
    assert faults_of(name, frame_of(name), look_of("light", projector), sizes) == []


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr", "en"], indirect=True)
@pytest.mark.parametrize("projector", [False, True], ids=["desk", "projector"])
def test_what_many_runs_say_can_be_read_in_every_size(language, projector):
    look, sizes = look_of("dark", projector), PROJECTED if projector else SIZES
    for name in PICTURES:
        frame = frame_of(name)
        every = replace(frame.state, choices=chosen(frame.choices, **ALL_RACE))
        for state in (frame.state, every):
            assert faults_of(name, replace(frame, state=state), look, sizes) == []
    assert faults_of("starts", frame_of("starts, bare, too early"), look, sizes) == []
    assert faults_of("penalty", frame_of("penalty, none held out"), look, sizes) == []


@pytest.mark.parametrize("language", ["fr"], indirect=True)
def test_where_the_table_of_a_race_has_no_room_a_line_says_who_arrives_when(language):
    picture, frame = make_picture("race", look_of("dark")), frame_of("race")
    drawn = record(picture, frame, (300, 190))
    written = [text.text for text in drawn if text.kind == "text"]
    lines = picture._lines(frame, frame.experiments.race)
    words = [f"{line.name} " for line in lines]
    assert [text for text in written if text in words] == words
    for line, name in zip(lines, words, strict=True):
        assert written[written.index(name) + 1] == line.steps[0]
    middles = [text.box.center().y() for text in drawn if text.text in words]
    assert max(middles) - min(middles) < 5
