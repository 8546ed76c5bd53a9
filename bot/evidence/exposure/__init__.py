"""Who had been shown whose words, or had them quoted in what it was given."""
