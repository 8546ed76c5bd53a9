"""A follow-up: what is asked for, and the act that it becomes. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.act import Act, ActKind, Quote
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.domain.voice import Voice
from bot.errors import Declined, NotFound, Over
from bot.formats import format_named
from bot.formats.sealed_rounds import is_under_way
from bot.host.asking import Roster
from bot.text.lines import is_encodable, shortened

Prompts = Mapping[str, str]

_FOLLOW_UP = "follow_up"
_SHOWN = 60  # characters of what somebody wrote


@dataclass(frozen=True, slots=True)
class Following:
    """
    What somebody asks further. *to* names voices; nobody: all who take part. *quotes*
    are passages as they are typed, `TURN` or `TURN:WORDS`. With *turns*, a dialogue
    that has ended goes on for so many, and *text* may be empty. *key* is unique to it,
    such as the id of the message by which it came.
    """

    text: str
    to: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    by: str | None = None
    key: str | None = None
    turns: int | None = None


def make_follow_up(
    symposium: Symposium,
    following: Following,
    roster: Roster,
    prompts: Prompts,
    *,
    most_turns: int,
) -> Act:
    """The act; Declined or NotFound says in a sentence why there can be none."""
    text = following.text.strip()
    if not is_encodable(text):
        raise Declined("What you ask holds bytes that are no UTF-8 text.")
    refuse_held_back(symposium)
    if following.turns is not None:
        act = _go_on(symposium, following.turns, most=most_turns)
    elif not text:
        raise Declined("The question is empty. Say what the voices are to answer.")
    else:
        act = _ask(symposium, prompts)
    named = find_asked(symposium, following.to, roster)
    quotes = tuple(find_quote(symposium, typed) for typed in following.quotes)
    joined = tuple(voice for voice in named if voice != symposium.voice(voice.name))
    return replace(
        act,
        by=following.by,
        text=text,
        voices=tuple(voice.name for voice in named),
        quotes=quotes,
        joined=joined,
        key=following.key,
    )


def refuse_held_back(symposium: Symposium) -> None:
    """What is asked beside a sealed course would be answered by who knows it."""
    if symposium.is_held_back or is_under_way(symposium, format_named):
        raise Declined(
            "Its round is sealed and still goes on. Wait until all have answered."
        )


def refuse_what_is_over(symposium: Symposium) -> None:
    if symposium.ended is not None:
        raise Over("This symposium is over already.")


def refuse_what_is_stopped(symposium: Symposium) -> None:
    refuse_what_is_over(symposium)
    if symposium.stops_of(symposium.current_act):
        raise Over("This symposium was stopped already.")


def find_asked(
    symposium: Symposium, names: Sequence[str], roster: Roster
) -> tuple[Voice, ...]:
    """
    Who is asked, as they are configured now; without *names* all who take part and have
    not left. Declined where somebody cannot be asked.
    """
    wanted = [find_participant(symposium, name) for name in names]
    if not wanted:
        wanted = [one.name for one in _present(symposium)]
        if not wanted:
            raise Declined("Nobody is left in it who could be asked. Invite a voice.")
    gone = [name for name in wanted if symposium.is_absent(name)]
    if gone:
        raise Declined(
            f"{gone[0]} has left. Invite it back first, if you want to ask it."
        )
    return tuple(_as_configured(symposium.voice(name), roster) for name in wanted)


def find_participant(symposium: Symposium, name: str) -> VoiceName:
    """Whoever is called so, whatever its case; NotFound names those there are."""
    for voice in symposium.participants:
        if voice.name.casefold() == name.strip().casefold():
            return voice.name
    known = ", ".join(voice.name for voice in symposium.participants)
    raise NotFound(
        f"“{shortened(name.strip(), _SHOWN)}” takes no part. Those who do: {known}."
    )


def find_turn(symposium: Symposium, typed: str) -> Turn:
    """The turn of that id or number; NotFound if there is none that has ended."""
    for turn in symposium.turns:
        if turn.is_over and typed.strip() in (turn.id, str(turn.number)):
            return turn
    raise NotFound(
        f"There is no turn “{shortened(typed, _SHOWN)}” in it; they count from 1."
    )


def find_quote(symposium: Symposium, typed: str) -> Quote:
    """Of `TURN` all of its text, of `TURN:WORDS` these words, if they stand in it."""
    name, colon, words = typed.partition(":")
    turn = find_turn(symposium, name)
    if not turn.text:
        raise Declined(f"Turn {turn.number} has no words that could be quoted.")
    if not colon:
        return Quote(turn.id, 0, len(turn.text))
    wanted = words.strip().strip("“”\"'")
    at = turn.text.find(wanted) if wanted else -1
    if at < 0:
        raise Declined(
            f"{turn.voice} does not say “{shortened(words.strip(), _SHOWN)}” in turn "
            f"{turn.number}. Quote it letter by letter, or the whole turn."
        )
    return Quote(turn.id, at, at + len(wanted))


def _present(symposium: Symposium) -> list[Voice]:
    return [v for v in symposium.participants if not symposium.is_absent(v.name)]


def _as_configured(voice: Voice, roster: Roster) -> Voice:
    known = roster.voices.get(voice.name)
    if known is None and voice.base_url is None:
        raise Declined(
            f"{voice.name} is not configured here, so it cannot be asked. Write it "
            "into symposium.toml, or name others."
        )
    return known or voice


def _ask(symposium: Symposium, prompts: Prompts) -> Act:
    options = choose_options(symposium, _FOLLOW_UP, prompts)
    return Act(ActKind.FOLLOWED_UP, options=options)


def choose_options(
    symposium: Symposium, format_name: str, prompts: Prompts
) -> dict[str, object]:
    """Of what is asked later in that format: what was chosen for the first question."""
    first = symposium.acts[0] if symposium.acts else symposium.first_act()
    options: dict[str, object] = {"format": format_name}
    if prompts:
        options["prompts"] = dict(prompts)
    system = first.options.get("system")
    if isinstance(system, str):
        options["system"] = system
    if not first.chose("pass", otherwise=True):
        options["pass"] = False
    return options


def _go_on(symposium: Symposium, turns: int, *, most: int) -> Act:
    """The course once more from where it is, for so many turns."""
    course = symposium.acts[0] if symposium.acts else symposium.first_act()
    name = course.format or symposium.format
    if "turns" not in format_named(name).takes:
        raise Declined(
            f"The format {name} cannot go on for more turns. Ask something further."
        )
    if symposium.ended is None:
        raise Declined("It is still going on. Wait until it has ended, or stop it.")
    if not 1 <= turns <= most:
        raise Declined(f"turns is {turns}; it can be 1 to {most}.")
    return Act(ActKind.FOLLOWED_UP, options={**course.options, "turns": turns})
