"""What several rules of endings measure over a window of messages."""
