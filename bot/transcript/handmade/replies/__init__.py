"""Headings and parts that say who answers whom."""
