"""Argument parsers: what each command takes and what `--help` says; Qt is not loaded."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from engine import VERSION
from gui.cli import given_values
from gui.language.command_line import argparse_said
from gui.registry.pictures import picture_names

_COMMANDS = """\
commands, which need no display; each says more with --help:
  main.py train FILE    train the neuron; write result, trace, figure, animation, script
  main.py figure FILE   draw a picture of a session or of plants
  main.py worksheet FILE   write a sheet of exercises on paper, and its answers
  main.py lesson FILE --check   tell all that is wrong in a lesson
  main.py check         test this installed copy
"""

_NUMBERS = (
    "--start", "--learning-rate", "--steps", "--batch", "--seed", "--degree", "--hidden", "--l1",
    "--l2", "--test-share",
)  # fmt: skip
"""Options whose value may begin with a minus, which argparse takes for another option."""


ACTIVATIONS = ("tanh", "relu", "sigmoid", "linear")
OPTIMIZERS = ("gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
"""As in the engine, which is imported only where it is needed."""

_OF_TRAIN = """\
A session begins where it stands: with its model, its settings and the plants that it holds out,
unless an option says otherwise. Every run begins at step 0: what momentum, nesterov, adagrad,
rmsprop and adam remember of earlier steps begins at 0 as well, so that a run in two parts is the
same as one to the last digit with plain descent on all plants alone. Without --json the result is
printed in words. Decimals take a point or a comma; with commas, --start is parted by semicolons.
"""


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the words of a command."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {argparse_said(message)}\n")


def joined_numbers(given: list[str]) -> list[str]:
    """Write `--start -1,2,0` as `--start=-1,2,0`, which argparse would take for an option."""
    result: list[str] = []
    for word in given:
        if result and result[-1] in _NUMBERS and word[:1] in ("-", "−") and word[1:2].strip("-"):
            result[-1] += f"={word}"
        else:
            result.append(word)
    return result


def window_parser() -> argparse.ArgumentParser:
    """What opens the window."""
    parser = _Parser(
        prog="main.py",
        description="A laboratory for one artificial neuron.",
        epilog=_COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE",
        help="a session (.plab), plants (CSV) or a lesson (TOML, .plesson) to open",
    )  # fmt: skip
    parser.add_argument("--lang", choices=("fr", "en"), help="language; the system's by default")
    parser.add_argument("--theme", choices=("dark", "light", "contrast", "system"), help="colours")
    parser.add_argument(
        "--chapter", metavar="ID", help="open the course at a chapter, by id or number"
    )
    parser.add_argument("--projector", action="store_true", help="thick lines and large type")
    parser.add_argument(
        "--kiosk", metavar="LESSON",
        help="a lesson's file or a chapter on the whole screen, and nothing else; "
        "Ctrl+Alt+Shift+N begins anew for the next pupil, Ctrl+Alt+Shift+L ends",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"Perceptron Lab {VERSION}")
    return parser


def train_parser() -> argparse.ArgumentParser:
    """What `main.py train` takes."""
    parser = _Parser(
        prog="main.py train",
        description="Train a neuron, or a network, on a file of plants, without a window.",
        epilog=_OF_TRAIN,
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE",
        help="plants (CSV, TSV, a workbook), or a session (.plab); - reads what is piped in",
    )  # fmt: skip
    _add_columns(parser.add_argument_group("what the table holds"))
    _add_model(parser.add_argument_group("the model"))
    _add_learning(parser.add_argument_group("how it learns"))
    _add_outputs(parser.add_argument_group("what is written"))
    return parser


def _add_model(group: argparse._ArgumentGroup) -> None:
    inputs = group.add_mutually_exclusive_group()
    inputs.add_argument(
        "--features", type=given_values.words, metavar="LIST",
        help='inputs, as "x1,x2,x1*x2": the products of x1 and x2 up to degree 5 (x1^2, x1^2*x2), '
        "x1^2+x2^2, sin(x1), sin(x2); default x1,x2",
    )  # fmt: skip
    inputs.add_argument(
        "--degree", type=given_values.whole, metavar="D",
        help="all products of x1 and x2 up to this degree, 1 to 5, as inputs",
    )  # fmt: skip
    group.add_argument(
        "--hidden", type=given_values.hidden, metavar="LIST",
        help="neurons of each hidden layer, as 4,2: up to three of 1 to 8; none for no hidden "
        "layer, the default",
    )  # fmt: skip
    group.add_argument(
        "--activation", choices=ACTIVATIONS, help="of the hidden neurons; default tanh"
    )
    start = group.add_mutually_exclusive_group()
    start.add_argument(
        "--start", type=given_values.start, metavar="W1,W2,B",
        help="of one neuron on x1 and x2: weights at step 0; default 0,0,0",
    )  # fmt: skip
    start.add_argument(
        "--start-parameters", type=Path, metavar="FILE",
        help="of any model: a file that --json wrote, whose inputs, layers and parameters are "
        "taken; by default one neuron starts at 0, a network where the seed draws it",
    )  # fmt: skip


def _add_learning(group: argparse._ArgumentGroup) -> None:
    number, whole = given_values.number, given_values.whole
    group.add_argument("--steps", type=whole, default=1000, metavar="N", help="default 1000")
    group.add_argument("--learning-rate", type=number, metavar="A", help="default 0.1")
    group.add_argument(
        "--optimizer", choices=OPTIMIZERS,
        help="what a step makes of the gradient; default gd, plain descent",
    )  # fmt: skip
    penalty = group.add_mutually_exclusive_group()
    penalty.add_argument(
        "--l1", type=number, metavar="R", help="add the penalty R times the sum of |w|, no bias"
    )
    penalty.add_argument(
        "--l2", type=number, metavar="R", help="add the penalty R/2 times the sum of w^2, no bias"
    )
    group.add_argument("--batch", type=whole, metavar="K", help="plants a step; all by default")
    group.add_argument(
        "--test-share", type=number, metavar="S",
        help="hold this share of the plants out to test with, up to 0.9; default 0",
    )  # fmt: skip
    group.add_argument(
        "--seed", type=whole, metavar="S",
        help="of a network's start, the order of the batches and the plants held out; default 0",
    )  # fmt: skip


def _add_columns(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--columns", metavar="WIDTH,LENGTH,KIND",
        help="which columns are x1, x2 and the kind, by name or number",
    )  # fmt: skip
    group.add_argument(
        "--toxic", metavar="NAME", help="which kind is toxic; all others are not, then"
    )
    group.add_argument("--sheet", metavar="NAME", help="which sheet of a workbook")


def _add_outputs(group: argparse._ArgumentGroup) -> None:
    for name, metavar, help_text in (
        ("--json", "OUT", "the result as JSON; - prints it"),
        ("--trace", "OUT.csv", "parameters and loss of every step; - prints them"),
        ("--figure", "OUT", "the field at the last step: .png, .svg or .pdf"),
        ("--animation", "OUT", "field and loss from the first step to the last: .gif, .webp "
         "or .mp4"),
        ("--script", "OUT.py", "a short script that prints the same numbers; - prints it"),
    ):  # fmt: skip
        group.add_argument(name, type=Path, metavar=metavar, help=help_text)
    group.add_argument(
        "--script-for", choices=("numpy", "pytorch", "scikit-learn", "r", "exercise"),
        default="numpy",
        help="what the script is written for, or as an exercise with holes; default numpy",
    )  # fmt: skip


def figure_parser() -> argparse.ArgumentParser:
    """What `main.py figure` takes."""
    parser = _Parser(
        prog="main.py figure",
        description="Draw a picture of a session, or of plants, into a file, without a window.",
        epilog=f"Pictures: {', '.join(picture_names())}.",
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE",
        help="a session (.plab), or plants (CSV, TSV, a workbook); - reads what is piped in",
    )  # fmt: skip
    _add_columns(parser.add_argument_group("what the table holds"))
    parser.add_argument("--view", required=True, metavar="NAME", help="which picture, see below")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="OUT", help="where to: .png, .svg or .pdf"
    )
    parser.add_argument(
        "--size", type=given_values.size, default=(1200, 800), metavar="WxH",
        help="in pixels; default 1200x800",
    )  # fmt: skip
    parser.add_argument(
        "--theme", choices=("dark", "light", "contrast"), default="light",
        help="light for print (the default), dark for the screen",
    )  # fmt: skip
    parser.add_argument("--lang", choices=("fr", "en"), help="language; the system's by default")
    return parser


def worksheet_parser() -> argparse.ArgumentParser:
    """What `main.py worksheet` takes."""
    parser = _Parser(
        prog="main.py worksheet",
        description="Write plants, tables to fill in, questions and answers as a PDF to print.",
        epilog="Plants and a session give the neuron of the step shown; plants alone one at 0.",
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE",
        help="a session (.plab), plants (CSV, TSV, a workbook) or a lesson (TOML, .plesson)",
    )  # fmt: skip
    _add_columns(parser.add_argument_group("what the table holds"))
    parser.add_argument("--out", required=True, type=Path, metavar="OUT.pdf", help="where to")
    parser.add_argument(
        "--page", type=given_values.whole, metavar="N", help="of a lesson: which page; default 1"
    )
    parser.add_argument(
        "--plants", default="", metavar="NUMBERS",
        help="which plants are worked out, as 1-3,7; by default those selected, or six",
    )  # fmt: skip
    parser.add_argument(
        "--steps", type=int, choices=(1, 2, 3), default=1, help="so many tables; default 1"
    )
    parser.add_argument("--line", action="store_true", help="draw the line z = 0")
    parser.add_argument("--no-questions", action="store_true", help="tables alone")
    parser.add_argument(
        "--answers", choices=("with", "without", "only"), default="with",
        help="on another page (the default), not, or nothing else",
    )  # fmt: skip
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="default a4")
    parser.add_argument("--lang", choices=("fr", "en"), help="language; the system's by default")
    return parser


def lesson_parser() -> argparse.ArgumentParser:
    """What `main.py lesson` takes."""
    parser = _Parser(
        prog="main.py lesson",
        description="Open a lesson in the window, or tell all that is wrong in it.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a lesson (.toml, .plesson)")
    parser.add_argument(
        "--check", action="store_true",
        help="open no window: a line for each fault; exit 2 if there is any",
    )  # fmt: skip
    return parser


def check_parser() -> argparse.ArgumentParser:
    """What `main.py check` takes: nothing."""
    return _Parser(
        prog="main.py check", description="Test this installed copy; exit 0 and a line a check."
    )
