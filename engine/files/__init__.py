"""Files in and out, each written whole or not at all."""
