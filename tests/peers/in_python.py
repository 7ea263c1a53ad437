"""Peers that are Python libraries, used as their own first pages do."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

import numpy as np

from tests.peers.answer import BiasPlace, Fit, NotTakenError
from tests.peers.plants import SURE_AND_WRONG_Z, Labelled

_PASSES = 300
"""Over the plants, of what learns one after the other."""


class _Library:
    """A library, by the name of its distribution."""

    name = distribution = bias_name = loss_name = ""
    bias: BiasPlace = "apart"
    learns_online = declares = False

    def version(self) -> str:
        """Return the version, "" where it is not installed."""
        try:
            return version_of(self.distribution)
        except PackageNotFoundError:
            return ""

    def sure_and_wrong(self) -> float | None:
        """Return what it says of the plant that is sure and wrong."""
        return None


def _heard(act: Callable[[], Any]) -> tuple[Any, str]:
    """Return what an act gives, and the first thing that it warns of."""
    with warnings.catch_warnings(record=True) as heard, np.errstate(all="ignore"):
        warnings.simplefilter("always")
        try:
            result = act()
        except (ValueError, TypeError) as error:
            raise NotTakenError(str(error)) from error
    said = f"{heard[0].category.__name__}: {heard[0].message}" if heard else ""
    return result, said.splitlines()[0] if said else ""


class StatsmodelsLogit(_Library):
    """The model of discrete choice."""

    name, distribution = "statsmodels, Logit", "statsmodels"
    bias, bias_name, loss_name = "asked_first", "const", "llf"

    def fit(self, plants: Labelled) -> Fit:
        """Fit with a column of ones, which it does not add by itself."""
        import statsmodels.api as sm

        x, y = sm.add_constant(plants.x), np.array(plants.labels)
        result, said = _heard(lambda: sm.Logit(y, x).fit(disp=0))
        b, w1, w2 = result.params
        return Fit(w1, w2, b, result.llf, said)

    def sure_and_wrong(self) -> float | None:
        """Return its log likelihood of weights that are given."""
        import statsmodels.api as sm

        model = sm.Logit([1.0, 0.0], [[SURE_AND_WRONG_Z], [-1e3]])
        alone, _ = _heard(lambda: model.loglikeobs([1.0]))
        return float(alone[0])


class StatsmodelsGlm(_Library):
    """The generalised linear model, by a formula."""

    name, distribution = "statsmodels, GLM", "statsmodels"
    bias, bias_name, loss_name = "first", "Intercept", "deviance"

    def fit(self, plants: Labelled) -> Fit:
        """Fit `y ~ x1 + x2`."""
        import pandas as pd
        import statsmodels.api as sm
        import statsmodels.formula.api as smf

        table = pd.DataFrame({"x1": plants.x[:, 0], "x2": plants.x[:, 1], "y": plants.labels})
        family = sm.families.Binomial()
        result, said = _heard(lambda: smf.glm("y ~ x1 + x2", table, family=family).fit())
        b, w1, w2 = result.params
        return Fit(w1, w2, b, result.deviance, said)

    def sure_and_wrong(self) -> float | None:
        """Return the deviance of one plant."""
        import statsmodels.api as sm

        family = sm.families.Binomial()
        z = np.array([SURE_AND_WRONG_Z])
        alone, _ = _heard(lambda: family.deviance(np.ones(1), family.link.inverse(z)))
        return float(f"{float(alone):.4g}")


class ScikitLearn(_Library):
    """The classifier that its users reach for first."""

    name, distribution = "scikit-learn, LogisticRegression", "scikit-learn"
    bias_name, loss_name = "intercept_", "log_loss"

    def fit(self, plants: Labelled) -> Fit:
        """Fit as it comes."""
        from sklearn.linear_model import LogisticRegression
        from sklearn.metrics import log_loss

        model, said = _heard(lambda: LogisticRegression().fit(plants.x, plants.labels))
        loss = log_loss(plants.labels, model.predict_proba(plants.x), labels=model.classes_)
        return Fit(*model.coef_[0].tolist(), float(model.intercept_[0]), float(loss), said)

    def sure_and_wrong(self) -> float | None:
        """Return the loss of a probability 0 of what is true."""
        from sklearn.metrics import log_loss

        return float(f"{log_loss([1], [[1.0, 0.0]], labels=[0, 1]):.4g}")


class PyTorch(_Library):
    """A linear layer, its loss, and descent on all plants."""

    name, distribution = "PyTorch, Linear", "torch"
    bias_name, loss_name = "bias", "BCEWithLogitsLoss"

    def fit(self, plants: Labelled) -> Fit:
        """Take ten thousand steps with a rate of 0.5."""
        import torch

        if any(isinstance(label, str) for label in plants.labels):
            raise NotTakenError("it takes numbers alone")
        torch.manual_seed(0)
        torch.set_num_threads(1)
        layer = torch.nn.Linear(2, 1, dtype=torch.float64)
        x, y = torch.tensor(plants.x), torch.tensor(plants.labels, dtype=torch.float64)
        descent, loss_of = torch.optim.SGD(layer.parameters(), lr=0.5), torch.nn.BCEWithLogitsLoss()
        for _ in range(10_000):
            descent.zero_grad()
            loss = loss_of(layer(x)[:, 0], y)
            loss.backward()
            descent.step()
        w1, w2 = layer.weight[0].tolist()
        return Fit(w1, w2, layer.bias.item(), loss.item())

    def sure_and_wrong(self) -> float | None:
        """Return its loss, from z."""
        import torch

        z = torch.tensor([SURE_AND_WRONG_Z], dtype=torch.float64)
        return float(torch.nn.BCEWithLogitsLoss()(z, torch.ones(1, dtype=torch.float64)))


class River(_Library):
    """Plant after plant, many times over."""

    name, distribution = "River, LogisticRegression", "river"
    bias_name, loss_name, learns_online = "intercept", "LogLoss", True

    def fit(self, plants: Labelled) -> Fit:
        """Learn as it comes, which is for streams."""
        from river import linear_model, metrics

        if any(isinstance(label, str) for label in plants.labels):
            raise NotTakenError("it takes True and False, or numbers")
        model, loss = linear_model.LogisticRegression(), metrics.LogLoss()
        rows = [{"x1": x1, "x2": x2} for x1, x2 in plants.x.tolist()]
        for _ in range(_PASSES):
            for row, label in zip(rows, plants.labels, strict=True):
                model.learn_one(row, bool(label))
        for row, label in zip(rows, plants.labels, strict=True):
            loss.update(bool(label), model.predict_proba_one(row))
        return Fit(model.weights["x1"], model.weights["x2"], model.intercept, loss.get())

    def sure_and_wrong(self) -> float | None:
        """Return what its measure of loss makes of a probability 0 of what is true."""
        from river import metrics

        loss = metrics.LogLoss()
        loss.update(True, {True: 0.0, False: 1.0})
        return float(f"{loss.get():.4g}")


class VowpalWabbit(_Library):
    """Plant after plant, with rates of its own; its labels are 1 and -1."""

    name, distribution = "Vowpal Wabbit", "vowpalwabbit"
    bias, bias_name, loss_name, learns_online = "hidden", "Constant", "average loss", True

    def fit(self, plants: Labelled) -> Fit:
        """Learn with its logistic loss."""
        from vowpalwabbit import Workspace

        if any(isinstance(label, str) for label in plants.labels):
            raise NotTakenError("it takes numbers alone")
        lab = Workspace("--loss_function logistic --quiet")
        rows = [f"| x1:{x1!r} x2:{x2!r}" for x1, x2 in plants.x.tolist()]
        lines = [f"{1 if y else -1} {row}" for y, row in zip(plants.labels, rows, strict=True)]
        for _ in range(_PASSES):
            for line in lines:
                lab.learn(line)
        b = lab.predict("| x1:0 x2:0")
        w1, w2 = lab.predict("| x1:1 x2:0") - b, lab.predict("| x1:0 x2:1") - b
        lab.finish()
        return Fit(w1, w2, b)


class Mlpack(_Library):
    """The C++ library, by its Python names."""

    name, distribution = "mlpack, LogisticRegression", "mlpack"
    bias = "unseen"

    def fit(self, plants: Labelled) -> Fit:
        """Fit as it comes; its weights can't be read here, so that they come from probabilities."""
        from mlpack import LogisticRegression

        if any(isinstance(label, str) for label in plants.labels):
            raise NotTakenError("it takes whole numbers alone")
        model = LogisticRegression()
        model.fit(training=plants.x.copy(), labels=np.array(plants.labels, dtype=np.uint64))
        at = np.array([[0.0, 0.0], [0.1, 0.0], [0.0, 0.1]])
        chances = np.asarray(model.predict_proba(at))
        b, z1, z2 = np.log(chances[:, 1] / chances[:, 0]).tolist()
        return Fit((z1 - b) / 0.1, (z2 - b) / 0.1, b)


class Orange(_Library):
    """The learner of its Logistic Regression widget, which calls scikit-learn."""

    name, distribution = "Orange, Logistic Regression", "orange3"
    bias_name = "intercept"

    def fit(self, plants: Labelled) -> Fit:
        """Fit a table whose header says what each column is, as it comes."""
        from Orange.classification import LogisticRegressionLearner
        from Orange.data import Table

        rows = zip(plants.x.tolist(), plants.labels, strict=True)
        text = "x1\tx2\ty\nc\tc\td\n\t\tclass\n"
        text += "".join(f"{x1!r}\t{x2!r}\t{label}\n" for (x1, x2), label in rows)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plants.tab"
            path.write_text(text, encoding="utf-8")
            model, said = _heard(lambda: LogisticRegressionLearner()(Table(str(path))))
        w1, w2 = model.coefficients[0].tolist()
        is_of_the_case = "FutureWarning" not in said  # its own call of scikit-learn is out of date
        return Fit(w1, w2, float(model.intercept[0]), None, said if is_of_the_case else "")


LIBRARIES = (
    StatsmodelsLogit(), StatsmodelsGlm(), ScikitLearn(), Orange(), PyTorch(), Mlpack(), River(),
    VowpalWabbit(),
)  # fmt: skip
