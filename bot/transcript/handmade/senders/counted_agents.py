"""
Agents that a program calls by letters or numbers, "Agent A" and "Agent B", each of
which may speak once only.
"""

import re
from collections.abc import Sequence

from bot.transcript.handmade.speech.line_labels import LineLabel
from bot.transcript.speaker_names import find_part

_COUNTED = re.compile(r"(?P<stem>agent|instance|debater)[ _-]?(?:[a-h]|\d{1,2})")
_FEWEST = 2


def find_counted_agents(labels: Sequence[LineLabel]) -> set[str]:
    """
    Their names in lower case; none where anybody else speaks but those whose part is
    told ("System", "Researcher"): an answer may tell of "Agent A" itself.
    """
    names = {one.key for one in labels if find_part(one.name) is None}
    counted = {name: _COUNTED.fullmatch(name) for name in names}
    stems = {match["stem"] for match in counted.values() if match}
    is_all = len(names) >= _FEWEST and all(counted.values())
    return names if is_all and len(stems) == 1 else set()
