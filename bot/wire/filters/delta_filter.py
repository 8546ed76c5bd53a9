"""All that a delta tells, without the key."""

from bot.wire.delta import Delta
from bot.wire.filters.key_filter import SECRET, KeyFilter
from bot.wire.redaction import hide_secret


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
