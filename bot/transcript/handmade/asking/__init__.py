"""Whether a document asks, and where its question stands."""
