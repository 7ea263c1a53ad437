"""Sessions: everything on screen as one file."""
