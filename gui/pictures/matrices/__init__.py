"""All plants at once: X @ W + b = z in numbers, and the shapes of the lines that are typed."""
