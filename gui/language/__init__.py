"""The language on screen: texts, sentences, and numbers as it writes them."""
