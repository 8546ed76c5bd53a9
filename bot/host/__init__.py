"""One symposium from asking to its end."""
