"""Lessons and a class room's settings as text files, refused with the line and the reason."""
