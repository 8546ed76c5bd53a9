"""
The listener hears a dialogue message by message and says when it has ended.

It is mutable: it holds what was said so far.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.ending import Ending, EndingKind
from bot.domain.turn import Reason, Status
from bot.evidence.endings.explaining import ExplainedMessage, Lacking, describe_seen
from bot.evidence.endings.hearing.hearing import Said, hear
from bot.evidence.endings.measures.spentness import is_spent
from bot.evidence.endings.rules import RULES, EndingRule, NotYet
from bot.evidence.endings.rules.silence import blanks
from bot.evidence.endings.utterance import Heard, Utterance

_PAIR = 2  # voices
_MEMORY = 64  # messages that the rules look back on; what was said is kept from all
_BLANKS = "blanks"


def prepare() -> None:
    """Do what is slow the first time, so that the first message is not late for it."""
    Listener(explains=True).hear("", "Is this heard? It is, and nothing is said.")


class Listener:
    """
    Hears one dialogue of so many *voices*. *cap* is the number of messages after which
    no more is asked in any case. One that *explains* keeps, in `explained`, what it saw
    in each message that it judged.
    """

    def __init__(
        self, *, cap: int | None = None, voices: int = _PAIR, explains: bool = False
    ) -> None:
        self._cap = cap
        self._voices = voices
        self._explains = explains
        self.explained: list[ExplainedMessage] = []
        self._left: set[str] = set()
        self._heard: list[Utterance] = []
        self._said = Said()
        self._messages = 0
        self._number = 0
        self._ending: Ending | None = None

    def hear(
        self,
        speaker: str,
        text: str,
        *,
        status: Status = Status.SPOKEN,
        reason: Reason | None = None,
        number: int | None = None,
    ) -> Ending | None:
        """
        The ending, if the dialogue has ended with this message or before it.

        A turn that is silent by a fault is counted, and is no sign of an ending; one
        that is blank, or passed, is an empty message. The first ending found stays.
        Messages are numbered from 1, unless each comes with its own *number*.
        """
        self._messages += 1
        self._number = self._messages if number is None else number
        if self._ending is None:
            self._ending = self._judge(speaker, text, status=status, reason=reason)
        return self._ending

    def _judge(
        self, speaker: str, text: str, *, status: Status, reason: Reason | None
    ) -> Ending | None:
        if status is Status.LEFT:
            self._left.add(speaker)
            # Two that remain talk on.
            if self._voices - len(self._left) < _PAIR:
                return self._ended(EndingKind.LEFT, f"{speaker} left")
        if reason is Reason.DISMISSED:
            return self._ended(EndingKind.STOPPED, f"{speaker} was stopped")
        ending = None
        if _is_message(text, status, reason):
            ending = self._read(speaker, text)
        if ending is None and self._messages == self._cap:
            return self._ended(EndingKind.CAP, "No more messages were to be asked for")
        return ending

    def _read(self, speaker: str, text: str) -> Ending | None:
        heard = hear(self._number, speaker, text, self._said)
        self._heard = [*self._heard[1 - _MEMORY :], heard]
        ending, lacking = self._ask_rules()
        if self._explains:
            seen = describe_seen(self._heard)
            self.explained.append(
                ExplainedMessage(self._number, speaker, seen, tuple(lacking), ending)
            )
        self._said.add(heard)
        return ending

    def _ask_rules(self) -> tuple[Ending | None, list[Lacking]]:
        """The first that fires, and what was missing for those before it."""
        lacking: list[Lacking] = []
        for name, judgement in self._judgements():
            if isinstance(judgement, Ending):
                return replace(judgement, rule=name), lacking
            lacking.append(Lacking(name, judgement.why))
        return None, lacking

    def _judgements(self) -> Iterator[tuple[str, Ending | NotYet]]:
        """What the rules say, in their order; most see nothing."""
        heard = self._heard
        if said := blanks(heard, self._voices - len(self._left)):
            yield _BLANKS, said
        for rule in RULES:
            if said := rule.judge(heard):
                yield rule.name, _weigh(rule, said, heard)

    def _ended(self, kind: EndingKind, why: str) -> Ending:
        at = self._number
        return Ending(kind, at, at, (f"{why} at message {at}.",))


def _weigh(
    rule: EndingRule, judgement: Ending | NotYet, heard: Heard
) -> Ending | NotYet:
    """The rule's judgement, unless it asks for points that the messages have not."""
    if isinstance(judgement, NotYet) or rule.points is None:
        return judgement
    if is_spent(heard, rule.points):
        return judgement
    return NotYet(
        "all else is there, but eight messages have fewer than "
        f"{rule.points:g} points of being spent"
    )


def _is_message(text: str, status: Status, reason: Reason | None) -> bool:
    """A fault says nothing of the dialogue, nor does who goes without a word."""
    if status is Status.LEFT:
        return bool(text.strip())
    return status is not Status.SILENT or reason is Reason.BLANK
