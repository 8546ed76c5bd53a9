"""Options that stand once: what typer sees, and what a command is handed."""

from pathlib import Path
from typing import Annotated

import typer

from bot.formats import HELD
from bot.host.asking import Asking
from bot.terminal.options import AskingOptions, DeliveryOptions, expand_options
from tests.terminal.conftest import Invoke


def test_a_command_is_handed_its_groups_of_options_as_values() -> None:
    handed: list[object] = []
    app = typer.Typer(add_completion=False)

    @app.command()
    @expand_options
    def follow(
        question: Annotated[str, typer.Argument()],
        to: Annotated[str, typer.Option("--to")] = "everybody",
        *,
        asking: AskingOptions,
        delivery: DeliveryOptions,
    ) -> None:
        handed.extend((question, to, asking, delivery))

    typed = ["Why?", "--export", "it.md", "--voices", "A,B", "--samples", "2", "--json"]
    app(typed, standalone_mode=False)

    assert handed == [
        "Why?",
        "everybody",
        AskingOptions(voices="A,B", samples=2),
        DeliveryOptions(export=Path("it.md"), as_json=True),
    ]


def test_a_rehearsal_has_every_option_of_asking(invoke: Invoke) -> None:
    ask, rehearse = (invoke(verb, "--help").out for verb in ("ask", "rehearse"))

    assert ask.partition("Options:")[2] == rehearse.partition("Options:")[2]


def test_the_help_says_of_each_format_what_its_own_line_says(invoke: Invoke) -> None:
    words = " ".join(invoke("ask", "--help").out.split())

    for name, format_ in HELD.items():
        default = " (default)" if name == Asking("").format else ""
        assert f"{name}: {format_.summary}{default}." in words
