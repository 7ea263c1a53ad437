"""The programs, each told to write one data set in the forms that it has.

A form is (name of the file, digits that it writes). Versions seen are printed by the command.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.written_tables.data_sets import DataSet

EXACT = 17


class Written(NamedTuple):
    """A file that a program wrote of a data set, and how many digits its numbers have."""

    path: Path
    data: DataSet
    digits: int = EXACT


Writer = Callable[[DataSet, Path, Path], Iterator[Written]]
"""(data, the CSV to read, the folder to write into) -> what was written."""


def run(*command: str, told: str = "", folder: Path | None = None) -> None:
    """Run a program. Raises CalledProcessError, FileNotFoundError where it is not installed."""
    subprocess.run(
        command, input=told, text=True, cwd=folder, check=True, capture_output=True, timeout=120
    )


def by_r(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    forms = {
        "csv.csv": 'write.csv(d, "{}", row.names = FALSE)',
        "csv_rows.csv": 'write.csv(d, "{}")',
        "csv2.csv": 'write.csv2(d, "{}", row.names = FALSE)',
        "table.txt": 'write.table(d, "{}")',
        "tab.tsv": 'write.table(d, "{}", sep = "\\t", quote = FALSE, row.names = FALSE)',
        "dec.txt": 'write.table(d, "{}", dec = ",", row.names = FALSE)',
        "print.txt": 'capture.output(print(d, digits = 15), file = "{}")',
        "latin1.csv": 'write.csv(d, "{}", row.names = FALSE, fileEncoding = "latin1")',
    }
    read = f'd <- read.csv("{source}", check.names = FALSE, colClasses = c(NA, NA, "character"))'
    lines = [read]
    if data.name == "true":
        lines.append("d[[3]] <- as.logical(d[[3]])")
    paths = {form: folder / f"r_{form}" for form in forms}
    lines += [line.format(paths[form]) for form, line in forms.items()]
    run("Rscript", "-e", "\n".join(lines))
    yield from (Written(path, data, 15) for path in paths.values())


def by_octave(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    if data.rows[0][2] != "1":
        return  # words are no numbers to it
    forms = {
        "csvwrite.csv": 'csvwrite("{}", d, "precision", 17)',
        "dlm.txt": 'dlmwrite("{}", d, "delimiter", " ", "precision", 17)',
        "tab.tsv": 'dlmwrite("{}", d, "delimiter", "\\t")',
        "ascii.txt": 'save("-ascii", "{}", "d")',
        "text.txt": 'save("-text", "{}", "d")',
    }
    digits = {"tab.tsv": 5, "ascii.txt": 9}
    paths = {form: folder / f"octave_{form}" for form in forms}
    read = f'd = dlmread("{source}", ",", 1, 0, "emptyvalue", NaN);'
    run(
        "octave-cli",
        "--eval",
        read + ";".join(form.format(paths[name]) for name, form in forms.items()),
    )
    yield from (Written(path, data, digits.get(form, 15)) for form, path in paths.items())


def by_sqlite(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    modes = {
        "csv": "csv",
        "tabs": "tsv",
        "list": "txt",
        "column": "txt",
        "ascii": "txt",
        "box": "txt",
    }
    modes |= {"markdown": "md", "quote": "txt"}
    columns = [f'"{name}"' for name in data.columns]
    kind = "REAL" if data.rows[0][2] == "1" else "TEXT"
    script = [
        f"CREATE TABLE d ({columns[0]} REAL, {columns[1]} REAL, {columns[2]} {kind});",
        f'.import --csv --skip 1 "{source}" d',
        f"UPDATE d SET {columns[0]} = NULL WHERE {columns[0]} = '';",
        f"UPDATE d SET {columns[1]} = NULL WHERE {columns[1]} = '';",
        ".headers on",
    ]
    paths = {mode: folder / f"sqlite_{mode}.{ending}" for mode, ending in modes.items()}
    for mode, path in paths.items():
        script += [f".mode {mode}", f'.output "{path}"', "SELECT * FROM d;"]
    run("sqlite3", ":memory:", told="\n".join(script))
    yield from (Written(path, data, 15) for path in paths.values())


def by_duckdb(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    import duckdb

    forms = {
        "comma.csv": "",
        "semicolon.csv": ", DELIM ';'",
        "tab.tsv": ", DELIM '\t'",
        "quoted.csv": ", FORCE_QUOTE *",
    }
    for form, more in forms.items():
        path = folder / f"duckdb_{form}"
        duckdb.sql(f"COPY (SELECT * FROM read_csv('{source}')) TO '{path}' (HEADER{more})")
        yield Written(path, data)


def by_pandas(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    import pandas

    frame = pandas.read_csv(source)
    texts = {
        "plain.csv": {},
        "no_index.csv": {"index": False},
        "french.csv": {"index": False, "sep": ";", "decimal": ",", "encoding": "utf-8-sig"},
        "tab.tsv": {"index": False, "sep": "\t", "na_rep": "NA"},
        "quoted.csv": {"index": False, "quoting": 2},
        "utf16.csv": {"index": False, "encoding": "utf-16"},
    }
    for form, options in texts.items():
        frame.to_csv(folder / f"pandas_{form}", **options)
        yield Written(folder / f"pandas_{form}", data)
    for form, engine in (
        ("openpyxl.xlsx", "openpyxl"),
        ("xlsxwriter.xlsx", "xlsxwriter"),
        ("odf.ods", "odf"),
    ):
        frame.to_excel(folder / f"pandas_{form}", index=False, engine=engine)
        yield Written(folder / f"pandas_{form}", data, 15)
    (folder / "pandas_string.txt").write_text(frame.to_string(index=False), encoding="utf-8")
    yield Written(folder / "pandas_string.txt", data, 5)


def by_polars(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    import polars

    frame = polars.read_csv(source)
    forms = {
        "comma.csv": {},
        "semicolon.csv": {"separator": ";", "decimal_comma": True},
        "tab.tsv": {"separator": "\t", "null_value": "null"},
        "quoted.csv": {"quote_style": "always", "include_bom": True},
    }
    for form, options in forms.items():
        frame.write_csv(folder / f"polars_{form}", **options)
        yield Written(folder / f"polars_{form}", data)
    frame.write_excel(folder / "polars_excel.xlsx")
    yield Written(folder / "polars_excel.xlsx", data, 15)


def by_gnuplot(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    if data.rows[0][2] != "1":
        return
    path = folder / "gnuplot_table.txt"
    plot = f'plot "{source}" skip 1 using 1:2:3 with table'
    run("gnuplot", "-e", f'set datafile separator ","; set table "{path}"; {plot}')
    yield Written(path, data, 6)


def by_gnumeric(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    for ending in ("xlsx", "xls", "ods", "csv"):
        path = folder / f"gnumeric_sheet.{ending}"
        run("ssconvert", str(source), str(path))
        yield Written(path, data, 15)
    path = folder / "gnumeric_semicolon.txt"
    run("ssconvert", "-O", 'separator=; format=raw quote="\'"', str(source), str(path))
    yield Written(path, data, 15)


def by_libreoffice(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    profile = f"-env:UserInstallation=file://{folder.parent}/libreoffice"
    english = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true"
    office = ("soffice", profile, "--headless", english)
    for ending in ("xlsx", "xls", "ods"):
        run(*office, "--convert-to", ending, "--outdir", str(folder), str(source))
        made = (folder / source.name).with_suffix(f".{ending}")
        yield Written(made.rename(folder / f"libreoffice_sheet.{ending}"), data, 15)
    for form, token in {
        "comma": "44,34,76,1,,1033,false,true", "french": "59,34,76,1,,1036,false,true",
        "tab": "9,0,76,1,,1033,false,false", "quoted": "44,34,76,1,,1033,true,false",
    }.items():  # fmt: skip
        target = folder / f"of_{form}"
        filter_ = f"csv:Text - txt - csv (StarCalc):{token}"
        run(*office, "--convert-to", filter_, "--outdir", str(target), str(source))
        made = (target / source.name).with_suffix(".csv")
        yield Written(made.rename(folder / f"libreoffice_{form}.csv"), data, 15)


def by_pspp(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    kind = "F8.0" if data.rows[0][2] == "1" else "A20"
    read = [
        "SET FORMAT F20.16." if data.name == "long" else "SET FORMAT F12.6.",
        f"GET DATA /TYPE=TXT /FILE='{source}' /DELIMITERS=',' /QUALIFIER='\"' /FIRSTCASE=2"
        f" /VARIABLES=x1 F22.16 x2 F22.16 y {kind}.",
    ]
    forms = {
        "csv.csv": "/TYPE=CSV /FIELDNAMES", "tab.tsv": "/TYPE=TAB /FIELDNAMES",
        "comma.csv": "/TYPE=CSV /FIELDNAMES /TEXTOPTIONS DELIMITER=';' DECIMAL=COMMA",
        "format.csv": "/TYPE=CSV /FIELDNAMES /TEXTOPTIONS FORMAT=VARIABLE",
    }  # fmt: skip
    paths = {form: folder / f"pspp_{form}" for form in forms}
    saved = [
        f"SAVE TRANSLATE /OUTFILE='{paths[form]}' {words} /REPLACE."
        for form, words in forms.items()
    ]
    script = folder / "pspp.sps"
    script.write_text("\n".join([*read, *saved]), encoding="utf-8")
    run("pspp", str(script), folder=folder)
    yield from (Written(path, data, 15) for path in paths.values())


def by_gretl(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    if data.rows[0][2] != "1":
        return
    forms = {
        "csv.csv": "",
        "semicolon.csv": " --csv-delim=semicolon",
        "tab.txt": " --csv-delim=tab",
    }
    paths = {form: folder / f"gretl_{form}" for form in forms}
    lines = [f'open "{source}" --quiet']
    for form, how in forms.items():
        if how:
            lines.append(f"set csv_delim {how.split('=')[1]}")
        lines.append(f'store "{paths[form]}"')
    script = folder / "gretl.inp"
    script.write_text("\n".join(lines), encoding="utf-8")
    run("gretlcli", "-b", str(script), folder=folder)
    yield from (Written(path, data, 15) for path in paths.values())


def by_weka(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    java = ("java", "-cp", "/usr/share/java/weka.jar")
    arff, back = folder / "weka_data.arff", folder / "weka_data.csv"
    run(*java, "weka.core.converters.CSVLoader", str(source))
    with arff.open("w", encoding="utf-8") as file:
        subprocess.run(
            [*java, "weka.core.converters.CSVLoader", str(source)],
            stdout=file,
            check=True,
            timeout=60,
        )
    run(*java, "weka.core.converters.CSVSaver", "-i", str(arff), "-o", str(back))
    yield Written(arff, data, 6)
    yield Written(back, data, 6)


def by_orange(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    import Orange

    table = Orange.data.Table(str(source))
    for ending in ("tab", "csv", "xlsx"):
        path = folder / f"orange_data.{ending}"
        table.save(str(path))
        yield Written(path, data, 6)


def by_postgres(data: DataSet, source: Path, folder: Path) -> Iterator[Written]:
    columns = [f'"{name}"' for name in data.columns]
    kind = {"1": "integer", "TRUE": "boolean"}.get(data.rows[0][2], "text")
    forms = {
        "copy.csv": "\\copy d to '{}' csv header",
        "copy.tsv": "\\copy d to '{}' (format text, header)",
        "semicolon.csv": "\\copy d to '{}' (format csv, header, delimiter ';', null 'NA')",
        "unaligned.txt": "\\pset format unaligned\n\\o {}\nselect * from d;\n\\o",
        "aligned.txt": "\\pset format aligned\n\\o {}\nselect * from d;\n\\o",
    }  # fmt: skip
    paths = {form: folder / f"postgres_{form}" for form in forms}
    script = [
        f"create temp table d ({columns[0]} float8, {columns[1]} float8, {columns[2]} {kind});",
        f"\\copy d from '{source}' csv header",
        *(words.format(paths[form]) for form, words in forms.items()),
    ]
    run("psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", "postgres", told="\n".join(script))
    yield from (Written(path, data) for path in paths.values())


WRITERS: dict[str, Writer] = {
    "R": by_r, "Octave": by_octave, "SQLite": by_sqlite, "PostgreSQL": by_postgres,
    "DuckDB": by_duckdb, "pandas": by_pandas, "polars": by_polars, "gnuplot": by_gnuplot,
    "Gnumeric": by_gnumeric, "LibreOffice": by_libreoffice, "PSPP": by_pspp, "gretl": by_gretl,
    "Weka": by_weka, "Orange": by_orange,
}  # fmt: skip
