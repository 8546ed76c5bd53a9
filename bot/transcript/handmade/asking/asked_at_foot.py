"""
The question of a document that nowhere else says what was asked: below its last answer,
behind a rule, as "Question as put to all of them:" and the words.

A voice ends with a question of its own too ("Question for you: ..."); so the label has
to tell that it was put, no answer may have a rule within, and none may be asked before.
"""

import re
from collections.abc import Sequence

from bot.text.wordlists import whole_words
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.sections.asked import StandingQuestion
from bot.transcript.handmade.sections.known_models import addresses_asker
from bot.transcript.handmade.sections.labelled_parts import LabelledPart, LineRun
from bot.transcript.handmade.sections.quoted_words import without_last_rules
from bot.transcript.handmade.sections.where_answers_end import AnswerShape, find_shape
from bot.transcript.handmade.speech.line_labels import names_of_parts

_LABELLED = re.compile(
    r"[*_]{0,3}(?P<label>[^\n:\uff1a]{4,120}?)[*_ \u00a0]{0,4}[:\uff1a]"
)
_WORD = re.compile(r"[^\W\d_]+")
_FIRST = 3  # words of a label, one of which is a word for a question
_FEWEST = 2  # answers
_EDGES = '*_ \u00a0\n"\u201c\u201d\u201e\u00ab\u00bb'


def take_question_at_foot(
    answers: Sequence[LabelledPart], lines: Sequence[str]
) -> StandingQuestion | None:
    """
    It is taken with all below them from the last of the *answers*; what stands
    beside them is left below it.
    """
    if len(answers) < _FEWEST or find_shape(answers[-1]) is not AnswerShape.OPEN:
        return None
    inner = [_find_rules(part) for part in answers]
    if any(inner[:-1]) or len(inner[-1]) != 1:
        return None
    part, at = answers[-1], inner[-1][0]
    begins = 1 if part.behind is None else 0
    below = without_last_rules(part.blocks)[at + 1 :]
    kinds = {block.kind for block in below}
    if at < begins or not below or not kinds <= {BlockKind.PROSE, BlockKind.QUOTE}:
        return None
    label = _LABELLED.match(lines[below[0].first].lstrip())
    if label is None or not _tells_what_was_put(label["label"]):
        return None
    run, count = _find_words(below, lines, label)
    if run is None:
        return None
    part.blocks, part.below = part.blocks[:at], [*part.below, *below[count:]]
    return StandingQuestion(below[0].first, run)


def _find_rules(part: LabelledPart) -> list[int]:
    blocks = without_last_rules(part.blocks)
    return [at for at, block in enumerate(blocks) if block.kind is BlockKind.RULE]


def _tells_what_was_put(label: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(label)]
    is_question = not names_of_parts("questions", "asked").isdisjoint(words[:_FIRST])
    is_put = whole_words("maker_lines", "was_put").search(label) is not None
    return is_question and is_put and not addresses_asker(label)


def _find_words(
    below: Sequence[Block], lines: Sequence[str], label: re.Match[str]
) -> tuple[LineRun | None, int]:
    """Behind the label, or in the next block; and how many blocks that takes."""
    first = below[0]
    rest = lines[first.first].lstrip()[label.end() :].strip(_EDGES)
    if rest or first.end - first.first > 1:
        return LineRun(first.first, first.end, lead=rest), 1
    if len(below) < _FEWEST:
        return None, 0
    words = below[1]
    is_quoted = words.kind is BlockKind.QUOTE
    return LineRun(words.first, words.end, quoted=is_quoted), 2
