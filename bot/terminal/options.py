"""The options that several commands share, each declared once with its help."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

Voices = Annotated[
    str | None,
    typer.Option("--voices", metavar="A,B,C", help="Ask these voices."),
]
Panel = Annotated[
    str | None,
    typer.Option("--panel", metavar="NAME", help="Ask the voices of this panel."),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help="blind: nobody hears another (default). "
        "rounds: each round hears the one before.",
    ),
]
Rounds = Annotated[
    int | None, typer.Option("--rounds", metavar="N", help="How many rounds.")
]
Samples = Annotated[
    int,
    typer.Option(
        "--samples", metavar="N", help="Ask each voice N times independently."
    ),
]
Sealed = Annotated[
    bool,
    typer.Option(
        "--sealed",
        help="Hold a blind round back: digests first, then all answers together.",
    ),
]
NoSynthesis = Annotated[
    bool, typer.Option("--no-synthesis", help="Do without the closing table.")
]
Export = Annotated[
    Path | None,
    typer.Option(
        "--export",
        metavar="FILE",
        help="Write the session to a file that ends in .md or .json.",
    ),
]
Json = Annotated[
    bool,
    typer.Option(
        "--json", help="Write the JSON export to standard output, and nothing else."
    ),
]

EvidenceJson = Annotated[
    bool, typer.Option("--json", help="Write JSON to standard output.")
]


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed after `ask` or `rehearse`, as it was typed."""

    question: str | None
    voices: str | None = None
    panel: str | None = None
    format: str | None = None
    rounds: int | None = None
    samples: int = 1
    sealed: bool = False
    no_synthesis: bool = False
    export: Path | None = None
    as_json: bool = False
