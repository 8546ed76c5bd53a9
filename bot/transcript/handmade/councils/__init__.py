"""What voices of a council do beside answering: review each other, and sum up."""
