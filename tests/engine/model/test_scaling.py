import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.files.sessions.session_file import Document, from_json, to_json
from engine.lab import state as edits
from engine.lab.session import Session
from engine.lab.training import train
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from engine.model.scaling import Scaling

MEASURE = st.floats(-1e6, 1e6)


def test_standardised_measures_have_mean_0_and_deviation_1():
    plants = samples.iris().standardised()
    assert plants.x.mean(axis=0) == pytest.approx([0, 0], abs=1e-12)
    assert plants.x.std(axis=0) == pytest.approx([1, 1])
    assert plants.features == samples.iris().features
    assert plants.standardised() is plants


@given(st.lists(st.tuples(MEASURE, MEASURE), min_size=1, max_size=30), st.tuples(*[MEASURE] * 3))
def test_the_original_weights_give_the_same_z_on_the_original_measures(points, weights):
    x = np.array(points)
    scaling = Scaling.of(x)
    scaled, own = Neuron(*weights), scaling.original_neuron(Neuron(*weights))
    terms = np.abs(x * [own.w1, own.w2]).sum(axis=1) + np.abs(own.b) + np.abs(weights).sum()
    error = np.abs(own.z(x) - scaled.z(scaling.scaled(x)))
    assert (error <= 1e-9 * terms + 1e-300).all()


def test_measures_come_back_as_they_were_typed():
    for plants in (samples.six(), samples.iris(), samples.two_groups(100, 0.25, 0)):
        again = plants.standardised().in_own_units()
        assert again.scaling is None
        assert again.x == pytest.approx(plants.x, rel=1e-12)
    assert np.array_equal(samples.six().standardised().in_own_units().x, samples.six().x)
    assert np.array_equal(samples.iris().standardised().in_own_units().x, samples.iris().x)


def test_a_measure_that_never_varies_and_no_plant_at_all_stay_finite():
    flat = Dataset.of([(3, 1), (3, 2)], [0, 1]).standardised()
    assert flat.x.tolist() == [[0, -1], [0, 1]]
    assert len(Dataset.empty().standardised().in_own_units()) == 0


def test_edits_keep_the_scaling():
    plants = samples.six().standardised()
    which = np.array([0])
    for edited in (
        plants.add([(0, 0)], 1),
        plants.move(which, (1, 1)),
        plants.flip(which),
        plants.remove(which),
        plants.put(which, [(0, 0)], [1]),
    ):
        assert edited.scaling is plants.scaling
        assert not edited.same_as(samples.six())


def test_what_learned_on_standardised_plants_tells_the_original_ones_apart():
    plants = samples.iris()
    session = train(plants.standardised(), Session().state.settings, None, 200)
    frame = session.frame()
    own = frame.plants.scaling.original_neuron(frame.neuron)
    assert own.z(plants.x) == pytest.approx(frame.z, rel=1e-9, abs=1e-9)


def test_to_standardise_and_back_is_an_edit_that_takes_the_mystery_plant_along():
    state = edits.put_probe(Session().state, (1.5, 1.5))
    scaled = edits.standardise(state, True)
    assert scaled.probe != state.probe
    assert scaled.plants.scaling.original(np.array([scaled.probe])).tolist() == [[1.5, 1.5]]
    back = edits.standardise(scaled, False)
    assert back.probe == (1.5, 1.5)
    assert back.plants.same_as(state.plants)
    assert edits.standardise(state, False) is state
    assert edits.standardise(scaled, True) is scaled


@pytest.mark.parametrize("unit", [1e-18, 1e-6, 1.0, 1e6, 1e11])
def test_measures_come_back_as_they_were_written_whatever_their_unit(unit):
    x = np.array([[1.1, 2.7], [3.3, 0.2], [2.9, 5.5]]) * unit
    written = np.array([[float(f"{value:.3g}") for value in row] for row in x])
    scaling = Scaling.of(written)
    assert scaling.original(scaling.scaled(written)).tolist() == written.tolist()


@pytest.mark.parametrize(
    ("values", "deviation"),
    [
        ([1e9, 1e9 + 1e-4], 1.0),
        ([1e9, 1e9 + 1.0], 0.5),
        ([0.0, 0.0], 1.0),
        ([5e-100, 0.0], 2.5e-100),
    ],
)
def test_what_varies_by_rounding_alone_is_not_blown_up(values, deviation):
    x = np.column_stack([values, [0.0, 1.0]])
    assert Scaling.of(x).deviations[0] == pytest.approx(deviation, abs=0)


def test_of_no_plant_nothing_is_scaled():
    assert Scaling.of(np.empty((0, 2))) == Scaling((0.0, 0.0), (1.0, 1.0))


def test_a_measure_of_zeros_comes_back_as_it_was():
    scaling = Scaling((0.0, 0.0), (1.0, 2.0))
    assert scaling.original(np.array([[0.0, 0.25]])).tolist() == [[0.0, 0.5]]


def test_measures_closer_than_a_weight_could_tell_are_not_divided_by():
    scaling = Scaling.of(np.array([[0.0, 0.0], [1e-300, 1e-200]]))
    assert scaling.deviations[0] == 1.0
    own = scaling.original_neuron(Neuron(1.0, 1.0, 1.0))
    assert np.isfinite(own.parameters).all()


def computed_plants(seed, count=20):
    """Plants whose measures no decimal number writes, in any unit and far from the origin."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(count, 2)) * 10.0 ** rng.uniform(-12, 6, 2) + 10.0 ** rng.uniform(-9, 9, 2)
    return Dataset.of(x, rng.integers(0, 2, count))


def bits(values):
    return np.ascontiguousarray(values, dtype=np.float64).tobytes()


@pytest.mark.parametrize("seed", range(8))
def test_to_standardise_and_back_is_exact_to_the_last_bit(seed):
    session = Session(computed_plants(seed))
    state = edits.put_probe(session.state, (2 / 3, 1 / 7))
    scaled = edits.standardise(state, True)
    back = edits.standardise(scaled, False)
    assert bits(back.plants.x) == bits(state.plants.x)
    assert bits(back.probe) == bits(state.probe)
    again = edits.standardise(back, True)
    assert bits(again.plants.x) == bits(scaled.plants.x)
    assert again.probe == scaled.probe
    session.replace(session.state.changes_to(scaled))
    opened = from_json(to_json(Document(session.state, 0))).state
    back = edits.standardise(opened, False)
    assert (bits(back.plants.x), back.probe) == (bits(state.plants.x), state.probe)


@pytest.mark.parametrize("seed", range(4))
def test_what_was_not_edited_while_standardised_comes_back_exactly(seed):
    plants = computed_plants(seed)
    scaled, which = plants.standardised(), np.array([3, 7])
    moved = scaled.move(which, (0.5, 0.0))
    put = scaled.put(which, [(0.25, scaled.x[3, 1]), scaled.x[7]], [1, 1])
    others = np.delete(np.arange(len(plants)), which)
    for edited in (moved, put, scaled.flip(which), scaled.add([(0.1, 0.2)], 1)):
        assert bits(edited.in_own_units().x[others]) == bits(plants.x[others])
    assert bits(scaled.remove(which).in_own_units().x) == bits(plants.x[others])
    assert bits(moved.in_own_units().x[:, 1]) == bits(plants.x[:, 1])
    assert bits(put.in_own_units().x[7]) == bits(plants.x[7])
    deviation = scaled.scaling.deviations[0]
    shifts = (moved.in_own_units().x - plants.x)[which, 0]
    assert shifts == pytest.approx(0.5 * deviation, rel=1e-6)
    added = scaled.add([(0.1, 0.2)], 1).in_own_units().x[-1]
    assert added == pytest.approx(scaled.scaling.original(np.array([[0.1, 0.2]]))[0], rel=1e-9)


def test_a_mystery_plant_that_was_moved_meanwhile_comes_back_from_where_it_is():
    state = edits.standardise(edits.put_probe(Session().state, (1.5, 1.5)), True)
    moved = edits.put_probe(state, (0.0, 0.0))
    back = edits.standardise(moved, False)
    assert back.probe == pytest.approx(state.plants.scaling.means, rel=1e-12)
    assert edits.standardise(edits.put_probe(state, None), False).probe is None


def test_of_other_plants_the_mystery_plant_keeps_no_earlier_place():
    state = edits.standardise(edits.put_probe(Session().state, (1.5, 1.5)), True)
    other = edits.use_plants(state, samples.iris().standardised())
    back = edits.standardise(other, False)
    expected = other.plants.scaling.original(np.array([state.probe]))[0]
    assert back.probe == pytest.approx(expected, rel=1e-12)
