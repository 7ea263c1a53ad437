"""The one door for every change, undo, the clock, when frames are drawn, and work between them."""
