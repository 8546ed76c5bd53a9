"""
Questions in block quotes below voices' headings, each above its answer, where the same
question stands below several voices, or each of them asks something.

All of the document's voices have to be kept so: a paragraph that is quoted, and words
that are not. A quote of another form is a quotation, and then this is not seen.
"""

import re
from collections import Counter
from collections.abc import Sequence

from bot.transcript.handmade.ends.end_signs import Below, Sign, find_signs
from bot.transcript.handmade.lines.blocks import (
    Block,
    BlockKind,
    count_words,
)
from bot.transcript.handmade.lines.labels import Announced, Label
from bot.transcript.handmade.sections.labelled_parts import LabelledPart
from bot.transcript.handmade.sections.quoted_words import without_last_rules
from bot.transcript.handmade.weighing.blind_answers import first_word

_FEWEST = 2  # voices
_MOST_QUOTED = 0.6  # of a voice's section
_LONGEST_LEAD = 150  # words
_ASKS = ("?", "\uff1f", "\u061f", "\u037e")
_MARKS = "*_\"'\u201d\u00bb\u201c) "
_WORD = re.compile(r"[^\W\d_]{2,}")
_EMPHASIZED = re.compile(r"(?P<mark>\*{1,3}|_{1,3})[^*_\s].*(?P=mark)", re.DOTALL)
QUESTION = Label(Announced.QUESTION, None, "", bold=True, words="question")
ANSWER = Label(Announced.ANSWER, None, "", bold=True, words="answer")


def part_at_questions(
    sections: Sequence[tuple[str, list[LabelledPart]]],
    lines: Sequence[str],
    *,
    is_asked_above: bool,
) -> None:
    """*sections* are the voices' own, with their names; each is parted in place."""
    heard = [(name, parts) for name, parts in sections if not _is_empty(parts)]
    if len(heard) < _FEWEST:
        return
    names = frozenset(first_word(name) for name, _ in heard)
    own = (_Section(name, parts, lines, names) for name, parts in heard)
    read = [one for one in own if one.is_parted()]
    if len(read) < len(heard):
        return
    often = Counter(text for one in read for text in set(one.asked))
    is_put_to_several = all(any(often[text] > 1 for text in one.asked) for one in read)
    all_ask = all(map(is_asking, often))
    if not is_put_to_several and (is_asked_above or not all_ask):
        return
    for one in read:
        one.parts[:] = one.split()


def is_asking(text: str) -> bool:
    """It ends with a question mark."""
    return text.rstrip(_MARKS).endswith(_ASKS)


def _is_empty(parts: Sequence[LabelledPart]) -> bool:
    return len(parts) == 1 and parts[0].is_empty


class _Section:
    """The blocks below a voice's heading, and the quotes among them."""

    def __init__(
        self,
        name: str,
        parts: list[LabelledPart],
        lines: Sequence[str],
        names: frozenset[str],
    ) -> None:
        self.name, self.parts = name, parts
        self.lines, self.names = lines, names
        self.blocks = without_last_rules(parts[0].blocks)
        self.rules = parts[0].blocks[len(self.blocks) :]
        kinds = [block.kind for block in self.blocks]
        self.at = [n for n, kind in enumerate(kinds) if kind is BlockKind.QUOTE]
        self.asked = [self._text(self.blocks[n]) for n in self.at]

    def is_parted(self) -> bool:
        """Each quote is one paragraph, of the others' form, with words below it."""
        if len(self.parts) > 1 or self.parts[0].behind is not None or not self.at:
            return False
        asks = [is_asking(text) for text in self.asked]
        dressed = [_EMPHASIZED.fullmatch(text) is not None for text in self.asked]
        quoted = sum(len(text.split()) for text in self.asked)
        every = sum(self._count(block) for block in self.blocks)
        return (
            (all(asks) or all(dressed))
            and not any("\n\n" in text for text in self.asked)
            and quoted <= _MOST_QUOTED * every
            and all(map(self._is_answered, self.at))
            and self._begins_with_question()
        )

    def _is_answered(self, at: int) -> bool:
        below = self.blocks[at + 1 : at + 2]
        return bool(below) and below[0].kind not in (BlockKind.QUOTE, BlockKind.RULE)

    def _begins_with_question(self) -> bool:
        """But for a paragraph that tells of the voice, or of several."""
        led = [b for b in self.blocks[: self.at[0]] if b.kind is not BlockKind.RULE]
        if not led:
            return True
        if len(led) > 1 or self._count(led[0]) > _LONGEST_LEAD:
            return False
        own = frozenset({first_word(self.name)})
        text = self._text(led[0])
        words = set(_WORD.findall(text.casefold()))
        if own <= words and len(words & self.names) > len(own):
            return True
        signs = find_signs(Below(text, own=own, names=self.names))
        is_told = not signs.found.isdisjoint((Sign.NAMED, Sign.SEVERAL))
        return is_told and not signs.is_own

    def split(self) -> list[LabelledPart]:
        first = LabelledPart(self.parts[0].line, blocks=self.blocks[: self.at[0]])
        found = [first]
        ends = [*self.at[1:], len(self.blocks)]
        for at, end in zip(self.at, ends, strict=True):
            quote, answer = self.blocks[at], self.blocks[at + 1 : end]
            found += [
                LabelledPart(quote.first, QUESTION, blocks=[quote]),
                LabelledPart(answer[0].first, ANSWER, blocks=answer),
            ]
        found[-1].blocks += self.rules
        return found

    def _text(self, block: Block) -> str:
        return block.unquoted(self.lines).strip()

    def _count(self, block: Block) -> int:
        return count_words([block], self.lines)
