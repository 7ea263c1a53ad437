"""The neuron, the plants and their measures; samples of plants."""
