"""The model on the command line: what options of `train` make of it, and its result in words."""
