"""Keeping the key out of an answer that comes in pieces, wherever they cut it."""

from bot.wire.delta import Delta
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


class DeltaFilter:
    """The same for all that a delta tells; words and reasoning are cut apart."""

    def __init__(self, key: str | None) -> None:
        self._key = key if key and len(key) >= SECRET else None
        self._words = KeyFilter(key)
        self._thoughts = KeyFilter(key)

    @property
    def holds(self) -> bool:
        """Something has come that was not passed on yet."""
        return bool(self._words.held or self._thoughts.held)

    def pass_on(self, delta: Delta) -> Delta:
        """*delta* without the key; a refusal is redacted when it is quoted."""
        key = self._key
        if key is None:
            return delta
        # Apart, as a key within the words may have reasoning between its pieces.
        words = self._words.pass_on(delta.words)
        thought = self._thoughts.pass_on(delta.reasoning)
        if words is not delta.words or thought is not delta.reasoning:
            delta = delta._replace(words=words, reasoning=thought)
        # These come in one piece, so nothing of them has to be held back.
        if key in (delta.model or "") or key in (delta.finish_reason or ""):
            delta = delta._replace(
                model=hide_secret(delta.model or "", key) or None,
                finish_reason=hide_secret(delta.finish_reason or "", key) or None,
            )
        return delta

    def release(self) -> Delta:
        """What is still held back of both, when nothing more comes."""
        return Delta(self._words.release(), self._thoughts.release())
