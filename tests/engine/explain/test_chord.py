"""A chord against the curve itself, sampled closely in plain Python."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.explain.chord import chord_of_double_well, chord_of_loss
from engine.explain.double_well import GLOBAL_MINIMUM, LOCAL_MINIMUM
from engine.lab.choices import VALLEY_RANGE
from engine.loss.penalised import objective_of
from engine.loss.penalty import NO_PENALTY, Penalty, PenaltyKind
from engine.model import samples
from engine.model.neuron import PARAMETERS
from tests.engine import plain_loss


def two_valleys(w):
    """0.18 (w - 0.6) (w - 2) (w - 4.2), multiplied out and integrated by hand; 0 at 4.2."""

    def rise(w):
        return 0.18 * (w**4 / 4 - 6.8 * w**3 / 3 + 12.12 * w**2 / 2 - 5.04 * w)

    return rise(w) - rise(4.2)


def above_by_sampling(curve, u, v, count=4000):
    """Those of so many values between u and v at which a curve lies above its chord."""
    at_u, at_v = curve(u), curve(v)
    shares = [index / count for index in range(1, count)]
    values = [u + share * (v - u) for share in shares]
    chord = [at_u + share * (at_v - at_u) for share in shares]
    return [w for w, height in zip(values, chord, strict=True) if curve(w) > height + 1e-12]


ENDS = st.floats(*VALLEY_RANGE).map(lambda value: round(value, 2))


@given(ENDS, ENDS)
def test_the_two_valleys_run_above_a_chord_where_samples_say_so(u, v):
    assume(v - u >= 0.05)
    chord, sampled = chord_of_double_well(u, v), above_by_sampling(two_valleys, u, v, 400)
    spacing = (v - u) / 400
    if chord.above is None:
        assert sampled == []
    elif chord.above[1] - chord.above[0] > 2 * spacing:
        assert (sampled[0], sampled[-1]) == pytest.approx(chord.above, abs=1.01 * spacing + 1e-5)
    assert (chord.at_u, chord.at_v) == pytest.approx((two_valleys(u), two_valleys(v)), abs=1e-12)
    assert chord.at_middle == pytest.approx(two_valleys((u + v) / 2), abs=1e-12)


@pytest.mark.parametrize(
    ("u", "v", "crossed"),
    [
        (LOCAL_MINIMUM, GLOBAL_MINIMUM, True),  # over the hill
        (-0.6, 0.9, False),  # within the first valley
        (3.2, 5.0, False),  # within the second
        (1.5, 2.5, True),  # over the top of the hill
    ],
)
def test_over_the_hill_a_chord_is_crossed_and_within_a_valley_it_is_not(u, v, crossed):
    assert (chord_of_double_well(u, v).above is not None) is crossed


def test_a_curve_can_run_above_a_chord_and_lie_below_its_middle():
    chord = chord_of_double_well(-0.6, 4.0)
    assert chord.above[0] > chord.middle
    assert chord.gap == pytest.approx(
        (two_valleys(-0.6) + two_valleys(4.0)) / 2 - two_valleys(1.7), abs=1e-12
    )
    assert chord.gap > 0.1


@pytest.mark.parametrize("penalty", [NO_PENALTY, Penalty(PenaltyKind.L2, 0.1)])
def test_the_loss_lies_below_each_of_its_chords(penalty):
    plants, start = samples.overlapping_groups(30, 0.2, 1), [0.5, -1.2, 0.3]
    objective = objective_of(plants, penalty=penalty)
    rows, kinds = plants.x.tolist(), plants.y.tolist()
    for index, name in enumerate(PARAMETERS):

        def curve(value, index=index):
            weights = [*start[:index], value, *start[index + 1 :]]
            size = weights[0] ** 2 + weights[1] ** 2  # the bias pays nothing
            return plain_loss(rows, kinds, weights) + penalty.rate / 2 * size

        for u, v in ((-5.0, 5.0), (-1.0, -0.9), (0.3, 4.1)):
            chord = chord_of_loss(objective, np.array(start), name, u, v)
            assert above_by_sampling(curve, u, v, 50) == []
            assert chord.above is None
            assert (chord.at_u, chord.at_v) == pytest.approx((curve(u), curve(v)), rel=1e-12)
            assert chord.at_middle == pytest.approx(curve((u + v) / 2), rel=1e-12)
            assert chord.gap == pytest.approx(
                (curve(u) + curve(v)) / 2 - curve((u + v) / 2), abs=1e-12
            )
            assert chord.gap > 0
            assert chord.middle == math.fsum((u, v)) / 2
