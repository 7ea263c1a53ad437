"""The log loss and its gradient: of plants, of one neuron over them, of likelihoods."""
