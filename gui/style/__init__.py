"""Colours, themes, the style sheet, fonts and icons."""
