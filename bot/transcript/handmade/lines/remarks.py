"""
Remarks of whoever made a transcript: what they say of the record, and of several voices
at once.
"""

import re
from functools import cache

from bot.text.wordlists import alternatives, entries, whole_words

_LONGEST = 2000  # characters of a remark
_LONGEST_CLOSING = 80
_LONGEST_LABEL = 60
_MOST_WORDS = 5  # of a label
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_INITIALED = re.compile(
    r"[ (][^\W\d_a-z]\.[ ]?[^\W\d_a-z](?:\.[ ]?[^\W\d_a-z])?\.?\)?$"
)
_COLON = re.compile(r"[:\uff1a]")
_MARKS = "*_()[]{}> \t.!\u2026:\u2014\u2013-~=#"


def speaks_of_record(text: str) -> bool:
    """It says how the record was made, or of several answers what they have."""
    if len(text) > _LONGEST:
        return False
    bare = text.replace("\u2019", "'")
    return any(
        whole_words("record_talk", key).search(bare)
        for key in ("of_the_record", "of_several")
    )


def speaks_of_several(text: str) -> bool:
    """It speaks of the answers of several voices at once."""
    bare = text[:_LONGEST].replace("\u2019", "'")
    return whole_words("record_talk", "of_several").search(bare) is not None


def speaks_of_answers(text: str) -> bool:
    """The same, in words that cannot be meant of anything else that several are."""
    bare = text[:_LONGEST].replace("\u2019", "'")
    return speaks_of_several(whole_words("record_talk", "of_them").sub("", bare))


def is_closing_line(line: str) -> bool:
    """What stands below an end by itself: "*Curtain.*", "FIN", "[end of log]"."""
    return len(line) < _LONGEST_CLOSING and line.strip(_MARKS).casefold() in _closings()


def tells_how_made(text: str) -> bool:
    """One line that says who wrote the document down, or that nothing was changed."""
    line = text.strip("-\u2013\u2014*_() \t\n").replace("\u2019", "'")
    if len(line) > _LONGEST or "\n" in line:
        return False
    return any(
        whole_words("closing_notes", key).match(line) for key in ("made_by", "kept")
    )


def is_bracketed(line: str) -> bool:
    """From its first sign to its last it stands in brackets, as remarks may."""
    bare = line.strip()
    return (bare[:1], bare[-1:]) in (("(", ")"), ("[", "]"))


def is_button(line: str) -> bool:
    """What stands below an answer on a page and is copied with it: "Retry"."""
    return len(line) < _LONGEST_CLOSING and line.strip().casefold() in _buttons()


def announces_remarks(words: str) -> bool:
    """A heading or label such as "My Take", "Editor's note": whoever made it speaks."""
    bare = words[:_LONGEST].replace("\u2019", "'").strip(_MARKS)
    return _headings().fullmatch(bare) is not None or is_by_a_maker(bare)


def read_note_label(text: str) -> str | None:
    """What stands before its first colon, without marks; None for more than a label."""
    head, *rest = _COLON.split(text.strip().partition("\n")[0], maxsplit=1)
    return head.strip(_MARKS).replace("\u2019", "'") if rest else None


def is_by_a_maker(label: str) -> bool:
    """
    A label that says whose remark follows: "Clerk's remark", "Nota de la editora",
    "Obs. (T.R.)".

    A word for a remark and one for somebody who makes documents stand in it, in either
    order, as languages differ there; "Note to the editor" is by somebody else.
    """
    is_signed = _is_short(label) and _INITIALED.search(label) is not None
    return _has_all(label, "notes", "makers") or (
        is_signed and _has_all(label, "notes")
    )


def names_makers(label: str) -> bool:
    """The key of a field that says who made the document: "Hosts", "Protokoll"."""
    return _has_all(label, "makers")


def is_for_readers(words: str) -> bool:
    """A heading or label of what readers are to do with the answers above."""
    found = whole_words("makers_notes", "tasks").fullmatch(words.strip(_MARKS))
    return found is not None


def is_called_ours(label: str) -> bool:
    """Whoever made the document calls it so: "Our table so far", "Nota nossa"."""
    return _is_short(label) and _has(label, "of_us")


def is_by_makers(label: str) -> bool:
    """By one of those who make documents, or it is theirs: "Our note"."""
    return is_by_a_maker(label) or _has_all(label, "notes", "of_us")


def closes_meeting(words: str) -> bool:
    """A heading such as "Minutes", "Esito", "Committee's vote"."""
    bare = _NUMBERED.sub("", words[:_LONGEST_LABEL].strip(_MARKS))
    found = whole_words("makers_notes", "closings").match(bare)
    is_all = found is not None and found.end() == len(bare)
    return is_all or _has_all(bare, "votes", "makers")


def _has_all(label: str, *keys: str) -> bool:
    """A word of each list, and none that makes of it a note to somebody."""
    is_told = _is_short(label) and all(_has(label, key) for key in keys)
    return is_told and not _has(label, "to")


def _is_short(label: str) -> bool:
    return len(label) <= _LONGEST_LABEL and len(label.split()) <= _MOST_WORDS


def _has(label: str, key: str) -> bool:
    return whole_words("makers_notes", key).search(label) is not None


@cache
def _headings() -> re.Pattern[str]:
    words, anywhere = alternatives("record_talk", "headings")
    return re.compile(
        rf"(?:\d++[.)]\s++)?(?:{words}|{anywhere})(?:\s++(?:\d++|\([^()]*\))|\s*+[:,\u2013\u2014-].*)?",
        re.IGNORECASE,
    )


@cache
def _closings() -> frozenset[str]:
    return frozenset(entries("record_talk", "closings"))


@cache
def _buttons() -> frozenset[str]:
    return frozenset(entries("record_talk", "buttons"))
