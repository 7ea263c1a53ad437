"""Argument parsers: what each command takes and what `--help` says; Qt is not loaded."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import NoReturn

from engine import VERSION
from gui.registry.pictures import picture_names

_LARGEST_WEIGHT = 1e15
"""As in `engine.lab.state`, which is imported only where it is needed."""

_COMMANDS = """\
commands, which need no display; each says more with --help:
  main.py train FILE    train the neuron; write result, trace, figure, animation, script
  main.py figure FILE   draw a picture of a session or of plants
  main.py check         test this installed copy
"""

_LONGEST_SIZE = 20


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the words of a command."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {' '.join(message.split())}\n")


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
    parser.add_argument("--theme", choices=("dark", "light", "system"), help="colours")
    parser.add_argument(
        "--chapter", metavar="ID", help="open the course at a chapter, by id or number"
    )
    parser.add_argument("--projector", action="store_true", help="thick lines and large type")
    parser.add_argument("--version", action="version", version=f"Perceptron Lab {VERSION}")
    return parser


def train_parser() -> argparse.ArgumentParser:
    """What `main.py train` takes."""
    parser = _Parser(
        prog="main.py train",
        description="Train the neuron on a file of plants, without a window.",
        epilog="A session begins where it stands: with its neuron, its learning rate and its "
        "batches, unless an option says otherwise. Without --json the result is printed in words.",
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="plants (CSV, TSV), or a session (.plab)"
    )
    _add_learning(parser.add_argument_group("how it learns"))
    _add_outputs(parser.add_argument_group("what is written"))
    return parser


def _add_learning(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--steps", type=int, default=1000, metavar="N", help="default 1000")
    group.add_argument("--learning-rate", type=float, metavar="A", help="default 0.1")
    group.add_argument(
        "--start", type=_start, metavar="W1,W2,B", help="weights at step 0; default 0,0,0"
    )
    group.add_argument("--batch", type=int, metavar="K", help="plants a step; all by default")
    group.add_argument("--seed", type=int, metavar="S", help="order of the batches; default 0")


def _add_outputs(group: argparse._ArgumentGroup) -> None:
    for name, metavar, help_text in (
        ("--json", "OUT", "the result as JSON; - prints it"),
        ("--trace", "OUT.csv", "weights and loss of every step"),
        ("--figure", "OUT", "the field at the last step: .png, .svg or .pdf"),
        ("--animation", "OUT", "field and loss from the first step to the last: .gif, .webp "
         "or .mp4"),
        ("--script", "OUT.py", "a short NumPy script that prints the same numbers"),
    ):  # fmt: skip
        group.add_argument(name, type=Path, metavar=metavar, help=help_text)


def figure_parser() -> argparse.ArgumentParser:
    """What `main.py figure` takes."""
    parser = _Parser(
        prog="main.py figure",
        description="Draw a picture of a session, or of plants, into a file, without a window.",
        epilog=f"Pictures: {', '.join(picture_names())}.",
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a session (.plab), or plants (CSV, TSV)"
    )
    parser.add_argument("--view", required=True, metavar="NAME", help="which picture, see below")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="OUT", help="where to: .png, .svg or .pdf"
    )
    parser.add_argument(
        "--size", type=_size, default=(1200, 800), metavar="WxH", help="in pixels; default 1200x800"
    )
    parser.add_argument(
        "--theme", choices=("dark", "light"), default="light",
        help="light for print (the default), dark for the screen",
    )  # fmt: skip
    parser.add_argument("--lang", choices=("fr", "en"), help="language; the system's by default")
    return parser


def check_parser() -> argparse.ArgumentParser:
    """What `main.py check` takes: nothing."""
    return _Parser(
        prog="main.py check", description="Test this installed copy; exit 0 and a line a check."
    )


def _size(text: str) -> tuple[int, int]:
    width, times, height = text.lower().replace("×", "x").partition("x")
    if not (times and width.isdecimal() and height.isdecimal() and len(text) < _LONGEST_SIZE):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size such as 1200x800")
    return int(width), int(height)


def _start(text: str) -> tuple[float, float, float]:
    try:
        w1, w2, b = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not three numbers W1,W2,B") from None
    if not all(map(math.isfinite, (w1, w2, b))):
        raise argparse.ArgumentTypeError(f"'{text}' is not three finite numbers")
    if max(map(abs, (w1, w2, b))) > _LARGEST_WEIGHT:
        raise argparse.ArgumentTypeError(f"'{text}' has a weight over {_LARGEST_WEIGHT:g}")
    return w1, w2, b
