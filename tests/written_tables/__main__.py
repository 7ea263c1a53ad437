"""Let other programs write tables, read each, and print what became of them: outside CI.

`python -m tests.written_tables [FOLDER]`; ends with 1 where a table was misread. Programs that are
not installed are named. Versions seen: see README.md beside this file.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from subprocess import CalledProcessError

from tests.written_tables.compare import Outcome, outcome
from tests.written_tables.data_sets import DATA_SETS
from tests.written_tables.writers import WRITERS, Writer, Written


def written_by(writer: Writer, folder: Path) -> list[Written]:
    """Let a program write every data set."""
    tables = []
    for data in DATA_SETS:
        place = folder / data.name
        place.mkdir(parents=True, exist_ok=True)
        tables += writer(data, data.write_csv(place / f"{data.name}.csv"), place)
    return tables


def main(folder: Path) -> int:
    """Print a line for each program, and one for each table that was not simply read."""
    total: Counter[Outcome] = Counter()
    for program, writer in WRITERS.items():
        try:
            tables = written_by(writer, folder)
        except (FileNotFoundError, ImportError, CalledProcessError) as error:
            print(f"{program}: not tried, {getattr(error, 'stderr', None) or error}")
            continue
        taken = [(table, *outcome(table.path, table.data, table.digits)) for table in tables]
        counted = Counter(how for _, how, _ in taken)
        total += counted
        print(
            f"{program}: " + ", ".join(f"{counted[how]} {how}" for how in Outcome if counted[how])
        )
        for table, how, why in taken:
            if how is not Outcome.READ:
                print(f"    {how}: {table.data.name}/{table.path.name}: {why}")
    print(f"{total.total()} tables: " + ", ".join(f"{total[how]} {how}" for how in Outcome))
    return 1 if total[Outcome.MISREAD] else 0


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(Path(given[0]) if given else Path(tempfile.mkdtemp())))
