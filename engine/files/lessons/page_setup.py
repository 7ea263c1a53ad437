"""Reads what a step of a lesson sets up: plants, neuron, settings, pictures."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Literal, NamedTuple

from engine.errors import UserError
from engine.files import suffixes
from engine.files.lessons.choice_values import ChoiceValues
from engine.files.lessons.lesson_values import Table, shown
from engine.files.lessons.toml_lines import TablePath
from engine.files.tables import plants_csv
from engine.files.tables.named_columns import Named
from engine.files.tables.remarks import remarks_on_units
from engine.files.tables.table import exhaust
from engine.geometry import Rectangle
from engine.lab.shading_mode import ShadingMode
from engine.lab.state import LONGEST_NAME, check_names
from engine.learning.settings import LARGEST_COUNT
from engine.lessons.page_setup import PageSetup
from engine.model import samples
from engine.model.dataset import LARGEST_CM, Dataset

LARGEST_CSV_BYTES = 20_000_000
_NARROWEST_CM = 1e-3

SLOWEST, FASTEST = 1.0, 1_000.0
"""Steps a second, as the window's clock has them."""
_TABLE_OF_ANOTHER_KIND = re.compile(r"\.(tsv|tab|txt|xlsb|json|dat|numbers)$", re.IGNORECASE)


class Vocabulary(NamedTuple):
    """What a step may name of the window: the engine does not know its pictures itself."""

    arrangements: tuple[str, ...]
    pictures: tuple[str, ...]
    controls: tuple[str, ...]


class PageSetupValues(ChoiceValues):
    """Reads setups, step after step: a step without plants of its own keeps those before it."""

    def __init__(
        self,
        text: str,
        path: Path,
        vocabulary: Vocabulary,
        faults: list[UserError] | None = None,
    ) -> None:
        super().__init__(text, path, faults)
        self._vocabulary = vocabulary
        self._plant_count: int | None = None
        self.remarks: list[UserError] = []
        """What an author should know of how the tables of plants were read."""

    def setup(self, step: Table, at: TablePath) -> PageSetup:
        """Read what a step sets up."""
        names, each = self._vocabulary, self.each
        plants, kinds = None, each(None, self._names, step, at, "kinds")
        if "plants" in step:
            plants = each(None, self._plants, step, at, kinds)
            self._plant_count = None if plants is None else len(plants)
        elif "sheet" in step:
            each(None, self._sheet, step, at)
        settings = each({}, self.settings, step, at)
        start = each(None, self.start, step, at)
        each(None, self.check_rule, step, at)
        return PageSetup(
            plants=plants,
            kinds=kinds,
            measures=each(None, self._names, step, at, "measures"),
            start=start,
            test_split=each(None, self.test_split, step, at),
            reveal_test=each(None, self._reveal_test, step, at),
            mystery=each(None, self._mystery, step, at),
            clears_mystery=step.get("mystery") is False,
            select=each(None, self._selected, step, at),
            settings=settings,
            choices=each({}, self.choices, step, at),
            arrangement=each(None, self.one_of, step, at, "arrangement", names.arrangements),
            pictures=each(None, self.some_of, step, at, "pictures", names.pictures),
            shading=each(None, self._shading, step, at),
            speed=each(None, self._speed, step, at),
            window=each(None, self._window, step, at),
            controls=each(None, self.some_of, step, at, "controls", names.controls),
        )

    def _shading(self, step: Table, at: TablePath) -> ShadingMode | None:
        name = self.one_of(step, at, "shading", tuple(ShadingMode))
        return None if name is None else ShadingMode(name)

    def _reveal_test(self, step: Table, at: TablePath) -> bool | None:
        shown: bool = self.of_type(step, at, "reveal_test", bool, True)
        return shown if "reveal_test" in step else None

    def _names(self, step: Table, at: TablePath, key: str) -> tuple[str, str] | None:
        """Take the names of both kinds, y = 0 first, or of both measures."""
        if key not in step:
            return None
        given = step[key]
        if not isinstance(given, list) or len(given) != 2 or not all(map(_is_name, given)):
            raise self.fault(at, key, "lesson_names", most=LONGEST_NAME)
        first, second = (" ".join(name.split()) for name in given)
        try:
            check_names((first, second))
        except UserError as error:
            raise self.because(at, key, error) from None
        return first, second

    def _mystery(self, step: Table, at: TablePath) -> tuple[float, float] | None:
        if step.get("mystery") in (None, False):
            return None
        x1, x2 = self.numbers(step, at, "mystery", 2, LARGEST_CM)
        return x1, x2

    def _speed(self, step: Table, at: TablePath) -> float | None:
        """Take steps a second; `inf` is as fast as it goes."""
        if "speed" not in step:
            return None
        if step["speed"] == math.inf:
            return math.inf
        return self.number(step, at, "speed", SLOWEST, FASTEST)

    def _window(self, step: Table, at: TablePath) -> Rectangle | Literal["all"] | None:
        if "window" not in step:
            return None
        if step["window"] == "all":
            return "all"
        window = Rectangle(*self.numbers(step, at, "window", 4, LARGEST_CM))
        if min(window.right - window.left, window.top - window.bottom) < _NARROWEST_CM:
            raise self.fault(at, "window", "lesson_window")
        return window

    def _selected(self, step: Table, at: TablePath) -> tuple[int, ...] | None:
        if "select" not in step:
            return None
        given = step["select"] if isinstance(step["select"], list) else [step["select"]]
        most = self._plant_count
        for plant in given:
            if type(plant) is not int or plant < 1:
                raise self.fault(at, "select", "lesson_select")
            if most is not None and plant > most:
                raise self.fault(at, "select", "lesson_no_plant", plant=plant, most=most)
        return tuple(plant - 1 for plant in given)

    # Plants

    def _plants(self, step: Table, at: TablePath, kinds: tuple[str, str] | None) -> Dataset:
        given = step["plants"]
        named = Named(sheet=self._sheet(step, at), kinds=kinds)
        if isinstance(given, str) and given.lower().endswith((suffixes.TABLE, *suffixes.WORKBOOKS)):
            return self._file(given, named, at)
        if isinstance(given, str) and (ending := _TABLE_OF_ANOTHER_KIND.search(given)):
            meant = given[: ending.start()] + suffixes.TABLE
            raise self.fault(at, "plants", "lesson_table_kind", text=shown(given), meant=meant)
        if isinstance(given, str):
            return self._sample({"sample": given}, at)
        if isinstance(given, dict):
            return self._sample(given, at)
        if isinstance(given, list):
            return self._rows(given, at)
        raise self.fault(at, "plants", "lesson_plants")

    def _rows(self, given: list[object], at: TablePath) -> Dataset:
        rows = []
        for row_number, row in enumerate(given, start=1):
            if isinstance(row, str):
                raise self.fault(at, "plants", "lesson_plants")
            if not isinstance(row, list) or len(row) != 3:
                raise self.fault(at, "plants", "lesson_row", row=row_number)
            rows.append(self.numbers({"plants": row}, at, "plants", 3, LARGEST_CM))
        try:
            return Dataset.of([row[:2] for row in rows], [row[2] for row in rows])
        except UserError as error:
            raise self.because(at, "plants", error) from None

    def _sheet(self, step: Table, at: TablePath) -> str | None:
        """Return the name of a sheet, which only a workbook has."""
        if "sheet" not in step:
            return None
        plants = step.get("plants")
        if not isinstance(plants, str) or not plants.lower().endswith(suffixes.WORKBOOKS):
            raise self.fault(at, "sheet", "lesson_sheet_alone")
        name: str = self.of_type(step, at, "sheet", str, "")
        return name

    def _file(self, name: str, named: Named, at: TablePath) -> Dataset:
        path = self._inside(name, at)
        try:
            if path.exists() and not path.is_file():
                raise UserError("unreadable_file", file=name)
            if path.is_file() and path.stat().st_size > LARGEST_CSV_BYTES:
                raise UserError("table_large", file=name, most=LARGEST_CSV_BYTES // 10**6)
            result = exhaust(plants_csv.importing(path, named))
        except OSError:
            raise self.because(at, "plants", UserError("unreadable_file", file=name)) from None
        except UserError as error:
            if error.code == "sheet_unclear":
                error = UserError("sheet_to_name_in_lesson", because=error)
            if error.code == "unclear_kinds":
                error = UserError("kinds_to_name_in_lesson", because=error)
            raise self.fault(at, "plants", "lesson_csv", name=name, because=error) from None
        for remark in (*result.remarks, *remarks_on_units(result.units)):
            self.remarks.append(self.fault(at, "plants", "lesson_csv", name=name, because=remark))
        return result.plants

    def _inside(self, name: str, at: TablePath) -> Path:
        """Return a path within the lesson's folder; links that lead out of it lead nowhere."""
        try:
            folder = self._path.parent.resolve()
            path = (folder / name).resolve()
        except (OSError, RuntimeError, ValueError):  # a ring of links, a name with a null in it
            raise self.fault(at, "plants", "lesson_path", text=shown(name)) from None
        if Path(name).is_absolute() or not path.is_relative_to(folder):
            raise self.fault(at, "plants", "lesson_path", text=shown(name))
        return path

    def _sample(self, given: Table, at: TablePath) -> Dataset:
        path = (*at, "plants")
        if "sample" not in given:
            raise self.fault(at, "plants", "lesson_plants")
        self.known(given, path, ("sample", "size", "noise_cm", "seed"))
        name = given.get("sample")
        names = (*samples.FIXED, *samples.GENERATORS)
        if name not in names:
            facts = {"text": shown(name), "allowed": ", ".join(names)}
            raise self.fault(at, "plants", "lesson_sample", **facts)
        size, noise, seed = samples.USUAL
        return samples.make(
            str(name),
            self.whole(given, path, "size", samples.LEAST_SIZE, samples.MOST_PLANTS)
            if "size" in given
            else size,
            self.number(given, path, "noise_cm", 0, samples.LARGEST_NOISE_CM)
            if "noise_cm" in given
            else noise,
            self.whole(given, path, "seed", 0, LARGEST_COUNT) if "seed" in given else seed,
        )


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_NAME
