"""The export's object read back: each value wanted, or where it is wrong."""
