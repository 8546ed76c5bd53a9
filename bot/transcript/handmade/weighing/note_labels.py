"""
Labels that say whose remark follows: "Clerk's remark:", "Nota de la transcriptora:".

A word for a remark and one for somebody who makes documents stand in it, in either
order, as languages differ there; "Note to the editor" is by somebody else.
"""

import re

from bot.text.wordlists import whole_words

_MOST_WORDS = 5
_LONGEST = 60  # characters
_MARKS = "*_`()[]{}\u3010\u3011\uff3b\uff3d\uff08\uff09> \t"
_COLON = re.compile(r"[:\uff1a]")


def read_note_label(text: str) -> str | None:
    """What stands before its first colon, without marks; None for more than a label."""
    head, *rest = _COLON.split(text.strip().partition("\n")[0], maxsplit=1)
    label = head.strip(_MARKS).replace("\u2019", "'")
    is_label = rest and 0 < len(label) <= _LONGEST and len(label.split()) <= _MOST_WORDS
    return label if is_label else None


def is_by_a_maker(label: str) -> bool:
    return (
        whole_words("makers_notes", "notes").search(label) is not None
        and whole_words("makers_notes", "makers").search(label) is not None
        and whole_words("makers_notes", "to").search(label) is None
    )
