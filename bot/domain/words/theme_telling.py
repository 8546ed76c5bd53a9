"""What every face says of the themes that a table's writer read in several voices."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis, Theme, ThemeKind, ThemePassage
from bot.domain.turn import Turn

THEMES = "What several voices share"
"""The title above them."""

kind_words: Mapping[ThemeKind, str] = MappingProxyType(
    {
        ThemeKind.UNPROMPTED: "unprompted",
        ThemeKind.PROMPTED: "prompted: they had been given it",
        ThemeKind.ECHO: "echo: the others had met the first",
        ThemeKind.MIXED: "mixed: some had met it or been given it",
    }
)

MOST_PASSAGES = 4  # of one theme that a thread or a screen shows
LONGEST_PASSAGE = 200  # characters of one there
_LONGEST_NAME = 80
_PART = 97  # characters of a long passage's beginning, and of its end


@dataclass(frozen=True, slots=True)
class ToldPassage:
    """*words* as they stand in the turn; None where its text was erased."""

    voice: VoiceName
    turn: TurnId
    number: int | None
    start: int
    end: int
    words: str | None


@dataclass(frozen=True, slots=True)
class ToldTheme:
    """A theme in words; *more* are its passages that are not among these."""

    what: str
    kind: str
    passages: tuple[ToldPassage, ...]
    more: int = 0


def tell_reading(made: Synthesis) -> str:
    """How they were found, and what became of the rest; "" where nobody was asked."""
    if made.themes is None:
        return ""
    writer = made.by[:_LONGEST_NAME]
    asked = f"{writer} was asked which images or claims several voices share"
    many = made.themes_dropped
    if not made.themes:
        stood = f"; none of the {many:,} that it named stood the check"
        return f"{asked}{stood if many else ', and named none'}."
    told = (
        f"{asked}; what they are called are {writer}'s words. Each passage stands in "
        "its voice's own text, and who had met whom was looked up in the record."
    )
    if many:
        told += f" {many:,} more did not stand the check and {_are(many)} left out."
    return told


def tell_themes(symposium: Symposium, made: Synthesis) -> tuple[ToldTheme, ...]:
    """All of them, with every passage whole."""
    turns = {turn.id: turn for turn in symposium.turns}
    return tuple(_tell(theme, turns) for theme in made.themes or ())


def limit_themes(
    symposium: Symposium, made: Synthesis, *, room: int
) -> tuple[tuple[ToldTheme, ...], int]:
    """
    As many as *room* characters hold, with few passages and these cut to be shown; and
    how many more there are.
    """
    shown: list[ToldTheme] = []
    told = tell_themes(symposium, made)
    for theme in told:
        passages = tuple(_shorten(each) for each in theme.passages[:MOST_PASSAGES])
        room -= len(theme.what) + sum(len(each.words or "") for each in passages)
        if room < 0:
            break
        more = len(theme.passages) - len(passages)
        shown.append(ToldTheme(theme.what, theme.kind, passages, more))
    return tuple(shown), len(told) - len(shown)


def _tell(theme: Theme, turns: Mapping[TurnId, Turn]) -> ToldTheme:
    passages = tuple(_tell_passage(each, turns) for each in theme.passages)
    return ToldTheme(theme.what, kind_words[theme.kind], passages)


def _tell_passage(passage: ThemePassage, turns: Mapping[TurnId, Turn]) -> ToldPassage:
    turn = turns.get(passage.turn)
    words = turn.text[passage.start : passage.end] if turn else ""
    return ToldPassage(
        passage.voice,
        passage.turn,
        turn.number if turn else None,
        passage.start,
        passage.end,
        words or None,
    )


def _shorten(passage: ToldPassage) -> ToldPassage:
    """A long one by its beginning and its end."""
    words = passage.words
    if words is None or len(words) <= LONGEST_PASSAGE:
        return passage
    cut = f"{words[:_PART].rstrip()} […] {words[-_PART:].lstrip()}"
    return replace(passage, words=cut)


def _are(many: int) -> str:
    return "is" if many == 1 else "are"
