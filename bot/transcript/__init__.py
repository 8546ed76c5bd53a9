"""A symposium as a document, and back. Pure; no I/O."""
