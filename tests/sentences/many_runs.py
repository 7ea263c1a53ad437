"""What the pictures of many runs write: before, while, and after they are worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.changed import Changed
from engine.experiments.experiments import NO_EXPERIMENTS
from engine.experiments.many_starts import ManyStartsMaker
from engine.experiments.penalty_curve import PenaltyCurveMaker
from engine.lab.choices import chosen
from engine.lab.frame import Frame
from engine.learning.settings import Optimiser
from engine.model.dataset import Dataset
from gui.pictures.runs.many_starts import ManyStarts
from gui.pictures.runs.race import Race
from gui.window.main_window import MainWindow
from tests.gui.pictures.recorded import record
from tests.gui.pictures.runs.worked_out import SESSIONS, frame_of, session_of
from tests.sentences.said import Said, said_by, texts_of

_SIZES = ((1000, 600), (250, 200))


def many_runs(window: MainWindow) -> Iterator[Said]:
    """Yield the texts of many starts, of the race, and of losses by penalty."""
    for state, (name, frame) in _frames().items():
        picture = window.pictures[name]
        picture.set_frame(frame, Changed.EVERYTHING)
        if isinstance(picture, ManyStarts):
            picture.point_at(int(state.split()[1]) if state.endswith("pointed at") else None)
        if isinstance(picture, Race) and state == "race, on its way":
            picture.show_start()
        drawn = [part for size in _SIZES for part in record(picture, frame, size)]
        yield from said_by(state, [(name, part.text) for part in drawn if part.kind == "text"])
        yield from said_by(state, texts_of(picture))
        if isinstance(picture, Race):
            picture.show_end()


def _frames() -> dict[str, tuple[str, Frame]]:
    empty = session_of(Dataset.empty()).frame()
    starts, race = frame_of("starts"), frame_of("race")
    other = replace(race.state, choices=chosen(race.choices, races_standardised=True))
    lost = replace(race.state, choices=chosen(race.choices, racers=(Optimiser.RMSPROP,)))
    return {
        **{f"{name}, no plants": (name, empty) for name in ("manyStarts", "race", "lambda")},
        "race, before": ("race", replace(race, experiments=NO_EXPERIMENTS)),
        "starts, before": ("manyStarts", replace(starts, experiments=NO_EXPERIMENTS)),
        "starts, under way": ("manyStarts", _begun("starts")),
        "starts, 0 pointed at": ("manyStarts", starts),
        "starts, 39 pointed at": ("manyStarts", starts),
        "starts, bare neuron": ("manyStarts", frame_of("starts, bare")),
        "starts, too early": ("manyStarts", frame_of("starts, bare, too early")),
        "starts, one solves it": ("manyStarts", _with_one_solved(starts)),
        "race": ("race", race),
        "race, on its way": ("race", race),
        "race, standardised": ("race", replace(race, state=other)),
        "race, one alone": ("race", replace(race, state=lost)),
        "penalty, before": ("lambda", replace(race, experiments=NO_EXPERIMENTS)),
        "penalty, under way": ("lambda", _begun("penalty")),
        "penalty": ("lambda", frame_of("penalty")),
        "penalty, none held out": ("lambda", frame_of("penalty, none held out")),
    }


def _begun(name: str) -> Frame:
    session = SESSIONS[name]()
    state = session.state
    maker: ManyStartsMaker | PenaltyCurveMaker
    if name == "starts":
        maker = ManyStartsMaker(state.plants, state.architecture, state.settings)
    else:
        maker = PenaltyCurveMaker(state.plants, state.architecture, state.settings, state.run.start)
    maker.work(lambda: False)
    experiments = NO_EXPERIMENTS._replace(**{name: maker.result})
    return replace(session.frame(), experiments=experiments)


def _with_one_solved(frame: Frame) -> Frame:
    starts = frame.experiments.starts
    assert starts is not None
    mistakes = starts.mistakes.clip(1)
    mistakes[3] = 0
    one = replace(starts, mistakes=mistakes)
    return replace(frame, experiments=frame.experiments._replace(starts=one))
