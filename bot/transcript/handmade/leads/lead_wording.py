"""
The words of `seeds/wording/leads.toml`, in the language of the document where that can
be told: "a" says in French that somebody has said something, and in English nothing.
"""

import re
from functools import cache

from bot.text.wordlists import alternatives, by_language

_LEAVE_PRONOUNS = frozenset({None, "es", "it", "pt", "pl", "cs", "uk", "ru", "tr"})


class LeadWording:
    """Looks for lists of words in sentences; without a *language*, for those of all."""

    def __init__(self, language: str | None = None) -> None:
        self.language = language if language in by_language("leads", "says") else None

    @property
    def leaves_pronouns(self) -> bool:
        """A verb alone may say that somebody who was named does it."""
        return self.language in _LEAVE_PRONOUNS

    def has(self, key: str, text: str, file: str = "leads") -> bool:
        return self.find_end(key, text, file) >= 0

    def find_end(
        self,
        key: str,
        text: str,
        file: str = "leads",
        *,
        first: int = 0,
        end: int | None = None,
    ) -> int:
        """Where the first of a list's words ends in the text; -1 if there is none."""
        folded = text.casefold().replace("\u2019", "'")
        stop = len(folded) if end is None else end
        ends = [
            match.end()
            for pattern in _pattern(file, key, self.language)
            if (match := pattern.search(folded, first, stop)) is not None
        ]
        return min(ends, default=-1)

    def begins(self, key: str, text: str) -> bool:
        words, anywhere = _pattern("leads", key, self.language)
        folded = text.casefold().replace("\u2019", "'")
        return words.match(folded) is not None or anywhere.match(folded) is not None


@cache
def _pattern(
    file: str, key: str, language: str | None
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, anywhere = alternatives(file, key, language=language)
    return re.compile(rf"\b(?:{words})\b"), re.compile(anywhere)
