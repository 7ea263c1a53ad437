"""Runs as files: scripts for NumPy, PyTorch and scikit-learn that give them again, and CSV."""
