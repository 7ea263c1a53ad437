"""The one door for every change, undo, the frame clock and what is remembered."""
