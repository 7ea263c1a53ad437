"""Many runs beside the one on screen: from many starts, by each optimiser, with each penalty."""
