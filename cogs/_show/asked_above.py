"""
Above what a voice says in an interview, or of a point: what it was asked, or whom it
asks.
"""

from bot.domain.symposium import Symposium
from bot.domain.turn import QUESTION, Turn
from bot.formats.heretic.challenged_points import describe_task
from bot.formats.paired.question_pairs import ANSWER, find_interviews
from cogs._show.plain import clipped, plain

_LONGEST = 600  # characters of a question; the whole of it has a post of its own


def write_above(symposium: Symposium, turn: Turn) -> str:
    """A line with its line feed; empty for most."""
    if (task := describe_task(turn.task)) is not None:
        asked = plain(clipped(turn.question, _LONGEST))
        return f"> **{task[0].upper()}{task[1:]}:** {asked}\n"
    if turn.to is None or turn.task not in (QUESTION, ANSWER):
        return ""
    if turn.act not in {act.id for act in find_interviews(symposium)}:
        return ""
    name = plain(clipped(turn.to, 80))
    if turn.task == QUESTION:
        return f"*To {name}:*\n"
    return f"> **{name}:** {plain(clipped(turn.question, _LONGEST))}\n"
