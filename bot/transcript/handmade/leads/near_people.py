"""People near to somebody whom a lead names: "Orwell's editor", "the aunt of Ada"."""

import re

from bot.transcript.handmade.cast.member_names import PARTING
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.leads.lead_wording import LeadWording
from bot.transcript.handmade.lines.labels import read_metadata_line
from bot.transcript.handmade.lines.remarks import names_makers
from bot.transcript.handmade.weighing.blind_answers import first_word

_HEAD = 60  # lines
_LONGEST = 300  # characters of a field

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


def find_makers_above(document: HandmadeDocument, first: int) -> frozenset[str]:
    """
    The first words, in lower case, of the names that fields above line *first*, from 0,
    give to those who made the document: "Hosts: wren, okapi_jo".
    """
    entries = map(read_metadata_line, document.lines[: min(first, _HEAD)])
    listed = [one.value for one in entries if one and names_makers(one.key)]
    names = (name for value in listed for name in PARTING.split(value[:_LONGEST]))
    return frozenset(filter(None, map(first_word, names)))
