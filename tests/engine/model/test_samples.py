import csv
import math
from pathlib import Path

import numpy as np
import pytest

import resources
from engine.errors import UserError
from engine.model import samples
from engine.solution.separability import Separability, separability

NAMES = sorted(samples.GENERATORS)


def test_the_six_plants_are_those_of_the_course():
    six = samples.six()
    toxic = [[0.5, 2.0], [1.1, 2.1], [0.7, 2.6]]
    assert six.x.tolist() == [*toxic, [2.0, 1.0], [2.5, 0.7], [2.2, 0.3]]
    assert six.y.tolist() == [1, 1, 1, 0, 0, 0]


def test_iris_is_a_hundred_flowers_by_petal_with_setosa_as_1():
    iris = samples.iris()
    assert len(iris) == 100
    assert iris.features == ("petal_width", "petal_length")
    assert iris.x[0].tolist() == [0.2, 1.4]
    assert iris.y.tolist() == [1] * 50 + [0] * 50
    # setosa petals are shorter than 2 cm, all of versicolor's are longer
    assert iris.x[iris.y == 1, 1].max() < 2 < iris.x[iris.y == 0, 1].min()


def test_the_means_of_iris_are_those_that_fisher_published():
    iris = samples.iris()
    assert iris.x[:50].mean(axis=0) == pytest.approx([0.246, 1.462], abs=1e-9)
    assert iris.x[50:].mean(axis=0) == pytest.approx([1.326, 4.260], abs=1e-9)


def test_the_iris_file_names_three_species_of_fifty():
    path = Path(resources.__file__).parent / "data" / "iris.csv"
    with path.open(encoding="utf-8") as file:
        species = [row["species"] for row in csv.DictReader(file)]
    assert {name: species.count(name) for name in species} == {
        "setosa": 50,
        "versicolor": 50,
        "virginica": 50,
    }


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [0, 1, 2, 5, 100, 1001])
def test_a_generator_makes_as_many_plants_as_asked_and_about_half_of_each_kind(name, size):
    plants = samples.make(name, size)
    assert len(plants) == size
    assert abs(2 * int(plants.y.sum()) - size) <= 2
    assert size < 2 or plants.kinds_present == (0, 1)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_makes_the_same_plants_and_another_makes_others(name):
    assert samples.make(name, 50, 0.2, 3).same_as(samples.make(name, 50, 0.2, 3))
    assert not samples.make(name, 50, 0.2, 3).same_as(samples.make(name, 50, 0.2, 4))


@pytest.mark.parametrize("name", NAMES)
def test_more_noise_scatters_the_plants_more(name):
    quiet, loud = (samples.make(name, 2000, noise).x.std(axis=0).sum() for noise in (0.0, 1.0))
    assert loud > quiet + 0.15


@pytest.mark.parametrize("name", NAMES)
def test_a_hundred_thousand_plants_can_be_made_and_no_more(name):
    assert len(samples.make(name, 100_000)) == 100_000
    with pytest.raises(UserError) as refused:
        samples.make(name, 100_001)
    assert refused.value.code == "sample_size"
    assert refused.value.facts == {"size": 100_001, "most": 100_000}
    with pytest.raises(UserError):
        samples.make(name, -1)


def test_a_sample_that_does_not_exist_is_named_in_the_error():
    with pytest.raises(UserError) as refused:
        samples.make("tulips")
    assert refused.value.code == "no_such_sample"
    assert refused.value.facts == {"name": "tulips"}


def test_the_fixed_samples_are_made_by_name_too():
    assert samples.make("six").same_as(samples.six())
    assert samples.make("iris").same_as(samples.iris())


def test_in_a_ring_without_noise_toxic_plants_stand_around_the_others():
    plants = samples.ring(400, 0.0, 1)
    distance = np.hypot(*(plants.x - (1.5, 1.5)).T)
    assert distance[plants.y == 1] == pytest.approx(1.2, abs=1e-12)
    assert distance[plants.y == 0].max() <= 0.45


def test_in_xor_a_plant_is_toxic_where_exactly_one_measure_is_large():
    plants = samples.xor(400, 0.0, 1)
    large = plants.x > 1.5
    assert plants.y.tolist() == (large[:, 0] != large[:, 1]).astype(int).tolist()
    corners = {(bool(wide), bool(long)) for wide, long in large}
    assert len(corners) == 4


def test_two_groups_without_noise_stand_at_their_centres():
    plants = samples.two_groups(4, 0.0, 0)
    assert plants.x.tolist() == [[0.8, 2.3], [0.8, 2.3], [2.3, 0.8], [2.3, 0.8]]


def test_moons_without_noise_are_two_half_circles_that_interlock():
    plants = samples.moons(400, 0.0, 1)
    toxic, other = plants.x[plants.y == 1], plants.x[plants.y == 0]
    assert np.hypot(*(toxic - (1.1, 1.3)).T) == pytest.approx(0.8, abs=1e-12)
    assert np.hypot(*(other - (1.9, 1.7)).T) == pytest.approx(0.8, abs=1e-12)
    assert toxic[:, 1].min() >= 1.3
    assert other[:, 1].max() <= 1.7
    assert other[:, 0].min() < toxic[:, 0].max()


def test_the_arms_of_a_spiral_wind_about_each_other():
    plants = samples.spiral(400, 0.0, 1)
    away = plants.x - (1.5, 1.5)
    radius = np.hypot(*away.T)
    turn = np.arctan2(away[:, 1], away[:, 0]) - 2 * np.pi * radius / 1.4
    expected = np.where(plants.y == 1, 0.0, np.pi)
    assert np.cos(turn - expected) == pytest.approx(np.ones(400), abs=1e-9)
    assert radius.max() > 1.3


def test_neighbouring_squares_of_a_checkerboard_hold_two_kinds():
    plants = samples.checkerboard(900, 0.0, 1)
    for column in range(3):
        for row in range(3):
            inside = (np.floor(plants.x) == (column, row)).all(axis=1)
            assert inside.sum() > 50
            assert set(plants.y[inside].tolist()) == {(column + row) % 2}


def test_the_other_irises_are_those_of_the_paper_that_no_line_separates():
    plants = samples.close_irises()
    assert (len(plants), plants.toxic_count) == (100, 50)
    assert separability(plants) is Separability.OVERLAPPING
    means = [plants.x[plants.y == kind].mean(axis=0).round(3).tolist() for kind in (0, 1)]
    assert means == [[1.326, 4.26], [2.026, 5.552]]


def test_a_spray_covers_its_disc_evenly_and_nothing_else():
    points = samples.spray((2.0, -1.0), 0.5, 20_000, np.random.default_rng(0))
    distance = np.hypot(*(points - (2.0, -1.0)).T)
    assert points.shape == (20_000, 2)
    assert distance.max() <= 0.5 + 1e-12
    # half of the disc's area lies within r / sqrt 2, a quarter in each quadrant
    assert np.mean(distance < 0.5 / math.sqrt(2)) == pytest.approx(0.5, abs=0.02)
    for quadrant in range(4):
        signs = (1 if quadrant % 2 else -1, 1 if quadrant // 2 else -1)
        inside = ((points - (2.0, -1.0)) * signs > 0).all(axis=1)
        assert inside.mean() == pytest.approx(0.25, abs=0.02)


@pytest.mark.parametrize("name", ["ring", "xor", "moons"])
def test_noise_is_twice_the_deviation_of_each_measure(name):
    quiet, noisy = (samples.make(name, 4_000, noise, 3).x for noise in (0.0, 0.2))
    assert (noisy - quiet).std(axis=0) == pytest.approx([0.1, 0.1], rel=0.05)


def test_a_ring_closes():
    x = samples.ring(4_000, 0.0, 5).x
    away = x - x.mean(axis=0)
    angle = np.arctan2(away[:, 1], away[:, 0]) % (2 * np.pi)
    shares = np.histogram(angle, bins=8, range=(0, 2 * np.pi))[0] / len(x)
    assert shares == pytest.approx(np.full(8, 1 / 8), abs=0.03)


@pytest.mark.parametrize("name", ["two_groups", "overlapping_groups", "moons"])
def test_of_an_odd_number_of_plants_one_more_is_toxic(name):
    assert samples.make(name, 7, 0.1, 0).toxic_count == 4
