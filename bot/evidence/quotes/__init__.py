"""Quotations, held against what was said."""
