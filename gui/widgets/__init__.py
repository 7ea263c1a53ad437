"""Controls that know nothing of frames."""
