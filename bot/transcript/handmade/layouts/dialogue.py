"""
Dialogues: `# A ↔ B`, a header, and messages under `### NAME`, parted by rules.

A message begins at a rule that is followed by the heading of one of the names; a rule
or a heading within a message parts nothing. Where no rules are used, the headings of
the names alone part the messages.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.transcript.handmade.document_layout import DocumentLayout
from bot.transcript.handmade.fenced_headings import choose_openings
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.header import MessageCount, read_header, require_count
from bot.transcript.handmade.lines.blocks import BlockKind, read_heading
from bot.transcript.handmade.lines.headings import (
    Speaker,
    read_plain_heading,
    read_speaker,
)
from bot.transcript.handmade.lines.labels import read_metadata_line
from bot.transcript.handmade.lines.short_names import NameIndex, find_name_meant
from bot.transcript.handmade.lines.times import read_time
from bot.transcript.handmade.messages import (
    Opening,
    add_messages,
    find_rule_before,
    leave_out_fenced,
)
from bot.transcript.handmade.parted_messages import refuse_doubtful_parting
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.handmade.sections.names_given import find_names_given
from bot.transcript.handmade.symposium_draft import SymposiumDraft

NAME = "dialogue"
FORMAT = "duet"

_ARROW = re.compile(r"↔\ufe0f?|⟷|⇄|⇆|⇔|<[-=]+>")
_LEAD = re.compile(
    r"(?:dialogue|conversation|duet|exchange|transcript|log)\s*[:\u2013—-]\s*",
    re.IGNORECASE,
)
_TIMED = re.compile(r"(.*?\S)\s*+[-\u2013—·@|]?\s*+[\[(]?(\d{4}-\d{2}-\d{2}.*?)[\])]?")
_NUMBERED = re.compile(
    r"(?:#?\d+[.:)]?\s++)?(.*?\S)(?:\s+(?:#\d+|\(#?\d+\)|\[#?\d+\]))?"
)
_NO_WORD = re.compile(r"[^\w.-]+")
_FEWEST = 2  # voices
_FEWEST_TURNS = 4  # of two whom nothing but their turns supports
_LEVELS = (2, 3, 4)
_LONGEST_NAME = 4  # words of a heading that may still be a name


def read_title_names(lines: Sequence[str]) -> tuple[str, ...] | None:
    """The voices of the title "# A ↔ B"; None if there is no such title."""
    first = next((line for line in lines if line.strip()), "")
    title = read_heading(first)
    if title is None or title.level != 1:
        return None
    words = _LEAD.sub("", title.words.strip().strip("*"), count=1)
    names = tuple(name.strip() for name in _ARROW.split(words))
    return names if len(names) > 1 and all(names) else None


def find_names_in_headings(lines: Sequence[str]) -> tuple[str, ...] | None:
    """
    Where the title names nobody: the headings behind rules that come again, if a line
    of the header counts messages.
    """
    if not any(
        (e := read_metadata_line(line)) and e.key == "messages" for line in lines[:40]
    ):
        return None
    seen = Counter(
        heading
        for at, line in enumerate(lines)
        if (heading := read_heading(line)) is not None
        and find_rule_before(lines, at) is not None
    )
    levels = [level for (level, _), times in seen.items() if times > 1]
    names = tuple(name for (level, name) in seen if level in levels[:1])
    return names if len(names) > 1 else None


def _read(document: HandmadeDocument, draft: SymposiumDraft) -> None:
    titled = read_title_names(document.lines)
    names = (
        titled
        or find_names_in_headings(document.lines)
        or _find_supported_names(document)
    )
    if names is not None:
        _read_dialogue(document, draft, names)
        # What is two instances of one model here are one voice of two epithets there.
        said = {turn.voice for turn in draft.turns}
        draft.is_certain = titled is not None and said == set(titled)


def _find_supported_names(document: HandmadeDocument) -> tuple[str, ...] | None:
    """
    Headings of one level that come again and are names, of which the title has each,
    or a list of the participants, or that take turns throughout, or the importer says
    that this is a dialogue.
    """
    headings = [
        (block.level, block.words)
        for block in document.blocks
        if block.kind is BlockKind.HEADING and block.level in _LEVELS
    ]
    often = [key for key, times in Counter(headings).items() if times > 1]
    names = tuple(words for level, words in often if level == often[0][0])
    if len(names) < _FEWEST or any(read_plain_heading(n) is None for n in names):
        return None
    if _are_in_parts(document, often[0][0]):
        return None
    if document.choices.layout == NAME:
        return names
    given = NameIndex(find_names_given(document))
    title = next((b.words for b in document.blocks if b.level == 1), "")
    is_said = all(given.find(name) or _stands_in(name, title) for name in names)
    return names if is_said or _take_turns(headings, names) else None


def _take_turns(headings: Sequence[tuple[int, str]], names: Sequence[str]) -> bool:
    """
    Two models or instances of one: each follows the other throughout, several times,
    and no other heading of their level stands among them.
    """
    level = next(level for level, words in headings if words == names[0])
    row = [words for at, words in headings if at == level]
    first, last = row.index(names[0]), len(row) - 1
    while row[last] not in names:
        last -= 1
    spoken = row[first : last + 1]
    return (
        len(names) == _FEWEST
        and all(map(_is_instance, names))
        and len(spoken) >= _FEWEST_TURNS
        and set(spoken) == set(names)
        and all(one != other for one, other in pairwise(spoken))
    )


def _is_instance(words: str) -> bool:
    """A model, or a name or letter with one in brackets: "Claude", "A (Opus)"."""
    speaker = read_speaker(words)
    if len(speaker.name) > 1:
        models = (speaker, Speaker(speaker.epithet or speaker.name))
        return any(map(is_known_model, models))
    return speaker.name.isupper() and speaker.epithet is not None


def _are_in_parts(document: HandmadeDocument, level: int) -> bool:
    """Parts of the document, "Round 2", stand between the headings of this level."""
    levels = [b.level for b in document.blocks if b.kind is BlockKind.HEADING]
    last = len(levels) - levels[::-1].index(level)
    return min(levels[levels.index(level) : last]) < level


def _stands_in(name: str, title: str) -> bool:
    return f" {name.casefold()} " in f" {_NO_WORD.sub(' ', title.casefold())} "


def _read_dialogue(
    document: HandmadeDocument, draft: SymposiumDraft, names: Sequence[str]
) -> None:
    lines = document.lines
    found = _find_openings(document, names)
    openings = _leave_unruled(found)
    if not openings:
        draft.refuse(
            f"no message of {' or '.join(names)} begins below the title; put a "
            f'heading above each, such as "### {names[0]}"',
            line=_last_line(lines),
            first=1,
            end=len(lines),
        )
        return
    count = read_header(draft, openings[0].first)
    chosen = _choose(lines, (openings, found), count)
    if count is not None:
        require_count(count, len(chosen), draft)
    else:
        begun = {opening.line for opening in chosen}
        missed = [o for o in leave_out_fenced(lines, found) if o.line not in begun]
        refuse_doubtful_parting(draft, chosen, missed)
    _note_longer_names(lines, draft, chosen)
    add_messages(draft, _seat(chosen, draft, names))


def _note_longer_names(
    lines: Sequence[str], draft: SymposiumDraft, chosen: Sequence[Opening]
) -> None:
    """What a heading says beside its voice's name is no name, and not dropped."""
    noted: set[str] = set()
    for opening in chosen:
        heading = read_heading(lines[opening.line])
        words = heading.words.strip().strip("*") if heading else ""
        for pattern in (_TIMED, _NUMBERED):
            if match := pattern.fullmatch(words):
                words = match[1]
        if len(words) > len(opening.voice) and words not in noted:
            noted.add(words)
            draft.add_note(words, line=opening.line)


def _find_openings(document: HandmadeDocument, names: Sequence[str]) -> list[Opening]:
    """Headings of the names, and those that the importer says are a voice's."""
    chosen = document.choices.voices
    return [
        replace(opening, rule=find_rule_before(document.lines, at))
        for at, line in enumerate(document.lines)
        if (opening := _read_opening(line, at, names, chosen)) is not None
    ]


def _leave_unruled(openings: list[Opening]) -> list[Opening]:
    """Where most stand behind rules, those that do not are a message's own."""
    behind_rules = [opening for opening in openings[1:] if opening.rule is not None]
    if len(behind_rules) * 2 >= len(openings[1:]):
        return [*openings[:1], *behind_rules]
    return [replace(opening, rule=None) for opening in openings]


def _read_opening(
    line: str, at: int, names: Sequence[str], chosen: Mapping[str, str]
) -> Opening | None:
    heading = read_heading(line)
    if heading is None or heading.level not in _LEVELS:
        return None
    if (said := chosen.get(heading.words)) is not None:
        return Opening(VoiceName(said), None, at) if said else None
    words, time = heading.words.strip().strip("*"), None
    timed = _TIMED.fullmatch(words)
    if timed is not None and read_time(timed[2]) is not None:
        words, time = timed.groups()
    name = _find_name(words, names)
    return None if name is None else Opening(VoiceName(name), None, at, time)


def _find_name(words: str, names: Sequence[str]) -> str | None:
    """The name itself, numbered perhaps; or a shorter or longer form of one name."""
    numbered = _NUMBERED.fullmatch(words)
    for form in (words, numbered[1] if numbered else words):
        for name in names:
            if form.casefold() == name.casefold():
                return name
    if len(words.split()) > _LONGEST_NAME:
        return None
    return find_name_meant(words, dict.fromkeys(names))


def _choose(
    lines: Sequence[str],
    openings: tuple[list[Opening], list[Opening]],
    count: MessageCount | None,
) -> list[Opening]:
    """
    Without those within code, unless only with them the header's count is met.
    *openings* are those that begin a message by their form, and all.
    """
    for each in openings:
        if count is not None and count.messages == len(each):
            return each
    return choose_openings(lines, openings[0], {}).openings


def _seat(
    openings: Sequence[Opening], draft: SymposiumDraft, names: Sequence[str]
) -> list[Opening]:
    """Two voices of one name are told apart by their turn to speak."""
    if len(set(names)) == len(names):
        spoken = (opening.voice for opening in openings)
        every = dict.fromkeys((*map(VoiceName, names), *spoken))
        draft.voices = {name: Voice(name) for name in every}
        return list(openings)
    seats = [VoiceName(f"{name} ({n})") for n, name in enumerate(names, 1)]
    draft.voices = {seat: Voice(seat) for seat in seats}
    draft.add_repair(
        "The voices bear the same name; they are told apart by whose turn it was: "
        f"{', '.join(seats)}."
    )
    return [replace(o, voice=seats[n % len(seats)]) for n, o in enumerate(openings)]


def _last_line(lines: Sequence[str]) -> int:
    return max((n for n, line in enumerate(lines, 1) if line.strip()), default=1)


LAYOUT = DocumentLayout(
    NAME,
    "a title A ↔ B, and a heading with its name above each message",
    FORMAT,
    _read,
)
