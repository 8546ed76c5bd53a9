"""An answer as it grows: counted, capped, and judged at its end."""

from bot.domain.bounds import LONGEST_NAME
from bot.domain.turn import Reason, Usage
from bot.domain.voice import Voice
from bot.errors import VoiceBusy, VoiceError
from bot.text.lines import shortened
from bot.wire.complaints import explain_filter
from bot.wire.delta import Delta
from bot.wire.redaction import quote_briefly, show_host

THINKING = 5
"""How many times longer than its words a voice's reasoning may grow."""

PAUSED = "pause_turn"
"""Anthropic's finish reason of an answer that it would go on with if asked to."""
_PAUSED = (
    "paused in the middle of the answer, as it does after many steps with its own "
    "tools. Ask again, or take those tools out of extra_body."
)


class Answer:
    """The one owner of what is known about an answer that is still coming."""

    def __init__(
        self, voice: Voice, *, at_most: int, secret: str | None = None
    ) -> None:
        self._voice = voice
        self._at_most = at_most
        self._secret = secret
        self._words = 0
        self._thoughts = 0
        self._blank = True
        self._usage: Usage | None = None
        self._refusal = ""
        self.finish_reason: str | None = None
        self.done = False
        self.over = False
        """Nothing more is wanted."""

    @property
    def begun(self) -> bool:
        """Words or reasoning have come; from now on nobody asks again."""
        return bool(self._words or self._thoughts)

    @property
    def too_long(self) -> bool:
        return self._words > self._at_most or self._thoughts > THINKING * self._at_most

    @property
    def complete(self) -> bool:
        """The endpoint has said that this was all, and not that it went wrong."""
        if self.finish_reason is None:
            return self.done
        return self.finish_reason != "error"

    def take(self, delta: Delta) -> Delta:
        """Count *delta* in; what comes back is cut at the cap, its usage whole."""
        self._words += len(delta.words)
        self._thoughts += len(delta.reasoning)
        if self._blank and delta.words.strip():
            self._blank = False
        if delta.refusal:
            self._refusal += delta.refusal[: self._at_most - len(self._refusal)]
        if delta.done:
            self.done = True
        if delta.model or delta.finish_reason:
            delta = _shorten_names(delta)
        if delta.finish_reason:
            self.finish_reason = delta.finish_reason
        if delta.usage:
            # Anthropic tells the two counts in two events.
            self._usage = (self._usage or Usage()).updated(delta.usage)
            delta = delta._replace(usage=self._usage)
        too_long = self.too_long
        self.over = self.done or too_long
        return self._cut(delta) if too_long else delta

    def _cut(self, delta: Delta) -> Delta:
        over = max(0, self._words - self._at_most)
        return delta._replace(words=delta.words[: max(0, len(delta.words) - over)])

    def judge(self) -> None:
        """
        Return if this is an answer.

        VoiceError: broke_off if it is too long, paused, or nobody said that it was over
        (VoiceBusy if nothing had come yet), filtered if a content rule ended it,
        blank if it has no words.
        """
        at = show_host(self._voice.base_url)
        if self.too_long:
            if self._words <= self._at_most:
                raise VoiceError(Reason.BROKE_OFF, self._about_reasoning(at))
            raise VoiceError(
                Reason.BROKE_OFF,
                f"The answer was cut at {self._at_most:,} characters, the most that "
                "is kept. Ask for a shorter one, or raise limits.answer_characters.",
            )
        if self._refusal or self.finish_reason == "content_filter":
            raise explain_filter(self._voice, self._refusal, secret=self._secret)
        if self.finish_reason == PAUSED:
            raise VoiceError(Reason.BROKE_OFF, f"{at} {_PAUSED}")
        if not self.complete:
            raise explain_break(self._voice, begun=self.begun)
        if self._blank:
            raise VoiceError(Reason.BLANK, self._about_blank(at))

    def _about_reasoning(self, at: str) -> str:
        return (
            f"{at} was stopped after {THINKING * self._at_most:,} characters of "
            "reasoning. Ask for less of it, or raise limits.answer_characters."
        )

    def _about_finish(self) -> str:
        """How it ended, where that is out of the ordinary, such as a broken call."""
        if self.finish_reason in (None, "stop", "length"):
            return ""
        return (
            f", and ended it with “{quote_briefly(self.finish_reason, self._secret)}”"
        )

    def _about_blank(self, at: str) -> str:
        if self.finish_reason == "length":
            return (
                f"{at} reached the limit of tokens before a word of the answer, which "
                "happens when it thinks for long. Raise max_tokens for this voice."
            )
        if not self._thoughts:
            named = self._about_finish()
            return f"{at} sent an answer without a word in it{named}. Ask again."
        return f"{at} sent reasoning only, and no answer. Ask again."


def _shorten_names(delta: Delta) -> Delta:
    """By now without the key: half of one would be no key to whoever strikes it out."""
    model, finish = delta.model or "", delta.finish_reason or ""
    if max(len(model), len(finish)) <= LONGEST_NAME:
        return delta
    return delta._replace(
        model=shortened(model, LONGEST_NAME) or None,
        finish_reason=shortened(finish, LONGEST_NAME) or None,
    )


def explain_break(voice: Voice, *, begun: bool, said: str = "") -> VoiceError:
    """The stream ended before the answer did; *said* is what the endpoint says."""
    at = show_host(voice.base_url)
    if begun:
        sentence = f"{at} broke off in the middle of the answer. Ask again."
        because = f" It said: “{said}”" if said else ""
        return VoiceError(Reason.BROKE_OFF, sentence + because)
    sentence = f"{at} broke off before the first word. Ask again."
    return VoiceBusy(Reason.BROKE_OFF, sentence)
