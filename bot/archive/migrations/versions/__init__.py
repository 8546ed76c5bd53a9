"""One script a step, named after its revision; a script once released never changes."""
