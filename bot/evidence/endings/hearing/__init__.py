"""How a message is heard, after all that was said before it."""
