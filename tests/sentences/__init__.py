"""Every sentence of the program in the state that brings it: `python -m tests.sentences`."""
