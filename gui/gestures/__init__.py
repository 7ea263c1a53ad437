"""Fingers and pens read as gestures, and by which keys a field can be typed in without any."""
