"""The field of plants: what it draws, and what mouse and keys do on it."""
