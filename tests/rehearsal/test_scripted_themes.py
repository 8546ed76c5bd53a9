"""What the scripted synthesiser says that the cast shares is theirs, but for one."""

import json

import pytest

from bot.domain.names import TurnId
from bot.domain.synthesis import Check
from bot.evidence.quotes.verbatim import locate
from bot.rehearsal.cast import Scene, cast
from bot.rehearsal.script import closing_table
from bot.rehearsal.scripted_themes import ScriptedTheme

CAST = cast()
THEMES = [pytest.param(theme, id=theme.theme) for theme in CAST.themes]


def _texts(voice: str) -> list[tuple[TurnId, str]]:
    parts = [
        p for who in CAST.characters if who.name == voice for p in who.parts.values()
    ]
    plays = CAST.plays.values()
    parts += [e.part for each in plays for e in each.lines if e.voice == voice]
    return [(TurnId(f"s.{n}"), part.text) for n, part in enumerate(parts)]


@pytest.mark.parametrize("theme", THEMES)
def test_each_passage_is_its_voices_but_for_the_one_that_is_to_be_caught(
    theme: ScriptedTheme,
) -> None:
    found = {v: locate(words, _texts(v)).check for v, words in theme.passages}
    wrong = [voice for voice, check in found.items() if check is not Check.VERBATIM]
    assert wrong == [theme.misquoted] * (theme.misquoted is not None)


def test_one_theme_is_there_to_be_caught() -> None:
    assert [theme.misquoted for theme in CAST.themes if theme.misquoted] == ["Edda"]


def test_themes_are_told_of_what_was_said_and_of_nothing_else() -> None:
    first = [who.parts[Scene.FIRST].text for who in CAST.characters]
    second = [who.parts[Scene.SECOND].text for who in CAST.characters]
    rounds = _themes(first + second)
    assert _themes(first) == rounds[:4]
    assert rounds[4:] == ["The seal parts keeping from using"]
    assert _themes([who.parts[Scene.OTHER].text for who in CAST.characters]) == []
    assert _themes(first[:1]) == []


def _themes(said: list[str]) -> list[str]:
    table = json.loads(closing_table(CAST, "\n\n".join([CAST.question, *said])))
    return [theme["theme"] for theme in table["themes"]]
