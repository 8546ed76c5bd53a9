"""What tests of the bot in this process need."""

from tests.cogs.serving import turned

__all__ = ["turned"]
