"""A symposium as a person reads it: its voices, answers and tables, in rich's terms."""

from collections.abc import Iterator, Sequence
from math import inf

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.domain.act import Act, ActKind
from bot.domain.names import VoiceName
from bot.domain.symposium import Origin, Symposium
from bot.domain.synthesis import Check, Missing, Row, Synthesis
from bot.domain.turn import Status, Turn
from bot.domain.words.act_words import tell_act
from bot.domain.words.closing_words import (
    COMPUTED,
    COMPUTED_HOW,
    FindingList,
    explain_absence,
    limit_lists,
    list_computed,
    list_written,
    tell_origin,
    tell_partial,
    tell_rest,
)
from bot.domain.words.ending_words import describe_ending
from bot.domain.words.origin_words import describe_origin, list_all_faults
from bot.domain.words.plain_words import departure_words, reason_words
from bot.formats.council.council_telling import tell_labels, tell_outcome
from bot.formats.council.councils import find_council
from bot.formats.heretic.challenge_outcome import find_challenges
from bot.formats.heretic.challenge_told import TITLE, tell_challenge, tell_sum
from bot.formats.heretic.challenged_points import describe_task
from bot.formats.paired.exchanges import was_not_put
from bot.formats.paired.question_pairs import order_in_pairs
from bot.formats.positions import find_settling
from bot.formats.positions_told import HOW, tell_settling
from bot.formats.requests.requests_told import tell_requests
from bot.formats.speech.noting import note_for_readers
from bot.terminal.drawn.consoles import SpeakerLine
from bot.terminal.drawn.spoken_words import SpokenWords
from bot.terminal.drawn.themes import draw_themes
from bot.terminal.output import one_line, plain, shortened

_NARROW = 72
# The host's verdict on the end stands at the end.
_SHOWN_ELSEWHERE = frozenset({ActKind.ENDED})
_QUESTION_LENGTH = 60
# As many characters as the table on Discord shows; the export has them all.
_LONGEST_POSITION, _LONGEST_FORMULATION = 300, 600
_PALETTE = ("cyan", "magenta", "yellow", "green", "blue", "red")


def print_symposium(
    console: Console, symposium: Symposium, *, printed: frozenset[str] | None = None
) -> None:
    """
    All that happened, in its order, after the question: answers, what people did, and
    tables; but for what is *printed* already, by its id. Then why it ended.
    """
    whole_lines = not console.is_terminal
    if printed is None:
        console.print(draw_question(symposium), soft_wrap=whole_lines)
        for line in _draw_origin(symposium):
            console.print(line, soft_wrap=whole_lines)
    for entry in _list_entries(symposium):
        if entry.id in (printed or ()):
            continue
        match entry:
            case Act():
                console.print(draw_act(entry, symposium), soft_wrap=whole_lines)
            case Turn():
                console.print(draw_answer(entry, symposium), soft_wrap=whole_lines)
            case Synthesis():
                print_table(console, entry, symposium)
    course = (_draw_settling, _draw_council, _draw_challenges)
    for told in (line for draw in course for line in draw(symposium)):
        console.print(told, soft_wrap=whole_lines)
    for sentence in (*describe_ending(symposium), *tell_requests(symposium)):
        console.print(Text(plain(sentence), style="dim"), soft_wrap=whole_lines)


def _draw_settling(symposium: Symposium) -> Iterator[RenderableType]:
    """The positions by round, where the rounds went on until they stayed the same."""
    found = find_settling(symposium)
    if found is not None:
        # What is above ends with an empty line, and below a heading there is one.
        title, *told = _lists(tell_settling(found), hanging=False)
        yield Text(str(title).strip(), style="bold underline")
        yield from told
        yield Text(HOW, style="dim")
        yield Text("")


def _draw_challenges(symposium: Symposium) -> Iterator[RenderableType]:
    """Of each point what the heretics said, and who moved."""
    for found in find_challenges(symposium):
        yield Text(TITLE, style="bold underline")
        yield Text(one_line(tell_sum(found)), style="dim")
        yield from _lists(tell_challenge(found), hanging=False)
        yield Text("")


def _draw_council(symposium: Symposium) -> Iterator[RenderableType]:
    """Its ballots with their labels resolved, and where the answers stand."""
    found = find_council(symposium)
    if found is None:
        return
    yield Text("The council", style="bold underline")
    yield from _lists(tell_outcome(found), hanging=False)
    resolved = (f"{each.judge}: {tell_labels(each)}." for each in found.ballots)
    yield from _lists([FindingList("Labels", tuple(resolved))], hanging=False)
    yield Text("")


def _list_entries(symposium: Symposium) -> list[Act | Turn | Synthesis]:
    """
    In the order in which they happened, an interview's turns by pairs; the question
    stands above them.
    """
    acts = [act for act in symposium.acts if act.kind not in _SHOWN_ELSEWHERE][1:]
    entries: list[Act | Turn | Synthesis] = [*acts, *symposium.turns]
    entries += symposium.syntheses
    # What has no place, of a transcript from elsewhere, stands as it is listed.
    entries.sort(key=lambda entry: entry.place or inf)
    turns = [entry for entry in entries if isinstance(entry, Turn)]
    ordered = iter(order_in_pairs(symposium, turns))
    return [next(ordered) if isinstance(each, Turn) else each for each in entries]


def draw_act(act: Act, symposium: Symposium) -> RenderableType:
    """What somebody did, with the words that they said."""
    told = tell_act(symposium, act, one_line)
    if told.startswith(("the host ", "somebody ")):
        told = f"{told[0].upper()}{told[1:]}"
    is_whole = act.kind in (ActKind.NAMED, ActKind.STOPPED) or not act.text
    lines = [Text(f"{told}{'.' if is_whole else ':'}", style="italic")]
    words = () if is_whole else act.text.splitlines()
    lines += [Text(f"    {plain(line)}") for line in words]
    # What a question was found to quote stands in that question.
    quotes = () if act.kind is ActKind.CHECKED else act.quotes
    turns = {turn.id: turn for turn in symposium.turns} if quotes else {}
    for quote in quotes:
        if turn := turns.get(quote.turn):
            passage = one_line(turn.text[quote.start : quote.end])
            whose = f"{one_line(turn.voice)}, turn {turn.number}"
            lines.append(Text(f"    quoting “{passage}” ({whose})", style="dim"))
    return Group(*lines, Text(""))


def print_table(console: Console, made: Synthesis, symposium: Symposium) -> None:
    whole_lines = not console.is_terminal
    layout = _list if whole_lines or console.width < _NARROW else _table
    console.print(_draw_heading(made), soft_wrap=whole_lines)
    console.print(layout(made, symposium), soft_wrap=whole_lines)
    for finding in _findings(made, symposium, hanging=not whole_lines):
        console.print(finding, soft_wrap=whole_lines)


def draw_question(symposium: Symposium) -> RenderableType:
    return Group(Text(plain(symposium.question), style="bold"), Text(""))


def _draw_origin(symposium: Symposium) -> Iterator[Text]:
    """Where it comes from, if it was not held here by models, or is a branch."""
    faults = list_all_faults(symposium)
    if (parent := symposium.branch_of) is not None:
        turn, of = one_line(parent.turn), one_line(parent.id)
        told = f"A branch of the symposium {of}, from which it goes off after {turn}."
        yield Text(told, style="dim")
    if symposium.origin is Origin.LIVE and not faults:
        yield from [Text("")] if symposium.branch_of else []
        return
    origin = describe_origin(symposium.origin, symposium.source)
    yield Text(f"{origin[0].upper()}{origin[1:]}.", style="dim")
    for _, fault in faults:
        yield Text(one_line(fault), style="red")
    yield Text("")


def draw_answer(turn: Turn, symposium: Symposium) -> RenderableType:
    """One turn in full: who, how it went, and every word."""
    name = name_speaker(turn, symposium, epithet=_epithet(turn.voice, symposium))
    head = Text(name, style=f"bold {_colour(turn.voice, symposium)}")
    style = "red" if turn.status is Status.SILENT else "dim"
    foot = Text(f"{describe_outcome(turn)} · {_source(turn)}", style=style)
    body = [SpokenWords(turn.text)] if turn.text else []
    noted = [Text(note, style="yellow") for note in tell_notes(turn, symposium)]
    return Group(SpeakerLine(head), *body, *noted, foot, Text(""))


def tell_notes(turn: Turn, symposium: Symposium) -> tuple[str, ...]:
    """What is noted of it beside its words: "Ada wrote under another's name: ..."."""
    noted = tuple(f"{turn.voice} {n}." for n in note_for_readers(symposium, turn))
    if was_not_put(symposium, turn):
        noted += (f"It was not put: {turn.to} was not there any more.",)
    return tuple(map(one_line, noted))


def _source(turn: Turn) -> str:
    model = turn.model_reported or turn.model_requested
    return " · ".join(filter(None, (one_line(model or ""), one_line(turn.id))))


def _epithet(name: VoiceName, symposium: Symposium) -> str:
    try:
        epithet = symposium.voice(name).epithet
    except KeyError:
        return ""
    return f" ({one_line(epithet)})" if epithet else ""


def _colour(name: VoiceName, symposium: Symposium) -> str:
    return choose_colours(symposium).get(name, "default")


def _draw_heading(synthesis: Synthesis) -> RenderableType:
    title = Text(describe_synthesis(synthesis), style="bold")
    origin = [Text(one_line(each), style="dim") for each in tell_origin(synthesis)]
    return Group(title, *origin)


def _table(synthesis: Synthesis, symposium: Symposium) -> RenderableType:
    table = Table(show_lines=True, expand=False)
    table.add_column("Voice", no_wrap=True)
    table.add_column("Position", ratio=2)
    table.add_column("Key formulation", ratio=3)
    for row in synthesis.rows:
        voice = Text(one_line(row.voice), style=_colour(row.voice, symposium))
        position = Text(shortened(row.position, _LONGEST_POSITION))
        table.add_row(voice, position, Text(quote_formulation(row)))
    for missing in synthesis.missing:
        voice = Text(one_line(missing.voice), style=_colour(missing.voice, symposium))
        why = Text(_explain_absence(missing, synthesis, symposium))
        table.add_row(voice, Text("missing", style="red"), why)
    return table


def _list(synthesis: Synthesis, symposium: Symposium) -> RenderableType:
    lines = []
    for row in synthesis.rows:
        position = shortened(row.position, _LONGEST_POSITION)
        # A further formulation of a voice stands under its position.
        line = f"{one_line(row.voice)}: {position}\n" if position else ""
        lines.append(Text(f"{line}    {quote_formulation(row)}"))
    for missing in synthesis.missing:
        why = _explain_absence(missing, synthesis, symposium)
        lines.append(Text(f"{one_line(missing.voice)}: missing\n    {why}"))
    return Group(*lines)


def _explain_absence(
    missing: Missing, synthesis: Synthesis, symposium: Symposium
) -> str:
    """Plain words, and the sentence of the silent turn where that is the reason."""
    why = one_line(explain_absence(symposium, synthesis, missing))
    details = [
        turn.detail
        for turn in symposium.turns
        if turn.voice == missing.voice
        and turn.status is not Status.SPOKEN
        and turn.detail
    ]
    return f"{why}: {one_line(details[-1])}" if details and missing.reason else why


def _findings(
    synthesis: Synthesis, symposium: Symposium, *, hanging: bool
) -> Iterator[RenderableType]:
    yield from _lists(limit_lists(list_written(synthesis)), hanging=hanging)
    yield from draw_themes(synthesis, symposium)
    if computed := limit_lists(list_computed(synthesis)):
        yield Text(f"\n{COMPUTED}", style="bold underline")
        yield Text(COMPUTED_HOW, style="dim")
        yield from _lists(computed, hanging=hanging)
    yield Text("")


def _lists(found: Sequence[FindingList], *, hanging: bool) -> Iterator[RenderableType]:
    for each in found:
        yield Text(f"\n{one_line(each.title)}", style="bold")
        for mark, sentence in each.marks("•"):
            line = one_line(sentence)
            yield _hanging(mark, line) if hanging else Text(f"  {mark} {line}")
        if each.more:
            yield Text(f"    {tell_rest(each.more)}", style="dim")


def _hanging(mark: str, sentence: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text(f"  {mark}"), Text(sentence))
    return grid


def _seconds(turn: Turn) -> str:
    """How long the turn took, "" while that is unknown."""
    return "" if turn.seconds is None else f"{turn.seconds:.1f} s"


def describe_opening(symposium: Symposium) -> str:
    voices = len(symposium.voices)
    question = shortened(symposium.question, _QUESTION_LENGTH)
    return (
        f"Symposium {one_line(symposium.id)}: "
        f"{voices} voice{'' if voices == 1 else 's'}, "
        f"{one_line(symposium.format)}: {question}"
    )


def describe_closing(symposium: Symposium) -> str:
    spoke = sum(turn.has_spoken for turn in symposium.turns)
    return f"Closed: {spoke} of {len(symposium.turns)} turns were spoken"


def name_speaker(turn: Turn, symposium: Symposium, *, epithet: str = "") -> str:
    """The voice, with its task, the round and the sample where there are several."""
    parts = [one_line(turn.voice) + epithet]
    if turn.task and turn.to:
        parts.append(f"{one_line(turn.task)} to {one_line(turn.to)}")
    elif task := describe_task(turn.task):
        parts.append(task)
    if symposium.rounds > 1:
        parts.append(f"round {turn.round}")
    if symposium.samples > 1:
        parts.append(f"sample {turn.sample}")
    return ", ".join(parts)


def _length(text: str) -> str:
    return f"{len(text):,} character{'' if len(text) == 1 else 's'}"


def describe_outcome(turn: Turn) -> str:
    """How the turn ended: "spoke 1,203 characters in 4.2 s", "is silent (...)"."""
    took = f" in {_seconds(turn)}" if _seconds(turn) else ""
    if turn.lacks_words:
        seal = f", sealed: {turn.seal.sha256}" if turn.seal else ""
        return f"ended{took}; what was said is not here{seal}"
    if turn.status is Status.SPOKEN:
        cut = ", cut by the token limit" if turn.was_cut else ""
        return f"spoke {_length(turn.text)}{took}{cut}"
    if turn.status is Status.SILENT:
        return _describe_failure(turn, took)
    if (done := departure_words.get(turn.status)) is not None:
        said = f"spoke {_length(turn.text)}{took} and " if turn.text else ""
        return f"{said}{done}"
    return "speaks"


def _describe_failure(turn: Turn, took: str) -> str:
    """Who has said something was not silent, however it came to an end."""
    why = f"({turn.reason}): {one_line(turn.detail or '')}"
    if not turn.text:
        return f"is silent{took.replace(' in ', ' after ')} {why}"
    ended = reason_words[turn.reason] if turn.reason else "did not end"
    return f"spoke {_length(turn.text)}{took} and {ended} {why}"


def describe_synthesis(synthesis: Synthesis) -> str:
    """Who made the table, and whether it is partial."""
    by = (
        "extracted without a model"
        if synthesis.by == "none"
        else f"by {one_line(synthesis.by)}"
    )
    return f"Synthesis, {by}{tell_partial(synthesis)}"


def quote_formulation(row: Row) -> str:
    """In quotation marks only what was found word for word."""
    words = shortened(row.formulation, _LONGEST_FORMULATION)
    if row.check is Check.VERBATIM:
        return f"“{words}”"
    if row.paraphrase:
        return f"paraphrase: {words}"
    return f"paraphrase ({row.check.replace('_', ' ')}): {words}"


def choose_colours(symposium: Symposium) -> dict[VoiceName, str]:
    """By the voice's name, as rich writes colours."""
    return {
        voice.name: _PALETTE[place % len(_PALETTE)]
        if voice.colour is None
        else f"#{voice.colour:06x}"
        for place, voice in enumerate(symposium.voices)
    }
