"""What the scripted synthesiser says that several of the cast share."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.names import VoiceName


@dataclass(frozen=True, slots=True)
class ScriptedTheme:
    """
    *passages* are voices and words; those of the voice that is *misquoted* are not its
    own, so that the check is seen at work.
    """

    theme: str
    passages: tuple[tuple[VoiceName, str], ...]
    misquoted: VoiceName | None = None

    def is_due(self, said: str, heard: Collection[str]) -> bool:
        """Everybody in it was heard, and has said it."""
        return all(
            voice in heard and (voice == self.misquoted or words in said)
            for voice, words in self.passages
        )


def scripted_themes(table: Mapping[str, Any]) -> tuple[ScriptedTheme, ...]:
    """Those of a file in `seeds/rehearsal/`."""
    return tuple(
        ScriptedTheme(
            each["theme"],
            tuple((VoiceName(voice), words) for voice, words in each["passages"]),
            each.get("misquoted"),
        )
        for each in table.get("themes", ())
    )


def list_themes(
    themes: Iterable[ScriptedTheme], said: str, heard: Collection[str]
) -> list[dict[str, object]]:
    """As the closing table asks for them."""
    return [
        {
            "theme": each.theme,
            "passages": [{"voice": v, "passage": words} for v, words in each.passages],
        }
        for each in themes
        if each.is_due(said, heard)
    ]
