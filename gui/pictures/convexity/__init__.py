"""A chord of a curve, and whether the curve runs above it."""
