"""The limits that the pages on lessons, sessions and security tell are those that hold."""

import re
from pathlib import Path

import pytest

import resources
from engine import formula, formula_shapes
from engine.files.lessons import class_settings, lesson_file, lesson_words, page_setup
from engine.files.sessions import kept_part, session_file
from engine.files.tables import table
from engine.files.workbooks import container
from engine.lab import choices
from engine.lab.state import LARGEST_WEIGHT
from engine.learning import run, trace
from engine.learning.settings import LARGEST_COUNT
from engine.loss import penalty
from engine.model import architecture, dataset, features, samples, split

_MEGA = 1_000_000


def page(name):
    """Return a page on one line, as long as it is."""
    text = (Path(resources.__file__).parent / name).read_text(encoding="utf-8")
    return " ".join(text.split())


def tells(name, promise):
    """Say whether a page holds a promise, and its last number whole."""
    return re.search(re.escape(promise) + r"(?![\d,.]*\d)", page(name)) is not None


@pytest.mark.parametrize(
    "promise",
    [
        f"Sessions up to {session_file.MOST_BYTES / _MEGA:g} MB",
        f" MB, {dataset.MOST_PLANTS:,} plants and as many steps",
        f"Tables up to {table.MOST_BYTES / _MEGA:g} MB, {table.MOST_ROWS:,} rows",
        f"rows and {table.MOST_COLUMNS} columns",
        f"once it is unpacked, and {container.MOST_CELLS:,} cells",
        f"Lessons up to {lesson_file.MOST_BYTES / _MEGA:g} MB and {lesson_file.MOST_STEPS} steps",
        f"Settings of a class room up to {class_settings.MOST_BYTES / 1000:g} kB",
        f"the table that one names up to {page_setup.LARGEST_CSV_BYTES / _MEGA:g} MB",
        f"Formulas up to {formula.MOST_LETTERS} letters, {formula.MOST_DEPTH} deep",
        f"exponents up to {formula_shapes.LARGEST_EXPONENT:g}",
    ],
)
def test_the_page_on_security_tells_the_limits(promise):
    assert tells("security.md", promise)


@pytest.mark.parametrize(
    "promise",
    [
        f"at most {dataset.LARGEST_CM:.0e}".replace("+", ""),
        f"at most {dataset.MOST_PLANTS:,} plants",
        f"one number a step from step 0 on, at most {trace.MOST_STEPS + 1:,}",
        f"`earlier_runs` | at most {run.MOST_GHOSTS}:",
        f"`batch_size` (1 to {LARGEST_COUNT:,};",
        f"at most {run.MOST_EARLIER_PLANTS:,} in a run that goes on",
        f"and {kept_part.KEPT_BYTES / _MEGA:g} MB the most",
        f"the first {kept_part.MOST_WHOLE_BYTES / _MEGA:g} MB",
        f"`share` (above 0, to {split.LARGEST_SHARE:g})",
        f"`rate` (0 to {penalty.LARGEST_PENALTY_RATE:g})",
        f"at most {architecture.MOST_LAYERS} numbers of neurons, 1 to {architecture.MOST_NEURONS};",
        f"`seed` (0 to {LARGEST_COUNT:,}), `stop_at_step` (1 to {LARGEST_COUNT:,}",
    ],
)
def test_the_page_on_sessions_tells_the_limits(promise):
    assert tells("session_format.md", promise)


@pytest.mark.parametrize(
    "promise",
    [
        f"A text may have {lesson_words.MOST_LETTERS:,} letters, a formula "
        f"{lesson_words.LONGEST_FORMULA:,}, a lesson {lesson_file.MOST_STEPS} pages",
        f"z held by hand, −{choices.FARTHEST_FREE_Z:g} to {choices.FARTHEST_FREE_Z:g}",
        "`log_a`, `log_b` ({:g} to {:g})".format(*choices.LOG_RANGE),
        "`valley_start` ({:g} to {:g})".format(*choices.VALLEY_RANGE).replace("-", "−"),
        "`chord_u`, `chord_v` ({:g} to {:g},".format(*choices.CHORD_RANGE).replace("-", "−"),
        "`valley_rate` ({:g} to {:g})".format(*choices.VALLEY_RATES),
        f"at most {architecture.MOST_LAYERS} layers, of 1 to {architecture.MOST_NEURONS} neurons",
        f"their products up to degree {features.MOST_DEGREE}",
        f"held out to test with, from 0 to {split.LARGEST_SHARE:g} |",
        f"`l1` or `l2` (its rate, 0 to {penalty.LARGEST_PENALTY_RATE:g};",
        f"Numbers go from {-LARGEST_WEIGHT:g} to {LARGEST_WEIGHT:g}".replace("e+", "e"),
        f"`stop_at_step` (0 for never): whole numbers up to {LARGEST_COUNT}",
        f"`size` from {samples.LEAST_SIZE} to {samples.MOST_PLANTS}",
        f"`noise_cm` from 0 to {samples.LARGEST_NOISE_CM:g}",
        f"`derivation_line` (0 to {choices.DERIVATION_LINES - 1})",
    ],
)
def test_the_page_on_lessons_tells_the_limits(promise):
    assert tells("course/FORMAT.md", promise)
