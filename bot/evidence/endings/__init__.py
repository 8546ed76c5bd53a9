"""
Where a dialogue between models has ended, though nobody stopped asking. Pure.
"""

from bot.evidence.endings.ending import Ending, EndingKind, EndingsReport
from bot.evidence.endings.listener import Listener
from bot.evidence.endings.novelty import novelty
from bot.evidence.endings.replay import replay

__all__ = ["Ending", "EndingKind", "EndingsReport", "Listener", "novelty", "replay"]
