"""What reads text from outside, and text that would make it slow."""
