"""Requests in an export: how many were announced, and how many made."""
