"""The integrity of a record: its canonical form, its chain of digests, and verify."""
