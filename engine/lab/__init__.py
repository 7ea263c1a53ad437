"""The lab's state and its pure edits, the session that learns, the frame that is drawn."""
