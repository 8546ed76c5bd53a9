"""What a rehearsal goes on with when what it began with has ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot.domain.symposium import Symposium
from bot.errors import Declined, NotFound
from bot.formats import HELD
from bot.host.acts.challenging import Challenging
from bot.host.counting import PER_TABLE
from bot.host.host import Host
from bot.terminal.conversation.chatting import Further
from bot.terminal.options import AskingOptions
from bot.terminal.output import say


def choose_encore(options: AskingOptions) -> tuple[AskingOptions, Challenging] | None:
    """
    Of a play that begins with another format, the options of what is held first, and
    what comes then; the voices that somebody chose are for that.
    """
    from bot.rehearsal.cast import cast  # noqa: PLC0415 - for rehearsals only

    plays = cast().plays
    play = plays.get(options.format) if options.format else None
    if play is None and options.format and options.format not in HELD:
        more = (name for name, each in plays.items() if each.begins is not None)
        raise NotFound(
            f"There is no format “{options.format}”. The formats are: "
            f"{', '.join((*HELD, *more))}."
        )
    if play is None or play.begins is None:
        return None
    chosen = tuple(filter(None, map(str.strip, (options.voices or "").split(","))))
    encore = Challenging(chosen or play.voices, reply=play.options.get("reply") is True)
    return replace(options, format=play.begins, voices=None), encore


@contextmanager
def telling_how_it_begins(encore: Challenging | None, begins: str) -> Iterator[None]:
    """What the beginning refuses was asked of something else: that is said first."""
    try:
        yield
    except Declined as error:
        if encore is None:
            raise
        before = f"Heretics are rehearsed after a round of the format {begins}."
        raise Declined(f"{before} {error}") from None


def announce_encore(challenging: Challenging, question: str) -> None:
    """Say beforehand how many requests it comes to at most, given the cast's table."""
    from bot.rehearsal.cast import cast  # noqa: PLC0415 - for rehearsals only

    heretics = {name.casefold() for name in challenging.voices}
    points = cast().list_first_points() if question == cast().question else ()
    replies = sum(bool(heretics - {v.casefold()}) for point in points for v in point)
    many = len(points) * len(heretics) + (replies if challenging.reply else 0)
    if many:
        most = many + PER_TABLE
        say(f"Then its points are put to heretics: at most {most} requests more.")


class Encore:
    """Once, when the beginning has ended; then what else comes. Mutable: if it did."""

    def __init__(self, challenging: Challenging, then: Further | None) -> None:
        self._challenging: Challenging | None = challenging
        self._then = then

    async def __call__(self, host: Host, symposium: Symposium) -> Symposium | None:
        challenging, self._challenging = self._challenging, None
        if challenging is None:
            return await self._then(host, symposium) if self._then else None
        try:
            await host.challenge(symposium.id, challenging)
        except Declined as error:
            say(str(error))
            return None
        found = await host.archive.find(symposium.id)
        say(f"This takes {host.count_requests(found).describe()}.")
        return found
