"""Documents with a section for each voice: whose each is, and what is said in it."""
