"""What a process of the program has loaded once it has been at work for a while."""

import importlib
from dataclasses import replace

from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.domain.voice import Voice

MODULES = (
    "alembic.command",
    "anyio._backends._asyncio",
    "bot.terminal.ask",
    "bot.terminal.opening",
    "cogs._bot",
    "sqlalchemy.dialects.sqlite.aiosqlite",
    "tests.growth.readers",
    "tests.hosting",
)


def load() -> None:
    """Modules, and lists of words with their patterns, letters and certificates."""
    for name in MODULES:
        importlib.import_module(name)
    for name in importlib.import_module("cogs._bot")._list_cogs():
        importlib.import_module(name)
    _look_at(_talk())
    importlib.import_module("bot.voices.client")._load()


def _talk() -> Symposium:
    voices = (Voice(VoiceName("One")), Voice(VoiceName("Other")))
    turns = tuple(
        Turn(TurnId(f"1.{n}"), n, voice.name, status=Status.SPOKEN, text="A window.")
        for n, voice in enumerate(voices, start=1)
    )
    return Symposium(SymposiumId("1"), "What is a door?", voices, turns=turns)


def _look_at(talk: Symposium) -> None:
    """As the host and the faces do with what has been said."""
    late = importlib.import_module("bot.host.judges.late_evidence")
    late.load_judges()
    late.find_evidence(talk)
    late.draw_table(talk)
    importlib.import_module("bot.text.frequency").word_zipf("door")
    importlib.import_module("bot.evidence.endings").prepare()
    for turn in talk.turns:
        importlib.import_module("bot.evidence.plain_refusals").find_refusal(turn.text)
    draw = importlib.import_module("bot.pictures.choosing").picture_of
    for format_ in ("blind", "duet"):
        draw(replace(talk, format=format_))
