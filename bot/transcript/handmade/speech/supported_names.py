"""
Which of the names at the beginnings of lines are speakers: only where the document
supports it as a whole.

A speaker comes again, or is named above the first label, or has a part by its name (a
question, an answer, a person who asks), or was named from outside.
"""

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.text.wordlists import entries
from bot.transcript.handmade.lines.arrivals import read_arrival
from bot.transcript.handmade.lines.blocks import is_quote
from bot.transcript.handmade.lines.captions import is_credit_label
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.lines.maker_s_labels import is_nobody_s
from bot.transcript.handmade.lines.remarks import is_closing_line
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.senders.counted_agents import find_counted_agents
from bot.transcript.handmade.senders.head_fields import settle_labels
from bot.transcript.handmade.senders.label_form import (
    find_form,
    is_in_capitals,
    is_known_or_role,
    may_have_form,
)
from bot.transcript.handmade.speech.line_labels import (
    LineLabel,
    find_bare_above,
    find_labels,
    names_of_parts,
    read_capitals,
)
from bot.transcript.handmade.speech.no_names import opens_sentence, reads_as_phrase
from bot.transcript.speaker_names import SenderPart, find_part

_FEWEST_LABELS = 3
_FEWEST_NAMES = 2
_MOST_PASSED_ON = 10  # names
_LONGEST_INITIALS = 6  # characters
_MOST_PLAYED = 40  # names; where there are more, they are not looked at one by one


@dataclass(frozen=True, slots=True)
class SupportedLabels:
    """
    *labels* of speakers; *doubtful* are those that may as well be words, *unlabelled*
    are lines, from 0, below a question, of which nothing says who answers there.
    """

    labels: tuple[LineLabel, ...] = ()
    doubtful: tuple[LineLabel, ...] = ()
    unlabelled: tuple[int, ...] = ()
    are_lines: bool = False  # each a line of its own, so that answers may have headings


def find_supported(
    labels: Sequence[LineLabel],
    lines: Sequence[str],
    voices: Mapping[str, str],
    *,
    all_are_names: bool = False,
    are_marked: bool = False,
) -> SupportedLabels:
    """
    No labels where the document as a whole has too few speakers. *voices* were named
    from outside; *all_are_names* where nothing else looks as these labels do,
    *are_marked* where a phrase that comes again is a name too.
    """
    labels = settle_labels([o for o in labels if voices.get(o.name) != ""], lines)
    given = {one.name for one in labels}
    labels = _spell_out(_leave_closings(labels), voices)
    labels = [o for o in labels if all_are_names or o.name in voices or _may_name(o)]
    quoted = _find_quoted(labels, lines)
    support = _Support(
        labels, voices, quoted, all_are_names=all_are_names, are_marked=are_marked
    )
    first = next((o.line for o in (*filter(support.speaks, labels), *labels)), 0)
    inside = [one for one in labels if one.line >= first]
    if len(inside) < _FEWEST_LABELS:
        return SupportedLabels()
    listed = _find_listed(filter(support.may_be_listed, inside), lines[:first])
    listed |= _find_told_of(inside, lines, given) | find_counted_agents(inside)
    supported = _add_alike(
        [one for one in inside if support.speaks(one) or support.is_in(one, listed)],
        inside,
    )
    names = {one.key for one in supported}
    if len(supported) < _FEWEST_LABELS or len(names) < _FEWEST_NAMES:
        return SupportedLabels()
    above = find_bare_above([x for x in labels if x.line < first], names, lines)
    inside, supported = [*above, *inside], [*above, *supported]
    form = find_form(supported, listed)
    doubtful = [
        one
        for one in inside
        if one.key not in names
        and (support.often[one.key] > 1 or not is_nobody_s(one.name))
        and (one.name in support.phrases or may_have_form(one, form))
    ]
    kept = keep_at_paragraphs(doubtful, supported, lines)
    if not kept and not all_are_names and not support.are_timed:
        kept = _find_played(supported, support.known | listed, voices)
    return SupportedLabels(tuple(supported), tuple(kept))


def choose_bracketed(
    found: SupportedLabels, labels: Sequence[LineLabel], voices: Mapping[str, str]
) -> SupportedLabels:
    """
    None where fewer than two of the names come again, as brackets at a line's beginning
    are everywhere; those of items in lists are doubtful, unless others speak so too.
    """
    often = Counter(one.key for one in found.labels)
    if sum(times > 1 for times in often.values()) < _FEWEST_NAMES:
        return SupportedLabels()
    items = [
        one
        for one in labels
        if one.is_bare and one.key not in often and voices.get(one.name) != ""
    ]
    return replace(found, doubtful=(*found.doubtful, *items))


def choose_capitals(
    found: SupportedLabels, lines: Sequence[str], voices: Mapping[str, str]
) -> SupportedLabels:
    """Names in capitals on lines of their own, where these are all of the labels."""
    capitals = find_supported(find_labels(lines, read_capitals), lines, voices)
    begun = {label.line for label in capitals.labels}
    are_all = {label.line for label in found.labels} <= begun
    if not capitals.labels or not are_all:
        return found
    return replace(capitals, are_lines=True)


def _leave_closings(labels: list[LineLabel]) -> list[LineLabel]:
    """Without "CURTAIN", alone on one line of the document, and "Photo"."""
    often = Counter(one.key for one in labels)
    return [
        one
        for one in labels
        if (one.rest or often[one.key] > 1 or not is_closing_line(one.name))
        and not is_credit_label(one.name)
    ]


def _spell_out(labels: list[LineLabel], voices: Collection[str]) -> list[LineLabel]:
    """Those of "RP", where "River Post (RP)" speaks too, get the same name."""
    shown = {one.name for one in labels}.difference(voices)
    spelt: dict[str, str] = {}
    for one in labels:
        if _is_short(one.beside) and one.beside in shown:
            is_known = is_known_model(read_speaker(one.name))
            whole = one.name if is_known else f"{one.name} ({one.beside})"
            spelt.setdefault(one.beside, whole)
    return [
        replace(one, name=spelt[short], beside="")
        if (short := one.beside if one.beside in spelt else one.name) in spelt
        else one
        for one in labels
    ]


def _is_short(beside: str) -> bool:
    return beside.isupper() and len(beside) <= _LONGEST_INITIALS


class _Support:
    """What says of a label by itself that it is a speaker's."""

    def __init__(
        self,
        labels: Sequence[LineLabel],
        voices: Mapping[str, str],
        quoted: set[str],
        *,
        all_are_names: bool,
        are_marked: bool,
    ) -> None:
        self.all_are_names = all_are_names
        self.known = {name.casefold() for name in voices}
        self.often = Counter(one.key for one in labels)
        self.bare = _find_bare(labels)
        self.asked = _find_asked(labels) | quoted
        again = {one.name for one in labels if self.often[one.key] > 1}
        phrases = {name for name in again if reads_as_phrase(name)}
        # A chat may be of "Old gull" and "Young tern"; among names a phrase is none.
        self.phrases = set() if are_marked or phrases == again else phrases
        self.are_timed = sum(bool(one.time) for one in labels) >= _FEWEST_LABELS

    def speaks(self, one: LineLabel) -> bool:
        """Where labels have times, only those that have one do."""
        if one.key in self.known or self.all_are_names:
            return True
        if self.are_timed and not one.is_bare:
            return bool(one.time)
        if one.key in self.bare:
            asks = find_part(one.name) is SenderPart.ASKS and self.often[one.key] > 1
            return asks or is_known_or_role(one.name)
        comes_again = _comes_again(one, self.often) or one.key in self.asked
        return one.name not in self.phrases and comes_again

    def may_be_listed(self, one: LineLabel) -> bool:
        return bool(one.time) or not self.are_timed

    def is_in(self, one: LineLabel, listed: set[str]) -> bool:
        return one.key in listed and self.may_be_listed(one)


def _find_asked(labels: Sequence[LineLabel]) -> set[str]:
    """Known models that speak right behind a person who asks: "User:", "Gemini:"."""
    return {
        one.key
        for before, one in pairwise(labels)
        if find_part(before.name) is SenderPart.ASKS
        and is_known_model(read_speaker(one.name))
    }


def _find_quoted(labels: Sequence[LineLabel], lines: Sequence[str]) -> set[str]:
    """Known models whose names stand alone above a block quote."""
    return {
        one.key
        for one in labels
        if not (one.rest or one.is_bare)
        and is_quote(next(filter(str.strip, lines[one.line + 1 : one.line + 3]), ""))
        and is_known_model(read_speaker(one.name))
    }


def _find_bare(labels: Sequence[LineLabel]) -> set[str]:
    """The names that stand by themselves, and nowhere with a time."""
    return {o.key for o in labels if o.is_bare} - {
        o.key for o in labels if not o.is_bare
    }


def _may_name(one: LineLabel) -> bool:
    """It has a time, or a part in an interview, or opens no sentence."""
    is_part = find_part(one.name) or one.key in names_of_parts("questions", "answers")
    return bool(one.time or is_part) or not opens_sentence(one.name)


def _find_listed(inside: Iterable[LineLabel], above: Sequence[str]) -> set[str]:
    """The names that stand above the first message as words of their own."""
    folded = "\n".join(above).casefold()
    return {
        key
        for key in {one.key for one in inside}
        if key in folded and re.search(rf"(?<!\w){re.escape(key)}(?!\w)", folded)
    }


def _find_told_of(
    inside: Sequence[LineLabel], lines: Sequence[str], given: Collection[str]
) -> set[str]:
    """Who comes in, who hands on, whose name is spelt out, as none *given* is."""
    found = {name for line in lines if (name := read_arrival(line))}
    found |= {one.key for one in inside if one.name not in given}
    return found | _find_passed_on(inside, lines)


def _find_passed_on(inside: Sequence[LineLabel], lines: Sequence[str]) -> set[str]:
    """Whose words another hands on, "Ada (via mail)", and who was spoken of before."""
    passed = [one for one in inside if _is_passed_on(one.beside)]
    return {
        one.key
        for one in passed[:_MOST_PASSED_ON]
        if re.search(
            rf"(?<!\w){re.escape(one.name)}(?!\w)", "\n".join(lines[: one.line])
        )
    }


def _is_passed_on(beside: str) -> bool:
    words = beside.casefold()
    return words.startswith(entries("roles", "passed_on")) and " " in words


def _add_alike(
    supported: list[LineLabel], inside: Sequence[LineLabel]
) -> list[LineLabel]:
    """Where all speakers are in capitals, whoever else is so is one of them."""
    is_play = len({one.key for one in supported}) >= _FEWEST_NAMES and all(
        map(is_in_capitals, supported)
    )
    if not is_play:
        return supported
    return [one for one in inside if is_in_capitals(one)]


def _find_played(
    labels: Sequence[LineLabel], sure: set[str], chosen: Container[str]
) -> list[LineLabel]:
    """
    Each name's first that speak among themselves only, between two messages of the
    others: they may be played in one voice's words.
    """
    spans: dict[str, tuple[int, int]] = {}
    for at, one in enumerate(labels):
        spans[one.key] = (spans.get(one.key, (at, at))[0], at)
    if len(spans) > _MOST_PLAYED:
        return []
    for key, (first, last) in spans.items():
        if first == last or key in sure:
            continue
        begin, end = _grow(first, last, labels, spans)
        is_between = begin > 0 and end < len(labels) - 1
        if is_between or _have_talked(labels[:begin]):
            own = {one.key: one for one in reversed(labels[begin : end + 1])}
            unclear = (one for one in own.values() if one.name not in chosen)
            return sorted(unclear, key=lambda one: one.line)
    return []


def _have_talked(labels: Sequence[LineLabel]) -> bool:
    """A conversation that was over before the others began."""
    return len(labels) >= _FEWEST_LABELS and len({o.key for o in labels}) > 1


def _grow(
    first: int,
    last: int,
    labels: Sequence[LineLabel],
    spans: Mapping[str, tuple[int, int]],
) -> tuple[int, int]:
    """The span, and the spans of all who speak in it, and so on."""
    while True:
        inside = [spans[key] for key in {one.key for one in labels[first : last + 1]}]
        grown = min(one for one, _ in inside), max(other for _, other in inside)
        if grown == (first, last):
            return grown
        first, last = grown


def _comes_again(one: LineLabel, often: Counter[str]) -> bool:
    has_part = find_part(one.name) is not None or one.key in names_of_parts(
        "questions", "answers"
    )
    return has_part or (often[one.key] > 1 and not is_nobody_s(one.name))


def keep_at_paragraphs(
    doubtful: Sequence[LineLabel],
    supported: Sequence[LineLabel],
    lines: Sequence[str],
) -> list[LineLabel]:
    """Where messages begin with paragraphs, what begins within one is words."""
    apart = [_begins_paragraph(one, lines) for one in supported]
    if all(apart):
        return [one for one in doubtful if _begins_paragraph(one, lines)]
    return list(doubtful)


def _begins_paragraph(one: LineLabel, lines: Sequence[str]) -> bool:
    return one.line == 0 or not lines[one.line - 1].strip()
