"""Words of a script that no name stands before."""
