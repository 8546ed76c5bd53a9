"""
Nothing of a document is dropped without a word: each of its lines is somewhere.

A line that went nowhere is not understood. In a voice's section such a line may be the
voice's own, so the document is refused; so it is below an answer that may go on in it,
and where more than one word in twenty is not understood. Elsewhere it is kept as a
note, with its line.
"""

from collections.abc import Iterator, Sequence

from bot.transcript.handmade.line_places import LinePlace, LinePlaces
from bot.transcript.handmade.lines.blocks import BlockKind
from bot.transcript.handmade.refusal_words import AS_NOTE, tell_whose
from bot.transcript.handmade.symposium_draft import SymposiumDraft

_MOST = 0.05  # of the document's words


def check_coverage(draft: SymposiumDraft) -> None:
    """Refuses what is too much, and lists the rest in the draft's notes."""
    words, places = draft.document.words, draft.places
    for first, end in _gather_runs(places.find_not_understood(words)):
        inside = next((n for n in range(first, end) if places.is_inside(n)), None)
        if inside is None:
            draft.list_lines(first, end)
            continue
        draft.refuse(
            "this line stands in a voice's section, and it is not clear whether the "
            f"voice said it; {AS_NOTE}, or put the name of whoever did before it",
            line=inside + 1,
            first=first,
            end=end,
        )
    listed = places.count(words, LinePlace.LISTED)
    is_much = listed > _MOST * sum(words) or draft.may_be_said
    if is_much and not draft.misunderstood:
        _refuse_listed(draft, f"{listed} of the document's {sum(words)} words")


def _refuse_listed(draft: SymposiumDraft, many: str) -> None:
    """Below which headings they stand, or that none tells of them."""
    places, document = draft.places, draft.document
    listed = [n for n in range(len(document.lines)) if _is_listed(places, n)]
    headings = [
        block
        for block in document.blocks
        if block.kind is BlockKind.HEADING and _is_listed(places, block.first)
    ]
    if not headings:
        draft.refuse(
            f"{many}, the first of them here, are not clearly anybody's; put them "
            'below a heading such as "## Note" if nobody said them, or below one with '
            "the name of whoever did",
            line=listed[0] + 1,
        )
    for block in headings:
        draft.refuse(
            f"{many} stand below headings such as “{block.words}”, and nothing says "
            f"whether these are voices; {tell_whose(block.words)}",
            line=block.first + 1,
        )


def _is_listed(places: LinePlaces, line: int) -> bool:
    return places.place(line) is LinePlace.LISTED


def _gather_runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow one another, as the first and the one behind the last."""
    first = last = -1
    for line in lines:
        if last >= 0 and line > last + 1:
            yield first, last + 1
        first, last = (line if last < 0 or line > last + 1 else first), line
    if last >= 0:
        yield first, last + 1
