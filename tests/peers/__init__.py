"""What other programs say of the same plants: `python -m tests.peers`, where they are there."""
