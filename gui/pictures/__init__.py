"""The pictures: what all have in common, and a room for each family."""
