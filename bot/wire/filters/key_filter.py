"""Keeping the key out of an answer that comes in pieces, wherever they cut it."""

from bot.wire.redaction import hide_secret

SECRET = 16
"""Characters from which on a key is one; a shorter one, as "ollama", is a word."""


class KeyFilter:
    """
    Owns the end of what was said last, as long as it may be how the key begins.

    So never more is held back than the key is long. A key of less than SECRET
    characters is let through by design: it is a word that answers hold, and no secret.
    """

    def __init__(self, key: str | None) -> None:
        self._key = key if key and len(key) >= SECRET else ""
        self._first = self._key[:1]
        self.held = ""

    def pass_on(self, piece: str) -> str:
        """What may be told now that *piece* has come: without the key, or its start."""
        if not self.held and (not self._first or self._first not in piece):
            return piece  # nearly always, and as cheaply as can be
        # A delta of facts alone ends nothing: what is held stays held.
        if not piece:
            return piece
        # Were the key "abcdefghijklmnop": of "so ab" the "ab" is held. After that "x"
        # lets "abx" go, "c" is held too, and "cdefghijklmnop" makes the whole key.
        text = self.held + piece
        if self._key in text:
            text = hide_secret(text, self._key)
        start = self._beginning(text)
        self.held = text[start:]
        return text[:start]

    def release(self) -> str:
        """What is still held back: nothing more comes, so it was not the key."""
        held, self.held = self.held, ""
        return held

    def _beginning(self, text: str) -> int:
        """Where the key may begin that *text* ends within; its length if nowhere."""
        # A whole key is gone by now: only less than one can stand at the end.
        start = text.find(self._first, max(0, len(text) - len(self._key) + 1))
        while start >= 0:
            if self._key.startswith(text[start:]):
                return start
            start = text.find(self._first, start + 1)
        return len(text)
