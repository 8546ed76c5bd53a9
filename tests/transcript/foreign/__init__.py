"""JSON that other programs write."""
