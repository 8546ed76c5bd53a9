"""How answers are posted: planned for a channel, whole, once."""
