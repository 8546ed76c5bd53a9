"""What of an answer its speaker says itself, and what it does or pretends with it."""
