"""Lines that announce a break of the meeting itself: "Ten minutes' break."."""

import re

from bot.text.wordlists import whole_words

_FIRST = re.compile(r"[^.;:,!?\n\u2014\u2013\u3002\uff0c]{1,60}")
_MOST_WORDS = 5
_MARKS = "*_()[] \t"


def announces_interval(line: str) -> bool:
    """Its first words say so and nothing else, whatever is told behind them."""
    first = _FIRST.match(line.strip(_MARKS))
    if first is None or len(first[0].split()) > _MOST_WORDS:
        return False
    found = [*whole_words("directions", "intervals").finditer(first[0].rstrip())]
    return bool(found) and found[-1].end() == len(first[0].rstrip())
