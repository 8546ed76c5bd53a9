"""The themes of a symposium's tables, as `symposium convergence` gives them."""

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Synthesis, Theme


def last_readings(symposium: Symposium) -> tuple[Synthesis, ...]:
    """Of each voice that was asked what several share the last table that says it."""
    asked = [made for made in symposium.syntheses if made.themes is not None]
    return tuple({made.by: made for made in asked}.values())


def themes_record(symposium: Symposium) -> dict[str, object]:
    """`themes`, null where nobody was asked, and `themes_dropped`."""
    readings = last_readings(symposium)
    texts = {turn.id: turn.text for turn in symposium.turns}
    listed = [
        _record(theme, made.by, texts)
        for made in readings
        for theme in made.themes or ()
    ]
    return {
        "themes": listed if readings else None,
        "themes_dropped": sum(made.themes_dropped for made in readings),
    }


def _record(theme: Theme, by: str, texts: dict[TurnId, str]) -> dict[str, object]:
    return {
        "phrase": theme.what,
        "voices": [passage.voice for passage in theme.passages],
        "passages": [
            {
                "turn": each.turn,
                "voice": each.voice,
                "start": each.start,
                "end": each.end,
                "text": texts.get(each.turn, "")[each.start : each.end],
            }
            for each in theme.passages
        ],
        "bits": None,
        "expected": None,
        "found_by": by,
        "kind": theme.kind.value,
    }
