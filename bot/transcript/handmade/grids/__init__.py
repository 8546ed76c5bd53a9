"""Tables whose cells are what models answered."""
