"""Notebooks: pages of a document, each with a question and answers below initials."""
