"""Perceptron Lab: reads the command line, then opens the window or runs a command."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.errors import Language
    from engine.lab.session import Session
    from engine.learning.settings import Settings
    from engine.model.dataset import Dataset
    from engine.model.neuron import Neuron


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 if all went well, 2 with one line for what a person can mend."""
    from engine.errors import UserError, sentence_of
    from gui.cli import parsers

    given = _joined_start(list(sys.argv[1:] if arguments is None else arguments))
    try:
        if given[:1] == ["train"]:
            return _train(parsers.train_parser().parse_args(given[1:]))
        if given[:1] == ["figure"]:
            return _figure(parsers.figure_parser().parse_args(given[1:]))
        if given[:1] == ["check"]:
            parsers.check_parser().parse_args(given[1:])
            return _check()
        return _open(parsers.window_parser().parse_args(given))
    except UserError as error:
        print(f"perceptron-lab: {sentence_of(error, _system_language())}", file=sys.stderr)
        return 2


def _joined_start(given: list[str]) -> list[str]:
    """Write `--start -1,2,0` as `--start=-1,2,0`, which argparse would take for an option."""
    if "--start" in given[:-1]:
        index = given.index("--start")
        given[index : index + 2] = [f"--start={given[index + 1]}"]
    return given


def _system_language() -> Language:
    """Return fr where the locale is French, en elsewhere; Qt is not asked, it may be missing."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in names if name), "")
    return "fr" if chosen.lower().startswith("fr") else "en"


def _train(options: argparse.Namespace) -> int:
    from engine.lab import training
    from engine.model.neuron import Neuron

    _check_outputs(options)
    plants, settings, start = _read_input(options.file)
    start = Neuron(*options.start) if options.start else start
    session = training.train(plants, _settings_with(settings, options), start, options.steps)
    result = training.summary(session)
    _write_outputs(options, session)
    if options.json and str(options.json) != "-":
        _write_json(options.json, result)
    else:
        _print(json.dumps(result, indent=2) if options.json else _as_lines(result))
    return 0


def _settings_with(settings: Settings, options: argparse.Namespace) -> Settings:
    """Return how to learn: as a file says, but for what the command says otherwise."""
    from dataclasses import replace

    overrides = {
        "learning_rate": options.learning_rate,
        "batch_size": options.batch,
        "seed": options.seed,
    }
    return replace(
        settings, **{name: value for name, value in overrides.items() if value is not None}
    )


def _check_outputs(options: argparse.Namespace) -> None:
    """Refuse what can't be written before a long training, not after it. Raises UserError."""
    from engine.errors import UserError
    from engine.files.whole_file import write_error

    for path in (options.json, options.trace, options.figure, options.animation, options.script):
        if path and str(path) != "-" and not os.access(path.resolve().parent, os.W_OK):
            raise write_error(path)
    if options.figure:
        from gui.export.render import format_of

        format_of(options.figure)
    if options.animation:
        from gui.export.animation_encoders import format_of as animation_format_of

        animation_format_of(options.animation)
        if options.steps < 1:
            raise UserError("film_no_step")


def _write_outputs(options: argparse.Namespace, session: Session) -> None:
    """Write the files that are asked for. Raises UserError."""
    if options.trace:
        from engine.files.runs import trace_csv

        trace_csv.write(options.trace, session.state.run.trace)
    if options.script:
        from engine.files.runs import script

        script.write(options.script, session.frame(), _system_language())
    if options.figure:
        from gui.cli.figure import draw
        from gui.export.render import PictureRequest

        draw(session.frame(), options.figure, PictureRequest(language=_system_language()))
    if options.animation:
        from gui.cli.animation import render
        from gui.export.animation import Animation

        render(session.frame(), options.animation, Animation(language=_system_language()))


def _figure(options: argparse.Namespace) -> int:
    from gui.cli.figure import figure
    from gui.export.render import PictureRequest

    language = options.lang or _system_language()
    figure(
        options.file,
        options.out,
        PictureRequest(options.view, options.size, options.theme, language),
    )
    return 0


def _read_input(path: Path) -> tuple[Dataset, Settings, Neuron]:
    """Return what a file holds: for plants, usual settings and a neuron that knows nothing.

    The neuron of a session is the one that it shows.
    """
    from engine.files.sessions import session_file
    from engine.files.tables import plants_csv
    from engine.learning.settings import Settings
    from engine.model.neuron import Neuron

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
    from engine.files.whole_file import whole_file

    with whole_file(path) as unfinished:
        text = json.dumps(result, indent=2, allow_nan=False) + "\n"
        unfinished.write_text(text, encoding="utf-8")


def _as_lines(result: dict[str, Any]) -> str:
    return "\n".join(f"{name:15} {_in_words(value)}" for name, value in result.items())


def _in_words(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, dict):
        return ", ".join(f"{name} = {number}" for name, number in value.items())
    return str(value)


def _check() -> int:
    from gui.cli.selfcheck import checks

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
    from gui.cli.display_check import require_display

    require_display()
    from gui.app.application import run_and_report

    return run_and_report(
        sys.argv[:1],
        file=options.file,
        language=options.lang,
        theme=options.theme,
        projector=options.projector,
        chapter=options.chapter,
    )


if __name__ == "__main__":
    sys.exit(main())
