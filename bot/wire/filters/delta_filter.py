"""All that a delta tells: thoughts apart from words, and nowhere the key."""

from bot.domain.turn import Source
from bot.wire.delta import Delta
from bot.wire.filters.key_filter import KeyFilter
from bot.wire.filters.thought_filter import ThoughtFilter


class DeltaFilter:
    """Owns what of words and of reasoning is held back; they are cut apart."""

    def __init__(self, key: str | None) -> None:
        self._thoughts = ThoughtFilter()
        self._in_words = KeyFilter(key)
        self._in_thoughts = KeyFilter(key)

    @property
    def holds(self) -> bool:
        """Something has come that was not passed on yet."""
        return bool(
            self._thoughts.held or self._in_words.held or self._in_thoughts.held
        )

    def pass_on(self, delta: Delta) -> Delta:
        """*delta* as it may be told; a refusal is redacted when it is quoted."""
        words, thought = self._thoughts.pass_on(delta.words)
        # Apart, as a key within the words may have reasoning between its pieces.
        words = self._in_words.pass_on(words)
        thought = self._in_thoughts.pass_on(delta.reasoning + thought)
        if words is not delta.words or thought != delta.reasoning:
            delta = delta._replace(words=words, reasoning=thought)
        # These come in one piece, so nothing of them has to be held back.
        if delta.model:
            delta = delta._replace(model=self._in_words.hide(delta.model))
        if delta.finish_reason:
            finish_reason = self._in_words.hide(delta.finish_reason)
            delta = delta._replace(finish_reason=finish_reason)
        if delta.sources:
            delta = delta._replace(sources=tuple(map(self._without_key, delta.sources)))
        return delta

    def release(self) -> Delta:
        """What is still held back, when nothing more comes."""
        words, thought = self._thoughts.release()
        return Delta(
            self._in_words.pass_on(words) + self._in_words.release(),
            self._in_thoughts.pass_on(thought) + self._in_thoughts.release(),
        )

    def _without_key(self, source: Source) -> Source:
        hide = self._in_words.hide
        return Source(hide(source.url), hide(source.title or "") or None)
