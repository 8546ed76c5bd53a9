"""One more table that somebody orders: whether it can be had. Pure."""

from bot.domain.act import ActKind
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.errors import Declined
from bot.synthesis.heard import find_heard

GOES_ON = (
    "Nothing has been said in it yet, and it closes with its table by itself. Wait for "
    "that, or stop it."
)
IN_THE_MAKING = "A table of it is being made already. Wait until that one stands."


def check_order(
    symposium: Symposium, *, by: VoiceName | None = None, most: int
) -> None:
    """
    Declined, in a sentence, where a table could not be the table of all that was said,
    would be empty, is to be made *by* a voice that has left, or is one more than the
    *most* that may be ordered.
    """
    if symposium.is_held_back:
        raise Declined(
            "Its round is sealed and still goes on. Wait until all have answered."
        )
    heard = find_heard(symposium)
    if symposium.ended is None and not heard:
        raise Declined(GOES_ON)
    if not heard:
        raise Declined(
            "Nobody was heard in it, so a table would be empty. Ask again instead."
        )
    if by is not None and symposium.is_absent(by):
        raise Declined(
            f"{by} has left. Invite it back first, or choose another voice for the "
            "table."
        )
    ordered = sum(act.kind is ActKind.ORDERED_TABLE for act in symposium.acts)
    if ordered >= most:
        raise Declined(
            f"{ordered} further tables have been ordered of it already, and "
            f"limits.tables allows {most}. Its export holds them all."
        )
