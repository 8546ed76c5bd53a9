"""Rounds: a blind one, then everybody is shown everybody's previous round."""

from bot.domain.act import Act
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Part, Status, Turn
from bot.formats.framing import opening, quote_round


def rounds(symposium: Symposium, act: Act) -> tuple[Cue, ...]:
    samples = range(1, act.count("samples") + 1)
    return tuple(
        cue for sample in samples for cue in _next_cues(symposium, act, sample)
    )


def _next_cues(symposium: Symposium, act: Act, sample: int) -> tuple[Cue, ...]:
    """Each sample is a conversation of its own; none hears another sample."""
    turns = [t for t in symposium.answers_to(act) if t.sample == sample]
    now = max((turn.round for turn in turns), default=1)
    called = {turn.voice for turn in turns if turn.round == now}
    uncalled = [name for name in act.voices if name not in called]
    if not uncalled:
        if now >= act.count("rounds") or not all(turn.is_over for turn in turns):
            return ()
        uncalled, now = [*act.voices], now + 1
    before = _spoken(turns, now - 1)
    return tuple(
        Cue(
            name,
            act.text,
            _heard(opening(symposium, act), name, before, now=now, act=act),
            round=now,
            sample=sample,
        )
        for name in uncalled
    )


def _heard(
    question: Part,
    voice: VoiceName,
    before: tuple[Turn, ...],
    *,
    now: int,
    act: Act,
) -> tuple[Part, ...]:
    """Its own words reach a voice as its own, the others' fenced and attributed."""
    if now == 1:
        return (question,)
    own = (Part("assistant", t.text, t.id) for t in before if t.voice == voice)
    others = tuple(turn for turn in before if turn.voice != voice)
    return (question, *own, *quote_round(others, now=now, rounds=act.count("rounds")))


def _spoken(turns: list[Turn], round_: int) -> tuple[Turn, ...]:
    """A silent voice is passed over: one hears only what was really said."""
    return tuple(t for t in turns if (t.round, t.status) == (round_, Status.SPOKEN))
