"""Data, translations and icons: no code but where they lie."""
