"""Which headings of a document are voices that answer. No I/O."""

from collections.abc import Mapping, Sequence

from bot.transcript.handmade.blocks import Block, Kind
from bot.transcript.handmade.headings import (
    Speaker,
    answer_heading,
    is_question,
    voice_heading,
)
from bot.transcript.handmade.labels import Says, label, label_of_heading

Speakers = Mapping[int, Speaker]

_LONGEST = 4  # words of such a heading
_CONTAINERS = ("responses", "answers", "replies", "opinions", "voices", "the voices")


def spoken(found: Sequence[Block]) -> Speakers:
    """By the heading's line: the headings that say "Voice"."""
    return {
        block.first: speaker
        for block in found
        if block.kind is Kind.HEADING
        and (speaker := voice_heading(block.words)) is not None
    }


def council(found: Sequence[Block]) -> Speakers:
    """
    The answers to a document's one question: the headings within a part called
    Responses or the like; without one, those of the question's level that name no
    other part. Empty if the document has no heading for its question.
    """
    headings = [block for block in found if block.kind is Kind.HEADING]
    asked = next((b for b in headings if is_question(b.words)), None)
    if asked is None:
        return {}
    after = headings[headings.index(asked) + 1 :]
    container = next((b for b in after if _is_container(b.words)), None)
    if container is not None:
        inside = _within(after[after.index(container) + 1 :], container)
        inner = min((b.level for b in inside), default=0)
        named = _answers([b for b in inside if b.level == inner])
        if named:
            return named
    level = asked.level if asked.level > 1 else 2
    return _answers([b for b in after if b.level == level])


def labelled(lines: Sequence[str], found: Sequence[Block]) -> Speakers:
    """Headings whose own part, down to the next, has a bold label of an answer."""
    speakers: dict[int, Speaker] = {}
    over: Block | None = None
    for block in found:
        if block.kind is Kind.HEADING and label_of_heading(block.words) is None:
            over = block
        said = label(lines[block.first]) if block.kind is Kind.PROSE else None
        answers = said is not None and said.says is Says.ANSWER and said.bold
        if answers and over is not None and over.level > 1:
            who = answer_heading(over.words)
            if who is not None:
                speakers[over.first] = who
    return speakers


def _within(after: Sequence[Block], container: Block) -> list[Block]:
    inside: list[Block] = []
    for block in after:
        if block.level <= container.level:
            break
        inside.append(block)
    return inside


def _answers(found: Sequence[Block]) -> Speakers:
    return {
        block.first: who
        for block in found
        if (who := answer_heading(block.words)) is not None and who.name
    }


def _is_container(words: str) -> bool:
    bare = words.strip("*: ").casefold()
    return (
        any(bare.endswith(name) for name in _CONTAINERS)
        and len(bare.split()) <= _LONGEST
    )
