"""How endpoints are asked and how their answers are read."""
