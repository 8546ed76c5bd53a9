"""A rehearsal: the real program over an imaginary network."""
