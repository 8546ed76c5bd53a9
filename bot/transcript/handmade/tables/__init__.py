"""The tables that people put into their transcripts."""
