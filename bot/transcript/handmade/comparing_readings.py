"""Whether what one layout makes of a document loses what another found in it."""

from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.symposium_draft import SymposiumDraft

_MOST_LOST = 0.05  # of the document's words


def find_lost_turns(best: SymposiumDraft, other: SymposiumDraft) -> int | None:
    """
    The first line, from 0, of those that are words of voices in *other* and notes in
    *best*; None where these are few.
    """
    counts = best.document.words
    said = set(other.places.find(LinePlace.TURN))
    lost = [at for at in best.places.find(LinePlace.NOTE) if at in said and counts[at]]
    if sum(counts[at] for at in lost) <= _MOST_LOST * sum(counts):
        return None
    return lost[0] if lost else None
