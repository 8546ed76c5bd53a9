"""Documents as people change them, and what becomes of who says what."""
