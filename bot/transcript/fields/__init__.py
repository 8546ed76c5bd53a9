"""What fields of records and columns of tables are called."""
