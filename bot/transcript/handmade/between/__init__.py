"""Asides of whoever asks, between two answers."""
