"""What is known of plants without learning: whether a line separates them, the exact minimum."""
