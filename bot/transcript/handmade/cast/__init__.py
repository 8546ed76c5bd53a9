"""Who takes part, as a document says it at its head."""
