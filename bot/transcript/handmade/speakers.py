"""Which headings of a document are voices that answer."""

from collections.abc import Mapping, Sequence

from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import (
    Speaker,
    is_question_heading,
    read_answer_heading,
    read_voice_heading,
)
from bot.transcript.handmade.lines.labels import (
    Announced,
    read_heading_label,
    read_label,
)

SpeakersByLine = Mapping[int, Speaker]

_LONGEST_CONTAINER = 4  # words of such a heading
_CONTAINERS = ("responses", "answers", "replies", "opinions", "voices", "the voices")


def find_voice_headings(blocks: Sequence[Block]) -> SpeakersByLine:
    """By the heading's line: the headings that say "Voice"."""
    return {
        block.first: speaker
        for block in blocks
        if block.kind is BlockKind.HEADING
        and (speaker := read_voice_heading(block.words)) is not None
    }


def find_council_answers(blocks: Sequence[Block]) -> SpeakersByLine:
    """
    The answers to a document's one question: the headings within a part called
    Responses or the like; without one, those of the question's level that name no
    other part. Empty if the document has no heading for its question.
    """
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    asked = next((b for b in headings if is_question_heading(b.words)), None)
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


def find_labelled_answers(
    lines: Sequence[str], blocks: Sequence[Block]
) -> SpeakersByLine:
    """Headings whose own part, down to the next, has a bold label of an answer."""
    speakers: dict[int, Speaker] = {}
    heading: Block | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADING and read_heading_label(block.words) is None:
            heading = block
        is_prose = block.kind is BlockKind.PROSE
        label = read_label(lines[block.first]) if is_prose else None
        answers = (
            label is not None and label.announces is Announced.ANSWER and label.bold
        )
        if answers and heading is not None and heading.level > 1:
            who = read_answer_heading(heading.words)
            if who is not None:
                speakers[heading.first] = who
    return speakers


def _within(after: Sequence[Block], container: Block) -> list[Block]:
    inside: list[Block] = []
    for block in after:
        if block.level <= container.level:
            break
        inside.append(block)
    return inside


def _answers(blocks: Sequence[Block]) -> SpeakersByLine:
    return {
        block.first: who
        for block in blocks
        if (who := read_answer_heading(block.words)) is not None and who.name
    }


def _is_container(words: str) -> bool:
    bare = words.strip("*: ").casefold()
    return (
        any(bare.endswith(name) for name in _CONTAINERS)
        and len(bare.split()) <= _LONGEST_CONTAINER
    )
