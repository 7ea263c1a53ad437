"""What is exported is looked for beside the session; what begins on other plants, at 0."""

import pytest
from PySide6.QtWidgets import QFileDialog

from engine.lessons.page_setup import PageSetup
from engine.model import samples
from engine.model.neuron import Neuron
from tests.gui.conftest import controllers_of, settle


@pytest.fixture
def asked_for(monkeypatch):
    """The names that file dialogues begin with; each is cancelled."""
    names = []

    def cancel(_parent, _title, name, *_more):
        names.append(name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(cancel))
    return names


def export_everything(window):
    for name in ("actionExportScript", "actionExportTrace", "actionSavePlants"):
        window.actions_[name].trigger()
    window.store.step_on()
    for name, exporter in (
        ("actionExportPicture", controllers_of(window).picture_export),
        ("actionExportAnimation", controllers_of(window).run_export),
    ):
        window.actions_[name].trigger()
        exporter.dialog.accept()
        settle()


def test_exports_are_looked_for_beside_the_session_or_the_table(window, asked_for, tmp_path):
    export_everything(window)
    names = list(asked_for)
    assert len(names) == 5
    asked_for.clear()
    session = controllers_of(window).session
    (tmp_path / "lab").mkdir()
    session._write(tmp_path / "lab" / "mine.plab")
    export_everything(window)
    assert asked_for == [str(tmp_path / "lab" / name) for name in names]
    window.sample_requested.emit("iris")
    window.actions_["actionExportScript"].trigger()
    assert asked_for[-1] == str(tmp_path / "lab" / names[0])
    (tmp_path / "plants.csv").write_text("x1,x2,y\n0.5,2,1\n2,1,0\n", encoding="utf-8")
    session.asks = False
    session.open_path(tmp_path / "plants.csv")
    window.actions_["actionSavePlants"].trigger()
    assert asked_for[-1] == str(tmp_path / names[2])


def test_other_plants_after_a_lesson_begin_at_weights_0(window):
    setup = PageSetup(samples.iris(), Neuron(40.0, -3.0, 2.0))
    window.store.apply_setup(setup, keeps_formulas=False)
    window.store.step_on()
    window.sample_requested.emit("six")
    settle()
    assert window.store.frame().neuron == Neuron()
    assert window.store.frame().loss == pytest.approx(0.693147, abs=1e-6)
    window.store.undo()
    assert window.store.session.state.run.start.tolist() == [40.0, -3.0, 2.0]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "same weights as before: w₁ = 1.5, w₂"),
        ("fr", "mêmes poids qu’avant\xa0: w₁ = 1,5, w₂"),
    ],
)
def test_other_plants_that_begin_at_a_person_s_own_weights_say_so(open_window, language, said):
    window = open_window(language)
    window.store.set_neuron(Neuron(1.5, 2.0, -3.0))
    window.sample_requested.emit("iris")
    settle()
    assert window.store.frame().neuron == Neuron(1.5, 2.0, -3.0)
    assert said in window.status.label.text()
