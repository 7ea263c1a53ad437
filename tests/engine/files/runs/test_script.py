"""The exported script: run alone, it prints the numbers on screen."""

import subprocess
import sys

import numpy as np
import pytest

from engine.arrays import indices
from engine.errors import UserError
from engine.files.runs import script
from engine.files.runs.script_files import MOST_INLINE
from engine.files.tables import plants_csv
from engine.lab.session import Session
from engine.lab.state import (
    move,
    name_plants,
    put_probe,
    select,
    set_neuron,
    set_settings,
    standardise,
)
from engine.learning.settings import Rule, Settings
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from tests.sampling import one_in

STRANGERS = (
    "import sys\nfor name in ('engine', 'gui', 'PySide6', 'main'): sys.modules[name] = None\n"
)


def edit(session, change, *arguments, **settings):
    changed = change(session.state, *arguments, **settings)
    session.replace(session.state.changes_to(changed))


def shift(session, *plants):
    edit(session, select, indices(plants))
    edit(session, move, (0.3, -0.4))


def printed(path):
    """Run a script in a Python of its own, from elsewhere, with nothing of ours to import."""
    code = STRANGERS + f"import runpy; runpy.run_path({str(path)!r})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=path.parent.parent
    )
    assert done.stderr == ""
    return {
        name: float(value)
        for name, value in (line.split(" = ") for line in done.stdout.splitlines())
    }


def assert_prints_the_screen(session, tmp_path, language="en"):
    frame = session.frame()
    path = tmp_path / "run.py"
    script.write(path, frame, language)
    numbers = printed(path)
    on_screen = {
        "w1": frame.neuron.w1, "w2": frame.neuron.w2, "b": frame.neuron.b,
        "loss": frame.loss, "accuracy": frame.accuracy,
    }  # fmt: skip
    assert numbers.keys() == on_screen.keys()
    for name, value in on_screen.items():
        assert numbers[name] == pytest.approx(value, rel=1e-9, abs=1e-9), name
    return path.read_text(encoding="utf-8")


def code_of(text):
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def full_batch(session):
    session.learn(500)


def mini_batches(session):
    edit(session, set_settings, batch_size=4, seed=3, learning_rate=0.5)
    session.learn(123)


def rosenblatt(session):
    edit(session, set_settings, rule=Rule.PERCEPTRON, seed=5, learning_rate=0.05)
    session.learn(77)


def settings_changed_on_the_way(session):
    session.learn(20)
    edit(session, set_settings, learning_rate=0.7)
    session.learn(30)
    edit(session, set_settings, learning_rate=0.05)
    session.learn(10)
    edit(session, set_settings, batch_size=2, seed=1)
    session.learn(11)
    edit(session, set_settings, rule=Rule.PERCEPTRON)
    session.learn(7)


def hand_set_weights(session):
    edit(session, set_neuron, Neuron(-1.25, 2.5, 1e-7))
    session.learn(40)


def scrubbed_back(session):
    session.learn(200)
    session.go_to(37)


def gone_on_from_the_past(session):
    session.learn(200)
    session.go_to(50)
    edit(session, set_settings, learning_rate=1.5)
    session.learn(25)


def standardised_measures(session):
    edit(session, standardise, True)
    edit(session, set_settings, learning_rate=2.0)
    session.learn(60)


def no_step_at_all(session):
    edit(session, set_neuron, Neuron(1, -2, 0.5))


def a_mystery_plant(session):
    edit(session, put_probe, (1.5, 1.5))
    session.learn(30)


def own_formulas(session):
    edit(session, set_settings, formulas=("mean((a-y)*x1)", "mean((a-y)*x2)", "mean(a-y)"))
    session.learn(15)


def plants_moved_on_the_way(session):
    session.learn(15)
    shift(session, 0, 2)
    session.learn(15)


def plants_moved_after_going_back(session):
    session.learn(30)
    session.go_to(0)
    shift(session, 1)
    session.go_to(20)


def a_wild_rate(session):
    edit(session, set_settings, learning_rate=100.0, batch_size=1)
    session.learn(2_000)


CASES = [
    full_batch, mini_batches, rosenblatt, settings_changed_on_the_way, hand_set_weights,
    scrubbed_back, gone_on_from_the_past, standardised_measures, no_step_at_all, a_mystery_plant,
    own_formulas, plants_moved_on_the_way, plants_moved_after_going_back, a_wild_rate,
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
@pytest.mark.parametrize("plants", one_in(2, ["six", "overlapping_groups"]))
def test_run_alone_it_prints_the_numbers_on_screen(case, plants, tmp_path):
    session = Session(samples.make(plants, 60, 0.3, 2))
    case(session)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    text = assert_prints_the_screen(session, folder)
    assert len(max(text.splitlines(), key=len)) <= 100


def test_for_the_six_plants_it_is_a_dozen_readable_lines(tmp_path):
    session = Session()
    session.learn(200)
    lines = code_of(script.script_of(session.frame(), "en"))
    assert 12 <= len(lines) <= 16
    assert lines[0] == "import numpy as np"
    assert "for step in range(200):" in lines


def test_its_comments_are_in_the_language_asked_for_and_its_code_is_the_same():
    session = Session()
    session.learn(5)
    english, french = (script.script_of(session.frame(), code) for code in ("en", "fr"))
    assert "# the learning rate" in english
    assert "# le taux d’apprentissage" in french
    assert [line.split("#")[0] for line in code_of(english)] == [
        line.split("#")[0] for line in code_of(french)
    ]


def test_what_no_script_can_find_again_is_said():
    moved, typed = Session(), Session()
    plants_moved_on_the_way(moved)
    own_formulas(typed)
    assert "plants were changed" in script.script_of(moved.frame(), "en").replace("\n# ", " ")
    text = script.script_of(typed.frame(), "en")
    assert "dw1 = mean((a-y)*x1)" in text
    assert not [line for line in code_of(text) if "mean((a-y)*x1)" in line]  # told, never run


def test_many_plants_stand_in_a_file_beside_it(tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    session = Session(samples.make("overlapping_groups", 2_500, 0.3, 2))
    session.learn(30)
    assert_prints_the_screen(session, folder)
    saved = plants_csv.read(folder / "run_plants.csv")
    assert saved.x.tolist() == session.state.plants.x.tolist()
    script.write(folder / "run.py", session.frame(), "en")
    assert sorted(path.name for path in folder.iterdir()) == ["run.py", "run_plants.csv"]


def test_standardised_plants_in_a_file_beside_it_are_known_again(tmp_path):
    session = Session(samples.make("overlapping_groups", 2_500, 0.3, 2))
    edit(session, standardise, True)
    for _ in range(3):
        written = script.write(tmp_path / "run.py", session.frame(), "en")
    assert [path.name for path in written] == ["run.py", "run_plants.csv"]
    edit(session, standardise, False)
    written = script.write(tmp_path / "run.py", session.frame(), "en")
    assert [path.name for path in written] == ["run.py", "run_plants_2.csv"]


def test_a_file_beside_it_that_is_somebody_elses_stays(tmp_path):
    mine = tmp_path / "run_plants.csv"
    mine.write_text("my notes")
    session = Session(samples.make("overlapping_groups", 2_500, 0.3, 2))
    written = script.write(tmp_path / "run.py", session.frame(), "en")
    assert mine.read_text() == "my notes"
    assert [path.name for path in written] == ["run.py", "run_plants_2.csv"]


def test_without_a_plant_there_is_nothing_to_write(tmp_path):
    with pytest.raises(UserError) as refused:
        script.write(tmp_path / "run.py", Session(Dataset.empty()).frame(), "en")
    assert refused.value.code == "no_plants"
    assert list(tmp_path.iterdir()) == []


def test_a_long_run_is_given_again_in_one_loop():
    session = Session(settings=Settings(stop_when_converged=False))
    session.learn(50_000)
    text = script.script_of(session.frame(), "en")
    assert "for step in range(50000):" in text


@pytest.mark.parametrize(("count", "files"), [(MOST_INLINE, 1), (MOST_INLINE + 1, 2)])
def test_so_many_plants_stand_in_the_script_and_more_beside_it(tmp_path, count, files):
    session = Session(samples.overlapping_groups(count, 0.3, 0))
    assert len(script.write(tmp_path / "run.py", session.frame(), "en")) == files


def test_another_seed_begins_another_loop_only_where_it_draws_batches():
    for batch_size, loops in ((None, 1), (2, 2)):
        session = Session(settings=Settings(batch_size=batch_size, stop_when_converged=False))
        session.learn(12)
        edit(session, set_settings, seed=5)
        session.learn(12)
        assert script.script_of(session.frame(), "en").count("for step in range(") == loops


NAMED = (("Taille", "Masse"), ("rugby", "danse"))


@pytest.mark.parametrize("count", [6, MOST_INLINE + 1])
def test_the_names_that_a_table_brought_are_in_the_comments(tmp_path, count):
    x = np.random.default_rng(4).normal(size=(count, 2))
    session = Session(Dataset.of(x, x[:, 0] > 0, *NAMED).standardised())
    written = script.write(tmp_path / "run.py", session.frame(), "fr")
    text = written[0].read_text(encoding="utf-8").replace("\n# ", " ")
    assert "y = 1 pour « danse », y = 0 pour « rugby »." in text
    assert "x1 est « Taille », x2 est « Masse »." in text
    assert "toxique" not in text
    assert "cm" not in text
    assert script.write(tmp_path / "run.py", session.frame(), "fr") == written  # known again


def test_no_name_leaves_its_comment():
    measures, usual = [(1, 2), (2, 1)], Dataset.of([(1, 2), (2, 1)], [0, 1])
    named = Dataset.of(measures, [0, 1], ("a\nb = 1", "c"), ("d\nimport os", "e"))
    texts = [script.script_of(Session(plants).frame(), "en") for plants in (named, usual)]
    assert code_of(texts[0]) == code_of(texts[1])


def test_names_of_a_person_stand_beside_those_of_the_course():
    session = Session(samples.six())
    edit(session, name_plants, ("taille (cm)", "leaf_length"), ("rugby", "toxic"))
    english, french = (script.script_of(session.frame(), language) for language in ("en", "fr"))
    assert "y = 1 is “toxic”, y = 0 is “rugby”" in english
    assert "x1 is “taille (cm)”, x2 is “leaf length (cm)”" in english
    assert "y = 1 pour « toxique », y = 0 pour « rugby »" in french
    assert "x2 est « longueur de la feuille (cm) »" in french
