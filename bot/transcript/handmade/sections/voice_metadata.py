"""The lines below a voice's heading that are about it: "**Model:** x", "Stance: y"."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import takewhile

from bot.domain.names import VoiceName
from bot.text.wordlists import entries
from bot.transcript.handmade.header import ASKER, ENDED, MODEL, STARTED
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import Block, BlockKind
from bot.transcript.handmade.lines.headings import is_phase_heading
from bot.transcript.handmade.lines.labels import MetadataLine, read_metadata_line
from bot.transcript.handmade.sections.labelled_parts import LabelledPart
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.handmade.tables.document_tables import split_cells
from bot.transcript.speaker_names import SenderPart, find_part

_MOST = 20  # blocks about one voice
_MOST_WORDS = 4  # of a key that is not known
_ENDS = (". ", "! ", "? ")
_DRESS = "*_-+`"


@dataclass(slots=True)
class TurnMetadata:
    """What such lines say of the turns of one section."""

    voice: VoiceName
    model: str | None = None
    asker: str | None = None
    started: datetime | None = None
    ended: datetime | None = None


def is_metadata(block: Block, lines: Sequence[str]) -> bool:
    """Every line is of the form "key: value", and a key is known."""
    keys = read_keys(block, lines)
    return not keys.isdisjoint(_known())


def is_voice_metadata(block: Block, lines: Sequence[str]) -> bool:
    """The same, and a key says something of a voice."""
    keys = read_keys(block, lines)
    return not keys.isdisjoint(_of_voices())


def part_metadata(block: Block, lines: Sequence[str]) -> tuple[Block, Block | None]:
    """
    A paragraph's lines about the voice, and what it goes on with where no blank line
    stands between the two; None of one that is all of a kind.

    Known keys alone are told from words so, and one that is not in bold or italics
    only beside another: "Length: it depends" may begin an answer.
    """
    if block.kind is not BlockKind.PROSE or is_metadata(block, lines):
        return block, None
    end = block.first
    while end < block.end and _read_key(lines[end]) in _known():
        end += 1
    head = replace(block, end=end)
    is_several = end > block.first + 1 or lines[block.first].startswith(("*", "_"))
    if not is_several or read_keys(head, lines).isdisjoint(_of_voices()):
        return block, None
    return head, replace(block, first=end)


def has_words(blocks: Sequence[Block], lines: Sequence[str]) -> bool:
    """A paragraph among them is none of such lines."""
    return any(
        block.kind is BlockKind.PROSE and not is_metadata(block, lines)
        for block in blocks
    )


def part_all_metadata(
    blocks: Sequence[Block], lines: Sequence[str]
) -> tuple[list[Block], list[Block]]:
    """Those about the voice with which its section's *blocks* begin, and others."""
    found = list(takewhile(lambda block: is_metadata(block, lines), blocks))
    rest = list(blocks[len(found) :])
    if rest:
        head, words = part_metadata(rest[0], lines)
        if words is not None:
            found.append(head)
            rest[0] = words
    return found, rest


def is_voice_key(key: str) -> bool:
    """What stands behind it, in lower case, says something of a voice."""
    return key in _of_voices()


def is_table_of_metadata(header: str) -> bool:
    """Each cell of the table's first line says what a column tells of the voice."""
    cells = [cell.strip("*_ ").casefold() for cell in split_cells(header)]
    return _known().issuperset(cells) and not _of_voices().isdisjoint(cells)


def take_metadata(line: int, found: TurnMetadata, draft: SymposiumDraft) -> bool:
    """Whether the line, from 0, could be read into a field."""
    entry = read_metadata_line(draft.document.lines[line])
    taken = entry is not None and _take_entry(entry, found, draft)
    if taken:
        draft.places.mark(LinePlace.FRAME, line)
    return taken


def move_last_metadata(
    sections: Sequence[Sequence[LabelledPart]], lines: Sequence[str]
) -> None:
    """
    Lines about the voice below its words go to those above them, where others have
    lines on the same below theirs too: one alone may as well be the voice's own.
    """
    last = [(parts, _find_last_metadata(parts, lines)) for parts in sections]
    often = Counter(
        key for _, block in last if block for key in read_keys(block, lines)
    )
    for parts, block in last:
        if block and any(often[key] > 1 for key in read_keys(block, lines)):
            parts[-1].blocks.remove(block)
            before = parts[0].blocks
            at = next(
                (n for n, b in enumerate(before) if not is_metadata(b, lines)),
                len(before),
            )
            before.insert(at, block)


def find_voice_fields(blocks: Sequence[Block], lines: Sequence[str]) -> set[int]:
    """
    The lines, from 0, that say something of a voice right below headings with words
    below them, so that what has a colon there names nobody.
    """
    filled = [block for block in blocks if block.kind is not BlockKind.RULE]
    found = set[int]()
    for at, heading in enumerate(filled):
        if heading.kind is not BlockKind.HEADING or is_phase_heading(heading.words):
            continue
        below = filled[at + 1 : at + 2 + _MOST]
        about = list(takewhile(lambda one: is_metadata(one, lines), below[:_MOST]))
        next_one = below[len(about) : len(about) + 1]
        is_told = any(_tells_of_voice(block, lines) for block in about)
        if is_told and next_one and next_one[0].kind is not BlockKind.HEADING:
            found.update(n for block in about for n in range(block.first, block.end))
    return found


def _tells_of_voice(block: Block, lines: Sequence[str]) -> bool:
    """And not of somebody who asks, as "User:" and "Model:" do in a talk."""
    parts = {find_part(key) for key in read_keys(block, lines)}
    return is_voice_metadata(block, lines) and SenderPart.ASKS not in parts


def _find_last_metadata(
    parts: Sequence[LabelledPart], lines: Sequence[str]
) -> Block | None:
    """The last block, if words stand before it."""
    blocks = [b for b in parts[-1].blocks if b.kind is not BlockKind.RULE]
    has_words = parts[-1].behind is not None or any(
        not is_metadata(block, lines) for block in blocks
    )
    if not blocks or not has_words or not is_metadata(blocks[-1], lines):
        return None
    return blocks[-1]


def read_keys(block: Block, lines: Sequence[str]) -> frozenset[str]:
    """Empty if a line is of another form."""
    if block.kind is not BlockKind.PROSE:
        return frozenset()
    own = lines[block.first : block.end]
    keys = [_read_key(line) for line in own]
    is_dressed = any(line.startswith(tuple(_DRESS)) for line in own[:1])
    for line, key in zip(own, keys, strict=True):
        is_alike = not is_dressed or line.startswith(tuple(_DRESS))
        if key is None or not (is_alike or key in _known()):
            return frozenset()
        if key not in _known() and _is_sentence(key):
            return frozenset()
    return frozenset(key for key in keys if key is not None)


def _is_sentence(words: str) -> bool:
    return len(words.split()) > _MOST_WORDS or any(end in words for end in _ENDS)


def _read_key(line: str) -> str | None:
    entry = read_metadata_line(line)
    return None if entry is None else entry.key


@cache
def _of_voices() -> frozenset[str]:
    return MODEL.union(entries("metadata", "of_voices"))


@cache
def _known() -> frozenset[str]:
    return _of_voices() | ASKER | STARTED | ENDED | {*entries("metadata", "beside")}


def _take_entry(
    entry: MetadataLine, found: TurnMetadata, draft: SymposiumDraft
) -> bool:
    if entry.key in MODEL and found.model is None:
        found.model = entry.value
        draft.set_model(found.voice, entry.value)
        return True
    if entry.key in ASKER and found.asker is None:
        found.asker = entry.value
        return True
    if entry.key in STARTED and found.started is None:
        found.started = draft.read_time(entry.value)
        return found.started is not None
    if entry.key in ENDED and found.ended is None:
        found.ended = draft.read_time(entry.value)
        return found.ended is not None
    return False
