"""The exercise shows the formulas that came while another page was open."""

from engine.changed import Changed
from engine.lab.session import Session
from engine.lab.state import set_choices
from engine.model.neuron import PARAMETERS
from gui.panels.exercises.exercise_box import ExerciseBox
from gui.style.theme import look_of


def test_formulas_that_came_while_it_was_hidden_are_there_when_it_is_shown(qtbot):
    box = ExerciseBox(look_of("dark"))
    qtbot.addWidget(box)
    typed = ("mean(y)", "a", "")
    session = Session()
    session.replace(session.state.changes_to(set_choices(session.state, formulas=typed)))
    box.set_frame(session.frame(), Changed.CHOICES)
    assert [box.fields[name].text() for name in PARAMETERS] == ["", "", ""]
    box.show()
    assert tuple(box.fields[name].text() for name in PARAMETERS) == typed
