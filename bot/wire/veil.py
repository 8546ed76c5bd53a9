"""A text that comes in pieces, and the key that may be cut over them. No I/O."""

from bot.wire.redaction import redacted

SECRET = 16
"""Characters from which on a key is one; a shorter one, as "ollama", is a word."""


class Veil:
    """
    Owns the end of what was said last, as long as it may be how the key begins.

    So never more is held back than the key is long. A key of less than SECRET
    characters is let through by design: it is a word that answers hold, and no secret.
    """

    def __init__(self, key: str | None) -> None:
        self._key = key if key and len(key) >= SECRET else ""
        self._first = self._key[:1]
        self.held = ""

    def take(self, piece: str) -> str:
        """What may be told now that *piece* has come: without the key, or its start."""
        if not self.held and (not self._first or self._first not in piece):
            return piece  # nearly always, and as cheaply as can be
        if not piece:
            return piece
        text = self.held + piece
        if self._key in text:
            text = redacted(text, self._key)
        start = self._beginning(text)
        self.held = text[start:]
        return text[:start]

    def _beginning(self, text: str) -> int:
        """Where the key may begin that *text* ends within; its length if nowhere."""
        start = text.find(self._first, max(0, len(text) - len(self._key) + 1))
        while start >= 0:
            if self._key.startswith(text[start:]):
                return start
            start = text.find(self._first, start + 1)
        return len(text)

    def lift(self) -> str:
        """What is still held back: nothing more comes, so it was not the key."""
        held, self.held = self.held, ""
        return held
