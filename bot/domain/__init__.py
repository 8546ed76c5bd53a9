"""Frozen values that everything else speaks of."""
