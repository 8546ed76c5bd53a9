"""Layouts of what programs write and people copy: logs, channels, pages."""
