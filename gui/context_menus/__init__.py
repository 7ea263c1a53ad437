"""Menus where the hand is, and what they open: exact measures, names of kinds and measures."""
