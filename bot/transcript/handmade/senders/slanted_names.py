"""
Names in italics, each alone on its line above an answer: `*ChatGPT*`, `_Claude:_`.

Models set words of their own so too, and plays their directions. So all that come again
have to be known models, two of them at least.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import (
    LineLabel,
    find_labels,
    names_of_parts,
    read_bold,
)

_FEWEST = 2  # models
_SLANTED = re.compile(r"(?P<mark>[*_])(?P<name>[^*_\s][^*_\n]{0,100}:?)(?P=mark):?")


def read_slanted(line: str) -> LineLabel | None:
    """`*NAME*` or `_NAME:_` in italics, alone on its line; a question's in bold."""
    if line[:1] not in ("*", "_"):
        return None
    match = _SLANTED.fullmatch(line.strip())
    if match is not None:
        return read_bold(f"**{match['name'].rstrip(':')}**")
    asked = read_bold(line)
    return asked if asked is not None and _asks(asked) else None


def find_slanted(lines: Sequence[str], voices: Mapping[str, str]) -> list[LineLabel]:
    """*voices* are those whom the importer names, by the words that name them."""
    found = find_labels(lines, read_slanted)
    names = [one for one in found if not _asks(one)]
    models = {one.key for one in names if is_known_model(read_speaker(one.name))}
    often = Counter(one.key for one in names if one.name not in voices)
    unknown = [key for key, times in often.items() if times > 1 and key not in models]
    return [] if unknown or len(models) < _FEWEST else found


def _asks(label: LineLabel) -> bool:
    return label.key in names_of_parts("questions")
