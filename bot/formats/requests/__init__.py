"""How many requests were announced before anybody was asked, and how many were made."""
