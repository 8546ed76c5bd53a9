"""Answers and tables as a person reads them on a terminal or in a pipe. No I/O."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Missing, Synthesis
from bot.domain.turn import Status, Turn
from bot.domain.words import finding_titles
from bot.terminal.colours import colours
from bot.terminal.output import one_line, plain
from bot.terminal.telling import heading, outcome, quoted, whose

_NARROW = 72


def print_whole(
    console: Console, symposium: Symposium, *, printed: frozenset[TurnId] | None = None
) -> None:
    """The question and the answers, but for what is *printed* already; every table."""
    whole_lines = not console.is_terminal
    if printed is None:
        console.print(question(symposium), soft_wrap=whole_lines)
    for turn in symposium.turns:
        if turn.id not in (printed or ()):
            console.print(answer(turn, symposium), soft_wrap=whole_lines)
    for synthesis in symposium.syntheses:
        layout = _list if whole_lines or console.width < _NARROW else _table
        title = Text(heading(synthesis), style="bold")
        console.print(
            title, layout(synthesis, symposium), sep="\n", soft_wrap=whole_lines
        )
        for finding in _findings(synthesis, hanging=not whole_lines):
            console.print(finding, soft_wrap=whole_lines)


def question(symposium: Symposium) -> RenderableType:
    return Group(Text(plain(symposium.question), style="bold"), Text(""))


def answer(turn: Turn, symposium: Symposium) -> RenderableType:
    """One turn in full: who, how it went, and every word."""
    name = whose(turn, symposium)
    epithet = _epithet(turn.voice, symposium)
    head = Text(name + epithet, style=f"bold {_colour(turn.voice, symposium)}")
    style = "red" if turn.status is Status.SILENT else "dim"
    foot = Text(f"{outcome(turn)} · {_source(turn)}", style=style)
    body = [Text(plain(turn.text))] if turn.text else []
    return Group(Rule(head, align="left", style="dim"), *body, foot, Text(""))


def _source(turn: Turn) -> str:
    model = turn.model_reported or turn.model_requested
    return " · ".join(filter(None, (one_line(model or ""), turn.id)))


def _epithet(name: VoiceName, symposium: Symposium) -> str:
    try:
        epithet = symposium.voice(name).epithet
    except KeyError:
        return ""
    return f" ({one_line(epithet)})" if epithet else ""


def _colour(name: VoiceName, symposium: Symposium) -> str:
    return colours(symposium).get(name, "default")


def _table(synthesis: Synthesis, symposium: Symposium) -> RenderableType:
    table = Table(show_lines=True, expand=False)
    table.add_column("Voice", no_wrap=True)
    table.add_column("Position", ratio=2)
    table.add_column("Key formulation", ratio=3)
    for row in synthesis.rows:
        voice = Text(one_line(row.voice), style=_colour(row.voice, symposium))
        table.add_row(voice, Text(one_line(row.position)), Text(quoted(row)))
    for missing in synthesis.missing:
        voice = Text(one_line(missing.voice), style=_colour(missing.voice, symposium))
        table.add_row(
            voice, Text("missing", style="red"), Text(why(missing, symposium))
        )
    return table


def _list(synthesis: Synthesis, symposium: Symposium) -> RenderableType:
    lines = [
        Text(f"{one_line(r.voice)}: {one_line(r.position)}\n    {quoted(r)}")
        for r in synthesis.rows
    ]
    lines += [
        Text(f"{one_line(m.voice)}: missing\n    {why(m, symposium)}")
        for m in synthesis.missing
    ]
    return Group(*lines)


def why(missing: Missing, symposium: Symposium) -> str:
    """The reason's code, and the sentence of the silent turn where there is one."""
    details = [
        turn.detail
        for turn in symposium.turns
        if turn.voice == missing.voice
        and turn.status is not Status.SPOKEN
        and turn.detail
    ]
    reason = missing.reason.value if missing.reason else "no reason is known"
    return f"{reason}: {one_line(details[-1])}" if details else reason


def _findings(synthesis: Synthesis, *, hanging: bool) -> Iterator[RenderableType]:
    for key, title in finding_titles.items():
        sentences = synthesis.findings.get(key, ())
        if sentences:
            yield Text(f"\n{title}", style="bold")
        for sentence in map(one_line, sentences):
            yield _hanging(sentence) if hanging else Text(f"  • {sentence}")
    yield Text("")


def _hanging(sentence: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text("  •"), Text(sentence))
    return grid
