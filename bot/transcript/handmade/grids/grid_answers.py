"""
Who answered what in a table: its columns are models, or its rows are, and the other
cells are questions, notes and numbers.

Whether the cells are what models said, or what somebody says of them, is seen from what
the columns are called, from a question at the table, and from whether the cells speak
in sentences; a table that compares by criteria, or tells of the models by their names,
gives no answers.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.transcript.fields.field_kinds import FieldKind, find_kind, part_name
from bot.transcript.handmade.grids.document_grids import Grid, GridRow
from bot.transcript.handmade.handmade_document import count_words
from bot.transcript.handmade.tables.table_columns import strip_emphasis
from bot.transcript.speaker_names import SenderPart, find_part

_MOST = 0.8  # of the cells
_FEWEST = 2
_FEWEST_WORDS = 3
_LONG = 4  # words of a heading that asks
_LONGEST_NAME = 60  # characters
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_CLOSING = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\u0964][\"'\u201d\u2019\u00bb\u203a\u300d)*_`\s]*$"
    r"|[\"\u201d\u00bb\u300d][.*_\s]*$"
)
_BLANK = re.compile(r"[\s\-\u2013\u2014_./*]*|n/?a", re.IGNORECASE)
_SAID = (FieldKind.ANSWER, FieldKind.WORDING)
_RESULTS = frozenset(  # of a test, as well as what was answered
    {
        *("result", "results", "ergebnis", "ergebnisse", "résultat", "résultats"),
        *("resultado", "resultados", "risultato", "risultati", "resultaat"),
    }
)
_BESIDE = frozenset(
    {
        *(FieldKind.REMARK, FieldKind.EXPECTED, FieldKind.NUMBER, FieldKind.TIME),
        *(FieldKind.ERROR, FieldKind.THOUGHT, FieldKind.CRITERION),
    }
)


@dataclass(frozen=True, slots=True)
class GridAnswer:
    """*name* is the cell that names who says it; persons ask."""

    name: str
    words: str
    question: str = ""


@dataclass(slots=True)
class AnsweredRow:
    """What is said in a row, and the cells beside it under their headings."""

    row: GridRow
    answers: list[GridAnswer] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GridAnswers:
    """
    *is_asked*: the table itself says that somebody was asked, or that it gives answers;
    *is_said*: its cells are what somebody may have said. Voices are *in_columns*, or
    in rows.
    """

    rows: tuple[AnsweredRow, ...]
    is_asked: bool
    is_said: bool
    in_columns: bool = False


def read_answers(grid: Grid, is_voice: Callable[[str], bool]) -> GridAnswers | None:
    """None where neither its columns nor its rows are voices, or it compares them."""
    names = {n: _bare(cell) for n, cell in enumerate(grid.heading)}
    voices = {n: name for n, name in names.items() if is_voice(name)}
    kinds = {n: find_kind(name) for n, name in names.items()}
    if FieldKind.CRITERION in kinds.values():
        return None
    found = _by_columns(grid, voices, kinds) or _by_rows(grid, kinds, is_voice)
    if found is None or _tells_of_voices(found.rows):
        return None
    return found


# Models in columns


def _by_columns(
    grid: Grid, voices: dict[int, str], kinds: dict[int, FieldKind]
) -> GridAnswers | None:
    beside = [n for n in kinds if n not in voices]
    asked = next((n for n in beside if kinds[n] is FieldKind.QUESTION), None)
    if not voices or (len(voices) < _FEWEST and asked is None):
        return None
    label = asked if asked is not None else (0 if 0 in beside else None)
    if label is not None and kinds[label] in _BESIDE:
        return None
    rows = [_read_columns(grid, row, voices, label) for row in grid.body]
    labels = [_bare(row.cells[label]) for row in grid.body] if label is not None else []
    ask = sum(one.endswith(("?", "\uff1f")) for one in labels)
    is_asked = asked is not None or ask * _FEWEST > len(labels)
    return GridAnswers(tuple(rows), is_asked, _are_said(rows), in_columns=True)


def _read_columns(
    grid: Grid, row: GridRow, voices: dict[int, str], label: int | None
) -> AnsweredRow:
    found = AnsweredRow(row)
    question = "" if label is None else _bare(row.cells[label])
    is_beside = label is not None and find_kind(question) in _BESIDE
    for n, cell in enumerate(row.cells):
        if n == label:
            continue
        if n in voices and not is_beside and not _BLANK.fullmatch(cell):
            found.answers.append(GridAnswer(voices[n], cell, question))
        elif is_beside:
            _note(found, f"{question}, {_bare(grid.heading[n])}", cell)
        elif n not in voices:
            _note(found, grid.heading[n], cell)
    return found


# Models in rows


def _by_rows(
    grid: Grid, kinds: dict[int, FieldKind], is_voice: Callable[[str], bool]
) -> GridAnswers | None:
    voice = _find_voices(grid, kinds, is_voice)
    if voice is None:
        return None
    left = [n for n in kinds if n != voice]
    asked = next((n for n in left if kinds[n] is FieldKind.QUESTION), None)
    if asked is not None and not _are_worded(grid, asked):
        asked = None
    said, is_called = _find_said(grid, [n for n in left if n != asked], kinds)
    if not said:
        return None
    rows = [_read_row(grid, row, voice, said, asked) for row in grid.body]
    is_asked = is_called or asked is not None or len(said) > 1
    return GridAnswers(tuple(rows), is_asked, _are_said(rows))


def _find_voices(
    grid: Grid, kinds: dict[int, FieldKind], is_voice: Callable[[str], bool]
) -> int | None:
    """The column in which all cells are voices, or persons beside voices."""
    for n, kind in kinds.items():
        cells = [_bare(row.cells[n]) for row in grid.body]
        known = [is_voice(cell) for cell in cells]
        parts = [find_part(cell) is not None for cell in cells]
        if all(known) or (
            kind in (FieldKind.VOICE, FieldKind.MODEL)
            and any(known)
            and all(a or b for a, b in zip(known, parts, strict=True))
        ):
            return n
    return None


def _find_said(
    grid: Grid, left: Sequence[int], kinds: dict[int, FieldKind]
) -> tuple[list[int], bool]:
    """The columns of what was said, and whether they are called so."""
    called = [n for n in left if kinds[n] in _SAID and _are_worded(grid, n)]
    if len(called) == 1:
        return called, _RESULTS.isdisjoint(part_name(grid.heading[called[0]]))
    prose = [n for n in left if _is_prose(grid, n)]
    asking = [n for n in prose if _may_ask(grid.heading[n])]
    if called or (asking and asking == prose):
        return asking if asking == prose else [], False
    sole = [n for n in prose if kinds[n] not in _BESIDE] or prose
    return (sole if len(sole) == 1 else []), False


def _may_ask(heading: str) -> bool:
    bare = _bare(heading)
    return bare.endswith(("?", "\uff1f")) or len(bare.split()) >= _LONG


def _read_row(
    grid: Grid, row: GridRow, voice: int, said: Sequence[int], asked: int | None
) -> AnsweredRow:
    found = AnsweredRow(row)
    name = _bare(row.cells[voice])
    for n, cell in enumerate(row.cells):
        if n in (voice, asked):
            continue
        if n in said:
            own = row.cells[asked].strip() if asked is not None else ""
            question = own or (_bare(grid.heading[n]) if len(said) > 1 else "")
            if not _BLANK.fullmatch(cell):
                found.answers.append(GridAnswer(name, cell, question))
        else:
            _note(found, grid.heading[n], cell)
    return found


# Cells


def _note(found: AnsweredRow, heading: str, cell: str) -> None:
    if not _BLANK.fullmatch(cell):
        told = _bare(heading)
        found.notes.append(f"{told}: {cell}" if told else cell)


def _bare(cell: str) -> str:
    return strip_emphasis(cell.strip()).strip().rstrip(":\uff1a").strip()


def _are_worded(grid: Grid, number: int) -> bool:
    return any(_LETTERS.search(row.cells[number]) for row in grid.body)


def _is_prose(grid: Grid, number: int) -> bool:
    cells = [row.cells[number] for row in grid.body]
    cells = [cell for cell in cells if not _BLANK.fullmatch(cell)]
    return bool(cells) and sum(map(_is_sentence, cells)) >= _MOST * len(cells)


def _is_sentence(cell: str) -> bool:
    return (
        count_words(cell) >= _FEWEST_WORDS and _CLOSING.search(cell[-80:]) is not None
    )


def _are_said(rows: Sequence[AnsweredRow]) -> bool:
    cells = [answer.words for answer in _all(rows)]
    return bool(cells) and sum(map(_is_sentence, cells)) >= _MOST * len(cells)


def _tells_of_voices(rows: Sequence[AnsweredRow]) -> bool:
    """Cells name those in whose place they stand: "Claude answers at length"."""
    telling = 0
    for answer in _all(rows):
        if find_part(answer.name) is SenderPart.ASKS:
            continue
        name = next(iter(_WORD.findall(answer.name)), "").casefold()
        words = [word.casefold() for word in _WORD.findall(answer.words[:200])]
        telling += len(name) > _FEWEST and name in words[:_LONG]
    return telling * _FEWEST >= max(_FEWEST, sum(1 for _ in _all(rows)))


def _all(rows: Sequence[AnsweredRow]) -> Iterator[GridAnswer]:
    for row in rows:
        yield from row.answers
