"""The command `train`: a model learns from a file of plants, and what is asked for is written."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from engine.errors import UserError
from engine.files.tables.named_columns import Named
from engine.lab import training
from engine.lab.session import Session
from engine.learning.settings import Settings
from engine.model.dataset import Dataset
from gui.cli import source
from gui.cli.display_check import require_qt
from gui.cli.interruption import signals_held
from gui.cli.model.options import model_options
from gui.cli.model.task import Task, is_turned_to_descent, with_options
from gui.cli.model.words import lines_of
from gui.cli.outputs import check_outputs, is_printed
from gui.cli.printing import print_line, print_with, say
from gui.cli.progress import Progress
from gui.language.command_line import said, system_language


def train(options: argparse.Namespace) -> None:
    """Train, print or write the result, and write what else is asked for. Raises UserError."""
    model = model_options(options)
    _check(options)
    progress = Progress()
    named = Named(options.columns, options.toxic, options.sheet)
    before = _read_input(options.file, named, progress)
    task = with_options(before, options, model)
    if is_turned_to_descent(before, task):
        say(said("turned_to_descent"))
    with progress.part(said("learning")):
        session = training.train(
            task.plants, task.settings, task.start, options.steps, progress.report,
            task.architecture,
        )  # fmt: skip
    if session.step < options.steps:
        say(said("run_full", steps=session.step))
    result = training.summary(session)
    _write_outputs(options, session, result, progress)
    _print_result(options, result)


def _check(options: argparse.Namespace) -> None:
    """Refuse what can't be written before a long training, not after it. Raises UserError."""
    outputs = (options.json, options.trace, options.figure, options.animation, options.script)
    asked = [path for path in outputs if path is not None]
    check_outputs(options.file, asked)
    if options.start_parameters is not None:
        check_outputs(options.start_parameters, asked)
    if options.figure or options.animation:
        with signals_held():
            _check_pictures(options)


def _check_pictures(options: argparse.Namespace) -> None:
    """Load what draws, and refuse what it can't draw. Raises UserError."""
    require_qt()
    if options.figure:
        from gui.cli.figure import draw  # noqa: F401
        from gui.export.render import format_of

        format_of(options.figure)
    if options.animation:
        from gui.cli.animation import render  # noqa: F401
        from gui.export.animation_encoders import format_of as animation_format_of

        animation_format_of(options.animation)
        if options.steps < 1:
            raise UserError("film_no_step")


def _read_input(path: Path, named: Named, progress: Progress) -> Task:
    """Return what a file holds: for plants, usual settings and a neuron that knows nothing.

    The model of a session is the one that it shows.
    """
    content = source.read(path, named, progress)
    if isinstance(content, Dataset):
        return Task(content, Settings())
    session = Session()
    session.open(content.state, content.step)
    frame = session.frame()
    return Task(frame.plants, frame.settings, frame.architecture, frame.parameters)


def _write_outputs(
    options: argparse.Namespace, session: Session, result: dict[str, Any], progress: Progress
) -> None:
    """Write the files that are asked for. Raises UserError.

    The script comes after those of any name: it puts the plants under one that is free.
    """
    if options.json and not is_printed(options.json):
        _write_json(options.json, result)
    if options.trace:
        _write_trace(options.trace, session, progress)
    if options.script:
        _write_script(options.script, options.script_for, session)
    if options.figure:
        from gui.cli.figure import draw
        from gui.export.render import PictureRequest

        draw(session.frame(), options.figure, PictureRequest(language=system_language()))
    if options.animation:
        from gui.cli.animation import render
        from gui.export.animation import Animation

        animation = Animation(language=system_language())
        with progress.part(said("writing", file=options.animation.name)):
            render(session.frame(), options.animation, animation, progress.report)


def _write_trace(path: Path, session: Session, progress: Progress) -> None:
    from engine.files.runs import trace_csv

    frame = session.frame()
    trace, names = frame.trace, frame.architecture.names
    if is_printed(path):
        print_with(lambda file: trace_csv.write_to(file, trace, names))
        return
    with progress.part(said("writing", file=path.name)):
        trace_csv.write(path, trace, names)


def _write_script(path: Path, library: str, session: Session) -> None:
    from engine.files.runs import script
    from engine.files.runs.network_script import ScriptLibrary

    frame, language, chosen = session.frame(), system_language(), ScriptLibrary(library)
    if is_printed(path):
        print_line(script.script_of(frame, language, library=chosen).rstrip("\n"))
    else:
        script.write(path, frame, language, chosen)


def _print_result(options: argparse.Namespace, result: dict[str, Any]) -> None:
    """Print the result as JSON, or in words where it is not asked for, and nothing is printed."""
    if is_printed(options.json):
        print_line(_as_json(result))
    elif not options.json and not is_printed(options.trace) and not is_printed(options.script):
        print_line("\n".join(lines_of(result, system_language())))


def _write_json(path: Path, result: dict[str, Any]) -> None:
    from engine.files.whole_file import whole_file

    with whole_file(path) as unfinished:
        unfinished.write_text(_as_json(result) + "\n", encoding="utf-8")


def _as_json(result: dict[str, Any]) -> str:
    return json.dumps(result, indent=2, allow_nan=False)
