"""What is worked out between frames, a little at a time: the loss map, experiments, losses owed."""
