"""How what a member sees gets to its place on Discord, exactly once."""
