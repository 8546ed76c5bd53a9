"""What people do in a symposium that goes on: one file a way of doing it."""
