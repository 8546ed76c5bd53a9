"""
What whoever made the document says of each round below its last answer, under bold
labels that come again in other rounds: "**Evaluation:**", "**Key insight:**".

Such a part names the voice above it and another, and never says "I" outside of
quotation marks, as no voice speaks of itself.
"""

import re
from collections import Counter
from collections.abc import Sequence

from bot.transcript.handmade.ends.maker_s_lines import read_bold_label
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.sections.labelled_parts import LabelledPart
from bot.transcript.handmade.weighing.blind_answers import first_word

_SEVERAL = 2
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUOTED = re.compile(r"\"[^\"\n]{1,400}\"|\u201c[^\u201c\u201d\n]{1,400}\u201d")


def take_recurring(
    rounds: Sequence[Sequence[tuple[str, LabelledPart]]], lines: Sequence[str]
) -> None:
    """*rounds* are the answers of each section, with the names of who gives them."""
    last = [answers[-1] for answers in rounds if answers]
    others = [part for answers in rounds for _, part in answers[:-1]]
    seen = Counter(label for _, part in last for label in {*_labels(part, lines)})
    own = {label for part in others for label in _labels(part, lines)}
    shared = {label for label, times in seen.items() if times >= _SEVERAL} - own - {""}
    names = {first_word(name) for answers in rounds for name, _ in answers}
    if not shared or len(names) < _SEVERAL:
        return
    for name, part in last:
        begins = 1 if part.behind is None else 0
        labels = _labels(part, lines)
        at = next((n for n in range(begins, len(labels)) if labels[n] in shared), None)
        if at is not None and _tells(part.blocks[at:], name, names, lines):
            part.blocks, part.below = part.blocks[:at], part.blocks[at:]


def _labels(part: LabelledPart, lines: Sequence[str]) -> list[str]:
    """Of each of its blocks; empty where that has none."""
    return [
        (read_bold_label(_text(block, lines)) or "")
        if block.kind is BlockKind.PROSE
        else ""
        for block in part.blocks
    ]


def _tells(
    blocks: Sequence[Block], name: str, names: set[str], lines: Sequence[str]
) -> bool:
    told = _QUOTED.sub("", "\n".join(_text(block, lines) for block in blocks))
    said = names & {*_WORD.findall(told.casefold())}
    return (
        first_word(name) in said
        and len(said) >= _SEVERAL
        and not speaks_of_itself(told)
    )


def _text(block: Block, lines: Sequence[str]) -> str:
    return "\n".join(lines[block.first : block.end]).strip()
