"""The tables: what was written of the voices, and what the program itself found."""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Row, Synthesis
from bot.domain.words.closing_words import (
    COMPUTED,
    COMPUTED_HOW,
    FindingList,
    computed_titles,
    explain_absence,
    list_computed,
    list_written,
    tell_origin,
    tell_partial,
)
from bot.domain.words.theme_telling import (
    THEMES,
    ToldPassage,
    tell_reading,
    tell_themes,
)
from bot.transcript.prose.one_line import inline, table

_OWN_SECTION = computed_titles["who_saw_what"]
_HEADING = ("Voice", "Position", "Key formulation", "Where it stands")


def syntheses(symposium: Symposium) -> Mapping[int, list[str]]:
    """
    Each table with its findings, in the order in which they were made; by the `id` of
    the value. One that says nothing is not among them.
    """
    written = [made for made in symposium.syntheses if not _is_computed(made)]
    names = {id(made): f"Synthesis {n}" for n, made in enumerate(written, start=1)}
    if len(written) == 1:
        names = {id(written[0]): "Synthesis"}
    return {
        id(made): _synthesis(symposium, made, names[id(made)])
        if id(made) in names
        else [f"## {COMPUTED}", "", *computed]
        for made in symposium.syntheses
        if id(made) in names or (computed := _computed(made))
    }


def formulation(row: Row) -> str:
    """In quotation marks only if the voice said it so; otherwise with its label."""
    words = inline(row.formulation)
    if not words:
        return "—"
    if row.check is Check.VERBATIM:
        return f"“{words.strip(_MARKS)}”"
    if row.paraphrase:
        return f"*paraphrase:* {words}"
    return f"*{_CHECKS[row.check]}:* {words.strip(_MARKS)}"


def _is_computed(made: Synthesis) -> bool:
    """It holds nothing but what the program found: no synthesis, whatever its title."""
    return not (made.rows or made.missing or list_written(made)) and bool(
        list_computed(made)
    )


def _synthesis(symposium: Symposium, made: Synthesis, name: str) -> list[str]:
    title = f": {inline(made.title)}" if made.title else ""
    lines = [f"## {name}{title}{tell_partial(made)}", ""]
    lines += [line for told in tell_origin(made) for line in (f"*{inline(told)}*", "")]
    if rows := [*_rows(symposium, made), *_absent(symposium, made)]:
        lines += [*table(_HEADING, rows), ""]
    lines += [line for each in list_written(made) for line in _list(each)]
    lines += _themes(symposium, made)
    computed = _computed(made)
    return [*lines, f"### {COMPUTED}", "", *computed] if computed else lines


def _computed(made: Synthesis) -> list[str]:
    # Who saw what has a section of its own, for the whole document.
    found = (each for each in list_computed(made) if each.title != _OWN_SECTION)
    lists = [line for each in found for line in _list(each)]
    return [f"*{COMPUTED_HOW}*", "", *lists] if lists else []


def _themes(symposium: Symposium, made: Synthesis) -> list[str]:
    """In a part of their own, which says how they were found."""
    told = tell_reading(made)
    if not told:
        return []
    lines = [f"### {THEMES}", "", f"*{inline(told)}*", ""]
    for theme in tell_themes(symposium, made):
        lines += [f"**{inline(theme.what)}** ({theme.kind})", ""]
        lines += [*map(_passage, theme.passages), ""]
    return lines


def _passage(passage: ToldPassage) -> str:
    number, turn = passage.number, inline(passage.turn)
    place = turn if number is None else f"turn {number}"
    if passage.words is None:
        return f"- **{inline(passage.voice)}**: *erased* ({place})"
    said = inline(passage.words).strip(_MARKS)
    where = f"{place}, characters {passage.start} to {passage.end}"
    return f"- **{inline(passage.voice)}**: “{said}” ({where})"


def _rows(symposium: Symposium, made: Synthesis) -> Iterator[tuple[str, ...]]:
    numbers = {turn.id: turn.number for turn in symposium.turns}
    for row in made.rows:
        position = inline(row.position) or "—"
        where = _where(row, numbers)
        yield f"**{inline(row.voice)}**", position, formulation(row), where


def _absent(symposium: Symposium, made: Synthesis) -> Iterator[tuple[str, ...]]:
    for missing in made.missing:
        why = inline(explain_absence(symposium, made, missing))
        yield f"**{inline(missing.voice)}**", f"*missing: {why}*", "—", "—"


def _list(found: FindingList) -> Sequence[str]:
    sentences = (f"{mark} {inline(each) or '—'}" for mark, each in found.marks("-"))
    return [f"**{inline(found.title)}:**", "", *sentences, ""]


def _where(row: Row, numbers: Mapping[TurnId, int]) -> str:
    if row.turn is None:
        return "—"
    place = f"turn {numbers[row.turn]}" if row.turn in numbers else inline(row.turn)
    if row.check is not Check.VERBATIM or row.start is None or row.end is None:
        return place
    return f"{place}, characters {row.start} to {row.end}"


_CHECKS = {
    Check.VERBATIM: "verbatim",
    Check.SPLICED: "spliced",
    Check.ALTERED: "altered",
    Check.NOT_FOUND: "not found in the text",
}
_MARKS = "\"'“”„«»'\u2018\u2019 "  # the table sets its own
