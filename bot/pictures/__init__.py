"""Pictures of what a record shows: from values to PNG bytes."""
