"""What the pictures show of a model: slopes, maps, shares of the gradient, a diagnosis."""
