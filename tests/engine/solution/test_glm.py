"""The exact minimum against R's `glm` on data sets that come with R and its recommended packages.

`glm/fit.R` writes `glm/fitted.json` (R 4.2.2); R is not needed here.
"""

import json
from pathlib import Path

import pytest

from engine.model.dataset import Dataset
from engine.solution.optimum import optimum
from engine.solution.separability import Separability, separability

FITTED = json.loads((Path(__file__).parent / "glm" / "fitted.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fit", FITTED, ids=[fit["name"].split(":")[2] for fit in FITTED])
def test_the_minimum_is_that_of_r(fit):
    plants = Dataset.of(list(zip(fit["x1"], fit["x2"], strict=True)), fit["y"])
    assert separability(plants) is Separability.OVERLAPPING
    result = optimum(plants, Separability.OVERLAPPING)
    b, w1, w2 = fit["b, w1, w2"]
    assert result.parameters == pytest.approx([w1, w2, b], rel=1e-9)
    assert 2 * len(fit["y"]) * result.loss == pytest.approx(fit["deviance"], rel=1e-12)
