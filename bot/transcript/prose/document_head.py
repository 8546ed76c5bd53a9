"""The head of a document: its title, what is known of it at a glance, its question."""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.act import Act, ActKind
from bot.domain.ending import find_ending
from bot.domain.note import Note
from bot.domain.symposium import ImportSource, Origin, Symposium
from bot.domain.voice import Voice
from bot.domain.words.act_words import tell_end
from bot.domain.words.origin_words import describe_origin, list_all_faults
from bot.formats import UNTIL_SETTLED
from bot.text.headline import find_headline, is_opening
from bot.text.lines import one_line
from bot.transcript.layout import LaidOut
from bot.transcript.prose.choices import tell_choices
from bot.transcript.prose.notes import show_notes
from bot.transcript.prose.one_line import inline
from bot.transcript.prose.provenance import moment
from bot.transcript.prose.quoting import quote_lines
from bot.transcript.prose.sections import (
    CONTEXT_QUESTION,
    call,
    full_name,
    no_question,
)

IN_A_DIALOGUE = (
    "- **Record:** at the end of this document, or in the file that is named there"
)
"""Stands in the head of a dialogue of ours, and in none that was made by hand."""


def opening(layout: LaidOut, notes: Sequence[Note]) -> list[str]:
    """Its lines, with an empty one at the end; *notes* stand before the first turn."""
    symposium = layout.symposium
    heading = [] if layout.is_dialogue else ["## Context", ""]
    return [
        f"# {_names(symposium) if layout.is_dialogue else title(symposium)}",
        "",
        *_faults(symposium),
        *heading,
        *(_about_dialogue(layout) if layout.is_dialogue else _about(layout)),
        "",
        CONTEXT_QUESTION,
        "",
        *(quote_lines(symposium.question) or [no_question(layout)]),
        "",
        *([] if layout.is_old else _quoted(symposium)),
        *show_notes(notes),
    ]


def title(symposium: Symposium) -> str:
    """
    The title, or what of the question is short enough for one, or the id: on one line.

    One that was cut out of the question is none.
    """
    given = one_line(symposium.title)
    cut = given.removesuffix("…")
    if given and (cut == given or not is_opening(cut, symposium.question)):
        return inline(given)
    return inline(find_headline(symposium.question) or symposium.id) or "Symposium"


def _names(symposium: Symposium) -> str:
    """Such as "Ada ↔ Bruno"."""
    names = (inline(voice.name) or "—" for voice in symposium.voices)
    return " ↔ ".join(names) or "—"


def _about(layout: LaidOut) -> list[str]:
    symposium = layout.symposium
    return [
        f"- **Voices:** {_voices(layout) or '—'}",
        f"- **Format:** {_format(symposium)}",
        f"- **Started:** {moment(symposium.started)}",
        f"- **Ended:** {moment(symposium.ended)}",
        *_circumstances(layout),
    ]


def _about_dialogue(layout: LaidOut) -> list[str]:
    symposium = layout.symposium
    lines = [
        f"- **Started:** {moment(symposium.started)}",
        f"- **Ended:** {moment(symposium.ended)}",
        f"- **Messages:** {sum(turn.is_over for turn in symposium.turns)}",
        *_ending(symposium),
        f"- **Voices:** {_voices(layout) or '—'}",
        f"- **Format:** {_format(symposium)}",
        *_circumstances(layout),
    ]
    given = one_line(symposium.title)
    if given and given not in (
        one_line(_names(symposium)),
        one_line(symposium.question),
    ):
        lines.append(f"- **Title:** {title(symposium)}")
    return [*lines, IN_A_DIALOGUE]


def _ending(symposium: Symposium) -> list[str]:
    """Why it was over, and from which message on."""
    ending = find_ending(symposium)
    if ending is None:
        return []
    why = tell_end(ending.kind) or inline(ending.kind)
    since = f"from message {ending.onset} on" if ending.onset else "at once"
    return [f"- **Why it ended:** {why}, {since} (after message {ending.stop_at})"]


def _circumstances(layout: LaidOut) -> list[str]:
    symposium, lines = layout.symposium, []
    if symposium.asked_by:
        lines.append(f"- **Asked by:** {inline(symposium.asked_by)}")
    if not layout.is_old:
        lines += _chosen(symposium)
    if symposium.context is not None:
        size = f"{len(symposium.context):,} characters"
        lines.append(f"- **Attached:** a text of {size}, kept in the record")
    if symposium.sealed:
        lines.append(f"- **Sealed:** {_sealed(symposium)}")
    if symposium.origin is not Origin.LIVE:
        origin = describe_origin(symposium.origin, symposium.source)
        lines.append(f"- **Origin:** {origin}")
    if symposium.source is not None:
        lines += [_source(source) for source in symposium.source.trace()]
    return [*lines, *_family(symposium)]


def _family(symposium: Symposium) -> Iterator[str]:
    """From where it goes off, and what goes off from it."""
    if parent := symposium.branch_of:
        known = {turn.id: turn.number for turn in symposium.turns}
        after = f"turn {known.get(parent.turn, inline(parent.turn))}"
        of = f"the symposium {inline(parent.id)}, after {after}"
        yield f"- **Branch of:** {of}; its head there was `{parent.head}`"
    for branch in symposium.branches:
        yield f"- **Branch:** {inline(branch.id)}, after turn {inline(branch.turn)}"


def _chosen(symposium: Symposium) -> Iterator[str]:
    first = symposium.acts[0] if symposium.acts else symposium.first_act()
    for option, words in _OF_ANOTHER.items():
        named = first.options.get(option)
        if isinstance(named, str) and named:
            yield words.format(inline(named))
    if chosen := tell_choices(first):
        yield f"- **Chosen:** {chosen}"


def _quoted(symposium: Symposium) -> list[str]:
    """What the first question quotes of the symposium that it goes on from."""
    listed = symposium.acts[0].options.get("quoted") if symposium.acts else None
    lines: list[str] = []
    for each in listed if isinstance(listed, list | tuple) else ():
        known = each if isinstance(each, Mapping) else {}
        voice, turn, words = (str(known.get(n, "")) for n in ("voice", "turn", "text"))
        if words:
            where = f"Quoting {inline(voice) or '—'} (turn {inline(turn)}):"
            lines += [where, "", *quote_lines(words), ""]
    return lines


def _voices(layout: LaidOut) -> str:
    symposium = layout.symposium
    if layout.is_old:
        return ", ".join(full_name(voice) for voice in symposium.voices)
    return ", ".join(
        call(layout, voice) + _how_it_came(symposium.acts, voice)
        for voice in symposium.participants
    )


def _how_it_came(acts: Sequence[Act], voice: Voice) -> str:
    """Who brought it in, and who gave it its epithet, where somebody did."""
    told = []
    for kind, words in ((ActKind.INVITED, "invited"), (ActKind.NAMED, "named so")):
        done = [act for act in acts if act.kind is kind and voice.name in act.voices]
        joined = kind is ActKind.INVITED and not any(act.joined for act in done)
        if done and not joined:
            told.append(f"{words} by {inline(done[-1].by or '') or 'somebody'}")
    return f" [{', '.join(told)}]" if told else ""


def _sealed(symposium: Symposium) -> str:
    shown = sum(act.kind is ActKind.REVEALED for act in symposium.acts)
    of_each = "of each round " if shown > 1 else ""
    if symposium.is_held_back:
        return f"the answers {of_each}are held back until all have ended"
    return f"the answers {of_each}were held back until all had ended"


def _faults(symposium: Symposium) -> list[str]:
    """What a reader has to know before anything else."""
    lines: list[str] = []
    for heading, fault in list_all_faults(symposium):
        lines += [f"**{heading}.** {inline(fault)}", ""]
    return lines


def _source(source: ImportSource) -> str:
    head = f"with the head `{source.head}`" if source.head else "without a head"
    return f"- **Imported from:** the export of {inline(source.id) or '—'}, {head}"


def _format(symposium: Symposium) -> str:
    words = inline(symposium.format) or "—"
    if symposium.rounds > 1:
        settles = bool(symposium.acts) and symposium.acts[0].chose(UNTIL_SETTLED)
        words += f", {'at most ' if settles else ''}{symposium.rounds} rounds"
    if symposium.samples > 1:
        words += f", {symposium.samples} samples of each voice"
    return words


_OF_ANOTHER = {
    "continues": "- **Continues:** the symposium {}",
    "again": "- **Again:** the course of the symposium {} once more",
}
