"""Boxes that whoever made a document put round the words of somebody."""
