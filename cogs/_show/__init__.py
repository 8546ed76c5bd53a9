"""What a member sees: the board, an answer in messages, the table."""
