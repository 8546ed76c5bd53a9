"""
Whether an exported document, JSON or markdown, is as it was exported. No I/O.

The record in it is held against its own chain (`bot.evidence.verify`). Besides, a
markdown export has to be, but for its line ends, what its record is rendered as, so
that no table or heading says what the record does not; and a JSON export has to be
laid out in one manner throughout, whichever it is. Both go by this version's layout:
a change of the rendering makes older markdown exports differ from it.
"""

import json
from collections.abc import Iterator, Mapping

from bot.domain.turn import Turn
from bot.errors import Unreadable
from bot.evidence.alignment import How
from bot.evidence.digests import beyond_digest
from bot.evidence.record import Record
from bot.evidence.verdict import Difference, Verdict
from bot.evidence.verify import (
    changed_parts,
    recorded_digests,
    recorded_place,
    verdict_on,
)
from bot.transcript.json_export import from_json
from bot.transcript.markdown import from_markdown, to_markdown
from bot.transcript.node import is_whole, mapping, parsed
from bot.transcript.prose import Prose, question_in, turn_in
from bot.transcript.record_block import Skeleton, head, skeleton
from bot.transcript.sections import VOICE, voice_heading

_LAYOUT = Difference(How.CHANGED, "layout")
_BEYOND = (
    Difference(How.CHANGED, "beyond"),
    "What the record holds beyond the JSON export was changed.",
)


def verify(text: str) -> Verdict:
    """
    What became of an export; decode files without changing their line ends.

    Raises Unreadable, and nothing else, when *text* is no export of ours.
    """
    if not is_whole(text):
        raise Unreadable("the document holds half of a surrogate pair")
    plain = _with_line_feeds(text.removeprefix("\ufeff"))
    if plain.lstrip()[:1] in ("{", "["):
        return _json(plain)
    return _markdown(plain)


def _with_line_feeds(text: str) -> str:
    """A document has one kind of line end; a carriage return more is a change."""
    many = text.count("\r\n")
    return text.replace("\r\n", "\n") if many == text.count("\n") else text


def _json(plain: str) -> Verdict:
    record = mapping(parsed(plain))
    verdict = verdict_on(record)
    if not verdict.whole:
        return verdict
    from_json(plain)
    if plain.strip() in _written(record, plain):
        return verdict
    sentence = (
        "Every value is as recorded, but the document's layout was changed by hand."
    )
    return verdict.tampered(_LAYOUT, sentence)


def _written(record: Record, like: str) -> Iterator[str]:
    """The record in each manner in which a program may have written this document."""
    second = like.strip().partition("\n")[2]
    indent = second[: len(second) - len(second.lstrip(" \t"))] or None
    for ascii_only in (False, True):
        for separators in ((",", ": "), (", ", ": "), (",", ":")):
            yield json.dumps(
                record, ensure_ascii=ascii_only, indent=indent, separators=separators
            )


def _markdown(plain: str) -> Verdict:
    lines = plain.split("\n")
    bones = skeleton(lines)
    try:
        symposium = from_markdown(plain)
    except Unreadable as refused:
        return _out_of_order(bones, lines, refused)
    turns = zip(_turns(bones.record), symposium.turns, strict=True)
    verdict = verdict_on(
        {
            **bones.record,
            "question": symposium.question,
            "turns": [_with_words(record, turn) for record, turn in turns],
        }
    )
    if not verdict.whole:
        return verdict
    if not _beyond_is_kept(bones):
        return verdict.tampered(*_BEYOND)
    return _as_rendered(verdict, plain, to_markdown(symposium))


def _beyond_is_kept(bones: Skeleton) -> bool:
    digest = beyond_digest(bones.beyond, head(bones.record))
    return bones.beyond.get("sha256") == digest


def _as_rendered(verdict: Verdict, plain: str, due: str) -> Verdict:
    found, wanted = plain.rstrip("\n").split("\n"), due.rstrip("\n").split("\n")
    if found == wanted:
        return verdict
    pairs = enumerate(zip(found, wanted, strict=False))
    at = next(
        (n for n, (one, other) in pairs if one != other), min(len(found), len(wanted))
    )
    headings = [line for line in wanted[: at + 1] if line.startswith(("# ", "## "))]
    under = headings[-1].lstrip("# ") if headings else "the title"
    sentence = (
        f"Line {at + 1}, under “{under}”, is not what the record says; questions and "
        "texts are as recorded."
    )
    return verdict.tampered(_LAYOUT, sentence)


def _out_of_order(bones: Skeleton, lines: list[str], refused: Unreadable) -> Verdict:
    """The prose does not follow the record: what became of its sections."""
    verdict = verdict_on(_as_found(bones, lines[: bones.first_line]))
    for first, sentence in changed_parts(bones.record):
        if first.what not in ("question", "header"):  # others are known without prose
            return verdict.tampered(first, sentence)
    if not _beyond_is_kept(bones):
        return verdict.tampered(*_BEYOND)
    if not verdict.whole:
        return verdict
    return verdict.tampered(_LAYOUT, f"The prose was changed: {refused}.")


def _as_found(bones: Skeleton, prose: list[str]) -> Record:
    """
    The record as its sections make it: each is the turn that was recorded exactly so,
    else a turn of the same heading that no section is, else its heading alone.
    """
    starts = [at for at, line in enumerate(prose) if line.startswith(VOICE)]
    ends = [*starts[1:], len(prose)]
    sections = [prose[start:end] for start, end in zip(starts, ends, strict=True)]
    recorded = recorded_digests(bones.record.get("integrity")) or []
    unused = list(zip(_turns(bones.record), bones.symposium.turns, strict=True))
    exact = [_taken(bones, section, unused, recorded) for section in sections]
    turns = [
        found or _taken(bones, section, unused) or {"voice": section[0][len(VOICE) :]}
        for section, found in zip(sections, exact, strict=True)
    ]
    opening = prose[: starts[0]] if starts else prose
    return {**bones.record, "question": _question(bones, opening), "turns": turns}


def _taken(
    bones: Skeleton,
    section: list[str],
    unused: list[tuple[Record, Turn]],
    recorded: list[str] | None = None,
) -> Record | None:
    """The first turn the section can be, and is recorded as, if that is asked."""
    for pair in unused:
        record, turn = pair
        if section[0] != voice_heading(bones.symposium, turn):
            continue
        try:
            found = _with_words(record, turn_in(Prose(section), bones, turn))
        except Unreadable:
            continue
        if recorded is None or recorded_place(found, recorded) is not None:
            unused.remove(pair)
            return found
    return None


def _question(bones: Skeleton, opening: list[str]) -> str | None:
    try:
        return question_in(Prose(opening), bones)
    except Unreadable:
        return None


def _turns(record: Record) -> list[Record]:
    turns = record["turns"]
    return [dict(turn) for turn in turns] if isinstance(turns, list) else []


def _with_words(record: Mapping[str, object], turn: Turn) -> Record:
    return {**record, "question": turn.question, "text": turn.text}
