"""What people do in a symposium: asked for, checked, written down, told."""
