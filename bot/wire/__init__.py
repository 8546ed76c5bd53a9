"""How endpoints are asked and how their answers are read. Pure: no I/O, no clock."""
