"""
Remarks below answers that stand in block quotes under their names.

They are of whoever made the document where every answer begins with a quote, half of
them at least are nothing else, and the next question stands below the remark.
"""

from collections.abc import Collection, Sequence

from bot.transcript.handmade.lines.blocks import is_quote
from bot.transcript.handmade.speech.line_labels import LineLabel

_FEWEST = 3  # answers


def find_below_quotes(
    lines: Sequence[str], labels: Sequence[LineLabel], asked: Collection[int]
) -> frozenset[int] | None:
    """
    Their lines, from 0; None where answers do not stand so. *asked* are the lines of
    questions.
    """
    if len(labels) < _FEWEST or any(one.rest for one in labels):
        return None
    found = set[int]()
    mixed = 0
    ends = [one.line for one in labels[1:]]  # the last answer may end with anything
    for label, end in zip(labels[:-1], ends, strict=True):
        own = [at for at in range(label.line + 1, end) if lines[at].strip()]
        said = [at for at in own if at not in asked]
        below = [at for at in said if not is_quote(lines[at])]
        if not said or not is_quote(lines[said[0]]):
            return None
        if not below:
            continue
        mixed += 1
        is_behind = below == said[-len(below) :] and not lines[below[0] - 1].strip()
        if not is_behind or own[-1] not in asked:
            return None
        found.update(below)
    last = next(filter(str.strip, lines[labels[-1].line + 1 :]), "")
    return frozenset(found) if is_quote(last) and mixed * 2 < len(labels) else None
