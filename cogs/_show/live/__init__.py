"""What changes while voices speak, and when it is shown anew."""
