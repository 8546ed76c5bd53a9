"""Rounds: a blind one, then everybody is shown everybody's previous round."""

from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Cue, Message, Status, Turn
from bot.formats.framing import opening, quoted_round


def rounds(symposium: Symposium) -> tuple[Cue, ...]:
    samples = range(1, symposium.samples + 1)
    return tuple(cue for sample in samples for cue in _next_cues(symposium, sample))


def _next_cues(symposium: Symposium, sample: int) -> tuple[Cue, ...]:
    """Each sample is a conversation of its own; none hears another sample."""
    turns = [turn for turn in symposium.turns if turn.sample == sample]
    now = max((turn.round for turn in turns), default=1)
    called = {turn.voice for turn in turns if turn.round == now}
    uncalled = [v.name for v in symposium.voices if v.name not in called]
    if uncalled:
        return tuple(_cue(symposium, name, now, sample) for name in uncalled)
    if now >= symposium.rounds or not all(turn.is_over for turn in turns):
        return ()
    everybody = [voice.name for voice in symposium.voices]
    return tuple(_cue(symposium, name, now + 1, sample) for name in everybody)


def _cue(symposium: Symposium, voice: VoiceName, now: int, sample: int) -> Cue:
    before = _spoken(symposium, now - 1, sample)
    return Cue(
        voice,
        symposium.question,
        _heard(symposium, voice, before, now=now),
        round=now,
        sample=sample,
        shown=tuple(turn.id for turn in before),
    )


def _heard(
    symposium: Symposium, voice: VoiceName, before: tuple[Turn, ...], *, now: int
) -> tuple[Message, ...]:
    """Its own words reach a voice as its own, the others' fenced and attributed."""
    if now == 1:
        return (opening(symposium),)
    own = tuple(Message("assistant", t.text) for t in before if t.voice == voice)
    others = tuple(turn for turn in before if turn.voice != voice)
    follow_up = quoted_round(symposium, others, now=now)
    if own:
        return (opening(symposium), *own, follow_up)
    # Endpoints want roles to alternate, so without an answer between them the
    # question and what follows are one message.
    both = f"{opening(symposium).text}\n\n{follow_up.text}"
    return (Message("user", both),)


def _spoken(symposium: Symposium, round_: int, sample: int) -> tuple[Turn, ...]:
    """A silent voice is passed over: one hears only what was really said."""
    return tuple(
        turn
        for turn in symposium.turns
        if (turn.round, turn.sample, turn.status) == (round_, sample, Status.SPOKEN)
    )
