"""z over a part of the plane, of a model and of its neurons; where hidden layers put the plants."""
