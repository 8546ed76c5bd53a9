"""Who a quotation in an article says itself that it is of: its label, its signature."""

import re
from collections.abc import Collection

from bot.transcript.handmade.leads.model_names import find_models
from bot.transcript.handmade.lines.blocks import strip_quote_marks
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.sections.known_models import is_known_model

_LONGEST = 40  # characters of a name
_BOLD = re.compile(
    rf"(?P<mark>\*\*|__)(?P<name>[^*_\n:]{{2,{_LONGEST}}}?)(?P<in>:?)(?P=mark)"
    r"[ \t]*(?P<out>[:\uff1a]|[\u2014\u2013-](?=[ \t]))?[ \t]*"
)
_PLAIN = re.compile(rf"(?P<name>[^\s*_:\n][^*_:\n]{{1,{_LONGEST}}}?)[:\uff1a][ \t]+")
_SIGNED = re.compile(r"[*_]{0,2}(?:\u2014|\u2013|--)[ \t]*(?P<by>[^\W\d_][^\n]{1,160})")


def read_quoted_label(text: str, known: Collection[str]) -> tuple[str, str] | None:
    """A known model that begins the quotation, or one of *known*, and the words."""
    for form in (_BOLD, _PLAIN):
        match = form.match(text)
        if match is None:
            continue
        is_label = form is _PLAIN or match["in"] or match["out"] or _is_alone(match)
        name, words = match["name"].strip(), text[match.end() :].lstrip("\n")
        is_name = name in known or is_known_model(read_speaker(name))
        if is_label and is_name and words.strip():
            return name, words
    return None


def is_signed_by_another(text: str) -> bool:
    """Its last line is a dash and a name, and that is no model's."""
    lines = strip_quote_marks(text.rstrip().split("\n"))
    signed = _SIGNED.fullmatch(lines[-1].strip()) if len(lines) > 1 else None
    if signed is None or not signed["by"][0].isupper():
        return False
    return not find_models(signed["by"])


def _is_alone(match: re.Match[str]) -> bool:
    """On a line of its own."""
    return match.string[match.end() : match.end() + 1] == "\n"
