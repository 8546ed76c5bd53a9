"""
Lines in italics, brackets or code right above most answers that tell what a machine
counted: "*131 tokens, stop reason: end_turn*". They are about the answers.
"""

import re
from collections.abc import Sequence

from bot.text.wordlists import whole_words
from bot.transcript.handmade.ends.answer_habits import SetApart, is_set_apart
from bot.transcript.handmade.ends.end_signs import Below, Sign, find_signs
from bot.transcript.handmade.lines.blocks import BlockKind
from bot.transcript.handmade.sections.labelled_parts import LabelledPart

_FEWEST = 2
_LONGEST = 200  # characters
_CODE = re.compile(r"`[^`]+`|<(?:sub|small|sup)>[^<>]+</(?:sub|small|sup)>")


def take_recurring_leads(answers: Sequence[LabelledPart], lines: Sequence[str]) -> None:
    """Moves them before the words, where half of the answers at least have one."""
    led = [part for part in answers if _is_led(part, lines)]
    if len(led) < _FEWEST or len(led) * 2 < len(answers):
        return
    for part in led:
        part.led.append(part.blocks.pop(0))


def _is_led(part: LabelledPart, lines: Sequence[str]) -> bool:
    if part.behind is not None or len(part.blocks) < _FEWEST:
        return False
    block = part.blocks[0]
    line = lines[block.first].strip()
    if block.kind is not BlockKind.PROSE or block.end - block.first > 1:
        return False
    return 0 < len(line) <= _LONGEST and _is_dressed(line) and _tells_count(line)


def _is_dressed(line: str) -> bool:
    apart = is_set_apart(line)
    is_plain = apart is None or apart is SetApart.BOLD
    return not is_plain or _CODE.fullmatch(line) is not None


def _tells_count(line: str) -> bool:
    if not any(map(str.isdigit, line)):
        return False
    is_told = whole_words("maker_lines", "runs").search(line) is not None
    return is_told or Sign.COUNTS in find_signs(Below(line)).found
