"""A file's bytes up to a limit: what is no file, or never ends, is refused and not waited for."""

from __future__ import annotations

from pathlib import Path

from engine.errors import UserError


def read_bytes(path: Path, most: int, too_large: str) -> bytes:
    """Return what a file holds. Raises UserError `no_file`, `unreadable_file`, or `too_large`."""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device would never end
            raise UserError("unreadable_file", file=path.name)
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError:
        raise UserError("no_file", file=path.name) from None
    except OSError:
        raise UserError("unreadable_file", file=path.name) from None
    if len(content) > most:
        raise UserError(too_large, file=path.name, most=most)
    return content
