"""What people read of an export: its sections and tables, and the texts read back."""
