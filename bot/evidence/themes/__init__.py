"""What a voice read that several others share: checked, and how they came to it."""
