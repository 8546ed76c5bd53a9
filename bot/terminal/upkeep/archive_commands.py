"""The commands of the archive. What they do is imported when they are called."""

# ruff: noqa: PLC0415 - imports inside commands keep --help fast

from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.terminal.options import LATEST, Id, IdOrLatest, NoRecord


def add_archive_commands(app: typer.Typer) -> None:
    """To the commands of the terminal."""
    app.command("list")(list_)
    app.command()(show)
    app.command()(export)
    app.command()(delete)
    app.command("import")(import_)


def list_(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]...", help="In its title, its questions or its answers."
        ),
    ] = None,
    *,
    voice: Annotated[
        str | None, typer.Option("--voice", metavar="NAME", help="Who took part.")
    ] = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="How it was held.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="From this day on, as 2026-11-22."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Up to this day.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, help="How many, the newest first.")
    ] = 20,
) -> None:
    """List the symposia in the archive, the newest first: all, or some of them."""
    from bot.terminal.upkeep.archive_list import Wish, list_symposia

    wish = Wish(tuple(words or ()), voice, format_, since, until)
    raise typer.Exit(list_symposia(context.obj, wish, limit))


def show(
    context: typer.Context,
    symposium_id: IdOrLatest = LATEST,
    *,
    tree: Annotated[
        bool,
        typer.Option("--tree", help="What it goes back to, and what goes off from it."),
    ] = False,
) -> None:
    """Print a symposium: its question, its answers, its table."""
    from bot.terminal.archive import show_symposium, show_tree

    raise typer.Exit((show_tree if tree else show_symposium)(context.obj, symposium_id))


def export(
    context: typer.Context,
    symposium_id: IdOrLatest = LATEST,
    *,
    layout: Annotated[
        Literal["markdown", "json"] | None,
        typer.Option(
            "--as", help="The form of it; else by the file's ending, or markdown."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Where to; else standard output."
        ),
    ] = None,
    pictures: Annotated[
        bool, typer.Option("--pictures", help="Draw a PNG beside the file as well.")
    ] = False,
    no_record: NoRecord = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write over what is there already.")
    ] = False,
) -> None:
    """Write a symposium as markdown or JSON, with nothing lost."""
    from bot.terminal.archive import export_symposium

    raise typer.Exit(
        export_symposium(
            context.obj,
            symposium_id,
            layout=layout,
            output=output,
            pictures=pictures,
            no_record=no_record,
            force=force,
        )
    )


def delete(
    context: typer.Context,
    symposium_id: Id,
    *,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Do not ask whether it is meant.")
    ] = False,
) -> None:
    """Delete a symposium from the archive, for good."""
    from bot.terminal.upkeep.deleting import delete_symposium

    raise typer.Exit(delete_symposium(context.obj, symposium_id, yes=yes))


def import_(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Markdown or JSON.")
    ],
    *,
    lenient: Annotated[
        bool,
        typer.Option("--lenient", help="Keep as notes what cannot be understood."),
    ] = False,
    voice: Annotated[
        list[str] | None,
        typer.Option(
            metavar='"HEADING=NAME"',
            help="Whose a heading is; without a name, nobody's. Repeatable.",
        ),
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="How it is laid out, if that is not clear."),
    ] = None,
    conversation: Annotated[
        str | None,
        typer.Option(metavar="N|TITLE", help="Which one, of JSON that holds several."),
    ] = None,
) -> None:
    """Read transcripts into the archive and print their new ids."""
    from bot.terminal.archive import import_files, read_choices

    choices = read_choices(
        lenient=lenient,
        voices=voice or (),
        layout=layout,
        conversation=conversation,
    )
    raise typer.Exit(import_files(context.obj, files, choices))
