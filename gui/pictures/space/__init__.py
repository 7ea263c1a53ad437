"""Surfaces in space: the probability, the loss."""
