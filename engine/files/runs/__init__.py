"""Runs as files: scripts for NumPy, PyTorch, scikit-learn and R that give them again, and CSV."""
