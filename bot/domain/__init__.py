"""Frozen values that everything else speaks of. Standard library only, no I/O."""
