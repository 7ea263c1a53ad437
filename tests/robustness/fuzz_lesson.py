"""A lesson from a file can be gone through, page by page, or is refused with its line."""

from __future__ import annotations

from pathlib import Path

from engine.errors import UserError
from engine.files.lessons.lesson_file import Vocabulary, read_text
from engine.lab.session import Session
from engine.lessons.page_setup import setup_forwards
from engine.lessons.quantities import QUANTITIES
from tests.robustness.fuzz_session import refused_in_words

_COURSE = Path(__file__).parents[2] / "resources" / "course"
_VOCABULARY = Vocabulary(("Lab", "Sigmoid"), ("sigmoid", "loss", "lossMap"), ("tools",))

WORDS = (
    "[[steps]]\n", "[[steps.goals]]\n", "[steps.vote]\n", "text = ", "reached = ", "plants = ",
    "select = ", "settings = { ", "choices = { ", " }", "'''", '"""', "\\frac{", "$", "{loss}",
    "start = [", "mystery = ", "answers.en = [", "then_steps = ", "duel_s = ", "true", "nan",
    "inf", "1979-05-27", "map_over = ", "derivation_line = ", "log_a = ", "repeats = ", "between",
    "hidden = [", "features = [", "degree = ", "layers = [{", "weights = [[", "biases = [",
    "optimiser = ", "l2 = ", "test_share = ", "reveal_test = ", "\\left(", "\\toxic{", "sample = ",
    "size = ", "noise_cm = ", ".csv", "../", "ask = ", "right = ", "within = ", "path = true",
    "replies.en = [", "program = ", "frontier = ", "zero_marks = ", "derivation_asks = ",
    "sheet = ", "slopes = ", "minutes = ", *QUANTITIES,
)  # fmt: skip

_SMALL = r"""format = 1
id = "mine"
title = { en = "Mine", fr = "La mienne" }
[[steps]]
plants = [[0.5, 2.0, 1], [2.0, 1.0, 0]]
start = [1, -2, 0.5]
mystery = [1.0, 1.5]
select = 2
settings = { learning_rate = 0.5, rule = "perceptron", seed = 3, stop_at_step = 9 }
choices = { slope_along = "b", map_over = ["w1", "b"], log_a = 1.5, repeats = 10 }
pictures = ["sigmoid", "loss"]
formula = '\frac{1}{m}\sum_{i=1}^{m} \left( a_i \right)'
text = "Look: {loss} and $w_1$"
[[steps.goals]]
text = "both"
hint = "try"
reached = ["loss < 0.2", "w1 between 0 and 3"]
[[steps]]
text = "A number"
path = true
choices = { frontier = false, slopes = false }
[[steps.goals]]
text = "How much?"
right = "w1 - learning_rate * slope_w1"
within = 0.01
[[steps]]
plants = { sample = "moons", size = 40, noise_cm = 0.2, seed = 1 }
text = "Vote"
duel_s = 30
exercise = true
[steps.vote]
question = "Where?"
answers = ["here", "there"]
right = 2
replies = ["no", "yes"]
then_steps = 60
[[steps]]
text = "Beyond {test_loss}"
plants = "xor"
features = ["x1", "x1*x2"]
layers = [{ weights = [[1, 1], [1, 1]], biases = [-2, -3] }, { weights = [[1, -2]], biases = [0] }]
activation = "relu"
test_share = 0.3
reveal_test = false
settings = { rule = "gradient", optimiser = "adam", l2 = 0.1 }
[[steps]]
text = "One"
hidden = []
degree = 2
"""

SEEDS = [_SMALL.encode()] + [
    path.read_bytes()[:15_000] for path in sorted(_COURSE.glob("*.toml"))[:4]
]


def take(data: bytes) -> None:
    """Read a lesson that lies where nothing else does, and apply the setup of each page."""
    text = data.decode("utf-8", errors="replace")
    try:
        lesson = read_text(text, Path("/nowhere/lesson.toml"), _VOCABULARY)
    except UserError as error:
        refused_in_words(error)
        return
    session = Session()
    for page_index, step in enumerate(lesson.steps[:20]):
        setup = setup_forwards(lesson.setups, page_index)
        session.replace(session.state.changes_to(setup.apply(session.state)))
        session.learn(2)
        frame = session.frame()
        _ = frame.diagnosis, frame.repeated, frame.derivation
        if frame.architecture.is_bare:
            _ = frame.neuron_frame.likelihood_slice, frame.neuron_frame.last_move
        for goal in step.goals:
            goal.is_reached(frame)
