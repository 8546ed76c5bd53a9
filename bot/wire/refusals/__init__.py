"""What endpoints refuse, read from their words: tables, and how they are looked up."""
