"""
Whether a text speaks under another's heading, as if somebody else had said it.

A heading is a line of the speaker's own that begins with a name and a colon ("Bruno:",
"**Bruno (model):** yes"), is a heading of markdown with nothing else in it, or the name
alone, emphasised or in brackets; and a line as the host writes above what somebody
says ("[#abc Bruno (model)]"). Items of a list are none: so one sums up what others say.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from bot.text.lines import one_line, shortened
from bot.text.own_words.own_lines import UNSEEN, read_lines

HOST = ("host", "the host")
MOST = 3
"""Headings of one answer that are told."""

_LONGEST = 60  # characters of a heading that are told
_READ = 300  # characters of a line: a heading is shorter
_UNSEEN = re.compile(f"[{UNSEEN}]")
_DRESS = r"[*_\[\]<>\\ \t]*+"
_SAYS = (
    r"(?:says|said|writes|wrote|replies|replied|answers|answered|responds|responded)"
)
_LINE = re.compile(r"\[#\w{1,40}+ (?P<who>[^\]\n]++)\]")
_KIND = re.compile(r" \((?:model|person)\)$")
_TIME = r"(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t]++)?"


def foreign_headings(
    text: str, *, speaker: str, names: Collection[str]
) -> tuple[str, ...]:
    """
    The headings in *text* of any of *names* but its *speaker*, and of the host's, as
    they stand, each once and on one line.
    """
    known = frozenset(filter(None, map(_folded, (*names, *HOST))))
    found = dict.fromkeys(_find(text, _folded(speaker), known))
    return tuple(shortened(heading, _LONGEST) for heading in found)


def _find(text: str, speaker: str, known: frozenset[str]) -> Iterator[str]:
    # One pattern for all who speak: to make one takes longer than to read an answer.
    heading = _pattern(known)
    own = {*HOST} if speaker in HOST else {speaker}
    for line in read_lines(text):
        if not line.is_own or line.is_blank:
            continue
        said = _UNSEEN.sub("", line.text[:_READ]).strip()
        attributed = _LINE.fullmatch(said)
        if attributed is not None:
            who = attributed["who"]
            is_written_so = _KIND.search(who) or _folded(who) in known - own
            if is_written_so and _folded(_KIND.sub("", who)) != speaker:
                yield said
            continue
        found = heading.match(said)
        if found and _is_heading(found) and _folded(found["who"]) not in own:
            yield said[: found.start("rest")].strip()


def _is_heading(found: re.Match[str]) -> bool:
    rest = found["rest"]
    if found["colon"]:
        # "[Bruno]: https://..." says where a link leads.
        return not rest.startswith(("//", "http://", "https://"))
    return not rest and bool(found["mark"] or found["before"].strip())


@lru_cache(64)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    any_name = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in longest_first
    )
    return re.compile(
        rf"(?![-*+][ \t]){_TIME}(?P<mark>(?:#{{1,6}}[ \t]++)?)"
        rf"(?P<before>{_DRESS})(?:voice:?[ \t]++)?"
        rf"(?P<who>{any_name})[ \t]*+(?:\([^()]{{0,80}}+\))?[ \t]*+{_SAYS}?+{_DRESS}"
        rf"(?P<colon>[:\uff1a]?)[*_\]>\\ \t#]*+(?P<rest>.*)",
        re.IGNORECASE,
    )


def _folded(name: str) -> str:
    return one_line(_UNSEEN.sub("", name)).casefold()
