"""What people do in a symposium: each is written down, and then has effect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.archive import Archive
from bot.domain.act import ASKING, Act, ActKind
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.domain.voice import Voice
from bot.errors import Declined
from bot.formats import format_named
from bot.formats.retry import count_answers_to
from bot.host.acts.challenging import Challenging, make_challenge
from bot.host.acts.directing import make_approval, make_convening, make_veto
from bot.host.acts.following import (
    Following,
    Prompts,
    find_participant,
    find_turn,
    make_follow_up,
    refuse_held_back,
)
from bot.host.asking import Limits, Roster, refuse_mute
from bot.host.clock import Clock
from bot.host.counting import (
    announce,
    count_answers,
    count_requests,
    refuse_too_many_requests,
)
from bot.host.register import Register
from bot.text.lines import is_encodable

_SHOWS = ("nothing", "question", "everything")
_LONGEST_EPITHET = 100  # characters

PromptsOf = Callable[[str], Mapping[str, str]]
"""What a format tells its voices, by role."""


def no_prompts(_format: str) -> Mapping[str, str]:
    """Voices that are told nothing but what is asked."""
    return {}


@dataclass(frozen=True, slots=True)
class Taken:
    """
    An *act* that is written down. Where nothing *goes_on* that takes it in, a face has
    to convene the symposium again for anybody to hear of it.
    """

    act: Act
    goes_on: bool


class Interventions:
    """
    The use-cases of acts. Each says in a sentence, as Declined or NotFound, why it
    cannot be done; nothing is changed then.
    """

    def __init__(
        self,
        archive: Archive,
        register: Register,
        roster: Roster,
        *,
        limits: Limits,
        clock: Clock,
        prompts_of: PromptsOf,
        explain_mute: Callable[[Voice], str | None],
    ) -> None:
        self._archive = archive
        self._register = register
        self._roster = roster
        self._limits = limits
        self._clock = clock
        self._prompts_of = prompts_of
        self._explain_mute = explain_mute

    async def follow(self, symposium: str, following: Following) -> Taken:
        """Ask something further; Over if its key is known, as it was asked already."""
        prompts: Prompts = self._prompts_of("follow_up")

        def make(it: Symposium) -> Act:
            act = make_follow_up(
                it, following, self._roster, prompts, most_turns=self._limits.turns
            )
            count = count_answers(act, it.format)
            refuse_too_many_requests(count, self._limits.requests_per_ask)
            return act

        return await self._do(symposium, make)

    async def challenge(self, symposium: str, challenging: Challenging) -> Taken:
        """Put the points of its latest table to heretics."""
        prompts = self._prompts_of("heretic")

        def make(it: Symposium) -> Act:
            most = self._limits.voices
            act = make_challenge(
                it, challenging, self._roster, prompts, most_voices=most
            )
            count = count_requests(it.add_act(act), asks_synthesiser=True)
            refuse_too_many_requests(count, self._limits.requests_per_ask)
            return act

        return await self._do(symposium, make)

    async def say(
        self, symposium: str, text: str, *, by: str | None, key: str | None = None
    ) -> Taken:
        """Words that enter the record and the next requests; nobody is asked."""
        words = text.strip()
        if not words or not is_encodable(words):
            raise Declined("There are no words in it. Say something.")
        act = Act(ActKind.SAID, by, text=words, key=key)
        return await self._do(symposium, lambda _: act)

    async def invite(
        self,
        symposium: str,
        voice: str,
        *,
        by: str | None,
        shows: str = "question",
    ) -> Taken:
        """A voice joins, or comes back: shown nothing, the question, or everything."""
        if shows not in _SHOWS:
            raise Declined(f"It can be shown {', '.join(_SHOWS[:-1])} or {_SHOWS[-1]}.")
        joining = self._roster.find_voice(voice)

        def make(it: Symposium) -> Act:
            names = {one.name for one in it.participants}
            if joining.name in names and not it.is_absent(joining.name):
                raise Declined(f"{joining.name} takes part already.")
            if len(names) >= self._limits.voices and joining.name not in names:
                raise Declined(
                    f"{len(names)} voices take part, and that is as many as may."
                )
            options: dict[str, object] = {"shows": shows}
            who = (joining.name,)
            kind = ActKind.INVITED
            return Act(kind, by, voices=who, joined=(joining,), options=options)

        return await self._do(symposium, make)

    async def dismiss(self, symposium: str, voice: str, *, by: str | None) -> Taken:
        """A voice is asked nothing more; what it is just saying ends, and is kept."""

        def make(it: Symposium) -> Act:
            name = find_participant(it, voice)
            if it.is_absent(name):
                raise Declined(f"{name} takes no part any more.")
            return Act(ActKind.DISMISSED, by, voices=(name,))

        return await self._do(symposium, make)

    async def pause(self, symposium: str, *, by: str | None) -> Taken:
        """Nobody is asked any more until it is resumed; who speaks goes on."""

        def make(it: Symposium) -> Act:
            if it.ended is not None:
                raise Declined("It has ended, so there is nothing to pause.")
            if it.is_paused:
                raise Declined("It is paused already.")
            return Act(ActKind.PAUSED, by)

        return await self._do(symposium, make)

    async def resume(self, symposium: str, *, by: str | None) -> Taken:
        """It goes on where it was paused."""

        def make(it: Symposium) -> Act:
            if not it.is_paused:
                raise Declined("It is not paused.")
            return Act(ActKind.RESUMED, by)

        return await self._do(symposium, make)

    async def retry(
        self,
        symposium: str,
        *,
        by: str | None,
        turn: str | None = None,
        voice: str | None = None,
        key: str | None = None,
    ) -> Taken:
        """
        Ask once more for a *turn*, for the last one of a *voice*, or, with neither, for
        all that failed and were not asked for again.
        """

        def make(it: Symposium) -> Act:
            refuse_held_back(it)
            due = _find_retried(it, turn, voice)
            options: dict[str, object] = {"format": "retry"}
            options["turns"] = [one.id for one in due]
            if answers := count_answers_to(it, due, format_named):
                options["leads_to"] = answers
            names = tuple(dict.fromkeys(one.voice for one in due))
            return Act(ActKind.RETRIED, by, voices=names, options=options, key=key)

        return await self._do(symposium, make)

    async def name_voice(
        self, symposium: str, voice: str, epithet: str, *, by: str | None
    ) -> Taken:
        """An epithet, from here on."""
        words = epithet.strip()
        if not 0 < len(words) <= _LONGEST_EPITHET or "\n" in words:
            most = _LONGEST_EPITHET
            raise Declined(f"An epithet is one line of 1 to {most} characters.")

        def make(it: Symposium) -> Act:
            name = find_participant(it, voice)
            return Act(ActKind.NAMED, by, text=words, voices=(name,))

        return await self._do(symposium, make)

    async def approve(
        self, symposium: str, turn: str, text: str | None = None, *, by: str | None
    ) -> Taken:
        """A convener's question goes out, as it is or as somebody has changed it."""
        return await self._do(
            symposium, lambda it: make_approval(it, turn, text, by=by)
        )

    async def veto(self, symposium: str, turn: str, *, by: str | None) -> Taken:
        """A convener's question does not go out."""
        return await self._do(symposium, lambda it: make_veto(it, turn, by=by))

    async def convene_on(
        self, symposium: str, voice: str, text: str, *, by: str | None
    ) -> Taken:
        """A person asks a voice in the convener's place."""
        return await self._do(
            symposium, lambda it: make_convening(it, voice, text, by=by)
        )

    async def _do(self, symposium: str, make: Callable[[Symposium], Act]) -> Taken:
        """Made of what stands now, checked once more as it is written, then told."""
        found = await self._archive.find(symposium)
        act = make(found)
        if act.kind in ASKING:
            asked = found.add_act(act)
            refuse_mute([asked.voice(name) for name in act.voices], self._explain_mute)
            act = announce(act, count_requests(asked, asks_synthesiser=True))

        def check(it: Symposium) -> None:
            # Somebody may have done something since it was read.
            make(it)

        dated = replace(act, at=self._clock())
        written = await self._archive.add_act(found.id, dated, check=check)
        return Taken(written, self._register.take(found.id, written))


def _find_retried(
    symposium: Symposium, turn: str | None, voice: str | None
) -> list[Turn]:
    if turn is not None:
        return [find_turn(symposium, turn)]
    over = [each for each in symposium.turns if each.is_over]
    if voice is not None:
        name = find_participant(symposium, voice)
        own = [each for each in over if each.voice == name]
        if not own:
            raise Declined(f"{name} was not asked yet.")
        return own[-1:]
    again = {each.retries for each in over if each.status is not Status.SILENT}
    failed = [
        each
        for each in over
        if each.status is Status.SILENT
        and each.id not in again
        and each.retries is None
        and not symposium.is_absent(each.voice)
    ]
    if not failed:
        raise Declined("Nobody has failed in it who could be asked once more.")
    return failed
