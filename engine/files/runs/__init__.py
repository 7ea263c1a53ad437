"""Runs as files: a NumPy script that gives them again, and CSV."""
