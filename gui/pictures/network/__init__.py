"""The network of a model: its inputs, neurons and links, each to be looked at and set."""
