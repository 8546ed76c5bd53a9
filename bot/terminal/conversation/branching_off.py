"""`branch`: a symposium goes on otherwise, from a turn on, as a new one."""

from dataclasses import replace
from pathlib import Path

from bot.domain.symposium import Origin, Symposium
from bot.host.acts.branching import Branching
from bot.host.counting import wants_table
from bot.host.host import Host
from bot.terminal.ask import Begun, hold, list_ids
from bot.terminal.conversation.acting import find_before
from bot.terminal.opening import open_settings
from bot.terminal.options import DeliveryOptions
from bot.terminal.output import say


def go_off(
    config: Path | None,
    typed: str,
    wish: Branching,
    delivery: DeliveryOptions,
    *,
    chat: bool,
) -> int:
    """*typed* is an id, a dot and the number of a turn; or the id alone."""
    settings = open_settings(config)
    symposium_id, _, number = typed.partition(".")
    before = find_before(settings, symposium_id)
    wish = replace(wish, turn=number)

    async def begin(host: Host) -> Begun:
        branch = await host.branch(before.id, wish)
        say(_tell(branch))
        say(f"This takes {host.count_requests(branch).describe()}.")
        return Begun(branch, table=wants_table(branch), earlier=list_ids(before))

    rehearsal = before.origin is Origin.REHEARSAL
    return hold(settings, begin, delivery, rehearsal=rehearsal, chat=chat)


def _tell(branch: Symposium) -> str:
    carried = [turn for turn in branch.turns if turn.is_over]
    parent, last = branch.branch_of, max(carried, key=lambda turn: turn.place or 0)
    many = "1 turn" if len(carried) == 1 else f"{len(carried)} turns"
    of = parent.id if parent else ""
    return f"It goes off from {of} after turn {last.number} ({last.voice}): {many}."
