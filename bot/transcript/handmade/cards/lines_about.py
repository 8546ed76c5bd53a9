"""
One line right below the headings of most voices, or below their words, that says how
they were asked: "*ChatGPT app, 14 October; free account*", "`gpt-4o-2024-11-20`".

One answer alone may begin or end so too; those of several, dressed alike, are of
whoever put the answers together.
"""

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto

from bot.text.wordlists import whole_words
from bot.transcript.handmade.ends.answer_habits import SetApart, is_set_apart
from bot.transcript.handmade.leads.model_names import find_models, is_family
from bot.transcript.handmade.lines.blocks import Block, BlockKind, strip_quote_marks
from bot.transcript.handmade.lines.times import names_day
from bot.transcript.handmade.sections.known_models import (
    addresses_asker,
    may_speak_of_itself,
)
from bot.transcript.handmade.sections.labelled_parts import LabelledPart
from bot.transcript.handmade.sections.quoted_words import without_last_rules

_FEWEST = 2  # answers, and blocks of one
_LONGEST = 160  # characters
_CODE = re.compile(r"[*_]{0,2}`[^`\n]{2,80}`[*_]{0,2}")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = ("--", "\u2013", "\u2014")
_ENDS = ("?", "!", "\uff1f", "\uff01", ":")


class _Dress(Enum):
    ITALICS = auto()
    BRACKETS = auto()
    CODE = auto()
    DASHES = auto()
    QUOTE = auto()


def take_lines_about(answers: Sequence[LabelledPart], lines: Sequence[str]) -> None:
    """Puts such first lines of *answers* before their words, and last ones below."""
    firsts = [(part, _find_first(part)) for part in answers]
    for part, block in _find_alike(firsts, lines):
        part.blocks.remove(block)
        part.led.append(block)
    lasts = [(part, _find_last(part)) for part in answers]
    for part, block in _find_alike(lasts, lines):
        part.blocks = part.blocks[: part.blocks.index(block)]
        part.below.insert(0, block)


def _find_alike(
    found: Sequence[tuple[LabelledPart, Block | None]], lines: Sequence[str]
) -> list[tuple[LabelledPart, Block]]:
    """Those of most answers that are dressed alike."""
    dressed = [
        (part, block, dress)
        for part, block in found
        if block is not None and (dress := _dress_line(block, lines)) is not None
    ]
    dresses = Counter(dress for _, _, dress in dressed)
    usual, count = max(dresses.items(), key=lambda pair: pair[1], default=(None, 0))
    if count < _FEWEST or count * 2 <= len(found):
        return []
    return [(part, block) for part, block, dress in dressed if dress is usual]


def _find_first(part: LabelledPart) -> Block | None:
    """None if nothing is below it."""
    blocks = without_last_rules(part.blocks)
    return None if part.behind is not None or len(blocks) < _FEWEST else blocks[0]


def _find_last(part: LabelledPart) -> Block | None:
    """None if nothing is above it."""
    blocks = without_last_rules(part.blocks)
    above = len(blocks) - 1 + (part.behind is not None)
    is_quote = bool(blocks) and blocks[-1].kind is BlockKind.QUOTE
    return None if above < 1 or is_quote else blocks[-1]


def is_line_about(block: Block, lines: Sequence[str]) -> bool:
    """It is dressed so, and says what hardly any answer begins with."""
    return _dress_line(block, lines) is not None


def _dress_line(block: Block, lines: Sequence[str]) -> _Dress | None:
    if block.end - block.first != 1:
        return None
    text = lines[block.first].strip()
    dress: _Dress | None
    if block.kind is BlockKind.QUOTE:
        dress, bare = _Dress.QUOTE, strip_quote_marks([text])[0].strip()
    elif block.kind is BlockKind.PROSE:
        dress, bare = _find_dress(text), text
    else:
        return None
    return dress if dress is not None and _tells_how_asked(bare, dress) else None


def _find_dress(text: str) -> _Dress | None:
    if len(text) > _LONGEST:
        return None
    if _CODE.fullmatch(text) is not None:
        return _Dress.CODE
    if text.startswith(_SIGNS):
        return _Dress.DASHES
    apart = is_set_apart(text)
    dresses = {SetApart.ITALICS: _Dress.ITALICS, SetApart.BRACKETS: _Dress.BRACKETS}
    return None if apart is None else dresses.get(apart)


def _tells_how_asked(bare: str, dress: _Dress) -> bool:
    """By words for it, or a day beside a model's name; in code, by such a name."""
    row = bare.strip("*_`()[]-\u2013\u2014 ").replace("\u2019", "'")
    if not row or len(row) > _LONGEST or row.endswith(_ENDS):
        return False
    if dress is _Dress.CODE:
        return " " not in row and any(map(is_family, _WORD.findall(row)))
    if may_speak_of_itself(row) or addresses_asker(row):
        return False
    is_asked = whole_words("metadata", "how_asked").search(row) is not None
    return is_asked or (names_day(row) and bool(find_models(row)))
