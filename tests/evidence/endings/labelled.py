"""
The dialogues of `material/`: many in a file, each below a line "== name".

A message a line, "NAME: text", with ⏎ for a line break within it. A line that begins
with ">" is a message after which the host may stop; a dialogue without one goes on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.evidence.endings import Ending, Listener

MATERIAL = Path(__file__).parent / "material"


@dataclass(frozen=True)
class Labelled:
    name: str
    messages: tuple[tuple[str, str], ...]
    window: range | None

    def hear(self) -> Ending | None:
        listener = Listener(voices=len({name for name, _ in self.messages}))
        endings = [listener.hear(name, text) for name, text in self.messages]
        return endings[-1]


@dataclass(frozen=True)
class Figures:
    """Counts of dialogues, and of messages that would not have been asked for."""

    ended: int
    in_window: int
    going_on: int
    alarms: int
    lost: int


def labelled(folder: Path = MATERIAL) -> list[Labelled]:
    return [each for path in sorted(folder.glob("*.txt")) for each in _read(path)]


def figures(dialogues: list[Labelled]) -> Figures:
    heard = [(each, each.hear()) for each in dialogues]
    ended = [(d, ending) for d, ending in heard if d.window is not None]
    alarms = [(d, ending) for d, ending in heard if d.window is None and ending]
    early = [
        d.window.start - ending.stop_at
        for d, ending in ended
        if d.window and ending and ending.stop_at < d.window.start
    ]
    return Figures(
        len(ended),
        sum(
            ending is not None and ending.stop_at in (d.window or ())
            for d, ending in ended
        ),
        len(heard) - len(ended),
        len(alarms),
        sum(early) + sum(len(d.messages) - ending.stop_at for d, ending in alarms),
    )


def _read(path: Path) -> Iterator[Labelled]:
    _, *parts = path.read_text(encoding="utf-8").split("\n== ")
    for part in parts:
        name, *lines = [line for line in part.split("\n") if line]
        marked = [number for number, line in enumerate(lines, 1) if line[0] == ">"]
        window = range(marked[0], marked[-1] + 1) if marked else None
        messages = tuple(map(_message, lines))
        yield Labelled(f"{path.stem}.{name}", messages, window)


def _message(line: str) -> tuple[str, str]:
    name, _, text = line.removeprefix("> ").partition(":")
    return name, text.removeprefix(" ").replace("⏎", "\n")
