"""
The options that several commands share, each declared once with its help.

typer reads a command's options from its signature, parameter by parameter, and knows
no groups of them (https://github.com/fastapi/typer/issues/154). Here a group is a
frozen value whose fields are the options: `expand_options` shows typer the fields, and
hands the command the value.
"""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from typing import Annotated

import typer

from bot.formats import FORMATS, HELD, USUAL
from bot.terminal.plain_mode import choose_plain
from bot.terminal.upkeep.completing import complete_id

LATEST = "latest"

Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help='An id, the beginning of one, or "latest".',
        autocompletion=complete_id,
    ),
]
IdOrLatest = Annotated[
    str,
    typer.Argument(
        metavar="[ID]",
        help='An id, the beginning of one, or "latest", as without any.',
        autocompletion=complete_id,
    ),
]
IdOrFile = Annotated[
    str,
    typer.Argument(
        metavar="[ID]",
        help='An id, the beginning of one, a file, or "latest", as without any.',
        autocompletion=complete_id,
    ),
]


def _describe_formats() -> str:
    """Each format that can be held, with what its line in the registry says of it."""
    held = " ".join(
        f"{name}: {format_.summary}{' (default)' * (name == USUAL)}."
        for name, format_ in HELD.items()
    )
    return f"{held} Rehearsed only: heretic: {FORMATS['heretic'].summary}."


@dataclass(frozen=True, slots=True)
class AskingOptions:
    """Who is to answer, and how, as it was typed."""

    voices: Annotated[
        str | None,
        typer.Option("--voices", metavar="A,B,C", help="Ask these voices."),
    ] = None
    panel: Annotated[
        str | None,
        typer.Option("--panel", metavar="NAME", help="Ask the voices of this panel."),
    ] = None
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help=_describe_formats()),
    ] = None
    rounds: Annotated[
        int | None, typer.Option("--rounds", metavar="N", help="How many rounds.")
    ] = None
    samples: Annotated[
        int,
        typer.Option(
            "--samples", metavar="N", help="Ask each voice N times independently."
        ),
    ] = 1
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="Attach a text to the question; - is standard input.",
        ),
    ] = None
    sealed: Annotated[
        bool,
        typer.Option(
            "--sealed",
            help="Hold each round back: digests first, then all answers together.",
        ),
    ] = False


NoRecord = Annotated[
    bool,
    typer.Option(
        "--no-record",
        help="Leave the record out of the markdown; it is written beside it, as JSON.",
    ),
]


@dataclass(frozen=True, slots=True)
class DeliveryOptions:
    """What is to be left of a symposium when it is over, and where, as it was typed."""

    no_synthesis: Annotated[
        bool, typer.Option("--no-synthesis", help="Do without the closing table.")
    ] = False
    export: Annotated[
        Path | None,
        typer.Option(
            "--export",
            metavar="FILE",
            help="Write the session to a file that ends in .md or .json.",
        ),
    ] = None
    no_record: NoRecord = False
    as_json: Annotated[
        bool,
        typer.Option(
            "--json", help="Write the JSON export to standard output, and nothing else."
        ),
    ] = False


EvidenceJson = Annotated[
    bool, typer.Option("--json", help="Write JSON to standard output.")
]


Plain = Annotated[
    bool,
    typer.Option(
        "--plain",
        help="Words alone, as for a screen reader: no frames, no colours, no pager.",
    ),
]


def take_plain(command: Callable[..., None]) -> Callable[..., None]:
    """*command* with --plain, which holds for all that it prints."""
    signature = inspect.signature(command)

    @functools.wraps(command)
    def told(*, plain: bool, **typed: object) -> None:
        if plain:
            choose_plain()
        command(**typed)

    option = inspect.Parameter(
        "plain", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=Plain
    )
    parameters = [*signature.parameters.values(), option]
    vars(told)["__signature__"] = signature.replace(parameters=parameters)
    return told


def expand_options(command: Callable[..., None]) -> Callable[..., None]:
    """
    *command* as typer is to see it: in place of each parameter whose type is a group
    of options, the options of that group, in the order of its fields.
    """
    signature = inspect.signature(command)
    groups = {
        name: parameter.annotation
        for name, parameter in signature.parameters.items()
        if isinstance(parameter.annotation, type) and is_dataclass(parameter.annotation)
    }
    options = {name: _options_of(group) for name, group in groups.items()}

    @functools.wraps(command)
    def expanded(**typed: object) -> None:
        values = {
            name: group(**{each.name: typed.pop(each.name) for each in options[name]})
            for name, group in groups.items()
        }
        command(**typed, **values)

    parameters: list[inspect.Parameter] = []
    for name, parameter in signature.parameters.items():
        parameters += options.get(name, [parameter])
    # What inspect.signature() goes by, and so typer.
    vars(expanded)["__signature__"] = signature.replace(parameters=parameters)
    return expanded


def _options_of(group: Callable[..., object]) -> list[inspect.Parameter]:
    return [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in inspect.signature(group).parameters.values()
    ]
