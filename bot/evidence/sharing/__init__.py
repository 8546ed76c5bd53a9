"""How surprising it is that voices say the same words, and which they are."""
