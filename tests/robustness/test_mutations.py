"""One fault at a time is put into a source, and nowhere else."""

import ast

import pytest

from tests.robustness.mutations import mutated, sites_in

SOURCE = '''
def least(values: list[int], most: int = 9) -> int | None:
    """Return the least of 1 … 9."""
    found = None
    for value in values:
        if value > most or not value:
            continue
        if found is None or value < found:
            found = value + 0
    values.clear()
    return found
'''


def faults():
    return [site.text for site in sites_in(SOURCE)]


@pytest.mark.parametrize(
    "fault",
    [
        "value > most -> value >= most",
        "value > most -> value <= most",
        "value > most or not value -> value > most and (not value)",
        "not value -> value",
        "continue -> break",
        "found is None -> found is not None",
        "value + 0 -> value - 0",
        "9 -> 10",
        "9 -> 8",
        "values.clear() -> pass",
        "return found -> return None",
    ],
)
def test_each_kind_of_fault_is_found(fault):
    assert fault in faults()


def test_types_and_texts_are_let_be():
    assert not any("int" in one.split("->")[0] for one in faults())
    assert len([one for one in faults() if one.startswith("9")]) == 2


def test_every_fault_gives_another_program_that_can_be_read():
    plain = ast.unparse(ast.parse(SOURCE))
    programs = {mutated(SOURCE, site) for site in sites_in(SOURCE)}
    assert len(programs) == len(sites_in(SOURCE))
    for program in programs:
        ast.parse(program)
        assert program != plain
        before, after = plain.splitlines(), program.splitlines()
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_number_that_one_more_would_not_change_is_left_alone():
    assert [site.text for site in sites_in("x = 1e100\ny = 2.0\n")] == ["2.0 -> 3.0", "2.0 -> 1.0"]
