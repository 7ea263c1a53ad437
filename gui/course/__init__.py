"""The course beside the field: its controller, its player, the files of lessons."""
