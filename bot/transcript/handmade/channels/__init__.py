"""Channels as they are exported or copied: heads with times, and marks beside."""
