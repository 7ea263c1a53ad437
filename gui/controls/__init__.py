"""Controls that know nothing of frames: a slider, a number to type, a line that changes."""
