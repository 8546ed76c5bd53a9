"""How voices are spoken to, and how it is found again in what they were sent."""

from bot.formats.speech.conversation import tell
from bot.formats.speech.instructions import system_part

__all__ = ["system_part", "tell"]
