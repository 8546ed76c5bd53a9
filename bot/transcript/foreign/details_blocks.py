"""
The blocks `<details type="...">` that Open WebUI writes into an answer: reasoning, and
what tools were asked and gave.

As its backend/open_webui/utils/middleware.py writes them: a summary, and the reasoning
as a block quote, its signs as HTML has them in newer versions.
"""

import html
import re
from dataclasses import dataclass

_OPENING = re.compile(r'<details type="([a-z_]{1,40})"[^<>\n]{0,400}>')
_CLOSING = "</details>"
_SUMMARY = re.compile(r"\s*<summary>[^<>\n]{0,400}</summary>")
_QUOTED = re.compile(r"^> ?", re.MULTILINE)
_REASONING = "reasoning"


@dataclass(frozen=True, slots=True)
class WithoutDetails:
    """*text* without the blocks; *thoughts* and *others* are what they held."""

    text: str
    thoughts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def part_details(text: str) -> WithoutDetails:
    """A block that is never closed is left in the text."""
    kept: list[str] = []
    thoughts: list[str] = []
    others: list[str] = []
    at = 0
    while (opening := _OPENING.search(text, at)) is not None:
        end = text.find(_CLOSING, opening.end())
        if end < 0:
            break
        kept.append(text[at : opening.start()])
        held = _SUMMARY.sub("", text[opening.end() : end], count=1).strip("\n")
        if opening[1] == _REASONING:
            plain = html.unescape(held) if held.startswith("&gt;") else held
            thoughts.append(_QUOTED.sub("", plain))
        else:
            others.append(text[opening.start() : end + len(_CLOSING)])
        at = end + len(_CLOSING)
    kept.append(text[at:])
    if not thoughts and not others:
        return WithoutDetails(text)
    return WithoutDetails("".join(kept).strip(), tuple(thoughts), tuple(others))
