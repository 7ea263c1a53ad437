"""Print each sentence of the program once, with the state that brought it, in both languages.

`python -m tests.sentences`; `--lang fr` or `--lang en` prints one alone.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from engine.errors import Language
from gui.app import create_application
from tests.sentences.everything import Pair, in_both_languages


def main() -> int:
    """Bring every state about in both languages, and print what it says."""
    parser = argparse.ArgumentParser(prog="python -m tests.sentences", description=__doc__)
    parser.add_argument("--lang", choices=("fr", "en"))
    chosen: Language | None = parser.parse_args().lang
    create_application(["sentences"])
    count = 0
    for pair in _each_once(in_both_languages(), chosen):
        count += 1
        print(f"{pair.state} · {pair.place}")
        for language in ("en", "fr"):
            if chosen in (None, language):
                print(f"  {language}  {getattr(pair, language)}")
    print(f"{count} sentences")
    return 0


def _each_once(pairs: Iterator[Pair], chosen: Language | None) -> Iterator[Pair]:
    seen = set()
    for pair in pairs:
        said = getattr(pair, chosen) if chosen else (pair.en, pair.fr)
        if said and said not in seen:
            seen.add(said)
            yield pair


if __name__ == "__main__":
    raise SystemExit(main())
