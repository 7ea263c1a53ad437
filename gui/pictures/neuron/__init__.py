"""The neuron as a diagram, and one plant's numbers through it."""
