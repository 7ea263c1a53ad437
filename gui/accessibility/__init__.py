"""What Qt tells screen readers of widgets of our own, and what is announced as it changes."""
