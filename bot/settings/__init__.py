"""What was configured, and one sentence for each way in which it can be wrong."""
