"""
Answers of known models, each below a label in a dress of its own: "**Claude:** words",
"GPT-4o:", "`gemini-2.5-pro`", "Test with Claude". Such labels are put into headings, so
that they are read, and doubted, as headings are; every line keeps its number.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.text.frequency import word_zipf
from bot.transcript.handmade.asking.asked_documents import asks_something
from bot.transcript.handmade.dresses.label_dress import LabelDress
from bot.transcript.handmade.dresses.worn_dress import (
    WornDress,
    WornLabel,
    find_worn,
    stands_apart,
)
from bot.transcript.handmade.ends.third_person import tells_of_another
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.lines.blocks import Block, BlockKind, is_rule
from bot.transcript.handmade.lines.headings import (
    is_beside_heading,
    is_question_heading,
    read_request_heading,
    read_speaker,
)
from bot.transcript.handmade.lines.wrapped_names import tells_answer
from bot.transcript.handmade.sections.known_models import (
    addresses_asker,
    may_speak_of_itself,
)
from bot.transcript.handmade.sections.quoted_words import Doubt
from bot.transcript.handmade.unlabelled.lone_paragraphs import TELL_LONE

HEADED = "Labels with models' names were read as headings."

_FEWEST = 2  # known models
_FEWEST_WORDS = 8  # of an answer
_BEGINNING = 60  # characters of an answer in which it would be told of
_SET = re.compile(r"[ \t]*(?:[-+>|`~\u2022]|\*[ \t]|\d{1,3}[.)])|[ \t]{4}")
_SHARE_TOLD = 0.3  # of the parts
_ASKED_IN = 4  # words before a question mark
_WORD = re.compile(r"[^\W\d_]{3,30}")
_STEM = 5  # letters
_USUAL = 5.3  # on the Zipf scale
_HOLDING_ANSWERS = frozenset(("result", "results", "ergebnis", "ergebnisse", "output"))
_TELL_PART = (
    "it is not clear whether “{}” is a part of what {} says; write it as "
    '"[Note: ...]" if not, or join it to the paragraph above if it is'
)


class HeadedText(NamedTuple):
    """As many lines as the document has, and what is not clear about them."""

    text: str
    doubts: tuple[Doubt, ...]
    worn: WornDress  # of which the models' labels were put into headings


def head_labels(document: HandmadeDocument) -> HeadedText | None:
    """
    The text with headings in place of such labels; None where not two models at least
    have labels of one dress below a question, or what stands below them is rather told
    of models than said by them.
    """
    worn = _choose(find_worn(document), document.lines)
    if worn is None or not _is_asked(document, worn.models[0].line):
        return None
    labels = worn.models
    parts = worn.parts(document.lines, labels)
    if any(_is_told_of(label, part) for label, part in zip(labels, parts, strict=True)):
        return None
    if sum(map(tells_of_another, parts)) > _SHARE_TOLD * len(parts):
        return None
    if not _announce_answers(worn.dress) and not _are_on_topic(document, worn, parts):
        return None
    spoken = sum(may_speak_of_itself(part) or addresses_asker(part) for part in parts)
    if spoken * 2 <= len(parts) or min(len(p.split()) for p in parts) < _FEWEST_WORDS:
        return None
    beside = [
        one
        for one in worn.beside
        if one.line > labels[0].line and is_beside_heading(one.name)
    ]
    doubts = (*_doubt_parts(beside, labels), *_doubt_paragraphs(labels, parts))
    text = _put_headings(document, worn)
    return HeadedText(text, doubts, worn._replace(labels=tuple(labels)))


def _doubt_parts(
    beside: Sequence[WornLabel], labels: Sequence[WornLabel]
) -> Iterator[Doubt]:
    for one in beside:
        above = [label.name for label in labels if label.line < one.line]
        yield Doubt(_TELL_PART.format(one.name, above[-1]), one.line)


def _doubt_paragraphs(
    labels: Sequence[WornLabel], parts: Sequence[str]
) -> Iterator[Doubt]:
    """Of labels with words beside them: where most have one paragraph, any further."""
    if not labels[0].rest:
        return
    further = [_find_further(part) for part in parts]
    if sum(at is not None for at in further) * 2 > len(parts):
        return
    for label, at in zip(labels, further, strict=True):
        if at is not None:
            yield Doubt(TELL_LONE.format("paragraph", "paragraph"), label.line + at)


def _find_further(part: str) -> int | None:
    """The line of the first paragraph below the first, if it is no list or the like."""
    lines = part.split("\n")
    for at, line in enumerate(lines[1:], 1):
        if line.strip() and not lines[at - 1].strip():
            return None if _SET.match(line) or is_rule(line) else at
    return None


def _choose(worn: Sequence[WornDress], lines: Sequence[str]) -> WornDress | None:
    """The only one that enough models wear; none where a label is dressed otherwise."""
    found = [one for one in worn if len(_names(one.models)) >= _FEWEST]
    if len(found) != 1:
        return None
    one = found[0]
    labels = one.models
    is_apart = one.dress.is_heading or all(
        stands_apart(lines, label.line) for label in labels
    )
    is_shown = not (one.dress.is_plain and any(label.rest for label in labels))
    return one if is_apart and is_shown and not _has_other(one) else None


def _has_other(worn: WornDress) -> bool:
    """A model's name stands alone in another dress: bare, or it is of no other."""
    names = _names(worn.models)
    return any(
        not other.dress.has_words
        or read_speaker(other.name).name.casefold() not in names
        for other in worn.others
    )


def _names(labels: Sequence[WornLabel]) -> set[str]:
    return {label.key for label in labels}


def _is_asked(document: HandmadeDocument, first: int) -> bool:
    """Or something is quoted above them all, or a sentence there asks."""
    return asks_something(document) or any(
        block.kind is BlockKind.QUOTE or _asks(block.text(document.lines))
        for block in document.blocks
        if block.first < first and block.kind in (BlockKind.QUOTE, BlockKind.PROSE)
    )


def _asks(text: str) -> bool:
    before, mark, _ = text.replace("\uff1f", "?").partition("?")
    return bool(mark) and len(before.split()) >= _ASKED_IN


def _announce_answers(dress: LabelDress) -> bool:
    """They are names alone, or have a word for an answer."""
    return not dress.has_words or tells_answer(dress.before, dress.behind)


def _are_on_topic(
    document: HandmadeDocument, worn: WornDress, parts: Sequence[str]
) -> bool:
    """
    Below "Test with Ada" and "Ada results" may stand an answer, or a judgement on it:
    most have a rare word of what is asked above, and none of a judgement is a label's.
    """
    around = f"{worn.dress.before} {worn.dress.behind}".strip("#*_`: ")
    if is_beside_heading(around) and around not in _HOLDING_ANSWERS:
        return False
    above = "\n".join(document.lines[: worn.models[0].line])
    asked = _find_stems(above) - _find_stems(" ".join(x.name for x in worn.models))
    shared = sum(not asked.isdisjoint(_find_stems(part)) for part in parts)
    return shared * 2 > len(parts)


def _find_stems(text: str) -> frozenset[str]:
    words = {word.casefold() for word in _WORD.findall(text)}
    return frozenset(word[:_STEM] for word in words if word_zipf(word) < _USUAL)


def _announces(block: Block) -> bool:
    if block.kind is not BlockKind.HEADING:
        return False
    request = read_request_heading(block.words)
    return request is not None or is_question_heading(block.words)


def _is_told_of(label: WornLabel, part: str) -> bool:
    """It begins with words on the model by name, as in an article on models."""
    name = label.name.split()[0].casefold()
    begins = part.strip()[:_BEGINNING]
    return name in begins.casefold() and not may_speak_of_itself(begins)


def _put_headings(document: HandmadeDocument, worn: WornDress) -> str:
    lines, labels = list(document.lines), worn.models
    level = _find_level(document, labels[0].line)
    for label in labels:
        heading = f"{'#' * level} {label.name}"
        if label.rest:  # the line above it is blank
            lines[label.line - 1], lines[label.line] = heading, label.rest
        else:
            lines[label.line] = heading
        if worn.dress.is_underlined:
            lines[label.line + 1] = ""
    return "\n".join(lines)


def _find_level(document: HandmadeDocument, first: int) -> int:
    """Beside a heading that asks, and below any other."""
    headings = [
        block
        for block in document.blocks
        if block.kind is BlockKind.HEADING and block.first < first
    ]
    if not headings:
        return 2
    above = headings[-1]
    return max(2, min(6, above.level + (0 if _announces(above) else 1)))
