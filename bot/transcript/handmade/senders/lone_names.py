"""
The one line of an answer, or beside answers, that is another speaker's name alone or
begins with it in bold: a label in another form than those that were read. Where an
answer so names several, with words behind each or because it was asked about them, it
speaks of them, one after the other.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise, takewhile

from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import is_quote
from bot.transcript.handmade.lines.headings import Speaker, read_speaker
from bot.transcript.handmade.sections.known_models import is_known_model, is_usual_word
from bot.transcript.handmade.speech.line_labels import find_fenced
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.handmade.weighing.blind_answers import first_word

_LONGEST = 60  # characters of a label
_FEWEST_SAID = 5  # words below a name; a signature has none
_FEWEST_ABOVE = 8  # words behind one above all turns; a list of who speaks has fewer
_BESIDE = (LinePlace.NOTE, LinePlace.QUESTION)
_FRAME = "#"  # parts what stands above it from what stands below
_MARKS = "#*_:\uff1a \t"
_DRESSED = ("#", "*", "_")
_COLONS = (":", "\uff1a")
# A small letter goes on with a sentence: "**Claude** opened with the cost".
_LEAD = re.compile(
    r"\*\*(?P<name>[^*\n]{1,60}+)\*\*"
    r"(?:(?::|(?<=:\*\*))[ \t]+\S|[ \t]+(?![^\W\d_A-Z])\S)"
)
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r" \d+$")


@dataclass(frozen=True, slots=True)
class _Named:
    at: int
    name: str
    is_voice: bool  # that was found; else a known model
    is_lead: bool  # words stand behind it; among notes it tells of somebody


def find_lone_names(draft: SymposiumDraft) -> Iterator[tuple[int, str]]:
    """Lines from 0, with the name in each."""
    lines, places = draft.document.lines, draft.places.find(LinePlace.TURN)
    asked = {draft.question, *(turn.question for turn in draft.turns)}
    words = frozenset(word for each in asked for word in _WORD.findall(each.casefold()))
    yield from _find_above(draft, places[0] if places else 0)
    if _come_again(draft):
        yield from _find_beside(draft, places, words)
    said = dict(_find_said(draft, words))
    chosen = {words.strip(_MARKS) for words in draft.document.choices.voices}
    for at in places:
        if lines[at] in said and lines[at].strip(_MARKS) not in chosen:
            yield at, said[lines[at]]


def _find_above(draft: SymposiumDraft, first: int) -> Iterator[tuple[int, str]]:
    """The one line above all turns that begins with a name in bold and goes on."""
    lines = [_read_beside(draft, at) for at in range(first)]
    found = [one for at in range(first) if (one := _read_name(draft, lines, at))]
    leads = [one for one in found if one.is_lead]
    if len(found) == len(leads) == 1:
        at = leads[0].at
        if len(lines[at].split()) >= _FEWEST_ABOVE:
            yield at, leads[0].name


def _find_beside(
    draft: SymposiumDraft, places: Sequence[int], asked: AbstractSet[str]
) -> Iterator[tuple[int, str]]:
    """Names alone among what stands between two turns, or above the first."""
    beside = [_read_beside(draft, at) for at in range(len(draft.document.lines))]
    for first, end in pairwise((-1, *places)):
        lines = beside[first + 1 : end]
        one = _find_one(draft, lines, asked) if lines else None
        if one is not None and one.is_voice and not one.is_lead:
            yield first + 1 + one.at, one.name


def _read_beside(draft: SymposiumDraft, at: int) -> str:
    """A line that is nobody's; a label of those that were read only parts others."""
    line, place = draft.document.lines[at], draft.places.place(at)
    return line if place in _BESIDE or not line.strip() else _FRAME


def _come_again(draft: SymposiumDraft) -> bool:
    """Some voices speak again: where none does, an answer may tell of others."""
    names = {_NUMBER.sub("", name) for name in draft.voices}
    return len(draft.turns) > len(names)


def _find_said(
    draft: SymposiumDraft, asked: AbstractSet[str]
) -> Iterator[tuple[str, str]]:
    """Lines of turns, with the name in each."""
    come_again = _come_again(draft)
    for turn in draft.turns:
        lines = turn.text.split("\n")
        found = _find_one(draft, lines, asked)
        if found is None or not any(map(str.strip, lines[: found.at])):
            continue
        own = draft.voices[turn.voice]
        is_own = found.name in (own.name, own.epithet, own.model)
        if not is_own and (come_again or not found.is_voice):
            yield lines[found.at], found.name


def _find_one(
    draft: SymposiumDraft, lines: Sequence[str], asked: AbstractSet[str]
) -> _Named | None:
    """
    The only such line, or the first of names alone that no question has, where words
    stand below it; *asked* are the questions' words, in lower case.
    """
    found = [one for at in range(len(lines)) if (one := _read_name(draft, lines, at))]
    if not found or (len(found) > 1 and not _are_labels(found, asked)):
        return None
    if find_fenced(lines)[found[0].at]:
        return None
    first = found[0].at + (not found[0].is_lead)
    below = [line for line in lines[first:] if line.strip()]
    if not below or is_quote(below[0]):
        return None
    said = takewhile(lambda line: not line.startswith("#"), below)
    words = sum(len(line.split()) for line in said)
    return found[0] if words >= _FEWEST_SAID else None


def _are_labels(found: Sequence[_Named], asked: AbstractSet[str]) -> bool:
    """An answer that was asked about models may have their names above its parts."""
    names = {first_word(one.name) for one in found}
    return not any(one.is_lead for one in found) and names.isdisjoint(asked)


def _read_name(draft: SymposiumDraft, lines: Sequence[str], at: int) -> _Named | None:
    """Of a voice or, where the line is dressed as a label, of a known model."""
    line = lines[at]
    if at and lines[at - 1].strip() and not line.startswith("#"):
        return None
    lead = _LEAD.match(line)
    bare = lead["name"].strip(_MARKS) if lead else line.strip(_MARKS)
    if not bare or len(bare) > _LONGEST or line[0].isspace():
        return None
    name = read_speaker(bare).name
    called = name if name in draft.voices else _NUMBER.sub("", name)
    is_voice = called in draft.voices
    is_dressed = line.startswith(_DRESSED) or line.rstrip().endswith(_COLONS)
    is_called = is_known_model(Speaker(name)) or is_usual_word(name)
    is_model = is_dressed and is_called
    if not is_voice and not is_model:
        return None
    return _Named(at, called if is_voice else name, is_voice, is_lead=lead is not None)
