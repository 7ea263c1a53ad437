"""Files, windows, lessons and crashes in any order: nothing is lost, and no file gets it wrong."""

from tests.robustness.documents import DocumentsMachine, try_sequences


def test_every_file_holds_what_its_last_save_put_there(qapp):
    """The same ten in each run; `python -m tests.robustness.documents` draws others."""
    try_sequences(DocumentsMachine, 10, derandomize=True)
