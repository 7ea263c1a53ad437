"""The log loss and its minimum; learning, step by step, and the trace that it leaves."""
