"""What single lines of a hand-made transcript say: headings, labels, times, names."""
