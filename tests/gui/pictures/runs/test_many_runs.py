"""Many runs in the window: worked out while seen, chosen by mouse and keys, one undo each."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from engine.changed import Changed
from engine.experiments import race as race_engine
from engine.experiments.penalty_curve import RATES
from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from gui.pictures.factory import make_picture
from gui.pictures.runs.mosaic import mosaic_in
from gui.style.theme import Look
from tests.gui.conftest import NONE, settle, shown
from tests.gui.pictures.runs.worked_out import CORNERS, XOR, frame_of

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def work(window):
    """Return a function that works out what a picture shows, without a clock."""

    def finish(picture):
        session, name = window.store.session, picture.experiment
        window.store.flush()
        while not session.is_experiment_done(name):
            window.store._announce(session.work_on_experiment(name, lambda: True))
        settle()
        return picture

    return finish


@pytest.fixture
def starts(window, work):
    store = window.store
    store.use_plants(CORNERS)
    store.set_architecture(XOR)
    store.set_settings(optimiser=Optimiser.ADAM, learning_rate=0.5, stop_at_step=60)
    store.undo_stack.clear()
    return work(shown(window, "manyStarts", (640, 520)))


def field_of(picture, place):
    return picture.mosaic(QRectF(picture.canvas.rect())).field(place)


def test_a_click_goes_on_with_a_run_and_one_undo_takes_it_back(window, starts):
    store = window.store
    store.session.learn(3)
    before = store.frame().parameters
    result = starts.frame.experiments.starts
    wanted = result.parameters[result.order[7]]
    QTest.mouseClick(starts.canvas, LEFT, NONE, field_of(starts, 7).center().toPoint())
    settle()
    frame = store.frame()
    assert frame.parameters.tolist() == wanted.tolist()
    assert frame.loss == pytest.approx(result.losses[result.order[7]], rel=1e-9)
    assert frame.counts.wrong == result.mistakes[result.order[7]]
    assert (frame.step, len(frame.ghosts)) == (0, 1)
    assert starts.frame.experiments.starts is result  # they are the same forty runs
    store.undo()
    assert store.frame().parameters.tolist() == before.tolist()
    assert not store.can_undo


def test_keys_go_from_run_to_run_and_take_one(window, starts):
    canvas, columns = starts.canvas, starts.mosaic(QRectF(starts.canvas.rect())).columns
    down, up = Qt.Key.Key_Down, Qt.Key.Key_Up
    for key, modifier in ((down, NONE), (down, NONE), (down, SHIFT), (up, NONE)):
        QTest.keyClick(canvas, key, modifier)
    result, place = starts.frame.experiments.starts, columns
    run = int(result.order[place])
    assert str(run + 1) in starts.texts(starts.frame)["marked"]
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    settle()
    assert window.store.frame().parameters.tolist() == result.parameters[run].tolist()


def test_forty_other_starts_are_drawn_and_can_be_taken_back(window, starts, work):
    first = starts.frame.experiments.starts
    starts._others.click()
    settle()
    work(starts)
    others = starts.frame.experiments.starts
    assert others.first == 40
    assert not np.array_equal(others.parameters, first.parameters)
    window.store.undo()
    assert work(starts).frame.experiments.starts.first == 0


def test_the_summary_counts_what_is_solved(window, starts):
    result = starts.frame.experiments.starts
    texts = starts.texts(starts.frame)
    assert texts["summary"].startswith(f"{sum(m == 0 for m in result.mistakes)} of 40")
    assert "2-2-1 tanh, Adam, α = 0.5" in texts["how"]
    best, worst = (texts[f"run {place}"] for place in (0, 39))
    assert best.endswith("✓")
    assert worst.split("✗")[1].strip() == str(result.mistakes[result.order[-1]])
    window.store.delete_all()
    settle()
    assert "No plant" in starts.texts(window.store.frame())["summary"]


def test_what_is_hidden_or_still_edited_is_not_worked_on(window):
    store = window.store
    worker = store.experiment_worker
    assert not worker.wanted()
    picture = shown(window, "manyStarts", (640, 520))
    assert worker.wanted() == {"starts"}
    assert worker._quiet.isActive()
    assert not worker._timer.isActive()
    worker._work()  # what the timer does after a third of a second at peace
    assert worker._timer.isActive()
    worker._work()
    settle()
    assert picture.frame.experiments.starts.step > 0
    store.flip_plant(0)
    assert worker._quiet.isActive()
    worker._work()
    window.docks["manyStarts"].hide()
    assert not worker._timer.isActive() or not worker.wanted()
    worker._work()
    assert not worker._timer.isActive()


@pytest.fixture
def race(window, work, monkeypatch):
    monkeypatch.setattr(race_engine, "STEPS", 200)
    window.store.use_plants(samples.overlapping_groups(20, 0.3, 1))
    window.store.set_settings(learning_rate=0.5)
    window.store.undo_stack.clear()
    return work(shown(window, "race", (900, 520)))


def test_the_race_goes_by_and_then_says_who_won(window, race):
    track = race.frame.experiments.race.as_shown
    assert race._replay.is_on  # it was just worked out
    assert race.texts(race.frame)["first"] == "Who arrives first?"
    names = [line.racer for line in race._lines(race.frame, race.frame.experiments.race)]
    assert names == list(window.store.frame().choices.racers)  # nothing is given away
    race._replay.finish()
    chosen = window.store.frame().choices.racers
    arrivals = track.arrivals(chosen)
    winner = min((r for r in chosen if arrivals[r] is not None), key=arrivals.get)
    first = race.texts(race.frame)["first"]
    assert winner.value in first.lower()
    assert str(arrivals[winner]) in first
    assert "standardised" in race.texts(race.frame)["how"]
    race._again.click()
    assert race._replay.is_on


def test_who_races_and_on_which_plants_is_chosen_and_undone(window, race):
    store, actions = window.store, race._actions_of
    actions[Optimiser.RMSPROP].trigger()
    settle()
    assert store.frame().choices.racers[-2:] == (Optimiser.RMSPROP, Optimiser.ADAM)
    race._measures.buttons[1].click()
    settle()
    assert store.frame().choices.races_standardised
    store.undo()
    assert not store.frame().choices.races_standardised
    for racer in store.frame().choices.racers:
        actions[racer].trigger()
        settle()
    assert store.frame().choices.racers == (Optimiser.ADAM,)  # the last one stays
    assert [racer for racer, action in actions.items() if action.isChecked()] == [Optimiser.ADAM]


@pytest.fixture
def curve(window, work):
    window.store.use_plants(samples.moons(40, 0.5, 1))
    window.store.hold_out(0.5)
    window.store.set_settings(stop_at_step=40)
    window.store.undo_stack.clear()
    return work(shown(window, "lambda", (620, 420)))


def test_a_click_and_keys_take_a_rate_each_one_undo(window, curve):
    store = window.store
    plot = curve.plot(curve.frame.experiments.penalty, QRectF(curve.canvas.rect()))
    QTest.mouseClick(curve.canvas, LEFT, NONE, plot.at(-1.95, 0.1).toPoint())
    settle()
    assert store.frame().settings.penalty == Penalty(PenaltyKind.L2, 0.01)
    assert curve.texts(curve.frame)["rate"] == "chosen: R = 0.01"
    store.undo()
    settle()
    assert store.frame().settings.penalty.is_none
    QTest.keyClick(curve.canvas, Qt.Key.Key_Up)
    settle()
    assert store.frame().settings.penalty == Penalty(PenaltyKind.L2, RATES[1])
    QTest.keyClick(curve.canvas, Qt.Key.Key_Down)
    settle()
    assert store.frame().settings.penalty.is_none


def test_the_best_rate_is_that_of_plants_held_out(window, curve, work):
    result = curve.frame.experiments.penalty
    best = min(range(len(RATES)), key=lambda at: result.test_losses[at])
    assert f"R = {RATES[best]:g} " in curve.texts(curve.frame)["best"]
    window.store.hold_out(0)
    work(curve)
    assert "Hold plants out" in curve.texts(curve.frame)["best"]
    assert curve.frame.experiments.penalty.test_losses is None


@pytest.mark.parametrize("size", [(300, 120), (640, 420), (998, 478), (200, 600)])
def test_each_field_lies_in_its_cell_and_lines_have_room(size):
    mosaic = mosaic_in(QRectF(5, 40, *size), 40, QRectF(0, 0, 80, 16))
    cells = [mosaic.cell(place) for place in range(40)]
    for place, cell in enumerate(cells):
        assert mosaic.box.adjusted(-0.01, -0.01, 0.01, 0.01).contains(cell)
        assert cell.contains(mosaic.field(place))
        assert mosaic.place_at(cell.center()) == place
    assert not mosaic.caption or mosaic.field(0).width() >= 80
    assert mosaic.place_at(QPointF(0, 0)) is None


def test_a_picture_that_never_waited_shows_the_whole_race(qapp):
    picture = make_picture("race", Look())
    picture.set_frame(frame_of("race"), Changed.EVERYTHING)
    picture.grab()
    assert not picture._replay.is_on
    picture.deleteLater()
