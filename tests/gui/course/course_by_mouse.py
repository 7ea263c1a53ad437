"""How every goal of the course is reached by mouse, as the pages say; only formulas are typed.

By chapter and page, counted from 1: what is done, and which goals are reached from then on.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF

from engine.explain.derivation import DerivationRule
from engine.lessons.program import Hole
from tests.gui.course.course_user import KEY, Act, User, canvas_of

Walk = dict[str, dict[int, list[tuple[Act, set[int]]]]]

_PLAY, _STEP, _REWIND, _RANDOM = 2, 3, 0, 4


def _button(place: int, times: int = 1) -> Act:
    """Click a button of the bar to play from."""

    def act(user: User) -> None:
        for _ in range(times):
            user.click(user.window.playback_bar._buttons[place])

    return act


def play(wanted: str) -> Act:
    """Click Play, wait until a condition holds, and click again."""

    def act(user: User) -> None:
        _button(_PLAY)(user)
        user.learn_until(wanted)
        if user.window.store.is_playing:
            _button(_PLAY)(user)

    return act


def step_until(wanted: str) -> Act:
    """Click the button of one step until a condition holds."""
    return lambda user: user.until(wanted, lambda: _button(_STEP)(user))


def reveal(user: User) -> None:
    """Enter a vote with the small arrow, reveal, and watch what plays."""
    vote = user.window.course_panel.vote
    count = vote.rows[0].votes
    user.click(count, QPointF(count.width() - 6, 6))
    user.click(vote.button)
    steps = user.step.vote.then_steps
    if steps:
        user.learn_until(f"step >= {steps}")
    assert vote.explanation.isVisible()


def choose_and_reveal(answer: int) -> Act:
    """Click an answer, counted from 1, and reveal."""

    def act(user: User) -> None:
        vote = user.window.course_panel.vote
        user.click(vote.rows[answer - 1].text)
        user.click(vote.button)
        assert vote.explanation.isVisible()

    return act


def sew(*places: tuple[float, float]) -> Act:
    """Drag the mystery plant from place to place."""

    def act(user: User) -> None:
        for start, end in pairwise(places):
            user.drag_on_field(start, end)

    return act


def reveal_plants(user: User) -> None:
    user.click(user.window.course_panel.reveal.button)


def answer(goal: int, text: str) -> Act:
    """Click the field below a goal, counted from 1, and type a number."""

    def act(user: User) -> None:
        user.click(user.answer_field(goal))
        user.type_over(text)

    return act


def cross(start: tuple[float, float], end: tuple[float, float]) -> Act:
    """Drag the mystery plant, or a plant, or the line."""
    return lambda user: user.drag_on_field(start, end)


drag = cross


def place(kind: int, x1: float, x2: float) -> Act:
    """Choose the tool and click into the field."""

    def act(user: User) -> None:
        user.click(user.tool("Toxic" if kind else "Harmless"))
        user.click(user.window.field.viewport(), user.on_field(x1, x2))

    return act


def double_click(x1: float, x2: float) -> Act:
    return lambda user: user.event.double_click(user.window.field.viewport(), user.on_field(x1, x2))


def select(x1: float, x2: float) -> Act:
    """Take the tool that selects, and click a plant."""

    def act(user: User) -> None:
        user.click(user.tool("Select"))
        user.click(user.window.field.viewport(), user.on_field(x1, x2))

    return act


def row(number: int) -> Act:
    return lambda user: user.click(*user.table_cell(number, 0))


def slide(**values: float) -> Act:
    """Drag sliders of the neuron."""

    def act(user: User) -> None:
        for name, value in values.items():
            user.drag_slider(user.window.neuron_panel.sliders[name], value)

    return act


def turn_wheel(name: str, notches: int) -> Act:
    """Turn the mouse wheel over a slider that was clicked."""
    return lambda user: user.event.wheel(user.window.neuron_panel.sliders[name].slider, notches)


def rate(value: float) -> Act:
    return lambda user: user.drag_slider(user.window.playback_bar.rate, value)


def valley_rate(value: float) -> Act:
    return lambda user: user.drag_slider(user.picture("valley").rate, value)


def chord_end(letter: str, value: float) -> Act:
    """Drag an end of the chord."""

    def act(user: User) -> None:
        picture = user.picture("chord")
        plot, chord = picture.plot(user.frame, canvas_of(picture)), user.frame.neuron_frame.chord
        start = plot.at(getattr(chord, letter), getattr(chord, f"at_{letter}"))
        user.drag(picture.canvas, start, plot.at(value, 0.5))

    return act


def chord_curve(number: int) -> Act:
    return lambda user: user.click(user.picture("chord").chooser.buttons[number])


def hold_z(name: str, z: float) -> Act:
    """Drag the white dot on the axis of z."""

    def act(user: User) -> None:
        picture = user.picture(name)
        plot = picture.plot(user.frame, canvas_of(picture))
        user.drag(picture.canvas, plot.at(user.frame.choices.free_z, 0), plot.at(z, 0))

    return act


def plant_on_axis(name: str, number: int) -> Act:
    """Click a plant on the axis of z."""

    def act(user: User) -> None:
        picture = user.picture(name)
        plot = picture.plot(user.frame, canvas_of(picture))
        user.click(picture.canvas, plot.at(float(user.frame.z[number - 1]), 0))

    return act


def plant_on_sigmoid(number: int) -> Act:
    def act(user: User) -> None:
        picture, frame = user.picture("sigmoid"), user.frame
        plot = picture.plot(frame, canvas_of(picture))
        at = plot.at(float(frame.z[number - 1]), float(frame.plants.y[number - 1]))
        user.click(picture.canvas, at)

    return act


def card(number: int) -> Act:
    def act(user: User) -> None:
        picture = user.picture("likelihood")
        grid = picture.layout_of(user.frame).grid
        user.click(picture.canvas, grid.card(number - 1).center())

    return act


def ball(name: str, value: float) -> Act:
    """Drag the ball of a curve."""

    def act(user: User) -> None:
        picture, frame = user.picture(name), user.frame
        plot = picture.plot(frame, canvas_of(picture))
        middle = QPointF(0, plot.pixels.center().y())
        start, end = (QPointF(plot.at(x, 0).x(), middle.y()) for x in (picture.ball(frame), value))
        user.drag(picture.canvas, start, end)

    return act


def log_handle(name: str, value: float) -> Act:
    def act(user: User) -> None:
        picture = user.picture("logCurve")
        plot = picture.plot(canvas_of(picture))
        now = float(getattr(user.frame.choices, name))
        user.drag(picture.canvas, plot.at(now, 0), plot.at(value, 0))

    return act


def along(name: str, parameter: int) -> Act:
    """Choose a parameter below a picture."""
    return lambda user: user.click(user.picture(name).chooser.buttons[parameter])


def repeat(button: int) -> Act:
    return lambda user: user.click(user.picture("whyLog").repeats.buttons[button])


def rules(*names: DerivationRule) -> Act:
    """Click the rules that are to lead to the next line, right or wrong."""

    def act(user: User) -> None:
        for name in names:
            user.click(user.picture("derivation").question.buttons[name])

    return act


def side_view(user: User) -> None:
    user.click(user.picture("surface").from_side)


def formula(name: str, text: str) -> Act:
    """Click a field of the exercise and type."""

    def act(user: User) -> None:
        field = user.window.course_panel.exercise.fields[name]
        user.click(field)
        user.event.write(user.window, text)
        user.click(user.window.course_panel.exercise.fields["b" if name == "w1" else "w1"])

    return act


def line(hole: Hole, text: str) -> Act:
    """Click the hole in a line of Python and type."""

    def act(user: User) -> None:
        user.click(user.window.course_panel.program.fields[hole])
        user.event.write(user.window, text)
        user.key(KEY.Key_Return)

    return act


def train_with_lines(user: User) -> None:
    user.click(user.window.course_panel.program.train)


def train(user: User) -> None:
    user.click(user.window.course_panel.exercise.train)


def gradient_descent(user: User) -> None:
    """Choose the rule that the combo box has first."""
    rule = user.window.learning_panel.rule
    user.click(rule)
    user.key(KEY.Key_Home)
    user.key(KEY.Key_Return)


def take_advice(user: User) -> None:
    """Wait for the sentence to come back, and click the button beside it."""
    user.window.status.end_message()
    user.click(user.window.status.button)


def begin_duel(user: User) -> None:
    user.click(user.window.course_panel.duel.go)


def end_duel(user: User) -> None:
    """Hand the line to the machine."""
    user.click(user.window.course_panel.duel.done)
    user.learn_until("step >= 100")


MOUSE: Walk = {
    "01_perceptron": {
        1: [(play("wrong == 0"), {0})],
        2: [(cross((0.9, 1.7), (1.2, 1.5)), set()), (cross((1.2, 1.5), (1.9, 1.1)), {0})],
        3: [(reveal, set())],
        4: [
            (place(1, 0.6, 2.2), set()),
            (place(1, 0.9, 2.5), set()),
            (place(0, 2.1, 0.7), set()),
            (place(0, 2.4, 1.0), set()),
            (play("wrong == 0"), {0}),
        ],
    },
    "02_plants": {
        1: [(row(4), {0})],
        2: [(place(1, 0.9, 2.3), {0})],
        3: [(reveal, set())],
        4: [(double_click(0.7, 2.6), {0})],
        5: [(play("wrong == 0"), {0})],
    },
    "03_frontier": {
        1: [(drag((0.6, 2.3), (0.8, 2.1)), set()), (drag((0.8, 2.1), (1.3, 1.6)), {0})],
        2: [(answer(1, "0.5"), {0}), (slide(b=0.3), {0}), (slide(b=0.5), {0, 1})],
        3: [
            (sew((0.9, 1.4), (0.9, 0.7), (1.2, 0.7)), set()),
            (sew((1.2, 0.7), (1.2, 1.4), (1.5, 1.4), (1.5, 1.7), (1.9, 1.7), (1.9, 2.1)), {0}),
        ],
        4: [(place(1, 2.4, 1.3), set()), (place(0, 0.5, 1.2), {0})],
        5: [(reveal, set())],
        6: [(place(1, 2.25, 0.65), {0}), (play("step >= 20"), {0})],
    },
    "04_by_hand": {
        1: [(slide(b=5), set()), (slide(b=-1), set()), (slide(b=-3), {0})],
        2: [(slide(w2=0), set()), (slide(b=1), set()), (slide(b=1.5), {0})],
        3: [
            (slide(w1=-1, w2=1), set()),
            (slide(b=1.2), set()),
            (slide(w1=-1.5, w2=1.5, b=1.8), {0}),
        ],
        4: [(reveal, set()), (slide(w1=-3, w2=3), set()), (slide(b=-0.3), {0})],
        5: [
            (begin_duel, set()),
            (slide(w1=-2, b=0), set()),
            (slide(w2=2), {0}),
            (end_duel, {0}),
        ],
    },
    "05_probability": {
        1: [(cross((1.45, 1.5), (1.8, 1.2)), set()), (cross((1.8, 1.2), (2.4, 0.3)), {0})],
        2: [(place(1, 1.5, 1.53), {0})],
        3: [(slide(w1=-5), set()), (slide(w2=5), {0})],
        4: [(reveal, set()), (side_view, set())],
        5: [(cross((0.4, 0.6), (1.6, 1.6)), set()), (cross((1.6, 1.6), (1.4, 2.32)), {0})],
    },
    "06_sigmoid": {
        1: [(hold_z("certainty", 1.4), set()), (answer(1, "60"), set()), (answer(1, "80"), {0})],
        2: [(hold_z("certainty", -2.0), set()), (hold_z("certainty", -2.2), {0})],
        3: [(hold_z("certainty", 5.0), set()), (reveal, set())],
        4: [(plant_on_sigmoid(2), set()), (plant_on_sigmoid(4), set()), (answer(1, "29"), {0})],
        5: [(slide(b=1), set()), (slide(b=1.4), {0})],
    },
    "07_bernoulli": {
        1: [(hold_z("bernoulli", 0.6), set()), (hold_z("bernoulli", 0), {0})],
        2: [
            (plant_on_axis("bernoulli", 5), set()),
            (answer(1, "0.13"), set()),
            (answer(1, "0.87"), {0}),
        ],
        3: [(reveal, set())],
        4: [
            (slide(b=0), set()),
            (slide(b=-1.4), {0}),
            (plant_on_axis("bernoulli", 1), {0}),
        ],
        5: [(answer(1, "1.4"), {0}), (answer(2, "80"), {0}), (answer(2, "20"), {0, 1})],
        6: [(answer(1, "10"), {0}), (slide(b=0.5), {0}), (slide(b=1.0), {0, 1})],
    },
    "08_loss": {
        1: [(plant_on_sigmoid(2), set()), (answer(1, "0.43"), set()), (answer(1, "0.57"), {0})],
        2: [(slide(w1=-1, w2=1), set()), (slide(w1=-1.6, w2=1.6), {0})],
        3: [(reveal, set())],
        4: [(drag((0.5, 2.0), (1.8, 1.4)), set()), (drag((1.8, 1.4), (2.6, 0.4)), {0})],
        5: [(play("loss < 0.1"), {0})],
        6: [(reveal, set())],
        7: [
            (slide(w1=-10, w2=10), set()),
            (reveal_plants, {0}),
            (slide(w1=-1, w2=1), {0, 1}),
        ],
    },
    "09_likelihood": {
        1: [(choose_and_reveal(2), set())],
        2: [(slide(w1=-1.0), set()), (slide(w2=1.0), {0})],
        3: [(answer(1, "0.80"), set()), (answer(1, "0.71"), {0}), (answer(2, "0.65"), {0, 1})],
        4: [(drag((0.5, 2.0), (1.7, 1.3)), set()), (drag((1.7, 1.3), (2.6, 0.3)), {0})],
        5: [(slide(w1=-2.5), set()), (slide(w2=2.5), {0})],
        6: [(reveal, set()), (place(1, 0.5, 2.8), {0})],
    },
    "10_logarithm": {
        1: [(reveal, set())],
        2: [(repeat(1), set()), (repeat(2), set()), (repeat(3), {0})],
        3: [(slide(w1=-2.5), set()), (slide(w2=2.5), {0})],
        4: [(log_handle("log_a", 0.5), {0}), (log_handle("log_b", 0.8), {0, 1})],
    },
    "11_summit": {
        1: [(reveal, set()), (slide(b=-1.0), set()), (slide(b=0.1), {0})],
        2: [(ball("sameSummit", -1.0), set()), (ball("sameSummit", 0.1), {0})],
        3: [(ball("sameSummit", -0.5), set()), (ball("sameSummit", 0.05), {0})],
        4: [
            (ball("sameSummit", -2.0), set()),
            (along("sameSummit", 1), set()),
            (ball("sameSummit", 2.0), {0}),
        ],
    },
    "12_log_loss": {
        1: [(ball("sameSummit", 1.0), set()), (ball("sameSummit", 0.1), {0})],
        2: [(reveal, set())],
        3: [
            (rules("power", "log", "mean", "product", "product", "power"), set()),
            (rules("mean"), {0}),
        ],
        4: [(choose_and_reveal(1), set()), (answer(1, "6.9"), {0})],
        5: [(answer(1, "0.12"), {0}), (slide(w1=-1.5), {0}), (slide(w2=1.5), {0, 1})],
    },
    "13_slope": {
        1: [(ball("lossSlice", -2.0), set()), (ball("lossSlice", 1.0), {0})],
        2: [(ball("lossSlice", -2.0), set()), (ball("lossSlice", -1.36), {0})],
        3: [(ball("lossSlice", 0.0), set()), (ball("lossSlice", -1.3), {0})],
        4: [(reveal, set())],
        5: [(answer(1, "-0.37"), set()), (answer(1, "0.37"), {0})],
        6: [(along("lossSlice", 1), set()), (ball("lossSlice", 1.77), {0})],
        7: [(ball("lossSlice", 0.0), set()), (ball("lossSlice", -0.8), {0})],
    },
    "14_learning_rate": {
        1: [(_button(_STEP), set()), (answer(1, "2.444"), set()), (answer(1, "1.893"), {0})],
        2: [(play("loss < 0.1"), {0})],
        3: [(reveal, set())],
        4: [
            (rate(10.0), set()),
            (play("overshooting == 1"), {0}),
            (_button(_REWIND), {0}),
            (rate(0.01), {0}),
            (play("step >= 50"), {0, 1}),
        ],
        5: [(rate(2.0), set()), (step_until("loss < 0.4"), {0})],
        6: [
            (reveal, set()),
            (gradient_descent, set()),
            (play("loss < 0.1"), {0}),
        ],
        7: [(reveal, set()), (answer(1, "10"), {0})],
        8: [
            (play("overshooting == 1"), set()),
            (take_advice, set()),
            (rate(1.0), set()),
            (play("loss < 0.375"), {1}),
            (answer(1, "100"), {0, 1}),
        ],
    },
    "15_convexity": {
        1: [(ball("valley", 2.5), {0})],
        2: [(valley_rate(1.0), set()), (valley_rate(1.2), {0})],
        3: [(reveal, set())],
        4: [
            (chord_end("v", 3.5), set()),
            (chord_end("u", -3.5), {0}),
            (chord_curve(3), {0}),
            (chord_end("u", 0.5), {0, 1}),
        ],
        5: [
            (play("step >= 150"), set()),
            (_button(_RANDOM), set()),
            (play("step >= 150"), set()),
            (_button(_RANDOM), set()),
            (play("above_minimum < 0.001"), {0}),
        ],
        6: [
            (play("step >= 100"), set()),
            (place(1, 2.2, 0.8), {0}),
            (play("above_minimum < 0.01"), {0, 1}),
        ],
    },
    "16_exercise": {
        1: [(reveal, set()), (slide(w1=-0.4), set())],
        2: [(hold_z("certainty", 2.0), set()), (hold_z("certainty", 0.0), {0})],
        3: [
            (formula("w1", "mean((a - y) * x1)"), {0}),
            (formula("w2", "1/m Σ (a − y) x₂"), {0, 1}),
            (formula("b", "np.mean(a - y)"), {0, 1, 2}),
        ],
        4: [(train, set()), (play("loss < 0.2"), {0})],
        5: [(answer(1, "1.5"), set()), (answer(1, "-1.5"), {0}), (answer(2, "-0.75"), {0, 1})],
        6: [
            (line("z", "w1*x1 + w2*x2 + b"), set()),
            (line("a", "1 / (1 + np.exp(-z))"), set()),
            (line("w1", "np.mean(e*x1)"), set()),
            (line("w2", "np.mean(e*x2)"), set()),
            (train_with_lines, set()),
            (play("right == 100"), {0}),
        ],
        7: [(play("right == 100"), {0})],
    },
}
