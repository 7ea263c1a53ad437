"""Perceptron Lab: reads the command line, then opens the window or runs a command."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 if all went well, 2 with one line for what a person can mend.

    130 where Ctrl+C ends it, 141 where nobody reads on what it prints.
    """
    from engine.errors import UserError, sentence_of
    from gui.cli.printing import NOBODY_LISTENS, forget_output, say
    from gui.language.command_line import said, system_language

    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(given)
    except UserError as error:
        say(sentence_of(error, system_language()))
        return 2
    except BrokenPipeError:
        forget_output()
        return NOBODY_LISTENS
    except KeyboardInterrupt as stopped:
        code = getattr(stopped, "exit_code", _BY_SIGNAL + signal.SIGINT)
    if code > _BY_SIGNAL:
        say(said("interrupted"))
    return code


def _run(given: list[str]) -> int:
    from gui.cli import parsers

    given = parsers.joined_numbers(given)
    command = _COMMANDS.get(given[0]) if given else None
    if command is None:
        return _open(_read(parsers.window_parser(), given))
    return command(given[1:])


def _train(words: list[str]) -> int:
    from gui.cli.interruption import signals_held, signals_raised
    from gui.cli.parsers import train_parser

    options = _read(train_parser(), words)
    with signals_raised():
        with signals_held():
            from gui.cli.train import train
        train(options)
    return 0


def _read(parser: argparse.ArgumentParser, words: list[str]) -> argparse.Namespace:
    """Read the words of a command; what its help prints may be read in part only."""
    try:
        return parser.parse_args(words)
    except SystemExit:
        if sys.stdout is not None:
            sys.stdout.flush()
        raise


def _figure(words: list[str]) -> int:
    from gui.cli.display_check import require_qt
    from gui.cli.interruption import signals_held, signals_raised
    from gui.cli.parsers import figure_parser
    from gui.language.command_line import system_language

    options = _read(figure_parser(), words)
    with signals_raised():
        with signals_held():
            require_qt()
            from engine.files.tables.named_columns import Named
            from gui.cli.figure import figure
            from gui.export.render import PictureRequest
        language = options.lang or system_language()
        request = PictureRequest(options.view, options.size, options.theme, language)
        named = Named(options.columns, options.toxic, options.sheet)
        figure(options.file, options.out, request, named)
    return 0


def _worksheet(words: list[str]) -> int:
    from gui.cli.display_check import require_qt
    from gui.cli.interruption import signals_held, signals_raised
    from gui.cli.parsers import worksheet_parser

    options = _read(worksheet_parser(), words)
    with signals_raised():
        with signals_held():
            require_qt()
            from gui.cli.paper.worksheet import worksheet
        worksheet(options)
    return 0


def _lesson(words: list[str]) -> int:
    from gui.cli import parsers
    from gui.cli.interruption import signals_raised

    options = _read(parsers.lesson_parser(), words)
    if not options.check:
        return _open(parsers.window_parser().parse_args([str(options.file)]))
    with signals_raised():
        from gui.cli.lesson_check import check_lesson

        return check_lesson(options.file)


def _check(words: list[str]) -> int:
    from gui.cli.interruption import signals_held, signals_raised
    from gui.cli.parsers import check_parser

    _read(check_parser(), words)
    with signals_raised():
        with signals_held():
            from gui.cli.selfcheck import checks
        passed = [_passes(name, check) for name, check in checks()]
    return 0 if all(passed) else 1


def _passes(name: str, check: Callable[[], None]) -> bool:
    from gui.cli.interruption import signals_held
    from gui.cli.printing import print_line

    try:
        with signals_held():
            check()
    except Exception as error:
        print_line(f"FAILED  {name}: {error!r}")
        return False
    print_line(f"ok      {name}")
    return True


def _open(options: argparse.Namespace) -> int:
    from engine.errors import UserError
    from gui.cli.display_check import require_display, require_qt

    if options.kiosk is not None and (options.file is not None or options.chapter is not None):
        raise UserError("kiosk_alone")
    require_display()
    require_qt()
    from gui.app.launch import run_and_report

    return run_and_report(
        sys.argv[:1],
        file=options.file,
        language=options.lang,
        theme=options.theme,
        projector=options.projector,
        chapter=options.chapter,
        kiosk=options.kiosk,
    )


_COMMANDS = {
    "train": _train,
    "figure": _figure,
    "worksheet": _worksheet,
    "lesson": _lesson,
    "check": _check,
}
_BY_SIGNAL = 128
"""What a shell expects of a program that a signal ends is this and the signal's number."""

if __name__ == "__main__":
    sys.exit(main())
