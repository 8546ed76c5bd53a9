"""
Labels in a script whose names are unlike names: "lena: ...", "Ruth K.: ...", "Die
Wirtin: ...". Settings and announcements look the same, so that whether somebody speaks
is not clear, unless `--voice` says so.
"""

import re
from collections import Counter
from collections.abc import Container, Sequence
from functools import partial

from bot.text.frequency import word_zipf
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.lines.maker_s_labels import is_nobody_s
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.speech.line_labels import (
    LineLabel,
    find_labels,
    may_be_name,
    read_as_label,
)
from bot.transcript.handmade.speech.no_names import is_opener, opens_sentence

_HANDLE = re.compile(r"@?\w[\w.#'\u2019-]{1,30}+")
_INITIALS = re.compile(
    r"[^\W\d_a-z]\.(?:[ -]?[^\W\d_a-z]\.){0,1}[ -]?[^\W\d_a-z]\.?"
    r"|[^\W\d_a-z][\w'\u2019-]{1,30}+(?: [^\W\d_a-z]\.)? [^\W\d_a-z]\.?"
)
_SIGNS = re.compile(r"[_#@\d]")
_LETTERS = re.compile(r"[^\W_](?:\.[^\W_])++\.?")  # "e.g", "P.S."
_USUAL = 5.1  # on the Zipf scale: 126 times in a million words
_SEVERAL = 2


def find_named_so(lines: Sequence[str], voices: Container[str]) -> list[LineLabel]:
    """Those that were said from outside to be *voices*."""
    return [one for one in _find(lines) if one.name in voices]


def find_unread(
    lines: Sequence[str], first: int, voices: Container[str]
) -> list[LineLabel]:
    """From the line *first* on; what may be any word, only where it comes again."""
    found = [
        one for one in _find(lines) if one.line >= first and one.name not in voices
    ]
    often = Counter(one.key for one in found)
    return [one for one in found if often[one.key] >= _SEVERAL or _is_sure(one.name)]


def _find(lines: Sequence[str]) -> list[LineLabel]:
    read = partial(read_as_label, may_be=_is_unlike_name)
    return [one for one in find_labels(lines, read) if one.rest]


def _is_unlike_name(words: str) -> bool:
    bare = words.strip()
    if is_nobody_s(bare) or is_opener(bare) or _LETTERS.fullmatch(bare):
        return False
    if not may_be_name(bare):
        is_handle = _HANDLE.fullmatch(bare) is not None and bare.islower()
        is_name = _is_sure(bare) or word_zipf(bare.strip("@")) < _USUAL
        return _is_initialled(bare) or (is_handle and is_name)
    _, _, noun = bare.partition(" ")
    return opens_sentence(bare) and noun.isalpha() and noun.istitle()


def _is_sure(name: str) -> bool:
    """It can hardly be anything else than who speaks."""
    is_called = _SIGNS.search(name) is not None and not name[0].isdigit()
    return is_called or _is_initialled(name) or is_known_model(read_speaker(name))


def _is_initialled(name: str) -> bool:
    return _INITIALS.fullmatch(name) is not None
