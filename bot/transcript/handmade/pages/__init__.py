"""Pages of assistants, copied whole: their parts, and what is no word of a chat."""
