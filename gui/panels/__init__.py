"""The input widgets."""
