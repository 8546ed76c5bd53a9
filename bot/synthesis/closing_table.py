"""
The synthesiser's answer, read tolerantly and checked strictly.

In whatever shape the table comes, it is taken; whatever it quotes is looked for in the
voice's own words, once: who needs to know what became of it reads it here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

# ruff: noqa: RUF001 - the quotation marks are its subject
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Missing, Row, Synthesis
from bot.domain.turn import Reason, Turn
from bot.errors import VoiceError
from bot.evidence.quotes.quote_report import QuoteChecker, QuoteRow
from bot.evidence.themes.theme_check import ThemeDraft, check_themes
from bot.evidence.voice_names import voice_meant
from bot.formats import format_named
from bot.synthesis.answer_shapes import PLAIN, RICH, Draft, Line, Shape, draft
from bot.synthesis.extraction import extract_row
from bot.synthesis.heard import find_heard, find_missing
from bot.synthesis.lenient_json import values
from bot.synthesis.strangers import drop_strangers, find_strangers
from bot.synthesis.theme_shapes import ParsedAnswer, part_themes
from bot.text.lines import one_line

_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("'", "'"), ("‘", "’"))
_STRICTNESS = tuple(Check)
_MOST_NAMES = 12  # that a note lists; the answer itself is kept whole
_MOST_LINES = 12  # that are looked at for one voice
_MOST_INEXACT = 8  # passages of themes that are put to the synthesiser once more


@dataclass(frozen=True, slots=True)
class JudgedTable:
    """
    A table, and for each of its rows what `symposium quotes` says of it; *passages* is
    the same of those for which a theme was dropped.
    """

    synthesis: Synthesis
    quotes: tuple[QuoteRow, ...]
    passages: tuple[QuoteRow, ...] = ()


def read(
    answer: str, symposium: Symposium, *, by: str = "", with_themes: bool = False
) -> JudgedTable:
    """
    The table in *answer*, written *by* a voice, each formulation checked; *with_themes*
    where it was asked what several voices share.

    A voice that was heard and has no row is missing without a reason. A finding that
    names somebody to whom a row or a finding is given, and who took no part, is left
    out. Raises VoiceError (garbled) when no row for any voice of the symposium can be
    made out.
    """
    shape = shape_of(symposium)
    parsed = [part_themes(each, symposium.participants) for each in values(answer)]
    drafts = [(draft(each.rest, symposium.voices, shape), each) for each in parsed]
    # Of several tables the fullest is meant, and of equals the last: drafts come first.
    best, own = max(
        reversed(drafts),
        key=lambda pair: len(_group_by_voice(pair[0], symposium)),
        default=(None, None),
    )
    if best is None or not (known := _group_by_voice(best, symposium)):
        raise VoiceError(
            Reason.GARBLED,
            "the synthesiser's answer holds no table that can be read; ask again, or "
            "choose another voice for the synthesis.",
        )
    checker = QuoteChecker(symposium)
    rows, quotes = _judge_all(symposium, known, checker)
    findings = _findings(symposium, best, known)
    made = Synthesis(by, rows, findings, _missing(symposium, known))
    if not with_themes:
        return JudgedTable(made, quotes)
    shared = check_themes(symposium, _written_themes(own, parsed), checker)
    made = replace(made, themes=shared.themes, themes_dropped=shared.dropped)
    is_asked_again = any(quote.check is not Check.VERBATIM for quote in quotes)
    inexact = shared.inexact[:_MOST_INEXACT] if is_asked_again else ()
    return JudgedTable(made, quotes, tuple(map(checker.add_nearest, inexact)))


def _written_themes(
    own: ParsedAnswer | None, parsed: Sequence[ParsedAnswer]
) -> tuple[ThemeDraft, ...]:
    """Those that stand with the table; else the last that stand beside it."""
    for each in (own, *reversed(parsed)):
        if each is not None and each.themes is not None:
            return each.themes
    return ()


def shape_of(symposium: Symposium) -> Shape:
    """What its tables are to have, by its format."""
    return RICH if format_named(symposium.format).formulations > 1 else PLAIN


def _group_by_voice(
    written: Draft, symposium: Symposium
) -> Mapping[VoiceName, tuple[Line, ...]]:
    """The lines by the voice they are about; of a voice nobody heard there are none."""
    present = find_heard(symposium)
    lines: dict[VoiceName, tuple[Line, ...]] = {}
    for line in written.lines:
        name = voice_meant(line.called, symposium.voices)
        if name is not None and name in present:
            lines[name] = (*lines.get(name, ()), line)
    return lines


def _missing(
    symposium: Symposium, known: Mapping[VoiceName, Sequence[Line]]
) -> tuple[Missing, ...]:
    """Who was silent, with the reason, and whom the answer leaves out, without one."""
    silent = {missing.voice: missing for missing in find_missing(symposium)}
    return tuple(
        silent.get(voice.name, Missing(voice.name, None))
        for voice in symposium.voices
        if voice.name in silent or voice.name not in known
    )


def _findings(
    symposium: Symposium, written: Draft, known: Mapping[VoiceName, Sequence[Line]]
) -> Mapping[str, tuple[str, ...]]:
    called = [line.called for line in written.lines]
    strangers = find_strangers((*called, *written.credited), symposium.voices)
    kept = drop_strangers(written.findings, strangers, symposium.voices)
    dropped = sum(map(len, written.findings.values())) - sum(map(len, kept.values()))
    about = [_note(symposium, written, known), _note_dropped(dropped, strangers)]
    note = " ".join(filter(None, about))
    return {**kept, "note": (note,)} if note else dict(kept)


def _note_dropped(dropped: int, strangers: Sequence[str]) -> str:
    if not dropped:
        return ""
    which = f"{dropped} finding{'' if dropped == 1 else 's'}"
    return f"Left out, as naming who took no part ({_names(strangers)}): {which}."


def _judge_all(
    symposium: Symposium,
    known: Mapping[VoiceName, Sequence[Line]],
    checker: QuoteChecker,
) -> tuple[tuple[Row, ...], tuple[QuoteRow, ...]]:
    """Each voice's rows, in the panel's order, and what became of its words."""
    most = shape_of(symposium).formulations
    judged = [
        pair
        for name, turns in find_heard(symposium).items()
        if name in known
        for pair in _judge_best(checker, known[name], turns, most=most)
    ]
    rows = tuple(row for row, _ in judged)
    return rows, tuple(checker.add_nearest(quote) for _, quote in judged)


def _judge_best(
    checker: QuoteChecker,
    lines: Sequence[Line],
    turns: tuple[Turn, ...],
    *,
    most: int,
) -> list[tuple[Row, QuoteRow]]:
    """
    Of several lines for one voice the best quotations, in their order; of equals the
    first. What it holds stands with the first.
    """
    judged = [_judge(checker, line, turns) for line in lines[:_MOST_LINES]]
    each_once = {row.formulation: (row, quote) for row, quote in reversed(judged)}
    distinct = [pair for pair in judged if each_once[pair[0].formulation] == pair]
    ranked = sorted(distinct, key=_rank)
    kept = [pair for pair in distinct if pair in ranked[:most]][:most]
    if most > 1 and not kept[0][0].position:
        position = next((row.position for row, _ in judged if row.position), "")
        kept[0] = (replace(kept[0][0], position=position), kept[0][1])
    return kept


def _rank(judged: tuple[Row, QuoteRow]) -> tuple[int, bool]:
    """The stricter check first; of two, what no other voice said in one piece."""
    row, quote = judged
    return _STRICTNESS.index(row.check), quote.said_by is not None


def _judge(
    checker: QuoteChecker, line: Line, turns: tuple[Turn, ...]
) -> tuple[Row, QuoteRow]:
    """One line of the voice whose *turns* these are, and what became of its words."""
    name = turns[0].voice
    row = _row(name, line, turns)
    quote = checker.judge(name, row.formulation)
    turn = quote.turn or row.turn
    checked = replace(
        row, check=quote.check, turn=turn, start=quote.start, end=quote.end
    )
    return checked, quote


def _row(name: VoiceName, line: Line, turns: tuple[Turn, ...]) -> Row:
    """Not looked for as yet."""
    if line.formulation:
        formulation = _strip_quotes(line.formulation)
        return Row(name, line.position, formulation, Check.NOT_FOUND)
    row = extract_row(name, turns)
    return replace(row, position=line.position or row.position)


def _strip_quotes(formulation: str) -> str:
    """Without the quotation marks around the whole, where there are some."""
    for opener, closer in _QUOTES:
        inner = formulation[1:-1]
        wrapped = formulation[:1] == opener and formulation[-1:] == closer
        if wrapped and inner and opener not in inner and closer not in inner:
            return inner.strip()
    return formulation


def _note(
    symposium: Symposium, written: Draft, known: Mapping[VoiceName, Sequence[Line]]
) -> str:
    """What was done to the answer to make a table of it; empty if nothing was."""
    present = find_heard(symposium)
    meant = [(voice_meant(e.called, symposium.voices), e) for e in written.lines]
    strangers = [line.called for name, line in meant if name is None]
    unheard_ = [name for name, _ in meant if name and name not in present]
    most = shape_of(symposium).formulations
    doubled = [name for name, lines in known.items() if len(lines) > most]
    unquoted = [
        n for n, lines in known.items() if not any(e.formulation for e in lines)
    ]
    said: list[tuple[str, Sequence[str]]] = [
        ("Left out, because no such voice took part", strangers),
        ("Left out, because nothing it said counts", unheard_),
        ("Listed more than once, the best quotation was kept", doubled),
        ("Not quoted; a sentence was taken from the text without a model", unquoted),
    ]
    return " ".join(f"{why}: {_names(names)}." for why, names in said if names)


def _names(names: Sequence[str]) -> str:
    given = list(dict.fromkeys(one_line(name)[:80] for name in names))
    more = len(given) - _MOST_NAMES
    rest = f" and {more:,} more" if more > 0 else ""
    return ", ".join(given[:_MOST_NAMES]) + rest
