"""Minutes: who speaks in items of lists, and what stands between these."""
