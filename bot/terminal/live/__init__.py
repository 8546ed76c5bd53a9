"""A symposium shown in a terminal as it happens."""
