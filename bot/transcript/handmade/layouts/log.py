"""
Logs: each message under a heading with hashes on both sides, `### NAME 1 ###`.

The number belongs to the name where it tells speakers apart, and is left out where it
only counts the messages. Where names are numbered, a heading without a number is that
of an agent who takes no part, and its words are a note, unless the log declares a model
behind its name; so are the headings of rounds, and the lines of the program that lets
the agents speak.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.text.wordlists import entries
from bot.transcript.handmade.document_layout import DocumentLayout
from bot.transcript.handmade.ends.end_signs import Below, find_signs
from bot.transcript.handmade.ends.paragraphs import find_first_words
from bot.transcript.handmade.fenced_headings import (
    CountedName,
    choose_openings,
    do_count,
)
from bot.transcript.handmade.handmade_document import HandmadeDocument
from bot.transcript.handmade.header import read_header, require_count
from bot.transcript.handmade.line_places import LinePlace
from bot.transcript.handmade.lines.remarks import is_closing_line
from bot.transcript.handmade.lines.run_lines import (
    RunLine,
    find_run_lines,
    judge_run_line,
)
from bot.transcript.handmade.messages import Opening, leave_out_fenced, trim_blank_ends
from bot.transcript.handmade.refusal_words import tell_who
from bot.transcript.handmade.runs.log_headings import (
    NUMBERED,
    HeadingKind,
    LogHeading,
    find_headings,
    find_marks,
    is_of_runner,
)
from bot.transcript.handmade.runs.runner_marks import (
    RunnerMarks,
    read_runner_mark,
)
from bot.transcript.handmade.symposium_draft import SymposiumDraft
from bot.transcript.handmade.unlabelled.lone_paragraphs import (
    NamedMessage,
    refuse_lone,
)
from bot.transcript.handmade.within.below_runner import (
    find_going_on,
    find_stray_fence,
    is_trace,
)
from bot.transcript.handmade.within.program_ends import part_program_ends

FORMAT = "duet"

_FEWEST = 3  # two numbered messages may as well be two numbered voices
_DIGITS = re.compile(r"\d+")
_LEAVES = re.compile(r"(?:[ ]#?\d+)?[ ](?:has[ ]|have[ ]|was[ ])?(\w+)")


def _read(document: HandmadeDocument, draft: SymposiumDraft) -> None:
    headings = find_headings(document)
    messages = [one for one in headings if one.kind is HeadingKind.MESSAGE]
    if len({one.name for one in messages}) <= 1:
        return
    openings = [Opening(VoiceName(one.name), None, one.line) for one in messages]
    counted = ((one.line, _read_count(one.name)) for one in messages)
    counts = {line: count for line, count in counted if count is not None}
    rounds = {
        one.line: int(number[0][:9])
        for one in headings
        if one.kind is HeadingKind.ROUND and (number := _DIGITS.search(one.name))
    }
    chosen = choose_openings(document.lines, openings, counts, rounds)
    first = min(headings[0].line, chosen.openings[0].line)
    count = read_header(draft, first)
    if count is not None and count.messages == len(openings):
        chosen = replace(chosen, openings=openings, doubtful=None)
    require_count(count, len(chosen.openings), draft)
    draft.is_certain = len(chosen.openings) >= _FEWEST
    if chosen.doubtful is not None:
        draft.refuse(
            "a code fence above this heading is not closed before it, and it is not "
            "clear whether it begins a message; close the fence where the code ends",
            line=chosen.doubtful + 1,
        )
    names = _without_counts([opening.voice for opening in chosen.openings])
    spoken = {
        opening.line: replace(opening, voice=VoiceName(name))
        for opening, name in zip(chosen.openings, names, strict=True)
    }
    beside = [one for one in headings if one.kind is not HeadingKind.MESSAGE]
    _add_parts(draft, spoken, beside)


def _add_parts(
    draft: SymposiumDraft, spoken: dict[int, Opening], beside: Sequence[LogHeading]
) -> None:
    """Each message and each part beside them, in the order of the log."""
    lines, places = draft.document.lines, draft.places
    voices = [spoken[line].voice for line in sorted(spoken)]
    draft.voices = {voice: Voice(voice) for voice in voices}
    # Within a fence of a message, a heading that is nobody's is the voice's own.
    every = [Opening(VoiceName(one.name), None, one.line) for one in beside]
    every = sorted([*spoken.values(), *every], key=lambda one: one.line)
    real = {one.line for one in leave_out_fenced(lines, every)}
    named = {one.line: one for one in beside if one.line in real}
    starts = sorted({*spoken, *named})
    last = _end_of_words(lines)
    places.enclose(starts[0], last)
    spans = list(zip(starts, [*starts[1:], last], strict=True))
    marks = find_marks(lines, [*beside, *_as_headings(spoken)])
    parted = {
        start: _part_runner_lines(draft, start + 1, end, marks)
        for start, end in spans
        if start in spoken
    }
    part_program_ends(lines, list(parted.values()), tuple(draft.voices))
    said = [NamedMessage(spoken[at].voice, own) for at, (own, _) in parted.items()]
    refuse_lone(draft, said)
    going_on = {
        start: at
        for start, (own, beside) in parted.items()
        if (at := find_going_on(lines, own, beside)) is not None
    }
    for start, end in spans:
        places.mark(LinePlace.FRAME, start)
        if start not in spoken:
            _add_aside(draft, named[start], end)
            continue
        if len(going_on) == 1 and start in going_on:
            _refuse_going_on(draft, spoken[start].voice, going_on[start])
        _add_message(draft, spoken[start], end, parted[start], marks)


def _as_headings(spoken: dict[int, Opening]) -> list[LogHeading]:
    return [
        LogHeading(at, one.voice, HeadingKind.MESSAGE) for at, one in spoken.items()
    ]


def _refuse_going_on(draft: SymposiumDraft, voice: VoiceName, line: int) -> None:
    draft.refuse(
        f"this stands below a line of the program, as no other message does; put "
        f'"[runner] " before each of its lines if {voice} did not say it, or move '
        f"the program's line below it if {voice} did",
        line=line + 1,
    )


def _add_message(
    draft: SymposiumDraft,
    opening: Opening,
    end: int,
    parted: tuple[list[int], list[int]],
    marks: RunnerMarks,
) -> None:
    lines = draft.document.lines
    own, beside = parted
    _refuse_unclear(draft, opening.line + 1, end, beside, marks)
    words = trim_blank_ends([lines[at] for at in own])
    draft.add_turn(opening.voice, "\n".join(words))
    draft.places.mark(LinePlace.TURN, opening.line + 1, end)
    for at in beside:
        draft.add_note(lines[at].strip(), line=at + 1)
        draft.places.mark(LinePlace.NOTE, at)


def _add_aside(draft: SymposiumDraft, heading: LogHeading, end: int) -> None:
    if heading.kind is HeadingKind.UNCLEAR:
        draft.refuse(
            f"it is not clear whether “{heading.name}”, which has the form of the "
            f"messages' own headings, is a voice; {tell_who(heading.name)}",
            line=heading.line + 1,
        )
    lines = draft.document.lines[heading.line + 1 : end]
    words = "\n".join(lines).strip("\n")
    if words.strip():
        draft.add_note(words, heading=heading.name, line=heading.line + 1)
    else:
        draft.add_note(heading.name, line=heading.line + 1)
    draft.places.mark(LinePlace.NOTE, heading.line + 1, end)


def _part_runner_lines(
    draft: SymposiumDraft, first: int, end: int, marks: RunnerMarks
) -> tuple[list[int], list[int]]:
    """The lines of a message, and those the program wrote into it; from 0."""
    own: list[int] = []
    beside: list[int] = []
    lines, names = draft.document.lines, tuple(draft.voices)
    run, stray = _find_run(lines, range(first, end), names, marks)
    has_spoken = is_traced = False
    for at in range(first, end):
        is_told = has_spoken and _tells_who_left(lines[at], names)
        is_run = at == stray or run.get(at) is RunLine.PROGRAM_S
        is_traced = is_trace(lines, at, is_begun=is_traced, is_below=bool(beside))
        is_beside = is_told or is_run or is_traced or is_of_runner(lines[at], marks)
        (beside if is_beside else own).append(at)
        has_spoken = has_spoken or bool(lines[at].strip())
    below = [at for at in own if beside and at > beside[-1] and lines[at].strip()]
    if below and (
        _run_on(below, beside[-1], lines, end)
        or all(_closes_run(lines[at], names) for at in below)
    ):
        own, beside = own[: own.index(below[0])], [*beside, *below]
    while beside and own and not lines[own[-1]].strip():
        own.pop()  # what parted its last words from the program's
    return own, beside


def _find_run(
    lines: Sequence[str], at: range, names: Sequence[str], marks: RunnerMarks
) -> tuple[dict[int, RunLine], int | None]:
    """The lines of the program's form, and a fence among them that closes nothing."""

    def is_told(line: int) -> bool:
        is_run = judge_run_line(lines[line], names) is RunLine.PROGRAM_S
        return is_run or is_of_runner(lines[line], marks)

    stray = find_stray_fence(lines, at.start, at.stop, is_told)
    message = ["" if line == stray else lines[line] for line in at]
    run = find_run_lines(message, names)
    return {at.start + line: kind for line, kind in run.items()}, stray


def _run_on(below: Sequence[int], above: int, lines: Sequence[str], end: int) -> bool:
    """Such as "!! timeout", between the program's and the next heading, no gap left."""
    are_marked = all(read_runner_mark(lines[at]) for at in below)
    is_headed = "".join(lines[end : end + 1]).startswith("##")
    return are_marked and is_headed and below == list(range(above + 1, below[-1] + 1))


def _closes_run(line: str, names: Sequence[str]) -> bool:
    """Below the program's last line: "=== END ===", or a remark that is signed."""
    signs = find_signs(Below(line, names=find_first_words(names)))
    return is_closing_line(line) or signs.are_maker_s


def _refuse_unclear(
    draft: SymposiumDraft,
    first: int,
    end: int,
    beside: Sequence[int],
    marks: RunnerMarks,
) -> None:
    """A line of the form that the program's have, which says nothing of its run."""
    lines, names = draft.document.lines, tuple(draft.voices)
    run, _ = _find_run(lines, range(first, end), names, marks)
    unclear = {at for at, kind in run.items() if kind is RunLine.UNCLEAR}
    if marks.unsure:
        unclear |= {
            at
            for at in range(first, end)
            if read_runner_mark(lines[at]) in marks.unsure
        }
    if unclear := unclear.difference(beside):
        draft.refuse(
            "this line may be of whoever speaks or of the program that wrote the "
            'log; put "[runner] " before it if nobody said it, or four spaces if '
            "somebody did",
            line=min(unclear) + 1,
        )


def _end_of_words(lines: Sequence[str]) -> int:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _tells_who_left(line: str, names: tuple[str, ...]) -> bool:
    """Such as "Wren 1 has ended the conversation.", whatever it ends with."""
    if not line.startswith(names):
        return False
    name = next(name for name in names if line.startswith(name))
    match = _LEAVES.match(line, len(name))
    return match is not None and match[1] in _departures()


def _without_counts(names: Sequence[str]) -> list[str]:
    """
    The numbers count if they run 1, 2, 3 ... through the log, or for each name of
    several that speak more than once.
    """
    counted = {name: one for name in names if (one := _read_count(name)) is not None}
    if not do_count([counted[name] for name in names if name in counted]):
        return list(names)
    return [counted[name].name if name in counted else name for name in names]


def _read_count(name: str) -> CountedName | None:
    match = NUMBERED.fullmatch(name)
    return CountedName(match[1], int(match[2][:9])) if match else None


@cache
def _departures() -> frozenset[str]:
    return frozenset(entries("maker_lines", "departures"))


LAYOUT = DocumentLayout(
    "log", "a heading ### NAME 1 ### above each message", FORMAT, _read
)
