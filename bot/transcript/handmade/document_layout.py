"""What a layout is: one way in which people lay out the transcripts that they make."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.symposium_draft import SymposiumDraft


@dataclass(frozen=True, slots=True)
class DocumentLayout:
    """
    *read* puts the document into an empty draft, and marks in `draft.places` where each
    line went: by `draft.places.mark`, or by what marks for it (`Asides`, `read_header`,
    `read_beside`, `add_messages`). A document that is not laid out so leaves the draft
    without a turn; that is found out before anything costly is done. What is not
    understood goes to `draft.refuse`, which does not raise, or stays unmarked. The
    spans in which voices speak are given to `draft.places.enclose`: a line that is not
    understood there refuses the document. Where a layout that *decides_alone* is
    certain, with turns or without, no other is asked.
    """

    name: str  # as `--layout` takes it
    about: str  # what such a document looks like, for the help
    format: str  # of the symposium that comes of it
    read: Callable[[HandmadeDocument, SymposiumDraft], None]
    decides_alone: bool = False
