"""The archive: where symposia are kept, written before they are shown."""

from bot.archive.rows import Summary
from bot.archive.searching import Wanted
from bot.archive.store import Archive, open_archive, open_archive_to_read

__all__ = ["Archive", "Summary", "Wanted", "open_archive", "open_archive_to_read"]
