"""The words of a turn as they are compared, and what of them it had been given."""
