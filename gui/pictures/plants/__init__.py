"""The plants as a table."""
