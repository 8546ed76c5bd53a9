"""A symposium as a document, and back."""
