"""The last paragraphs of answers that are set apart, also those that a layout took."""

from collections.abc import Sequence

from bot.domain.note import NoteKind
from bot.transcript.handmade.ends.paragraphs import (
    DressedTail,
    Paragraph,
    find_first_words,
    read_tail,
)
from bot.transcript.handmade.symposium_draft import SymposiumDraft


def find_tails(
    draft: SymposiumDraft, parted: Sequence[Sequence[Paragraph]]
) -> list[DressedTail]:
    """Also what the layout has taken from below an answer."""
    below: dict[str, list[str]] = {}
    for note in draft.notes:
        if note.after is not None and note.kind is NoteKind.REMARK and not note.heading:
            below.setdefault(note.after, []).append(note.text)
    names = find_first_words(draft.voices)
    return [
        read_tail(
            paragraphs,
            below.get(turn.id, ()),
            turn.voice,
            names,
            turn.question or draft.question,
        )
        for turn, paragraphs in zip(draft.turns, parted, strict=True)
    ]
