"""Who the speakers of a script are: their names, and what part each has."""
