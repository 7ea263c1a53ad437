"""The course: its controller, its player, the files of lessons."""
