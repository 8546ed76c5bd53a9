"""JSON that other programs write of conversations, read into a symposium."""
