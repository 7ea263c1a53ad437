"""The command whose output is paper: `worksheet`."""
