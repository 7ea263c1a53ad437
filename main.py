"""Perceptron Lab: reads the command line, then opens the window or runs a command."""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from engine.dataset import Dataset
    from engine.descent import Settings
    from engine.neuron import Neuron
    from engine.session import Session

_LARGEST_WEIGHT = 1e15
"""As in `engine.state`, which is imported only where it is needed."""

_VIEWS = (
    "field", "lossCurve", "plantTable", "likelihood", "sigmoid", "certainty", "surface",
    "bernoulli", "logCurve", "whyLog", "derivation", "lossSlice", "lossMap", "descent", "valley",
    "sameSummit", "neuronDiagram", "inspector",
)  # fmt: skip
"""As `gui.export.view_names` gives them, for `--help`, which does not load Qt."""

_COMMANDS = """\
commands, which need no display; each says more with --help:
  main.py train FILE    train the neuron; write result, trace, figure, animation, script
  main.py figure FILE   draw a picture of a session or of plants
  main.py check         test this installed copy
"""

_LONGEST_SIZE = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 if all went well, 2 with one line for what a person can mend."""
    from engine.errors import UserError, sentence_of

    given = _joined_start(list(sys.argv[1:] if arguments is None else arguments))
    try:
        if given[:1] == ["train"]:
            return _train(_train_parser().parse_args(given[1:]))
        if given[:1] == ["figure"]:
            return _figure(_figure_parser().parse_args(given[1:]))
        if given[:1] == ["check"]:
            return _check(given[1:])
        return _open(_window_parser().parse_args(given))
    except UserError as error:
        print(f"perceptron-lab: {sentence_of(error, _system_language())}", file=sys.stderr)
        return 2


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the words of a command."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {' '.join(message.split())}\n")


def _joined_start(given: list[str]) -> list[str]:
    """Write `--start -1,2,0` as `--start=-1,2,0`, which argparse would take for an option."""
    if "--start" in given[:-1]:
        place = given.index("--start")
        given[place : place + 2] = [f"--start={given[place + 1]}"]
    return given


def _system_language() -> str:
    """Return fr where the locale is French, en elsewhere; Qt is not asked, it may be missing."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in names if name), "")
    return "fr" if chosen.lower().startswith("fr") else "en"


def _window_parser() -> argparse.ArgumentParser:
    from engine import VERSION

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


def _train_parser() -> argparse.ArgumentParser:
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
    for name, shown, said in (
        ("--json", "OUT", "the result as JSON; - prints it"),
        ("--trace", "OUT.csv", "weights and loss of every step"),
        ("--figure", "OUT", "the field at the last step: .png, .svg or .pdf"),
        ("--animation", "OUT", "field and loss from the first step to the last: .gif, .webp "
         "or .mp4"),
        ("--script", "OUT.py", "a short NumPy script that prints the same numbers"),
    ):  # fmt: skip
        group.add_argument(name, type=Path, metavar=shown, help=said)


def _figure_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="main.py figure",
        description="Draw a picture of a session, or of plants, into a file, without a window.",
        epilog=f"Pictures: {', '.join(_VIEWS)}.",
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


def _train(options: argparse.Namespace) -> int:
    from engine import headless
    from engine.neuron import Neuron

    _check_outputs(options)
    plants, settings, start = _what_is_in(options.file)
    start = Neuron(*options.start) if options.start else start
    session = headless.train(plants, _asked(settings, options), start, options.steps)
    result = headless.summary(session)
    _write_outputs(options, session)
    if options.json and str(options.json) != "-":
        _write_json(options.json, result)
    else:
        _print(json.dumps(result, indent=2) if options.json else _in_words(result))
    return 0


def _asked(settings: Settings, options: argparse.Namespace) -> Settings:
    """Return how to learn: as a file says, but for what the command says otherwise."""
    from dataclasses import replace

    said = {
        "learning_rate": options.learning_rate,
        "batch_size": options.batch,
        "seed": options.seed,
    }
    return replace(settings, **{name: value for name, value in said.items() if value is not None})


def _check_outputs(options: argparse.Namespace) -> None:
    """Refuse what can't be written before a long training, not after it. Raises UserError."""
    from engine.errors import UserError

    if options.figure:
        from gui.export import format_of

        format_of(options.figure)
    if options.animation:
        from gui.film_files import format_of as film_format_of

        film_format_of(options.animation)
        if options.steps < 1:
            raise UserError("film_no_step")


def _write_outputs(options: argparse.Namespace, session: Session) -> None:
    """Write the files that are asked for. Raises UserError."""
    if options.trace:
        from engine.files import trace_csv

        trace_csv.write(options.trace, session.state.run.trace)
    if options.script:
        from engine.files import script

        script.write(options.script, session.frame(), _system_language())
    if options.figure:
        from gui.export import Wish
        from gui.figure_command import draw

        draw(session.frame(), options.figure, Wish(language=_system_language()))
    if options.animation:
        from gui.film import Film
        from gui.film_command import shoot

        shoot(session.frame(), options.animation, Film(language=_system_language()))


def _figure(options: argparse.Namespace) -> int:
    from gui.export import Wish
    from gui.figure_command import figure

    language = options.lang or _system_language()
    figure(options.file, options.out, Wish(options.view, options.size, options.theme, language))
    return 0


def _what_is_in(path: Path) -> tuple[Dataset, Settings, Neuron]:
    """Return what a file holds: for plants, usual settings and a neuron that knows nothing.

    The neuron of a session is the one that it shows.
    """
    from engine.descent import Settings
    from engine.files import plants_csv, session_file
    from engine.neuron import Neuron

    if not session_file.is_session(path):
        return plants_csv.read(path), Settings(), Neuron()
    document = session_file.read(path)
    state = document.state
    return state.plants, state.settings, Neuron.of(state.run.trace.parameters(document.step))


def _print(text: str) -> None:
    """Print, and say in one line if nobody listens or the disk is full."""
    from engine.errors import UserError

    try:
        print(text, flush=True)
    except OSError:
        # Python would try once more at its end, and say so in many lines.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UserError("no_output") from None


def _write_json(path: Path, result: dict[str, Any]) -> None:
    from engine.errors import UserError

    try:
        path.write_text(json.dumps(result, indent=2, allow_nan=False) + "\n", encoding="utf-8")
    except OSError:
        raise UserError("unwritable_file", file=path.name) from None


def _in_words(result: dict[str, Any]) -> str:
    return "\n".join(f"{name:15} {value}" for name, value in result.items())


def _check(arguments: list[str]) -> int:
    parser = _Parser(
        prog="main.py check", description="Test this installed copy; exit 0 and a line a check."
    )
    parser.parse_args(arguments)
    from gui.selfcheck import checks

    passed = [_passes(name, check) for name, check in checks()]
    return 0 if all(passed) else 1


def _passes(name: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception as error:
        print(f"FAILED  {name}: {error!r}", flush=True)
        return False
    print(f"ok      {name}", flush=True)
    return True


def _open(options: argparse.Namespace) -> int:
    from gui.display import require_display

    require_display()
    from gui.app import run_or_tell

    return run_or_tell(
        sys.argv[:1],
        file=options.file,
        language=options.lang,
        theme=options.theme,
        projector=options.projector,
        chapter=options.chapter,
    )


if __name__ == "__main__":
    sys.exit(main())
