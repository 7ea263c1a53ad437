"""Pictures of many runs at once: many starts, a race of optimisers, losses by penalty."""
