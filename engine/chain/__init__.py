"""The chain rule on one plant: numbers forwards, slopes backwards, and what the next step does."""
