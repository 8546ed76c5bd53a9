"""People near to somebody whom a lead names: "Orwell's editor", "the aunt of Ada"."""

import re

from bot.transcript.handmade.leads.lead_wording import LeadWording

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
