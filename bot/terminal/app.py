"""The commands and their help. What they do is imported when they are called."""

# ruff: noqa: PLC0415 - imports inside commands keep --help fast
# ruff: noqa: FBT002 - the parameters of a command are its options

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from shutil import get_terminal_size
from typing import Annotated

import typer
from typer.main import get_command

from bot.terminal.conversation.commands import Chat, add_commands
from bot.terminal.conversation.course_options import CourseOptions
from bot.terminal.exit_status import UNUSABLE
from bot.terminal.options import (
    LATEST,
    AskingOptions,
    DeliveryOptions,
    EvidenceJson,
    IdOrFile,
    Plain,
    expand_options,
    take_plain,
)
from bot.terminal.plain_mode import choose_plain, plain_if_usual
from bot.terminal.upkeep.archive_commands import add_archive_commands

_NARROW = 53  # columns

app = typer.Typer(
    name="symposium",
    help="Live conversations between language models of different makers, "
    "with a record that can be trusted.",
    epilog="Start with: symposium rehearse",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Show the exact first requests, and ask nobody."),
]


def _tell_version(wanted: bool) -> None:  # noqa: FBT001 - as typer calls it
    if wanted:
        from bot.terminal.upkeep.version import find_version

        typer.echo(f"symposium {find_version()}")
        raise typer.Exit


@app.callback()
def _before_the_verb(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="The configuration. Without it: SYMPOSIUM_CONFIG, "
            "then ./symposium.toml, then the one at home.",
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - it is told before anything else
        bool,
        typer.Option(
            "--version", callback=_tell_version, is_eager=True, help="Tell which it is."
        ),
    ] = False,
    plain: Plain = False,
) -> None:
    context.obj = config
    if plain:
        choose_plain()
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(UNUSABLE)


@app.command()
@expand_options
def rehearse(
    context: typer.Context,
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="QUESTION",
            help="Without one: the prepared one; - reads standard input.",
        ),
    ] = None,
    *,
    dry_run: DryRun = False,
    chat: Chat = False,
    asking: AskingOptions,
    course: CourseOptions,
    delivery: DeliveryOptions,
) -> None:
    """Hold a symposium of embedded voices: no token, no key, no network."""
    from bot.terminal.ask import hold_symposium, print_requests

    what = (context.obj, question, asking, course, delivery)
    if dry_run:
        raise typer.Exit(print_requests(*what, rehearsal=True))
    raise typer.Exit(hold_symposium(*what, rehearsal=True, chat=chat))


@app.command()
@expand_options
def ask(
    context: typer.Context,
    question: Annotated[
        str,
        typer.Argument(
            metavar="QUESTION",
            help="What the voices are to answer; - reads standard input.",
        ),
    ],
    *,
    dry_run: DryRun = False,
    chat: Chat = False,
    asking: AskingOptions,
    course: CourseOptions,
    delivery: DeliveryOptions,
) -> None:
    """Hold a symposium of the configured voices."""
    from bot.voices.client import load_ahead

    load_ahead()
    from bot.terminal.ask import hold_symposium, print_requests

    what = (context.obj, question, asking, course, delivery)
    if dry_run:
        raise typer.Exit(print_requests(*what, rehearsal=False))
    raise typer.Exit(hold_symposium(*what, rehearsal=False, chat=chat))


add_commands(app)


@app.command()
def bot(context: typer.Context) -> None:
    """Serve the slash commands on Discord (needs DISCORD_TOKEN)."""
    from bot.terminal.opening import lock_archive, open_settings, warn_of_listeners

    settings = open_settings(context.obj, quiet=False)
    warn_of_listeners(settings)
    from cogs._bot import serve

    with lock_archive(settings.database):
        serve(settings)


add_archive_commands(app)


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An exported file.")],
    head: Annotated[
        str | None,
        typer.Option(
            "--head", metavar="HEX", help="The head of its chain that was published."
        ),
    ] = None,
) -> None:
    """Check an export: 0 whole, 1 tampered or another head, 2 not to be told."""
    from bot.terminal.evidence import verify_file

    raise typer.Exit(verify_file(file, head))


@app.command()
def exposure(
    context: typer.Context,
    id_or_file: IdOrFile = LATEST,
    as_json: EvidenceJson = False,
) -> None:
    """Tell who had been shown whose words, or had them quoted."""
    from bot.terminal.evidence import show_exposure

    raise typer.Exit(show_exposure(context.obj, id_or_file, as_json=as_json))


@app.command()
def quotes(
    context: typer.Context,
    id_or_file: IdOrFile = LATEST,
    *,
    voice: Annotated[
        str | None, typer.Option("--voice", metavar="NAME", help="Who is quoted.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="The quotation.")
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say by which rule, and where the words stand."),
    ] = False,
    as_json: EvidenceJson = False,
) -> None:
    """Check every quotation of its tables, or the one that is given."""
    from bot.terminal.evidence import QuoteWish, show_quotes

    wish = QuoteWish(voice, text, explain=explain, as_json=as_json)
    status = show_quotes(context.obj, id_or_file, wish)
    raise typer.Exit(status)


@app.command()
def convergence(
    context: typer.Context,
    id_or_file: IdOrFile = LATEST,
    as_json: EvidenceJson = False,
) -> None:
    """Tell what independent voices share unprompted, and what others echo."""
    from bot.terminal.convergence import show_convergence

    raise typer.Exit(show_convergence(context.obj, id_or_file, as_json=as_json))


@app.command()
def endings(
    context: typer.Context,
    id_or_file: IdOrFile = LATEST,
    as_json: EvidenceJson = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Say of each message what was seen, and why no rule fired.",
        ),
    ] = False,
) -> None:
    """Replay a dialogue: where it had ended, why, and from when on."""
    from bot.terminal.evidence import show_endings

    raise typer.Exit(
        show_endings(context.obj, id_or_file, as_json=as_json, explain=explain)
    )


@app.command()
def voices(
    context: typer.Context,
    check: Annotated[
        bool, typer.Option("--check", help="Ask each endpoint whether it answers.")
    ] = False,
) -> None:
    """List the configured voices; with --check, ask whether they answer."""
    from bot.terminal.voices import check_configured_voices, list_voices

    raise typer.Exit((check_configured_voices if check else list_voices)(context.obj))


@cache
def _whole_command() -> Callable[..., object]:
    """Of all commands with their options: for a process that runs several, once."""
    for each in app.registered_commands:
        if each.callback is not None:
            each.callback = take_plain(each.callback)
    return get_command(app)


def _width_of_help() -> int | None:
    """Of narrow screens; typer's help takes no fewer than fifty columns by itself."""
    columns = get_terminal_size().columns
    return columns - 1 if columns < _NARROW else None


def run(arguments: Sequence[str] | None = None) -> int:
    """
    Run one command and return its exit status.

    0 done, 1 nobody spoke, 2 unusable arguments or configuration (one sentence on
    standard error), 70 a fault in this program, 130 after Ctrl-C.
    """
    from bot.terminal.exit_status import run_command

    with plain_if_usual():
        return run_command(
            lambda: _whole_command()(
                arguments,
                prog_name="symposium",
                standalone_mode=False,
                terminal_width=_width_of_help(),
            )
        )
