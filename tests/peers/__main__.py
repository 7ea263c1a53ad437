"""Ask every peer that is installed about the six plants and the overlapping sample.

    python -m tests.peers [--json FILE] [--table en|fr]

Without either it prints the tables in English. What is not installed it names, and leaves out.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path

from tests.peers.answer import as_json, ask
from tests.peers.in_python import LIBRARIES
from tests.peers.on_the_path import PROGRAMS
from tests.peers.table import tables


def main() -> None:
    """Ask, and write what was said."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the answers there")
    parser.add_argument("--table", choices=("en", "fr"), help="print the guide's tables")
    options = parser.parse_args()
    answers, missing = [], []
    for peer in (*PROGRAMS, *LIBRARIES):
        if not peer.version():
            missing.append(peer.name)
            print(f"not installed: {peer.name}", file=sys.stderr)
            continue
        print(f"asked: {peer.name} {peer.version()}", file=sys.stderr)
        answers.append(ask(peer))
    results = as_json(answers, missing, datetime.date.today().isoformat())
    if options.json:
        text = json.dumps(results, indent=1, ensure_ascii=False) + "\n"
        options.json.write_text(text, encoding="utf-8")
    if options.table or not options.json:
        print("\n\n".join(tables(results, options.table or "en")))


if __name__ == "__main__":
    main()
