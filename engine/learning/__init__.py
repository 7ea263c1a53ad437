"""Learning, step by step: settings, batches, the run and the trace that it leaves."""
