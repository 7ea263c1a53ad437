"""The one door for every change, undo, the clock, and work that is done between frames."""
