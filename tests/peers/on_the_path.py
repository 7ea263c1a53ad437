"""Peers that are programs of their own: R, PSPP, gretl, Weka, liblinear."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.peers.answer import BiasPlace, Fit, NotTakenError
from tests.peers.plants import Labelled

_NUMBER = r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?"


class _Program:
    """A program, by the command that starts it."""

    name = command = bias_name = loss_name = ""
    bias: BiasPlace = "first"
    learns_online = declares = False
    asks_version: tuple[str, ...] = ("--version",)

    def version(self) -> str:
        """Return the first version number that it tells, "" where it is not installed."""
        if shutil.which(self.command) is None:
            return ""
        done = subprocess.run(
            [self.command, *self.asks_version], capture_output=True, text=True, timeout=60
        )
        found = re.search(r"\d+\.\d+(\.\d+)*|\b\d{4}[a-z]\b", done.stdout + done.stderr)
        return found[0] if found else "?"

    def sure_and_wrong(self) -> float | None:
        """Return what it says of the plant that is sure and wrong."""
        return None


def _run(words: list[str], files: dict[str, str]) -> str:
    """Run a program in a folder of its own, and return all that it says."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        done = subprocess.run(
            words, cwd=folder, capture_output=True, text=True, timeout=120,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        return done.stdout + done.stderr


def _table(plants: Labelled) -> str:
    rows = zip(plants.x.tolist(), plants.labels, strict=True)
    return "x1,x2,y\n" + "".join(f"{x1!r},{x2!r},{label}\n" for (x1, x2), label in rows)


def _numbers_after(word: str, said: str) -> list[float]:
    """Return the numbers of the line that begins with a word."""
    line = re.search(rf"^\W*{re.escape(word)}\W(.*)$", said, re.MULTILINE)
    return [float(number) for number in re.findall(_NUMBER, line[1])] if line else []


def _line_with(part: str, said: str) -> str:
    return next((line.strip() for line in said.splitlines() if part in line), "")


class R(_Program):
    """`glm` of base R."""

    name, command = "R, glm", "Rscript"
    bias, bias_name, loss_name = "first", "(Intercept)", "deviance"

    _FIT = """d <- read.csv("plants.csv")
if (is.character(d$y)) d$y <- factor(d$y)
m <- glm(y ~ x1 + x2, family = binomial, data = d)
cat("weights", sprintf("%.15g", coef(m)), "\\n")
cat("loss", sprintf("%.15g", deviance(m)), "\\n")
"""

    def fit(self, plants: Labelled) -> Fit:
        """Fit `y ~ x1 + x2`; words are made a factor, as it asks for."""
        said = _run(
            [self.command, "--vanilla", "a.R"], {"a.R": self._FIT, "plants.csv": _table(plants)}
        )
        b, w1, w2 = _numbers_after("weights", said)
        warning = _line_with("glm.fit:", said)
        return Fit(w1, w2, b, _numbers_after("loss", said)[0], warning)

    def sure_and_wrong(self) -> float | None:
        """Return the deviance of one plant, from z by its own functions."""
        text = 'f <- binomial()\ncat("one", f$dev.resids(1, f$linkinv(-1000), 1), "\\n")\n'
        said = _run([self.command, "--vanilla", "a.R"], {"a.R": text})
        return float(f"{_numbers_after('one', said)[0]:.4g}")


class Pspp(_Program):
    """The free relative of SPSS."""

    name, command = "PSPP, LOGISTIC REGRESSION", "pspp"
    bias, bias_name, loss_name = "last", "Constant", "-2 Log likelihood"

    def fit(self, plants: Labelled) -> Fit:
        """Run its command on a table."""
        form = "A8" if isinstance(plants.labels[0], str) else "F1.0"
        text = (
            f'DATA LIST LIST (",") FILE="plants.csv" SKIP=1 /x1 x2 (F20.16) y ({form}).\n'
            "LOGISTIC REGRESSION VARIABLES = y WITH x1 x2.\n"
        )
        words = [self.command, "-O", "format=csv", "a.sps"]
        said = _run(words, {"a.sps": text, "plants.csv": _table(plants)})
        rows = list(csv.reader(said.splitlines()))
        by_name = {row[1]: row[2] for row in rows if len(row) == 8}
        if "Constant" not in by_name:
            raise NotTakenError(_line_with("error", said))
        loss = next(
            float(rows[place + 1][1]) for place, row in enumerate(rows) if self.loss_name in row
        )
        note = _line_with("All predicted", said).removeprefix("note: ")
        weights = (float(by_name[name]) for name in ("x1", "x2", "Constant"))
        return Fit(*weights, loss, note)


class Gretl(_Program):
    """The program of econometricians."""

    name, command = "gretl, logit", "gretlcli"
    bias, bias_name, loss_name = "asked_first", "const", "Log-likelihood"

    _FIT = """open plants.csv --quiet
logit y const x1 x2
printf "weights %.15g %.15g %.15g\\nloss %.15g\\n", $coeff[1], $coeff[2], $coeff[3], $lnl
"""

    def fit(self, plants: Labelled) -> Fit:
        """Fit `y const x1 x2`; of words it makes an ordered logit, with a cut for the constant."""
        said = _run(
            [self.command, "-b", "a.inp"], {"a.inp": self._FIT, "plants.csv": _table(plants)}
        )
        lines = [line for line in said.splitlines() if not line.startswith("?")]
        told = "\n".join(lines)
        weights = _numbers_after("weights", told)
        if not weights:
            refused = _line_with("Perfect", told) or _line_with("rror", told)
            raise NotTakenError(refused.removeprefix("? "))
        loss = _numbers_after("loss", told)[0]
        if "cut1" in told:
            return Fit(weights[0], weights[1], -weights[2], loss, "Ordered Logit")
        return Fit(weights[1], weights[2], weights[0], loss)


class Weka(_Program):
    """The classifier of the teaching workbench."""

    name, command = "Weka, Logistic", "weka"
    bias, bias_name, loss_name, declares = "last", "Intercept", "", True
    _JAR = "/usr/share/java/weka.jar"

    def version(self) -> str:
        """Return what its own class tells."""
        if shutil.which("java") is None or not Path(self._JAR).exists():
            return ""
        return _run(["java", "-cp", self._JAR, "weka.core.Version"], {}).split()[0]

    def fit(self, plants: Labelled) -> Fit:
        """Fit an ARFF whose header names the kinds as they come."""
        kinds = ",".join(map(str, plants.values))
        head = (
            f"@relation p\n@attribute x1 numeric\n@attribute x2 numeric\n@attribute y {{{kinds}}}"
        )
        data = _table(plants).partition("\n")[2]
        words = ["java", "-cp", self._JAR, "weka.classifiers.functions.Logistic"]
        said = _run([*words, "-no-cv", "-t", "a.arff"], {"a.arff": f"{head}\n@data\n{data}"})
        weights = (_numbers_after(name, said)[0] for name in ("x1", "x2", "Intercept"))
        return Fit(*weights)


class Liblinear(_Program):
    """`train -s 0` of the library that several others call."""

    name, command = "liblinear, -s 0", "liblinear-train"
    bias, bias_name, loss_name = "asked_last", "-B 1", ""

    def version(self) -> str:
        """Return the package's version: the program does not tell its own."""
        if shutil.which(self.command) is None:
            return ""
        said = _run(["dpkg-query", "-W", "-f", "${Version}", "liblinear-tools"], {})
        return said.partition("+")[0].partition("-")[0] or "?"

    def fit(self, plants: Labelled) -> Fit:
        """Fit as it comes, without a bias."""
        rows = zip(plants.x.tolist(), plants.labels, strict=True)
        text = "".join(f"{label} 1:{x1!r} 2:{x2!r}\n" for (x1, x2), label in rows)
        said = _run(["sh", "-c", f"{self.command} -s 0 -q a m; cat m"], {"a": text})
        if "\nw\n" not in said:
            raise NotTakenError(said.splitlines()[0])
        w1, w2 = map(float, said.partition("\nw\n")[2].split())
        return Fit(w1, w2, 0.0)


PROGRAMS = (R(), Pspp(), Gretl(), Weka(), Liblinear())
