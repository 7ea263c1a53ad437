"""Any model beside plain Python: `python -m tests.robustness.network_machine` tries 1,000."""

import pytest

from tests.robustness.network_rules import NetworkMachine
from tests.robustness.sequences import try_out


@pytest.mark.parametrize(
    ("examples", "steps"), [(25, 15), pytest.param(150, 30, marks=pytest.mark.long)]
)
def test_any_model_is_as_the_formulas_say(examples, steps):
    try_out(NetworkMachine, examples, steps)
