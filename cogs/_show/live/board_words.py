"""What the board says of a turn, a position and an end, in few words."""

from collections.abc import Mapping

from bot.domain.act import Act, ActKind
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.formats.positions import Position
from bot.formats.positions_told import describe_line
from cogs._show.plain import clipped, plain

_POSITION = 200  # characters of a closing line
_WITHOUT_QUESTION: Mapping[ActKind, str] = {
    ActKind.CHALLENGED: "The case against what several voices share",
    ActKind.RETRIED: "Asked once more",
}


def tell_position(position: Position) -> str:
    """Such as "Position in round 2: “A door.” (the same as in round 1)"."""
    told = plain(clipped(describe_line(position), _POSITION))
    return f"-# Position in round {position.round}: {told}"


def name_asking(it: Symposium, course: Act) -> str:
    """What stands in place of a question where none is asked in words."""
    if told := _WITHOUT_QUESTION.get(course.kind):
        return told
    return it.title.strip() or " ↔ ".join(voice.name for voice in it.voices)


def describe_end(view: Symposium, course: Act) -> str:
    stops = view.stops_of(course)
    if not view.turns and stops:
        # What its act says, "was stopped by Ada", is of a voice.
        by = plain(clipped(stops[-1].by or "somebody", 60))
        return f"stopped by {by} before anybody was asked"
    begun = course.place or 0
    ends = [a for a in view.acts if a.kind is ActKind.ENDED and (a.place or 0) > begun]
    if not ends:
        return "closed"
    kind, onset = (ends[-1].options.get(name) for name in ("kind", "onset"))
    since = f", from message {onset} on" if isinstance(onset, int) else ""
    return f"ended: {plain(clipped(str(kind), 40))}{since}"


def which_turn(turn: Turn, it: Symposium) -> tuple[str, ...]:
    rounds = (f"round {turn.round} of {it.rounds}",) if it.rounds > 1 else ()
    samples = (f"sample {turn.sample} of {it.samples}",) if it.samples > 1 else ()
    return rounds + samples


def label_turn(turn: Turn, it: Symposium) -> str:
    if turn.task and turn.to:
        return plain(clipped(f"{turn.task} to {turn.to}", 40))
    if it.rounds > 1 and it.samples > 1:
        return f"{turn.round}.{turn.sample}"
    if it.samples > 1:
        return f"sample {turn.sample}"
    return f"round {turn.round}" if it.rounds > 1 else "answer"
