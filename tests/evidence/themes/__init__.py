"""What a voice read that several share: the check, and how they came to it."""
