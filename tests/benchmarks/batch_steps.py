"""Steps of one plant, of a batch, and of Rosenblatt: against scikit-learn and the textbook lines.

The others record no loss. Ours leave those that nobody looks at for later above 100 plants, but
work out what the curve on screen shows of them: that is timed with the steps. How long all losses
take is told in a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.lab.session import Session
from engine.learning.settings import Rule, Settings
from engine.model import samples
from engine.model.dataset import Dataset
from tests.benchmarks.peers import ScikitLearn, TextbookBatches
from tests.benchmarks.ratios import Act, Ratio, all_in_turn, processor_seconds_of, summarised

GOALS = {6: 0.2, 1_000: 2.5, 10_000: 15.0}
"""How many times the time of `partial_fit` m steps of one plant are to take at most."""

ROSENBLATT_GOALS = {1_000: 2.5, 10_000: 15.0}
BATCHES_GOAL = 0.75

_COLUMNS = 500
"""Of the curve on screen."""

_PASSES = {6: 100, 1_000: 10}
_EPOCHS = 50
"""About as many as a tick of the screen is worth at full speed: the curve is drawn once in each."""

_ROUNDS = 15


def measure() -> Iterator[Ratio]:
    """Yield a ratio for each rule and size."""
    if not ScikitLearn.missing():
        for m, goal in GOALS.items():
            how = Settings(batch_size=1, stop_when_converged=False)
            yield from _plant_by_plant(m, how, "m steps of one plant", goal)
        yield from _plant_by_plant(6, how, "the same, a pass a call", None, passes=1)
        for m, goal in ROSENBLATT_GOALS.items():
            how = Settings(Rule.PERCEPTRON, stop_when_converged=False)
            yield from _plant_by_plant(m, how, "m steps of Rosenblatt", goal)
    yield from _batches()


def _plant_by_plant(
    m: int, how: Settings, title: str, goal: float | None, passes: int = 0
) -> Iterator[Ratio]:
    plants, passes = _plants(m), passes or _PASSES.get(m, 1)
    peer = ScikitLearn(plants)
    name = f"m = {m:>9,}, {title}: scikit-learn"
    yield from _ratios(
        name, Session(plants, how), m * passes, goal,
        lambda: [peer.step() for _ in range(passes)],
    )  # fmt: skip


def _batches() -> Iterator[Ratio]:
    """Batches of 32 of 1,000 plants, fifty passes, against the lines that record no loss."""
    plants = _plants(1_000)
    peer = TextbookBatches(plants, 32)
    session = Session(plants, Settings(batch_size=32, stop_when_converged=False))
    yield from _ratios(
        "m =     1,000, batches of 32: textbook, no loss", session, 32 * _EPOCHS, BATCHES_GOAL,
        lambda: [peer.epoch() for _ in range(_EPOCHS)],
    )  # fmt: skip


def _ratios(
    name: str, session: Session, steps: int, goal: float | None, other: Act
) -> Iterator[Ratio]:
    def learn() -> None:
        session.learn(steps)
        curve = session.frame().trace.curve
        curve.thinned(_COLUMNS), curve.highest

    acts: dict[str, Act] = {
        "ours": learn,
        "later": lambda: session.work_on_losses(lambda: True),
        "other": other,
    }
    seconds = all_in_turn(acts, _ROUNDS, processor_seconds_of)
    pairs = list(zip(seconds["ours"], seconds["other"], strict=True))
    yield summarised(name, pairs, "" if goal is None else f"<= {goal}")
    if len(session.state.plants) > 100:
        whole = [
            (now + later, plain)
            for now, later, plain in zip(
                seconds["ours"], seconds["later"], seconds["other"], strict=True
            )
        ]
        yield summarised(f"{name.split(':')[0]}, all losses", whole, "")


def _plants(m: int) -> Dataset:
    return samples.overlapping_groups(m, 0.25, 0) if m > 6 else samples.six()
