"""What every face says of codes and tables, in plain words."""
