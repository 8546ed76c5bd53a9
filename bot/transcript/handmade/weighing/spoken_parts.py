"""
Whether what stands below labels is said by whom they name: an article under "Claude
outruns GPT-4", or a list of "Claude strengths", tells of them by their names.
"""

import re
from collections.abc import Sequence

from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.sections.known_models import (
    addresses_asker,
    is_known_model,
    may_speak_of_itself,
)

_BOLD_LABEL = re.compile(r"\*\*[^*\n]{1,80}:\*\*.*|\*\*[^*\n]{1,80}\*\*:.*")


def are_spoken(parts: Sequence[tuple[str, str]]) -> bool:
    """Of names with what stands below: most say "I" or "you", none its own name."""
    said = sum(may_speak_of_itself(text) or addresses_asker(text) for _, text in parts)
    return said * 2 > len(parts) and not any(_tells_of(*part) for part in parts)


def _tells_of(who: str, text: str) -> bool:
    """Labels in bold apart, which may have the voice's own name."""
    called = who.split(maxsplit=1)[0] if is_known_model(read_speaker(who)) else who
    name = re.compile(rf"(?<!\w){re.escape(called)}(?!\w)", re.IGNORECASE)
    lines = text.split("\n")
    return any(name.search(x) and not _BOLD_LABEL.fullmatch(x.strip()) for x in lines)
