"""The panels and bars around the pictures."""
