"""What stands right below voices' headings and is about them."""
