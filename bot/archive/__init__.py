"""The archive: where symposia are kept, written before they are shown."""

from bot.archive.rows import Summary
from bot.archive.store import Archive, open_archive

__all__ = ["Archive", "Summary", "open_archive"]
