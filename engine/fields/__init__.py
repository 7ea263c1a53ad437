"""z over a part of the plane: of a model, and of each of its neurons."""
