"""What stands above block quotes in prose, and whose words it says they are."""
