"""What stands below a line of structure within somebody's words."""
