"""Built-in plants: the course's six, Fisher's iris, and seeded generators."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np

import resources
from engine.arrays import Mask, Points
from engine.errors import UserError
from engine.model.dataset import PETAL, Dataset

MOST_PLANTS = 100_000
"""As many as a generator or a stroke of the brush may make."""

LEAST_SIZE = 2
LARGEST_NOISE_CM = 100.0

USUAL = (100, 0.25, 0)
"""The size, the noise in centimetres and the seed that serve where nobody chose others."""

_CENTRE = (1.5, 1.5)


def six() -> Dataset:
    """The six plants of the course (figure 3): three toxic, then three non-toxic."""
    return Dataset.of(
        [(0.5, 2.0), (1.1, 2.1), (0.7, 2.6), (2.0, 1.0), (2.5, 0.7), (2.2, 0.3)],
        [1, 1, 1, 0, 0, 0],
    )


def iris() -> Dataset:
    """A hundred real plants by petal width and length: setosa as 1, versicolor as 0.

    Source: R. A. Fisher (1936), UCI Machine Learning Repository, data set 53, CC BY 4.0.
    """
    return _irises(("versicolor", "setosa"))


def close_irises() -> Dataset:
    """The pair that no line separates: virginica as 1, versicolor as 0; of the same source."""
    return _irises(("versicolor", "virginica"))


def two_groups(size: int, noise: float, seed: int) -> Dataset:
    """Two round groups, far apart: toxic at (0.8, 2.3), non-toxic at (2.3, 0.8)."""
    return _two_clouds(size, noise, seed, (0.8, 2.3), (2.3, 0.8))


def overlapping_groups(size: int, noise: float, seed: int) -> Dataset:
    """Two round groups that share ground, so that no line separates them."""
    return _two_clouds(size, noise + 0.35, seed, (1.2, 1.8), (1.8, 1.2))


def ring(size: int, noise: float, seed: int) -> Dataset:
    """One kind inside the other: non-toxic in the middle, toxic around."""
    rng = np.random.default_rng(seed)
    angle = rng.uniform(0, 2 * np.pi, size)
    toxic = _first_half(size)
    radius = np.where(toxic, 1.2, 0.45 * np.sqrt(rng.uniform(0, 1, size)))
    points = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]) + _CENTRE
    return Dataset.of(_jittered(points, noise / 2, rng), toxic)


def xor(size: int, noise: float, seed: int) -> Dataset:
    """The four corners: toxic where exactly one of the two measures is large."""
    rng = np.random.default_rng(seed)
    corner = np.arange(size) % 4
    wide, long = corner // 2, corner % 2
    points = np.column_stack([0.75 + 1.5 * wide, 0.75 + 1.5 * long])
    points += rng.uniform(-0.45, 0.45, points.shape)
    return Dataset.of(_jittered(points, noise / 2, rng), wide != long)


def moons(size: int, noise: float, seed: int) -> Dataset:
    """Two half circles, each reaching into the hollow of the other."""
    rng = np.random.default_rng(seed)
    toxic = _first_half(size)
    angle = rng.uniform(0, np.pi, size)
    x1 = np.where(toxic, np.cos(angle), 1 - np.cos(angle))
    x2 = np.where(toxic, np.sin(angle), 0.5 - np.sin(angle))
    points = np.column_stack([1.1 + 0.8 * x1, 1.3 + 0.8 * x2])
    return Dataset.of(_jittered(points, noise / 2, rng), toxic)


def spiral(size: int, noise: float, seed: int) -> Dataset:
    """Two arms that wind about each other, one turn each."""
    rng = np.random.default_rng(seed)
    toxic = _first_half(size)
    share = np.sqrt(rng.uniform(0.02, 1, size))  # as many on each piece of an arm, by its length
    angle = 2 * np.pi * share + np.where(toxic, 0, np.pi)
    points = np.column_stack([np.cos(angle), np.sin(angle)]) * 1.4 * share[:, np.newaxis]
    return Dataset.of(_jittered(points + _CENTRE, noise / 2, rng), toxic)


def checkerboard(size: int, noise: float, seed: int) -> Dataset:
    """Three by three squares: toxic on the four of one colour, non-toxic on the five others."""
    rng = np.random.default_rng(seed)
    toxic = _first_half(size)
    squares = np.arange(9)
    dark, light = squares[squares % 2 == 1], squares[squares % 2 == 0]
    square = np.where(toxic, rng.choice(dark, size), rng.choice(light, size))
    points = np.column_stack([square % 3, square // 3]) + rng.uniform(0.1, 0.9, (size, 2))
    return Dataset.of(_jittered(points, noise / 2, rng), toxic)


Generator = Callable[[int, float, int], Dataset]

GENERATORS: dict[str, Generator] = {
    "two_groups": two_groups,
    "overlapping_groups": overlapping_groups,
    "ring": ring,
    "xor": xor,
    "moons": moons,
    "spiral": spiral,
    "checkerboard": checkerboard,
}

FIXED: dict[str, Callable[[], Dataset]] = {
    "six": six, "iris": iris, "close_irises": close_irises,
}  # fmt: skip


def make(name: str, size: int = 100, noise: float = 0.25, seed: int = 0) -> Dataset:
    """Build the sample of this name; size, noise (cm) and seed count for the generators only.

    Raises UserError `no_such_sample`, or `sample_size` outside 0 … 100,000.
    """
    if name in FIXED:
        return FIXED[name]()
    if name not in GENERATORS:
        raise UserError("no_such_sample", name=name)
    if not 0 <= size <= MOST_PLANTS:
        raise UserError("sample_size", size=size, most=MOST_PLANTS)
    return GENERATORS[name](size, noise, seed)


def spray(
    centre: tuple[float, float], radius_cm: float, count: int, rng: np.random.Generator
) -> Points:
    """Draw (count, 2) points evenly over the disc of this centre and radius."""
    angle = rng.uniform(0, 2 * np.pi, count)
    radius = radius_cm * np.sqrt(rng.uniform(0, 1, count))
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]) + centre


def _irises(species: tuple[str, str]) -> Dataset:
    """Return two species by petal width and length, the first as 0, the second as 1."""
    path = Path(resources.__file__).parent / "data" / "iris.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["species"] in species]
    return Dataset.of(
        [(float(row["petal_width_cm"]), float(row["petal_length_cm"])) for row in rows],
        [row["species"] == species[1] for row in rows],
        PETAL,
    )


def _two_clouds(
    size: int, noise: float, seed: int, toxic_at: tuple[float, float], other_at: tuple[float, float]
) -> Dataset:
    rng = np.random.default_rng(seed)
    toxic = _first_half(size)
    points = np.where(toxic[:, None], toxic_at, other_at)
    return Dataset.of(_jittered(points, noise, rng), toxic)


def _first_half(size: int) -> Mask:
    return np.arange(size) < (size + 1) // 2


def _jittered(points: Points, noise_cm: float, rng: np.random.Generator) -> Points:
    """Move points by a normal law; a leaf of negative size is folded back to a positive one."""
    return np.abs(points + noise_cm * rng.standard_normal(points.shape))
