"""The closing table as messages; Discord has no tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.names import TurnId, VoiceName
from bot.domain.plain_words import finding_titles, reason_words
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Missing, Row, Synthesis
from bot.domain.turn import Reason, Status, Turn
from cogs._show.facts import MESSAGE
from cogs._show.pager import cut_pages
from cogs._show.plain import clipped, plain
from cogs._show.posted_answer import write_marker, write_voice_name

_CHECKS: Mapping[Check, str] = MappingProxyType(
    {
        Check.SPLICED: "put together from separate passages",
        Check.ALTERED: "not its exact words",
        Check.NOT_FOUND: "not found in its text",
    }
)


@dataclass(frozen=True, slots=True)
class ClosingTable:
    """The symposium's table of that *number*, from 1 on, as messages in order."""

    number: int
    pages: tuple[str, ...]


def page_table(
    symposium: Symposium, synthesis: Synthesis, *, links: Mapping[TurnId, str]
) -> ClosingTable:
    """
    The messages of the table, each at most MESSAGE code points and ending with a marker
    that says which table it is; *links* says where each turn's answer is posted. Above
    the last marker stands the head of the record, for who verifies an export later.

    Quotation marks stand only around what the voice said to the letter.
    """
    made = symposium.syntheses
    number = len(made) - made[::-1].index(synthesis)
    of = f"{symposium.id}.table{number}"
    text = "\n\n".join(_blocks(symposium, synthesis, links))
    end = _head(symposium)
    longest = f"{end}\n{write_marker(of, 999, 999)}"
    bodies = cut_pages(text, limit=MESSAGE - len(longest))
    return ClosingTable(
        number,
        tuple(
            f"{body}{end if part == len(bodies) else ''}"
            f"\n{write_marker(of, part, len(bodies))}"
            for part, body in enumerate(bodies, start=1)
        ),
    )


def _head(symposium: Symposium) -> str:
    head = symposium.head
    return f"\n-# head of the chain of digests: `{head}`" if head else ""


def _blocks(
    symposium: Symposium, synthesis: Synthesis, links: Mapping[TurnId, str]
) -> Iterator[str]:
    yield _heading(synthesis)
    for row in synthesis.rows:
        yield _row(symposium, row, links)
    for missing in synthesis.missing:
        yield _missing(symposium, missing, links)
    for key, title in finding_titles.items():
        if key != "note" and (sentences := synthesis.findings.get(key)):
            yield _listed(title, sentences)


def _listed(title: str, sentences: Sequence[str]) -> str:
    listed = "\n".join(f"- {plain(clipped(s, 400))}" for s in sentences)
    return f"**{title}**\n{listed}"


def _heading(synthesis: Synthesis) -> str:
    there = {row.voice for row in synthesis.rows}
    asked = there | {missing.voice for missing in synthesis.missing}
    partial = f" (partial: {len(there)} of {len(asked)} voices)"
    lines = [f"## What was said{partial if synthesis.partial else ''}"]
    lines += [f"-# {sentence}" for sentence in _origin(synthesis)]
    return "\n".join(lines)


def _origin(synthesis: Synthesis) -> Iterator[str]:
    notes = synthesis.findings.get("note", ())
    if synthesis.by != "none":
        yield f"made by {plain(clipped(synthesis.by, 80))}, its quotations checked"
    elif not notes:
        yield "extracted from the texts without a model"
    for note in notes:
        yield plain(clipped(note, 300))


def _row(symposium: Symposium, row: Row, links: Mapping[TurnId, str]) -> str:
    who = _who(symposium, row.voice)
    position = f" — {plain(clipped(row.position, 300))}" if row.position.strip() else ""
    lines = [f"{who}{position}"]
    if row.formulation.strip():
        posted = links.get(row.turn) if row.turn else None
        link = f" [answer]({posted})" if posted else ""
        lines.append(f"> {_quoted(row)}{link}")
    if end := _end_of(_turn(symposium, row)):
        lines.append(f"-# {end}")
    return "\n".join(lines)


def _quoted(row: Row) -> str:
    words = plain(clipped(row.formulation, 600))
    if row.check is Check.VERBATIM:
        return f"“{words}”"
    return f"{words} *({_CHECKS[row.check]})*"


def _missing(
    symposium: Symposium, missing: Missing, links: Mapping[TurnId, str]
) -> str:
    turns = [turn for turn in symposium.turns if turn.voice == missing.voice]
    begun = [links[turn.id] for turn in turns if turn.text.strip() and turn.id in links]
    link = f" [what it said]({begun[-1]})" if begun else ""
    return f"{_who(symposium, missing.voice)} — *{_why(missing, turns)}*{link}"


def _why(missing: Missing, turns: list[Turn]) -> str:
    """Plain words for the reason; who stopped a voice stands in its turn's detail."""
    if missing.reason is None:
        return "nothing was heard"
    if missing.reason is Reason.DISMISSED and turns and turns[-1].detail:
        return plain(clipped(turns[-1].detail, 120))
    return reason_words[missing.reason]


def _who(symposium: Symposium, name: VoiceName) -> str:
    for voice in symposium.voices:
        if voice.name == name:
            return write_voice_name(voice)
    return f"**{plain(clipped(name, 80))}**"


def _turn(symposium: Symposium, row: Row) -> Turn | None:
    """The turn the row speaks of, or the voice's last one."""
    turns = [turn for turn in symposium.turns if turn.voice == row.voice]
    named = [turn for turn in turns if turn.id == row.turn]
    return (named or turns)[-1] if turns else None


def _end_of(turn: Turn | None) -> str:
    """That a voice in the table did not get to its end, in a few words."""
    if turn is None:
        return ""
    if turn.status is Status.SILENT and turn.reason:
        return f"{reason_words[turn.reason]}; this is from what it had said"
    return "cut by the token limit" if turn.was_cut else ""
