"""Lists of messages: what their fields are called, and of whom an entry is."""
