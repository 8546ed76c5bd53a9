"""Transcripts as people write them by hand, read into symposia."""
