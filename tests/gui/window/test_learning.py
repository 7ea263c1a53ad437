import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider, QWidget

from engine.model import samples
from engine.model.dataset import Dataset
from gui.state.frame_clock import FrameClock
from tests.engine import parameter_rows, trace_rows
from tests.gui.conftest import press_key, settle
from tests.gui.written import without_a_number


def step_on(window, times):
    for _ in range(times):
        window.actions_["actionStep"].trigger()
    settle()


def test_the_window_opens_on_the_six_plants_with_nothing_learned(window):
    frame = window.store.frame()
    assert frame.plants.same_as(samples.six())
    assert (frame.neuron.w1, frame.neuron.w2, frame.neuron.b) == (0, 0, 0)
    assert "Space" in window.status.label.text()


def test_space_plays_and_pauses(window, qtbot):
    press_key(window, Qt.Key.Key_Space)
    assert window.store.is_playing
    qtbot.waitUntil(lambda: window.store.session.step >= 5, timeout=5000)
    press_key(window, Qt.Key.Key_Space)
    assert not window.store.is_playing
    stopped = window.store.session.step
    qtbot.wait(100)
    assert window.store.session.step == stopped


def test_right_and_left_step_on_and_back_and_home_rewinds(window):
    for _ in range(3):
        press_key(window, Qt.Key.Key_Right)
    assert window.playback_bar.timeline.value() == 3
    press_key(window, Qt.Key.Key_Left)
    assert window.playback_bar.timeline.value() == 2
    press_key(window, Qt.Key.Key_Home)
    assert window.playback_bar.timeline.value() == 0
    assert window.store.frame().neuron.w1 == 0


def test_the_sliders_show_the_first_step_of_a_hand_calculation(window):
    step_on(window, 1)
    # From w = 0 every a is 1/2: dL/dw1 = (sum of x1 non-toxic - toxic) / 12, and so on.
    w1 = -0.1 * (2.0 + 2.5 + 2.2 - 0.5 - 1.1 - 0.7) / 12
    w2 = -0.1 * (1.0 + 0.7 + 0.3 - 2.0 - 2.1 - 2.6) / 12
    values = {name: window.findChild(QWidget, name).value() for name in ("w1", "w2", "b")}
    assert values == pytest.approx({"w1": w1, "w2": w2, "b": 0.0}, abs=1e-12)


def test_the_timeline_shows_any_step_again_and_the_regions_with_it(window):
    step_on(window, 20)
    weights = parameter_rows(window.store.session.state.run.trace).tolist()
    timeline = window.findChild(QSlider, "timeline")
    assert (timeline.minimum(), timeline.maximum(), timeline.value()) == (0, 20, 20)
    for step in (7, 0, 13):
        timeline.setValue(step)
        settle()
        shown = window.field.frontier.neuron
        assert [shown.w1, shown.w2, shown.b] == weights[step]
        assert window.readouts.text_of("step") == str(step)
    assert timeline.maximum() == 20


def test_going_on_from_the_past_drops_the_tail_and_keeps_it_as_a_ghost(window):
    step_on(window, 20)
    window.playback_bar.timeline.setValue(5)
    settle()
    step_on(window, 1)
    assert window.playback_bar.timeline.maximum() == 6
    ghosts = window.store.frame().ghosts
    assert [len(ghost.losses) for ghost in ghosts] == [21]
    assert "step 5" in window.status.label.text()
    window.actions_["actionClearGhosts"].trigger()
    assert window.store.frame().ghosts == ()


def test_two_rates_are_compared_from_the_same_start(window):
    step_on(window, 30)
    window.actions_["actionRewind"].trigger()
    window.findChild(QWidget, "learningRate").setValue(0.5)
    step_on(window, 30)
    frame = window.store.frame()
    assert [ghost.learning_rate for ghost in frame.ghosts] == [0.1]
    assert frame.ghosts[0].losses[0] == frame.losses[0] == pytest.approx(math.log(2))
    assert frame.losses[-1] < frame.ghosts[0].losses[-1]


def test_a_replay_is_exact_with_and_without_scrubbing(open_window):
    def run(scrubs):
        window = open_window()
        window.store.set_settings(batch_size=2)
        window.store.place(1.5, 1.6, 1)
        for step in range(40):
            window.actions_["actionStep"].trigger()
            if scrubs and step % 7 == 3:
                here = window.playback_bar.timeline
                settle()
                here.setValue(here.maximum() // 2)
                settle()
                here.setValue(here.maximum())
                settle()
        return trace_rows(window.store.session.state.run.trace).tobytes()

    assert run(scrubs=False) == run(scrubs=True)


def test_setting_a_slider_begins_a_run_there_and_undo_brings_the_old_run_back(window):
    step_on(window, 10)
    before = trace_rows(window.store.session.state.run.trace).copy()
    window.findChild(QWidget, "w1").setValue(3.0)
    settle()
    assert window.store.frame().neuron.w1 == 3.0
    assert window.playback_bar.timeline.maximum() == 0
    window.actions_["actionUndo"].trigger()
    settle()
    assert window.playback_bar.timeline.value() == 10
    assert (trace_rows(window.store.session.state.run.trace) == before).all()


def test_random_starts_are_seeded(open_window):
    starts = []
    for _ in range(2):
        window = open_window()
        drawn = []
        for _ in range(3):
            window.actions_["actionRandomStart"].trigger()
            drawn.append(window.store.frame().neuron)
        starts.append(drawn)
    assert starts[0] == starts[1]
    assert len(set(starts[0])) == 3


def test_learning_stops_at_the_step_that_was_asked_for(window, qtbot):
    window.learning_panel.stops_at_step.click()
    window.learning_panel.stop_step.setValue(17)
    window.store.set_speed(math.inf)
    window.actions_["actionPlay"].trigger()
    qtbot.waitUntil(lambda: not window.store.is_playing, timeout=5000)
    assert window.store.session.step == 17


def test_learning_stops_when_it_has_converged_at_the_exact_minimum(open_window, qtbot):
    window = open_window(plants=samples.make("overlapping_groups", 60))
    window.store.set_settings(learning_rate=1.0)
    window.store.set_speed(math.inf)
    window.actions_["actionPlay"].trigger()
    qtbot.waitUntil(lambda: not window.store.is_playing, timeout=30000)
    settle()
    frame = window.store.frame()
    assert frame.neuron.parameters == pytest.approx(frame.neuron_frame.optimum.parameters, abs=1e-6)
    assert "minimum" in window.status.label.text()


def test_a_rate_too_large_is_said_and_the_button_goes_back_with_one_that_cures(open_window):
    window = open_window(plants=samples.make("overlapping_groups", 60))
    window.findChild(QWidget, "learningRate").setValue(60.0)
    step_on(window, 12)
    assert "too large" in window.status.label.text()
    assert window.status.button.isVisible()
    window.status.say("no such plant")  # an error in red does not hide the diagnosis
    assert window.status.label.text() == "no such plant"
    assert "too large" in window.status.label_beneath.text()
    assert window.status.label_beneath.isVisible()
    assert "Back to step" in window.status.button.text()
    assert window.status.button.isVisible()
    losses = window.store.frame().losses
    window.status.button.click()
    settle()
    frame = window.store.frame()
    assert frame.settings.learning_rate == pytest.approx(60.0 / 27)
    assert losses[frame.step + 1] > losses[frame.step]
    assert all(losses[i + 1] <= losses[i] for i in range(frame.step))
    assert not window.status.button.isVisible()


def test_rosenblatts_rule_comes_to_rest_when_all_plants_are_right(window, qtbot):
    window.learning_panel.rule.setCurrentIndex(1)
    window.learning_panel.rule.activated.emit(1)
    window.store.set_speed(math.inf)
    window.actions_["actionPlay"].trigger()
    qtbot.waitUntil(lambda: not window.store.is_playing, timeout=5000)
    settle()
    assert window.store.frame().counts.wrong == 0
    assert "Rosenblatt" in window.status.label.text()


@pytest.mark.parametrize(
    ("plants", "text"),
    [
        (Dataset.empty(), "No plant"),
        (Dataset.of([(1, 1), (2, 2)], [1, 1]), "Only toxic"),
        (Dataset.of([(1, 1)], [0]), "Only non-toxic"),
        (Dataset.of([(1, 1), (1, 1), (2, 2)], [1, 0, 0]), "touch"),
        (samples.make("xor", 40), "No line"),
        (samples.make("two_groups", 40, 0.1), "can separate"),
    ],
)
def test_what_happens_is_said_in_a_sentence_and_nothing_breaks(open_window, plants, text):
    window = open_window(plants=plants)
    if len(plants):
        window.store.set_parameter("w1", 0.5)
    for rate in (1e-4, 100.0):
        window.findChild(QWidget, "learningRate").setValue(rate)
        step_on(window, 3)
    window.playback_bar.timeline.setValue(0)
    settle()
    if text != "can separate" or window.store.frame().counts.wrong:
        assert text in window.status.label.text()
    texts = [window.readouts.text_of(row) for row in ("loss", "gradient", "likelihood")]
    assert without_a_number(texts) == []


def test_a_missed_toxic_plant_is_counted_by_name(window):
    window.store.set_parameter("b", -1.0)
    settle()
    assert window.readouts.text_of("toxic_missed") == "3"
    assert window.readouts.text_of("harmless_cleared") == "3"
    assert window.readouts.text_of("accuracy").startswith("3 of 6")


def test_as_fast_as_it_goes_takes_many_steps_a_tick_and_one_a_second_takes_one(open_window):
    window = open_window()
    now = [0.0]
    clock = window.store.clock
    clock._now = lambda: now[0]
    window.store.set_speed(1.0)
    window.store.play()
    for _ in range(3 * 60):
        now[0] += 1 / 60
        clock.tick()
    assert 3 <= window.store.session.step <= 4
    window.store.pause()
    window.store.set_speed(120.0)
    window.store.play()
    before = window.store.session.step
    for _ in range(60):
        now[0] += 1 / 60
        clock.tick()
    assert 118 <= window.store.session.step - before <= 122
    assert clock.measured == pytest.approx(120, rel=0.05)


def test_samples_replace_the_plants_name_their_source_and_can_be_undone(window):
    panel = window.samples_panel
    panel.sample.setCurrentIndex(panel.sample.findData("iris"))
    assert "Fisher" in panel.note.text()
    panel.place_button.click()
    settle()
    assert len(window.store.frame().plants) == 100
    assert "petal width" in window.field.axes["bottom"].labelText
    window.actions_["actionUndo"].trigger()
    settle()
    assert len(window.store.frame().plants) == 6
    assert "leaf width" in window.field.axes["bottom"].labelText


def test_the_loss_curve_reads_the_value_under_the_mouse_and_has_a_logarithmic_axis(window):
    step_on(window, 40)
    curve = window.loss_curve
    box = curve.view_box
    from PySide6.QtCore import QPointF

    curve._on_mouse(box.mapViewToScene(QPointF(25.2, 0.3)))
    settle()
    loss = window.store.frame().losses[25]
    assert curve._curves.prediction == f"step 25: {loss:.4f}"
    window.actions_["actionLogLoss"].setChecked(True)
    settle()
    (_, _), (bottom, top) = box.viewRange()
    assert 10**bottom <= window.store.frame().losses.min()
    assert 10**top >= window.store.frame().losses.max()
    ticks = [
        value for _, level in curve.axes["left"].tickValues(bottom, top, 100) for value in level
    ]
    assert len(ticks) >= 3
    assert "0.2" in curve.axes["left"].tickStrings(ticks, 1.0, 1.0)


def test_editing_plants_in_the_middle_of_a_run_updates_the_loss_shown(window):
    step_on(window, 10)
    window.store.place(2.0, 0.5, 1)
    settle()
    frame = window.store.frame()
    from engine.loss.log_loss import log_loss

    assert frame.loss == pytest.approx(log_loss(frame.z, frame.plants.y), rel=1e-12)
    assert frame.losses[-1] == frame.loss
    assert window.playback_bar.timeline.value() == 10


def test_the_mouse_reads_an_earlier_run_where_this_one_has_not_come_yet(window):
    step_on(window, 60)
    window.actions_["actionRewind"].trigger()
    window.findChild(QWidget, "learningRate").setValue(0.5)
    step_on(window, 10)
    from PySide6.QtCore import QPointF

    box = window.loss_curve.view_box
    window.loss_curve._on_mouse(box.mapViewToScene(QPointF(50.0, 0.3)))
    settle()
    earlier = window.store.frame().ghosts[0].losses[50]
    assert window.loss_curve._curves.prediction == f"step 50: {earlier:.4f}"


def test_an_earlier_run_that_overshot_does_not_flatten_this_one(open_window):
    window = open_window(plants=samples.make("overlapping_groups", 60))
    window.findChild(QWidget, "learningRate").setValue(100.0)
    step_on(window, 20)
    window.actions_["actionRewind"].trigger()
    window.findChild(QWidget, "learningRate").setValue(0.1)
    step_on(window, 20)
    _, (_, top) = window.loss_curve.view_box.viewRange()
    assert top <= 2.5 * window.store.frame().losses.max()


def test_a_slider_follows_the_number_that_is_typed(window):
    rate = window.playback_bar.rate
    before = rate.slider.value()
    rate.field.setFocus()
    rate.field.setText("0.01")
    rate.field.setModified(True)
    rate.field.commit()
    settle()
    assert window.store.frame().settings.learning_rate == 0.01
    assert rate.slider.value() < before


def test_a_run_that_jumped_and_landed_at_nothing_is_not_called_too_fast(window):
    window.store.set_parameter("w1", 3.5)
    window.findChild(QWidget, "learningRate").setValue(100.0)
    step_on(window, 6)
    assert window.store.frame().loss < 1e-6
    assert "too large" not in window.status.label.text()


def test_where_nothing_more_would_change_it_is_said(window, qtbot):
    window.findChild(QWidget, "learningRate").setValue(100.0)
    window.store.set_speed(math.inf)
    window.actions_["actionPlay"].trigger()
    qtbot.waitUntil(lambda: not window.store.is_playing, timeout=20000)
    settle()
    assert "next to nothing" in window.status.label.text()


def test_the_width_of_the_field_does_not_follow_the_numbers(window):
    before = window.field.width()
    for name, value in (("w1", -1.23456789e-7), ("w2", 123456.789), ("b", -1e14)):
        window.store.set_parameter(name, value)
    settle()
    assert window.field.width() == before


def test_a_likelihood_that_underflows_says_so(open_window):
    window = open_window(plants=samples.make("overlapping_groups", 5000))
    settle()
    assert "log L = −3" in window.readouts.text_of("likelihood")


def test_actions_follow_one_another_without_waiting_for_a_frame(window):
    for _ in range(3):
        window.actions_["actionStep"].trigger()
    window.actions_["actionStepBack"].trigger()
    assert window.store.session.step == 2
    window.actions_["actionRewind"].trigger()
    assert window.store.session.step == 0
    window.store.place(1.0, 1.0, 1)
    window.actions_["actionUndo"].trigger()
    assert len(window.store.frame().plants) == 6
    window.actions_["actionRedo"].trigger()
    assert len(window.store.frame().plants) == 7
    window.actions_["actionDelete"].trigger()
    assert len(window.store.frame().plants) == 6


def test_a_slider_set_to_what_is_no_number_stays(window):
    for name in ("w1", "learningRate"):
        slider = window.findChild(QWidget, name)
        before = slider.value()
        slider.setValue(math.nan)
        assert slider.value() == before
        assert slider.isVisible()


def test_the_loss_curve_says_loss_and_right_plants_in_words_of_the_language(window):
    step_on(window, 30)
    assert window.loss_curve._curves.score.score_text.format("6", "6") == "6 of 6 right"
    window.actions_["actionLanguageFrench"].trigger()
    settle()
    assert window.loss_curve._curves.score.score_text.format("6", "6") == "justes\xa0: 6 sur 6"


@pytest.mark.parametrize("speed", [1.0, 2.0, 20.0, 60.0])
def test_the_speed_measured_is_the_speed_chosen_however_slow(qapp, speed):
    now = [0.0]
    clock = FrameClock(lambda steps, _has_time: steps, lambda: now[0])
    clock.steps_per_second = speed
    clock.start()
    seen = []
    for _ in range(300):
        now[0] += 0.016
        clock.tick()
        seen.append(clock.measured)
    clock.stop()
    assert set(seen[:10]) == {0.0}
    assert seen[-1] == pytest.approx(speed, rel=0.07)
    assert min(rate for rate in seen if rate) == pytest.approx(speed, rel=0.07)


def test_each_loss_curve_is_named_by_the_rate_it_was_made_with(window, painted_texts):
    def names():
        settle()
        painted_texts.clear()
        window.loss_curve.grab()
        return [text for text in painted_texts if text.startswith("α")]

    step_on(window, 20)
    window.store.rewind()
    window.store.set_settings(learning_rate=1.0)
    step_on(window, 20)
    assert names() == ["α = 0.1", "α = 1"]
    window.store.set_settings(learning_rate=10.0)
    assert names() == ["α = 0.1", "α = 1"]
    step_on(window, 1)
    assert names() == ["α = 0.1", "α = 10"]


FAR = Dataset.of(samples.six().x + 20, samples.six().y)
JUMPING = Dataset.of([(1, 1), (1.5, 1), (2.5, 2)], [1, 0, 1])
FAR_OVERLAP = Dataset.of(samples.overlapping_groups(40, 0.25, 0).x + 20, [0, 1] * 20)


@pytest.mark.parametrize(
    ("plants", "rate", "steps", "words", "button", "warns"),
    [
        (samples.six(), 0.1, 60, "in the end", "", False),
        (samples.six(), 0.1, 900, "from now on", "", False),
        (JUMPING, 6.0, 6, "whatever α is", "", False),
        (FAR, 0.1, 100, "all the same", "standardise", False),
        (FAR_OVERLAP, 0.1, 100, "learnt faster", "standardise", True),
    ],
)
def test_the_sentence_says_no_more_than_is_sure(window, plants, rate, steps, words, button, warns):
    window.store.use_plants(plants)
    window.store.set_settings(learning_rate=rate)
    window.store._learn(steps, lambda: True)
    settle()
    said = window.status.label.text().lower()
    assert words in said
    assert ("from now on" in said) == (words == "from now on")
    assert "weights grow" not in said  # of the three one alone may shrink
    assert window.status.button.text().lower().startswith(button)
    assert window.status.button.isVisible() == bool(button)
    assert window.status.property("warning") is warns
    if button:
        window.status.button.click()
        settle()
        plants = window.store.frame().plants
        assert plants.scaling is not None
        seen = window.field.targets.window()
        assert (plants.x >= [seen.left, seen.bottom]).all()
        assert (plants.x <= [seen.right, seen.top]).all()
        assert window.store.frame().step == 0
        window.store._learn(steps, lambda: True)
        settle()
        assert not window.status.button.isVisible()
