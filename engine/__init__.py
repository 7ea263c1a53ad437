"""One artificial neuron, computed with NumPy and the standard library alone."""
