"""The boards of a symposium: which there are, and keeping each of them fresh."""
