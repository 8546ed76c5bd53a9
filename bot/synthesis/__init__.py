"""What the synthesiser is asked, and its answer turned into a table."""
