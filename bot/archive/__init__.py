"""The archive: where symposia are kept, written before they are shown."""

from bot.archive.rows import Summary
from bot.archive.store import Archive, open_archive, open_archive_to_read

__all__ = ["Archive", "Summary", "open_archive", "open_archive_to_read"]
