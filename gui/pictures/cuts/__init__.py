"""The landscape of any model: the pictures of the bare neuron, and cuts of one with more."""
