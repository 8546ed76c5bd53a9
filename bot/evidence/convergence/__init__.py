"""What independent voices share unprompted, and what exposed voices echo."""
