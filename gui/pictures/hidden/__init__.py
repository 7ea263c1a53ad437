"""Where a hidden layer or an added input puts plants, and the line or plane that separates them."""
