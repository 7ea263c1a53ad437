"""Files, windows, lessons and crashes in any order: nothing is lost, and no file gets it wrong."""

import pytest

from tests.robustness.documents import DocumentsMachine, try_sequences


@pytest.mark.parametrize("sequences", [6, pytest.param(10, marks=pytest.mark.long)])
def test_every_file_holds_what_its_last_save_put_there(qapp, sequences):
    """The same in each run; `python -m tests.robustness.documents` draws others."""
    try_sequences(DocumentsMachine, sequences, derandomize=True)
