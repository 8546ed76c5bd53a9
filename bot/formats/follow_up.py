"""A follow-up: who is asked answers once more, knowing its own part of it."""

from collections.abc import Iterator

from bot.domain.act import Act
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Part, Status
from bot.formats.framing import fenced


def follow_up(symposium: Symposium, act: Act) -> tuple[Cue, ...]:
    """All who are asked at once; each is shown what it had met, and what is quoted."""
    called = {turn.voice for turn in symposium.answers_to(act)}
    quotes = tuple(_quotes(symposium, act))
    return tuple(
        Cue(
            name,
            act.text,
            (
                *_recall(symposium, act, name),
                *quotes,
                Part("user", act.text, stays=True),
            ),
        )
        for name in act.voices
        if name not in called
    )


def _recall(symposium: Symposium, act: Act, voice: VoiceName) -> Iterator[Part]:
    for turn in symposium.turns:
        earlier = turn.act != act.id and turn.status is not Status.SPEAKING
        if turn.voice == voice and earlier and turn.text:
            yield Part("user", turn.question)
            yield Part("assistant", turn.text, turn.id)


def _quotes(symposium: Symposium, act: Act) -> Iterator[Part]:
    turns = {turn.id: turn for turn in symposium.turns}
    for quote in act.quotes:
        turn = turns[quote.turn]
        passage = turn.text[quote.start : quote.end]
        label = f"{turn.voice} said:"
        yield Part("user", fenced(passage, label=label), turn.id, "quoted", stays=True)
