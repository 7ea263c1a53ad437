"""The chain rule on the model: numbers forwards, slopes backwards, one of them taken apart."""
