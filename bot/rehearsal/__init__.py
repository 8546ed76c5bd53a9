"""A rehearsal: the real program over an imaginary network."""

from bot.rehearsal.transport import RehearsalTransport, open_rehearsal_client

__all__ = ["RehearsalTransport", "open_rehearsal_client"]
