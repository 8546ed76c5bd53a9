"""What the listener saw in a message, and which condition was missing, for people."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.ending import Ending
from bot.evidence.endings.utterance import Heard, Utterance, cited

_WARM = 0.01


@dataclass(frozen=True, slots=True)
class Lacking:
    """A rule that has begun to see its ending, and why it did not fire."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class ExplainedMessage:
    """*ending* is the one that fired with this message; *lacking* stood before it."""

    number: int
    voice: str
    seen: tuple[str, ...]
    lacking: tuple[Lacking, ...]
    ending: Ending | None = None

    @property
    def as_json(self) -> dict[str, object]:
        return {
            "message": self.number,
            "voice": self.voice,
            "seen": list(self.seen),
            "missing": [{"rule": each.rule, "why": each.why} for each in self.lacking],
            "fired": None if self.ending is None else self.ending.rule,
        }


def describe_seen(heard: Heard) -> tuple[str, ...]:
    """What stands in the last message, each in a few words."""
    return (*_of_size(heard[-1]), *_of_sense(heard[-1]), *_of_before(heard))


def _of_size(u: Utterance) -> Iterator[str]:
    if u.blank:
        yield "it is blank"
        return
    if u.void:
        yield "it has no word" + ("" if u.new_signs else ", and no sign that is new")
        return
    new = f"{len(u.fresh)} of {len(u.items)} content items are new"
    yield f"{len(u.words)} words, {new}"
    if u.drawn:
        yield "it is mostly a drawing, a table or code"
    if u.prompts:
        yield "it ends as a shell that waits"


def _of_sense(u: Utterance) -> Iterator[str]:
    leaving = u.leaving
    if said := leaving.formula:
        yield f"it takes leave: {cited(said)}"
    if leaving.polite:
        yield f"it thanks or acknowledges: {cited(leaving.polite)}"
    if (leaving.formula or leaving.polite) and leaving.beside:
        yield f"{leaving.beside} words stand beside that"
    if u.refusal:
        yield f"it refuses: {cited(u.refusal)}"
    if u.storm:
        yield f"it {u.storm.described}"
    if u.warm >= _WARM:
        yield f"{u.warm:.0%} of its sentences praise, thank or court"
    for is_so, said in (
        (u.assents, "it opens by agreeing"),
        (u.insists, "it insists"),
        (u.asks, "it asks"),
        (u.hands_back, "it leaves a choice to the other"),
        (u.quotes_back, "it quotes what was said"),
    ):
        if is_so:
            yield said
    if u.choice:
        one, other = sorted(u.choice.one), sorted(u.choice.other)
        yield f"it puts a choice: {' '.join(one)} or {' '.join(other)}"


def _of_before(heard: Heard) -> Iterator[str]:
    last = heard[-1]
    same = [u for u in heard[:-1] if u.key and u.key == last.key]
    if same:
        yield f"it repeats message {same[-1].number} word for word"
