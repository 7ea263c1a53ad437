"""Files that are there whole, or not at all: written beside, and then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.errors import UserError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path beside to write to; it takes the place of `path` if all goes well.

    Whatever fails, nothing half written stays, and what was there before is still there.
    Raises UserError `unwritable_file`.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        yield beside
        os.replace(beside, target)
    except OSError:
        raise UserError("unwritable_file", file=path.name) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
