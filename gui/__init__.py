"""The window: shows what the engine computes, and computes nothing of the neuron itself."""
