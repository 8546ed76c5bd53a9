"""Records that somebody's own script wrote: what each of their fields holds."""
