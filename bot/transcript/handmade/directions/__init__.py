"""Stage directions: which words of a script are nobody's, and who wrote them."""
