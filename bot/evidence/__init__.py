"""What a record shows, worked out without a model: five rooms, and their summary."""
