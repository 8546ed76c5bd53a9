"""How high headings stand, and whose they are by that."""
