"""One artificial neuron, computed with NumPy and the standard library alone."""

VERSION = "0.1.0"
"""Of the whole product; pyproject.toml takes it from here."""
