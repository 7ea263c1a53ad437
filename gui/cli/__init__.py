"""The command line: its words, and the commands that need no display."""
