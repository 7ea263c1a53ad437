"""What a window has for fingers alone: whether it is used so, a bar, and a pad of keys."""
