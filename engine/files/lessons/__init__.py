"""Lessons as text files, refused with the line and the reason where they are faulty."""
