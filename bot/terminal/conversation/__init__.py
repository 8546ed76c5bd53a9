"""Conversations at the terminal: dialogues, follow-ups, and what else people do."""
