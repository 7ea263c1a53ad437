"""Data, translations and icons: no code."""
