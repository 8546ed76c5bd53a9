"""
Questions of a person amid what one voice says: "**Me:** And the cellar?", "Follow-up:
And toast?". What stands below them answers, and was said after the person spoke.
"""

import re
from collections.abc import Iterator
from functools import cache

from bot.text.wordlists import entries
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.speech.line_labels import (
    find_fenced,
    read_bold,
    read_plain,
)
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.speaker_names import SenderPart, find_part

_LONGEST = 80  # characters in which the label ends
_HEAD = re.compile(
    r"\*{0,2}(?P<label>[^\W\d_][^*:\uff1a\n]{1,60}?)\*{0,2}[:\uff1a]\*{0,2}[ \t]*+\S"
)


def refuse_asked_within(draft: SymposiumDraft) -> None:
    """Where they stand in a turn with words above and below."""
    asked = {line for turn in draft.turns for line in _find(turn.text)}
    if not asked:
        return
    lines, chosen = draft.document.lines, draft.document.choices.voices
    for at in draft.places.find(LinePlace.TURN):
        if lines[at] in asked and (name := _read_name(lines[at])) not in chosen:
            draft.refuse(
                f"“{name}” asks here in the middle of what a voice says; put "
                'headings above the question and above what is answered, or "> " '
                "before the line if the voice said it",
                line=at + 1,
            )


def _find(text: str) -> Iterator[str]:
    lines = text.split("\n")
    likely = [
        at
        for at in range(1, len(lines) - 1)
        if ":" in lines[at][:_LONGEST]
        and not lines[at - 1].strip()
        and _read_name(lines[at]) is not None
        and _HEAD.match(lines[at + 1]) is None  # a field among others
    ]
    fenced = find_fenced(lines) if likely else b""
    for at in likely:
        is_answered = any(map(str.strip, lines[at + 1 :]))
        if not fenced[at] and is_answered and any(map(str.strip, lines[:at])):
            yield lines[at]


def _read_name(line: str) -> str | None:
    """Of a person who asks, with words behind it; the "Q" of an answer is nobody."""
    if (head := _HEAD.match(line)) is not None and _asks_again(head["label"]):
        return head["label"]
    label = read_bold(line) or read_plain(line)
    if label is None or not label.rest:
        return None
    return label.name if find_part(label.name) is SenderPart.ASKS else None


def _asks_again(label: str) -> bool:
    return _again().fullmatch(label.replace("\u2019", "'").strip()) is not None


@cache
def _again() -> re.Pattern[str]:
    words = "|".join(entries("maker_lines", "asked_again_as_patterns"))
    return re.compile(words, re.IGNORECASE)
