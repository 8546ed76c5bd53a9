"""A question that quotes others, held against the record before it is put."""
