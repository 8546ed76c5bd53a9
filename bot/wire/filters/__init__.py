"""What an answer passes through before anybody hears it, wherever it is cut."""
