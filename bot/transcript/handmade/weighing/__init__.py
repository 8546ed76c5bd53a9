"""What speaks for it that a line below an answer is its voice's or nobody's."""
