"""How every goal of the course is reached without a mouse; numbers are typed as in French.

By chapter and page, counted from 1: what is done, and which goals are reached from then on.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.explain.derivation import DerivationRule
from engine.lessons.program import Hole
from tests.gui.course.course_by_mouse import Walk
from tests.gui.course.course_user import CTRL, KEY, SHIFT, Act, User

_MOST_PRESSES = 600


def press(key: KEY, times: int = 1) -> Act:
    return lambda user: user.key(key, times)


def play(wanted: str) -> Act:
    """Press Space, wait until a condition holds, and press again."""

    def act(user: User) -> None:
        user.key(KEY.Key_Space)
        assert user.window.store.is_playing
        user.learn_until(wanted)
        if user.window.store.is_playing:
            user.key(KEY.Key_Space)

    return act


def push(user: User, button: QWidget) -> None:
    """Go to a button by Tab and press it."""
    user.tab_to(button)
    user.key(KEY.Key_Space)


def reveal(user: User) -> None:
    """Enter a vote with Up, reveal, and watch what plays."""
    vote = user.window.course_panel.vote
    user.tab_to(vote.rows[1].votes)
    user.key(KEY.Key_Up, 2)
    assert vote.counts[1] == 2
    push(user, vote.button)
    steps = user.step.vote.then_steps
    if steps:
        user.learn_until(f"step >= {steps}")
    assert vote.explanation.isVisible()


def answer(goal: int, text: str) -> Act:
    """Type a number below a goal, counted from 1."""

    def act(user: User) -> None:
        user.tab_to(user.answer_field(goal))
        user.type_over(text)

    return act


def lab(user: User) -> None:
    """Show the lab's own pictures: where the page has none, its sliders move the line."""
    user.key(KEY.Key_F2)


def type_in(**values: str) -> Act:
    """Type parameters into the boxes beside their sliders."""

    def act(user: User) -> None:
        for name, text in values.items():
            user.type_number(user.window.neuron_panel.sliders[name].field, text)

    return act


def slide(name: str, key: KEY, wanted: str) -> Act:
    """Move a slider by Up or Down until a condition holds."""

    def act(user: User) -> None:
        user.tab_to(user.window.neuron_panel.sliders[name].slider)
        user.until(wanted, lambda: user.key(key), _MOST_PRESSES)

    return act


def rate(text: str) -> Act:
    return lambda user: user.type_number(user.window.playback_bar.rate.field, text)


def valley_rate(text: str) -> Act:
    return lambda user: user.type_number(user.picture("valley").rate.field, text)


def on(name: str, key: KEY, times: int = 1, fine: int = 0) -> Act:
    """Go to a picture by Tab, and press a key there; then so often with Shift."""

    def act(user: User) -> None:
        user.tab_to(user.picture(name).canvas)
        user.key(key, times)
        user.key(key, fine, SHIFT)

    return act


def choose(name: str, chooser: str, times: int) -> Act:
    """Go to a row of buttons below a picture, and on to the next one so often."""

    def act(user: User) -> None:
        buttons = getattr(user.picture(name), chooser).buttons
        user.tab_to(next(button for button in buttons if button.isChecked()))
        user.key(KEY.Key_Down, times)

    return act


def _go(user: User, way: tuple[float, float]) -> None:
    """Press Ctrl and the arrows: coarse steps of 1 mm, with Shift of 0.1 mm."""
    keys = ((KEY.Key_Left, KEY.Key_Right), (KEY.Key_Down, KEY.Key_Up))
    for (less, more), by in zip(keys, way, strict=True):
        tenths, hundredths = divmod(round(abs(by) * 100), 10)
        key = more if by > 0 else less
        user.key(key, tenths, CTRL)
        user.key(key, hundredths, CTRL | SHIFT)


def _cursor_to(user: User, x1: float, x2: float) -> None:
    user.to_field()
    overlay = user.window.field.interaction.overlay
    if overlay.cursor is not None or len(user.frame.selection):
        user.key(KEY.Key_Escape)
    user.key(KEY.Key_Right, held=CTRL)
    at = overlay.cursor
    _go(user, (x1 - at[0], x2 - at[1]))


def cross(x1: float, x2: float) -> Act:
    """Take the tool of the mystery plant, and put it where the cross is."""
    return _enter_at(KEY.Key_M, x1, x2)


def place(kind: int, x1: float, x2: float) -> Act:
    """Press 1 or 0, and Enter where the cross is."""
    return _enter_at(KEY.Key_1 if kind else KEY.Key_0, x1, x2)


def _enter_at(tool: Qt.Key, x1: float, x2: float) -> Act:
    """Take a tool by its key, and press Enter where the cross is."""

    def act(user: User) -> None:
        user.to_field()
        user.key(tool)
        _cursor_to(user, x1, x2)
        user.key(KEY.Key_Return)

    return act


def move(number: int, x1: float, x2: float) -> Act:
    """Go to a plant with N, and move it with Ctrl and the arrows."""

    def act(user: User) -> None:
        user.to_field()
        user.until_plant(number)
        old1, old2 = user.frame.plants.x[number - 1].tolist()
        _go(user, (x1 - old1, x2 - old2))

    return act


def plant(number: int) -> Act:
    return lambda user: user.until_plant(number)


def flip(number: int) -> Act:
    """Go to a plant with N, and change its kind with F."""

    def act(user: User) -> None:
        user.until_plant(number)
        user.key(KEY.Key_F)

    return act


def sew(*places: tuple[float, float]) -> Act:
    """Put the mystery plant at place after place, as one walks it across by keys."""

    def act(user: User) -> None:
        user.to_field()
        user.key(KEY.Key_M)
        for place in places:
            _cursor_to(user, *place)
            user.key(KEY.Key_Return)

    return act


def reveal_plants(user: User) -> None:
    push(user, user.window.course_panel.reveal.button)


def table_row(user: User) -> None:
    user.tab_to(user.grid)
    user.key(KEY.Key_Down, 2)


def enter_in_table(*cells: str) -> Act:
    """Type a plant into the last row of the table."""

    def act(user: User) -> None:
        user.tab_to(user.grid)
        user.key(KEY.Key_Down, len(user.frame.plants) + 1)
        if user.grid.currentIndex().column() == 0:
            user.key(KEY.Key_Tab)
        for cell in cells:
            user.event.write(user.window, cell)
            user.key(KEY.Key_Tab)

    return act


def rules(*names: DerivationRule) -> Act:
    """Go by Tab to the rule that leads to the next line, and press it."""

    def act(user: User) -> None:
        for name in names:
            push(user, user.picture("derivation").question.buttons[name])

    return act


def side_view(user: User) -> None:
    push(user, user.picture("surface").from_side)


def formula(name: str, text: str) -> Act:
    def act(user: User) -> None:
        user.tab_to(user.window.course_panel.exercise.fields[name])
        user.event.write(user.window, text)
        user.key(KEY.Key_Return)

    return act


def line(hole: Hole, text: str) -> Act:
    def act(user: User) -> None:
        user.tab_to(user.window.course_panel.program.fields[hole])
        user.event.write(user.window, text)
        user.key(KEY.Key_Return)

    return act


def train_with_lines(user: User) -> None:
    push(user, user.window.course_panel.program.train)
    user.to_field()


def train(user: User) -> None:
    push(user, user.window.course_panel.exercise.train)


def gradient_descent(user: User) -> None:
    user.tab_to(user.window.learning_panel.rule)
    user.key(KEY.Key_Up)
    user.to_field()


def take_advice(user: User) -> None:
    user.window.status.end_message()  # as it does a few seconds after a goal
    push(user, user.window.status.button)


def begin_duel(user: User) -> None:
    push(user, user.window.course_panel.duel.go)


def end_duel(user: User) -> None:
    push(user, user.window.course_panel.duel.done)
    user.learn_until("step >= 100")


_UP, _DOWN, _RIGHT = KEY.Key_Up, KEY.Key_Down, KEY.Key_Right
_VOTE: list[tuple[Act, set[int]]] = [(reveal, set())]

KEYS: Walk = {
    "01_perceptron": {
        1: [(play("wrong == 0"), {0})],
        2: [(cross(1.2, 1.5), set()), (cross(1.9, 1.1), {0})],
        3: _VOTE,
        4: [
            (place(1, 0.6, 2.2), set()),
            (place(1, 0.9, 2.5), set()),
            (place(0, 2.1, 0.7), set()),
            (place(0, 2.4, 1.0), set()),
            (play("wrong == 0"), {0}),
        ],
    },
    "02_plants": {
        1: [(table_row, {0})],
        2: [(enter_in_table("1", "0,9", "2,3"), {0})],
        3: _VOTE,
        4: [(flip(3), {0})],
        5: [(play("wrong == 0"), {0})],
    },
    "03_frontier": {
        1: [(lab, set()), (type_in(b="-1,2"), set()), (slide("b", _UP, "z > -0.2"), {0})],
        2: [(answer(1, "0,5"), {0}), (type_in(b="0,3"), {0}), (type_in(b="0,5"), {0, 1})],
        3: [
            (sew((0.9, 1.0), (0.9, 0.8), (1.1, 0.8)), set()),
            (sew((1.1, 1.3), (1.5, 1.3), (1.5, 1.8), (1.9, 1.8)), {0}),
        ],
        4: [(place(1, 2.4, 1.3), set()), (place(0, 0.5, 1.2), {0})],
        5: _VOTE,
        6: [(place(1, 2.25, 0.65), {0}), (play("step >= 20"), {0})],
    },
    "04_by_hand": {
        1: [
            (slide("b", _UP, "b > 2"), set()),
            (type_in(b="-1"), set()),
            (slide("b", _DOWN, "missed == 3"), {0}),
        ],
        2: [(type_in(w2="0"), set()), (slide("b", _UP, "wrong == 0"), {0})],
        3: [
            (type_in(w1="-1"), set()),
            (type_in(w2="1"), set()),
            (slide("b", _UP, "loss < 0.25"), set()),
            (type_in(w1="-1,5", w2="1,5", b="1,8"), {0}),
        ],
        4: [(reveal, set()), (type_in(w1="-3", w2="3"), set()), (type_in(b="-0,3"), {0})],
        5: [
            (begin_duel, set()),
            (type_in(w1="-2", b="0"), set()),
            (type_in(w2="2"), {0}),
            (end_duel, {0}),
        ],
    },
    "05_probability": {
        1: [(cross(1.8, 1.0), set()), (cross(2.4, 0.3), {0})],
        2: [(place(1, 1.5, 1.53), {0})],
        3: [(type_in(w1="-5"), set()), (type_in(w2="5"), {0})],
        4: [(reveal, set()), (side_view, set())],
        5: [(cross(1.6, 1.6), set()), (cross(1.2, 2.13), {0})],
    },
    "06_sigmoid": {
        1: [(on("certainty", _UP, 14), set()), (answer(1, "60"), set()), (answer(1, "80"), {0})],
        2: [(on("certainty", _DOWN, 35), set()), (on("certainty", _DOWN), {0})],
        3: [(on("certainty", _UP, 60), set()), *_VOTE],
        4: [(plant(2), set()), (plant(4), set()), (answer(1, "28,9"), {0})],
        5: [(type_in(b="1"), set()), (type_in(b="1,4"), {0})],
    },
    "07_bernoulli": {
        1: [(on("bernoulli", _DOWN, 13), set()), (on("bernoulli", _DOWN), {0})],
        2: [(plant(5), set()), (answer(1, "0,13"), set()), (answer(1, "0,87"), {0})],
        3: _VOTE,
        4: [(type_in(b="0"), set()), (type_in(b="-1,3"), {0}), (plant(1), {0})],
        5: [(answer(1, "1,4"), {0}), (answer(2, "80"), {0}), (answer(2, "20"), {0, 1})],
        6: [(answer(1, "10"), {0}), (type_in(b="0,5"), {0}), (type_in(b="1"), {0, 1})],
    },
    "08_loss": {
        1: [(plant(2), set()), (answer(1, "0,43"), set()), (answer(1, "0,57"), {0})],
        2: [(type_in(w1="-1", w2="1"), set()), (type_in(w1="-1,6", w2="1,6"), {0})],
        3: _VOTE,
        4: [(move(1, 1.8, 1.2), set()), (move(1, 2.6, 0.4), {0})],
        5: [(play("loss < 0.1"), {0})],
        6: _VOTE,
        7: [
            (type_in(w1="-10", w2="10"), set()),
            (reveal_plants, {0}),
            (type_in(w1="-1", w2="1"), {0, 1}),
        ],
    },
    "09_likelihood": {
        1: _VOTE,
        2: [(type_in(w1="-1"), set()), (type_in(w2="1"), {0})],
        3: [(answer(1, "0,8"), set()), (answer(1, "0,71"), {0}), (answer(2, "0,65"), {0, 1})],
        4: [(move(1, 1.7, 1.3), set()), (move(1, 2.6, 0.3), {0})],
        5: [(type_in(w1="-2,5"), set()), (type_in(w2="2,5"), {0})],
        6: [(reveal, set()), (place(1, 0.5, 2.8), {0})],
    },
    "10_logarithm": {
        1: _VOTE,
        2: [(choose("whyLog", "repeats", 2), set()), (choose("whyLog", "repeats", 1), {0})],
        3: [(type_in(w1="-2,5"), set()), (type_in(w2="2,5"), {0})],
        4: [
            (on("logCurve", _DOWN, fine=11), {0}),
            (on("logCurve", _DOWN, 21), {0, 1}),
        ],
    },
    "11_summit": {
        1: [(reveal, set()), (type_in(b="-1"), set()), (type_in(b="0,1"), {0})],
        2: [(on("sameSummit", _UP, 15), set()), (on("sameSummit", _UP, 6), {0})],
        3: [(on("sameSummit", _UP, 8), set()), (on("sameSummit", _UP, 2, fine=5), {0})],
        4: [
            (on("sameSummit", _DOWN, 10), set()),
            (choose("sameSummit", "chooser", 1), set()),
            (on("sameSummit", _UP, 10), {0}),
        ],
    },
    "12_log_loss": {
        1: [(on("sameSummit", _DOWN, 18), set()), (on("sameSummit", _DOWN, 1), {0})],
        2: _VOTE,
        3: [
            (on("derivation", _DOWN), set()),  # without its rule no line comes
            (rules("log", "product", "product", "power"), set()),
            (rules("mean"), {0}),
        ],
        4: [(reveal, set()), (answer(1, "6,9"), {0})],
        5: [(answer(1, "0,12"), {0}), (type_in(w1="-1,5", w2="1,5"), {0, 1})],
    },
    "13_slope": {
        1: [(on("lossSlice", _UP, 20), set()), (on("lossSlice", _UP, 30), {0})],
        2: [(on("lossSlice", _UP, 20), set()), (on("lossSlice", _UP, 6, fine=4), {0})],
        3: [(on("lossSlice", _DOWN, 30), set()), (on("lossSlice", _DOWN, 13), {0})],
        4: _VOTE,
        5: [(answer(1, "0,37"), {0})],
        6: [(choose("lossSlice", "chooser", 1), set()), (on("lossSlice", _UP, 8), {0})],
        7: [(on("lossSlice", _DOWN, 10), set()), (on("lossSlice", _DOWN, 8), {0})],
    },
    "14_learning_rate": {
        1: [(press(_RIGHT), set()), (answer(1, "1,893"), {0})],
        2: [(play("loss < 0.1"), {0})],
        3: _VOTE,
        4: [
            (rate("10"), set()),
            (play("overshooting == 1"), {0}),
            (press(KEY.Key_Home), {0}),
            (rate("0,01"), {0}),
            (play("step >= 50"), {0, 1}),
        ],
        5: [(rate("2"), set()), (press(_RIGHT, 29), {0})],
        6: [(reveal, set()), (gradient_descent, set()), (play("loss < 0.1"), {0})],
        7: [(reveal, set()), (answer(1, "10"), {0})],
        8: [
            (play("overshooting == 1"), set()),
            (take_advice, set()),
            (rate("1"), set()),
            (play("loss < 0.375"), {1}),
            (answer(1, "100"), {0, 1}),
        ],
    },
    "15_convexity": {
        1: [(on("valley", _UP, 25), {0})],
        2: [(valley_rate("1"), set()), (valley_rate("1,2"), {0})],
        3: _VOTE,
        4: [
            (on("chord", _UP, 25), set()),
            (on("chord", _DOWN, fine=25), {0}),
            (choose("chord", "chooser", 3), {0}),
            (on("chord", _UP, fine=11), {0, 1}),
        ],
        5: [
            (play("step >= 150"), set()),
            (press(KEY.Key_R), set()),
            (play("step >= 150"), set()),
            (press(KEY.Key_R), set()),
            (play("above_minimum < 0.001"), {0}),
        ],
        6: [
            (play("step >= 100"), set()),
            (place(1, 2.2, 0.8), {0}),
            (play("above_minimum < 0.01"), {0, 1}),
        ],
    },
    "16_exercise": {
        1: [(reveal, set()), (type_in(w1="-0,4"), set())],
        2: [(on("certainty", _DOWN, 20), set()), (on("certainty", _DOWN, 20), {0})],
        3: [
            (formula("w1", "mean((a - y) * x1)"), {0}),
            (formula("w2", "1/m Σ (a − y) x₂"), {0, 1}),
            (formula("b", "np.mean(a - y)"), {0, 1, 2}),
        ],
        4: [(train, set()), (play("loss < 0.2"), {0})],
        5: [(answer(1, "1,5"), set()), (answer(1, "-1,5"), {0}), (answer(2, "-0,75"), {0, 1})],
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
