"""What a projector alone has: the keys of a presenter, and a black screen."""
