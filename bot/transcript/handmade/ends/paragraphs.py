"""A turn's text as paragraphs, and what all turns of a document show of their ends."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.transcript.handmade.ends.answer_habits import (
    AnswerHabits,
    SetApart,
    is_set_apart,
)
from bot.transcript.handmade.ends.dividers import judge_divider
from bot.transcript.handmade.ends.end_signs import Below, find_signs
from bot.transcript.handmade.ends.letter_case import write_large
from bot.transcript.handmade.ends.maker_s_lines import read_bold_label
from bot.transcript.handmade.ends.recurring_forms import find_forms
from bot.transcript.handmade.lines.blocks import (
    is_quote,
    is_rule,
    read_fence,
    read_heading,
)
from bot.transcript.handmade.lines.maker_s_labels import (
    asks_again,
    is_coda,
    is_rating,
)
from bot.transcript.handmade.weighing.blind_answers import first_word

DressedTail = tuple[Below, ...]
"""The last paragraphs of an answer that are set apart."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_ABOVE = 20  # paragraphs
_LONGEST_ABOVE = 6000  # characters
_BELOW = 2  # last paragraphs that may be of whoever made the document
_LONG = 12  # turns of a conversation
_NO_LEVEL = 7
_STOPS = frozenset(".!?\u2026\u3002\uff01\uff1f")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of a text from *first* up to *end*, from 0, as *text*."""

    first: int
    end: int
    text: str
    is_ruled: bool = False  # a rule stands right above it

    @property
    def is_quoted(self) -> bool:
        return all(map(is_quote, self.text.split("\n")))


def split_paragraphs(text: str, *, are_lines: bool = False) -> list[Paragraph]:
    """
    Parted by blank lines and rules; a code fence is within one. *are_lines*: of a chat,
    in which a sentence in brackets is a paragraph of its own.
    """
    found: list[Paragraph] = []
    lines = text.split("\n")
    first, fence, ruled = -1, False, False
    for at, line in enumerate((*lines, "")):
        if read_fence(line) is not None:
            fence = not fence
        parts = not fence and (not line.strip() or is_rule(line))
        if parts and first >= 0:
            text = "\n".join(lines[first:at])
            found.append(Paragraph(first, at, text, is_ruled=ruled))
            first, ruled = -1, False
        elif not parts and first < 0:
            first = at
        ruled = ruled or (parts and is_rule(line))
    if first >= 0:  # a fence that is never closed
        end = next(n for n in range(len(lines), first, -1) if lines[n - 1].strip())
        found.append(Paragraph(first, end, "\n".join(lines[first:end])))
    return [part for one in found for part in _part(one)] if are_lines else found


def _part(one: Paragraph) -> list[Paragraph]:
    """Its lines in brackets, and those between them."""
    lines = one.text.split("\n")
    if any(read_fence(line) is not None for line in lines):
        return [one]
    parts, first = list[Paragraph](), 0
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        if after is None or _is_bracketed(line) or _is_bracketed(after):
            text, is_ruled = (
                "\n".join(lines[first : at + 1]),
                one.is_ruled and not first,
            )
            place = (one.first + first, one.first + at + 1)
            parts.append(Paragraph(*place, text, is_ruled=is_ruled))
            first = at + 1
    return parts


def _is_bracketed(line: str) -> bool:
    """A whole sentence; "(laughs)" is a voice's own."""
    bare = line.strip("*_()[]\uff08\uff09\u3010\u3011 \t")
    is_sentence = not bare[:1].islower() and bare[-1:] in _STOPS
    return is_sentence and is_set_apart(line.strip()) is SetApart.BRACKETS


def find_level(one: Paragraph) -> int | None:
    """Of the highest heading in it, 1 for the title's."""
    lines = one.text.split("\n")
    if any(read_fence(line) is not None for line in lines):
        return None
    found = (heading.level for line in lines if (heading := read_heading(line)))
    return min(found, default=None)


def find_habits(
    parted: Sequence[Sequence[Paragraph]],
    names: Collection[str],
    tails: Sequence[DressedTail] = (),
) -> AnswerHabits:
    """
    Of the paragraphs that two others of their answer follow, at least, and that not
    only such as are set apart do; *tails* are these.
    """
    inner = [
        one.text
        for paragraphs in parted
        for one in paragraphs[: -max(_BELOW, len(_find_tail(paragraphs)))]
    ]
    last = Counter(
        label
        for paragraphs in parted
        if paragraphs and (label := read_bold_label(paragraphs[-1].text.strip()))
    )
    levels = [find_level(p) for paragraphs in parted[:-1] for p in paragraphs]
    apart = {kind for text in inner if (kind := is_set_apart(text.strip()))}
    return AnswerHabits(
        labels=frozenset(
            label
            for label in map(_read_label, inner)
            if label and not (is_coda(label) or is_rating(label) or asks_again(label))
        ),
        ends=frozenset(label for label, times in last.items() if times > 1),
        names=find_first_words(names),
        apart=frozenset(apart),
        are_talk=len(parted) >= _LONG,
        rules=any(p.is_ruled for paragraphs in parted for p in paragraphs[:-1]),
        level=min(filter(None, levels), default=_NO_LEVEL),
        noted=find_noted(tails),
        forms=find_forms(
            [[one.text for one in tail] for tail in tails],
            "\n".join({one.asked for tail in tails for one in tail}),
            find_first_words(names),
        ),
        divided=any(
            judge_divider(one.text) for paragraphs in parted for one in paragraphs[:-1]
        ),
        begin_large=_begin_large(parted),
        unnamed=len(parted) == len(names) and _are_unnamed(parted, names),
    )


def _are_unnamed(parted: Sequence[Sequence[Paragraph]], names: Collection[str]) -> bool:
    called = find_first_words(names)
    return not any(
        called.intersection(_WORD.findall(one.text.casefold()))
        for paragraphs in parted
        for one in paragraphs[:-1]
    )


def _begin_large(parted: Sequence[Sequence[Paragraph]]) -> bool:
    texts = [one.text for paragraphs in parted for one in paragraphs]
    return write_large([one for one in texts if is_set_apart(one.strip()) is None])


def _find_tail(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The last paragraphs that are set apart; the first is none of them."""
    first = len(paragraphs)
    while first > 1 and is_set_apart(paragraphs[first - 1].text.strip()) is not None:
        first -= 1
    return paragraphs[first:]


def read_tail(
    paragraphs: Sequence[Paragraph],
    notes: Sequence[str],
    own: str,
    names: AbstractSet[str],
    asked: str,
) -> DressedTail:
    """Of an answer; *notes* are of what was taken from below it."""
    tail = _find_tail(paragraphs)
    texts = [*(one.text for one in tail), *notes]
    above = read_above(paragraphs, len(paragraphs) - len(tail))
    return tuple(
        Below(text, above, asked, find_first_words([own]), names)
        for text in texts
        if is_set_apart(text.strip()) is not None
    )


def read_above(paragraphs: Sequence[Paragraph], at: int) -> str:
    """The words above the paragraph *at*, from 0; of many those nearest to it."""
    near = paragraphs[max(0, at - _MOST_ABOVE) : at]
    return "\n\n".join(one.text for one in near)[-_LONGEST_ABOVE:]


def find_noted(tails: Sequence[DressedTail]) -> frozenset[SetApart]:
    """How those are set apart that have signs enough of the maker."""
    return frozenset(
        apart
        for tail in tails
        for one in tail
        if (apart := is_set_apart(one.text.strip())) is not None
        and find_signs(one).are_maker_s
    )


def find_first_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(first_word, names)) - {""}


def _read_label(text: str) -> str | None:
    """Also a line in bold that heads a paragraph or a list."""
    head = text.strip().partition("\n")[0].rstrip()
    if is_set_apart(head) is SetApart.BOLD:
        return head.strip("*_: ").casefold()
    return read_bold_label(text.strip())
