"""The sigmoid, Bernoulli's law, and how sure the neuron is."""
