"""Steps taken many at a time, each to the last bit as it would be taken by itself."""
