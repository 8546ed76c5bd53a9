"""What a record shows, worked out without a model: four rooms, and their summary."""
