"""People near to somebody whom a lead names: "Orwell's editor", "the aunt of Ada"."""

import re

from bot.text.frequency import word_zipf
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.leads.lead_wording import LeadWording

_HEAD = 60  # lines
_USUAL = 4.0  # on the Zipf scale: ten times in a million words
_WORD = re.compile(r"[^\W\d_]{2,30}")

_OWNER = re.compile(r"[^\W\d_]\w{0,30}['\u2019]s[ ]")
_OF_NAME = re.compile(r"[ ](?:of|von|de|di|van|av|af)[ ](?P<first>[^\W\d_])")


def is_of_kin(wording: LeadWording, text: str) -> bool:
    """It tells what one of them said, and not what they asked."""
    if wording.has("asking", text):
        return False
    end = wording.find_end("people", text)
    named = _OF_NAME.match(text, end) if end >= 0 else None
    if named is not None and named["first"].isupper():
        return True
    return any(
        owner[0][0].isupper() and wording.begins("people", text[owner.end() :])
        for owner in _OWNER.finditer(text)
    )


def find_people_above(document: HandmadeDocument, first: int) -> frozenset[str]:
    """
    The unusual words, in lower case, above line *first*, from 0: among them are the
    names of those who made the document ("Hosts: wren, okapi_jo").
    """
    words = _WORD.findall("\n".join(document.lines[: min(first, _HEAD)]).casefold())
    return frozenset(word for word in words if word_zipf(word) < _USUAL)
