"""What a peer is asked and what it answers; the answers as JSON."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol

import numpy as np

from tests.peers import plants as given
from tests.peers.plants import Kind, Labelled

BiasPlace = Literal["first", "last", "apart", "asked_first", "asked_last", "hidden", "unseen"]
"""Where the bias stands among the weights; `asked_`: only where one asks for it;
`unseen`: its weights can't be read."""

SpeaksFor = Literal[
    "one", "zero", "first_line", "last_in_alphabet", "first_in_alphabet", "second_line",
    "first_declared", "not_taken",
]  # fmt: skip
"""Which kind z > 0 speaks for."""


class NotTakenError(Exception):
    """The peer refuses such labels, or such plants; its text is what it says."""


@dataclass(frozen=True)
class Fit:
    """What a peer has come to: its weights, the loss that it tells, and what it warns of."""

    w1: float
    w2: float
    b: float
    loss: float | None = None
    said: str = ""

    @property
    def weights(self) -> tuple[float, float, float]:
        """Return all three."""
        return self.w1, self.w2, self.b

    @property
    def length(self) -> float:
        """Return |w|, without the bias."""
        return math.hypot(self.w1, self.w2)

    def speaks_for(self, plants: Labelled) -> Kind:
        """Return the kind on whose side z > 0 lies."""
        z = plants.x @ np.array([self.w1, self.w2]) + self.b
        toxic = np.array(plants.is_toxic)
        return "toxic" if z[toxic].mean() > z[~toxic].mean() else "harmless"


class Peer(Protocol):
    """Another program or library; `version` is "" where it is not installed."""

    name: str
    bias: BiasPlace
    bias_name: str
    loss_name: str
    learns_online: bool
    declares: bool
    """Whether the file names the kinds in an order of its own."""

    def version(self) -> str: ...

    def fit(self, plants: Labelled) -> Fit: ...

    def sure_and_wrong(self) -> float | None: ...


@dataclass(frozen=True)
class Answer:
    """What one peer said, in numbers and in codes that are put into words elsewhere."""

    name: str
    version: str
    with_numbers: SpeaksFor
    with_words: SpeaksFor
    bias: BiasPlace
    bias_name: str
    learns_online: bool
    length_share: float
    """|w| against that of the least log loss, of the overlapping sample."""
    separated_length: float | None
    """|w| of the six plants; None where it refuses them."""
    separated_said: str
    """What it warns of there, or why it refuses."""
    loss_name: str
    loss_times: float | None
    """The loss that it tells as so many times the mean log loss of its own weights."""
    sure_and_wrong: float | None
    """What it says of one toxic plant with z = -1000; None where it can't be asked."""


def ask(peer: Peer) -> Answer:
    """Ask a peer everything."""
    sample = given.overlapping()
    fit = peer.fit(sample)
    best = given.minimum(sample)
    mean = given.mean_loss(sample, fit.weights, fit.speaks_for(sample))
    separated = _tried(lambda: peer.fit(given.six()))
    is_fit = isinstance(separated, Fit)
    return Answer(
        peer.name,
        peer.version(),
        _with_numbers(peer, sample),
        _with_words(peer, sample),
        peer.bias,
        peer.bias_name,
        peer.learns_online,
        round(fit.length / math.hypot(*best[:2]), 3),
        float(f"{separated.length:.3g}") if is_fit else None,
        separated.said if is_fit else str(separated),
        peer.loss_name,
        None if fit.loss is None else round(fit.loss / mean, 2),
        peer.sure_and_wrong(),
    )


def _tried(act: Callable[[], Fit]) -> Fit | NotTakenError:
    try:
        return act()
    except NotTakenError as refused:
        return refused


def _kind(peer: Peer, plants: Labelled) -> Kind | None:
    fit = _tried(lambda: peer.fit(plants))
    return fit.speaks_for(plants) if isinstance(fit, Fit) else None


def _with_numbers(peer: Peer, sample: Labelled) -> SpeaksFor:
    """Give 1 and 0, the toxic first and then the harmless first."""
    match _kind(peer, sample), _kind(peer, sample.reversed()):
        case "toxic", "toxic":
            return "one"
        case "harmless", "harmless":
            return "zero"
        case "toxic", "harmless":
            return "first_declared" if peer.declares else "first_line"
    return "not_taken"


def _with_words(peer: Peer, sample: Labelled) -> SpeaksFor:
    """Give words whose alphabet and whose order in the file lead to different kinds."""
    kinds = (
        _kind(peer, sample.renamed("poison", "safe")),
        _kind(peer, sample.renamed("toxic", "safe")),
        _kind(peer, sample.renamed("toxic", "safe").reversed()),
    )
    by_kinds: dict[tuple[Kind | None, ...], SpeaksFor] = {
        ("harmless", "toxic", "toxic"): "last_in_alphabet",
        ("toxic", "harmless", "harmless"): "first_in_alphabet",
        ("toxic", "toxic", "harmless"): "first_declared" if peer.declares else "first_line",
        ("harmless", "harmless", "toxic"): "second_line",
    }
    return by_kinds.get(kinds, "not_taken")


def as_json(answers: list[Answer], missing: list[str], date: str) -> dict[str, Any]:
    """Return all as it is stored; what is no finite number as a word."""
    rows = [
        {
            key: str(value) if isinstance(value, float) and math.isinf(value) else value
            for key, value in asdict(answer).items()
        }
        for answer in answers
    ]
    return {"date": date, "not_installed": missing, "peers": rows}
