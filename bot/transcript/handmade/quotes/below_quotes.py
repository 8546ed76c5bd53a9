"""
Remarks below answers that stand in block quotes under their names.

They are of whoever made the document where every answer begins with a quote, half of
them at least are nothing else, and the next question stands below the remark. So they
are where known models answer, each in one quote, and one short paragraph stands below
most of them: that all began with a quotation, and said a quarter of what they quoted,
is not to be believed.
"""

from collections.abc import Collection, Sequence
from itertools import takewhile

from bot.transcript.handmade.lines.blocks import is_quote, is_rule, read_heading
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import LineLabel

_FEWEST = 3  # answers
_FEWEST_WORDS = 12  # of such an answer
_TIMES = 4  # as many words as all remarks have stand in the quotes


def find_below_quotes(
    lines: Sequence[str], labels: Sequence[LineLabel], asked: Collection[int]
) -> frozenset[int] | None:
    """
    Their lines, from 0; None where answers do not stand so. *asked* are the lines of
    questions.
    """
    if len(labels) < _FEWEST or any(one.rest for one in labels):
        return None
    if (alike := _find_one_below_each(lines, labels, asked)) is not None:
        return alike
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


def _find_one_below_each(
    lines: Sequence[str], labels: Sequence[LineLabel], asked: Collection[int]
) -> frozenset[int] | None:
    """The lines of a short paragraph below each answer; None where they are not so."""
    if not all(is_known_model(read_speaker(one.name)) for one in labels):
        return None
    found = set[int]()
    ends = [*(one.line for one in labels[1:]), len(lines)]
    told = remarks = words = 0
    for label, end in zip(labels, ends, strict=True):
        own = [at for at in range(label.line + 1, end) if lines[at].strip()]
        said = [*takewhile(lambda at: at not in asked and not _parts(lines[at]), own)]
        quoted = [*takewhile(lambda at: is_quote(lines[at]), said)]
        below = said[len(quoted) :]
        size = sum(len(lines[at].split()) for at in below)
        answer = sum(len(lines[at].split()) - 1 for at in quoted)
        if answer < _FEWEST_WORDS or any(is_quote(lines[at]) for at in below):
            return None
        if below and not _is_one_remark(below, quoted[-1]):
            return None
        if 2 * size > answer:
            return None
        told, remarks, words = told + bool(below), remarks + size, words + answer
        found.update(below)
    is_rare = 2 * told <= len(labels) or _TIMES * remarks > words
    return None if is_rare else frozenset(found)


def _is_one_remark(below: Sequence[int], quoted: int) -> bool:
    """One paragraph, with a blank line between it and the quotation's last line."""
    is_one = below[-1] - below[0] == len(below) - 1
    return is_one and below[0] > quoted + 1


def _parts(line: str) -> bool:
    return read_heading(line) is not None or is_rule(line)
