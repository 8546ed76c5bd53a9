"""
Lines of the form of the labels that were read, which no layout took: one heading of
six is a level deeper, or bold, or ends in a colon, and what its voice said would go to
the voice above it, to the question, or to a note.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.domain.names import VoiceName
from bot.transcript.handmade.dresses.label_dress import find_model_name
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.blocks import is_quote
from bot.transcript.handmade.lines.headings import read_speaker
from bot.transcript.handmade.lines.labels import Announced, read_label
from bot.transcript.handmade.sections.known_models import speaks_of_itself
from bot.transcript.handmade.senders.lone_names import find_lone_names
from bot.transcript.handmade.speech.line_labels import find_fenced
from bot.transcript.handmade.symposium_draft import SymposiumDraft

_LONGEST = 90  # characters of a line that is a label
_FEWEST_SAID = 12  # words below a name; a caption or a result has fewer
_DRESSED = ("#", "*", "_")
_COLONS = (":", "\uff1a")
_MARKS = "#*_`:\uff1a \t"
_AGENT = re.compile(r"\s\d+$")
_LONGEST_NAME = 40
_MOST_FORMS = 10
_SEVERAL = 2  # labels of a form
_WORD = re.compile(r"[^\W\d_]{2}")
_MOST_WORDS = 6  # of a name that is looked for
_TOKEN = re.compile(r"[^\W_]+")
_NAME = "\0"  # stands for any name in a form
_WORDS = (LinePlace.TURN, LinePlace.QUESTION, LinePlace.NOTE)
_LEFT = (*_WORDS, LinePlace.FRAME)
_COUNTED = re.compile(
    r"\d+|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"[a-h]|erste|zweite|dritte|vierte|f\u00fcnfte|primera|segunda|tercera|cuarta|"
    r"premi\u00e8re|deuxi\u00e8me|seconde|troisi\u00e8me|quatri\u00e8me)\b"
)


class _Label(NamedTuple):
    form: str
    name: str
    is_plain: bool  # nothing but the name of somebody who speaks elsewhere too


class _Above(NamedTuple):
    """A label, on the line *at*, and whose words stand below it, where it is clear."""

    at: int
    label: _Label
    voice: VoiceName | None


class _Names:
    """The voices that were found, and known models, as they may stand in a line."""

    def __init__(self, draft: SymposiumDraft) -> None:
        self._known = draft.voices
        self._read: dict[str, _Label | None] = {}
        self._words = {tuple(_split(name)) for name in draft.voices}
        self._most = min(max(map(len, self._words), default=0), _MOST_WORDS)

    def read(self, line: str) -> _Label | None:
        if line not in self._read:  # labels come again and again
            self._read[line] = self._find_label(line.strip(_MARKS))
        return self._read[line]

    def _find_label(self, bare: str) -> _Label | None:
        place = self._find(bare)
        if place is None:
            return None
        speaker = read_speaker(bare)
        if speaker.name in self._known:
            counted = _AGENT.search(speaker.name) is not None
            return _Label(_NAME, speaker.name, not counted and not speaker.again)
        name, form = bare[slice(*place)], ""
        while place is not None:
            form += bare[: place[0]] + _NAME
            bare = bare[place[1] :]
            place = self._find(bare)
        return _Label(_level(form + bare), name, is_plain=False)

    def are_in(self, line: str, voice: VoiceName) -> bool:
        """Whether it calls the voice, by its name or its model's."""
        known = self._known[voice]
        said = set(_split(line))
        called = (known.name, known.epithet or "", known.model or "")
        return any(said.intersection(_split(name)) for name in called)

    def _find(self, words: str) -> tuple[int, int] | None:
        """Where the first of them begins and ends."""
        tokens = list(_TOKEN.finditer(words))
        said = [token[0].casefold() for token in tokens]
        for at, token in enumerate(tokens):
            for many in range(min(self._most, len(tokens) - at), 0, -1):
                if tuple(said[at : at + many]) in self._words:
                    return token.start(), tokens[at + many - 1].end()
        return find_model_name(words)


class _Recurring:
    """Forms of several labels, with words beside the name, whosever the name is."""

    def __init__(self, forms: Counter[str]) -> None:
        self._around = [
            (before, behind)
            for form, many in forms.most_common(_MOST_FORMS)
            for before, name, behind in (form.partition(_NAME),)
            if many >= _SEVERAL and _NAME not in behind and _WORD.search(form)
        ]

    def read(self, line: str) -> _Label | None:
        bare = line.strip(_MARKS)
        said = _level(bare) if self._around else ""
        for before, behind in self._around:
            name = said[len(before) : len(said) - len(behind)]
            if said == f"{before}{name}{behind}" and 0 < len(name) <= _LONGEST_NAME:
                return _Label(before + _NAME + behind, bare, is_plain=False)
        return None


def refuse_stray_labels(draft: SymposiumDraft) -> None:
    """What stands below them would be words of another, or nobody's."""
    for line, name in (*_find_strays(draft), *find_lone_names(draft)):
        draft.refuse(
            f"“{name}” stands here as if it spoke below, in another form than the "
            "voices that were found; write the line in the form in which the others "
            'are named, or put "> " before it if it is no label',
            line=line + 1,
        )


def _find_strays(draft: SymposiumDraft) -> Iterator[tuple[int, str]]:
    """Lines from 0, with the name in each."""
    lines = draft.document.lines
    names = _Names(draft)
    above = list(_find_labels(draft, names))
    given = set(draft.document.choices.voices.values())
    for one in above:
        if one.voice is None or one.voice in given:
            continue
        if _WORD.search(one.label.form) and not names.are_in(lines[one.at], one.voice):
            yield one.at, one.label.name
    forms = Counter(one.label.form for one in above)
    if forms:
        yield from _find_left(draft, names, forms)


def _find_left(
    draft: SymposiumDraft, names: _Names, forms: Counter[str]
) -> Iterator[tuple[int, str]]:
    """Lines of such forms that are no labels of turns."""
    lines = draft.document.lines
    recurring = _Recurring(forms)
    chosen = {words.strip(_MARKS) for words in draft.document.choices.voices}
    fenced = find_fenced(lines)
    for at, line in enumerate(lines):
        place = draft.places.place(at)
        if fenced[at] or place not in _LEFT or not _stands_alone(at, lines):
            continue
        label = names.read(line)
        if label is None or label.form not in forms:
            label = recurring.read(line) or _read_own(line)
        if label is None or label.is_plain or line.strip(_MARKS) in chosen:
            continue
        if _has_words(at, draft, 1 if place is LinePlace.TURN else _FEWEST_SAID):
            yield at, label.name


def _read_own(line: str) -> _Label | None:
    """Such as "**My response:**", by somebody who is named nowhere."""
    label = read_label(line) if line.startswith(_DRESSED) else None
    if label is None or label.announces is not Announced.ANSWER or label.who:
        return None
    is_own = label.bold and speaks_of_itself(label.words)
    return _Label(_NAME, line.strip(_MARKS), is_plain=False) if is_own else None


def _has_words(at: int, draft: SymposiumDraft, fewest: int) -> bool:
    """Below the line as many stand that no label of its own gives to a voice."""
    counts, places = draft.document.words, draft.places
    is_said = places.place(at) is LinePlace.TURN
    words = 0
    for below in range(at + 1, len(counts)):
        if not counts[below]:
            continue
        place = places.place(below)
        if place not in _WORDS or (place is LinePlace.TURN) is not is_said:
            return False
        words += counts[below]
        if words >= fewest:
            return True
    return False


def _find_labels(draft: SymposiumDraft, names: _Names) -> Iterator[_Above]:
    """Those of lines right above what a voice says."""
    lines, places = draft.document.lines, draft.places
    begins = [(_read_first_line(turn.text), turn.voice) for turn in draft.turns]
    turn = 0
    above: int | None = None
    for at, line in enumerate(lines):
        bare = line.strip()
        if not bare:
            continue
        place = places.place(at)
        is_begun = turn < len(begins) and begins[turn][0] == bare
        if place is LinePlace.TURN and above is not None:
            label = names.read(lines[above])
            if label is not None:
                yield _Above(above, label, begins[turn][1] if is_begun else None)
        turn += is_begun
        above = at if place is LinePlace.FRAME and _may_be_label(line) else None


def _read_first_line(text: str) -> str:
    bare = text.lstrip()
    end = bare.find("\n")
    return bare[:end].rstrip() if end >= 0 else bare.rstrip()


def _stands_alone(at: int, lines: Sequence[str]) -> bool:
    """It is dressed as a label, or nothing stands right below it."""
    line = lines[at]
    is_dressed = line.startswith(_DRESSED) or line.rstrip().endswith(_COLONS)
    is_last = at + 1 == len(lines) or not lines[at + 1].strip()
    return _may_be_label(line) and (is_dressed or is_last)


def _may_be_label(line: str) -> bool:
    return 1 < len(line) <= _LONGEST and not line[0].isspace() and not is_quote(line)


def _level(words: str) -> str:
    """With each number as a nought."""
    return _COUNTED.sub("0", words.casefold())


def _split(name: str) -> list[str]:
    return _TOKEN.findall(name.casefold())
