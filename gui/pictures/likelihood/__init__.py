"""Likelihood and logarithm, up to the log loss."""
