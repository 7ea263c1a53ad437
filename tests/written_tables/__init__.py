"""Tables that other programs write, and what is read of them: `python -m tests.written_tables`."""
