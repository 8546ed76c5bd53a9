"""
A course of the record as one voice is told it.

Its own words are its messages; everything since its last turn is one message to it, in
the record's order: what the others said, people's words in their place, and the host's
notes where nobody's words stand. Of other voices' thoughts nothing is told, nor of its
own. What somebody says stands under a line that no words can imitate (`attribution`);
between two it may stand bare, where it is all that the message holds.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby

from bot.domain.act import ASKING, Act
from bot.domain.names import VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Part, Turn
from bot.formats.speech.attribution import HOST, find_label, write_line
from bot.formats.speech.telling import Telling, Uttered

NOBODY_SINCE = "Nobody has said anything since."
"""So that its own words are never the last, which it would be made to continue."""


def tell(
    symposium: Symposium,
    act: Act,
    voice: VoiceName,
    turns: Collection[Turn],
    *,
    bare: bool = False,
) -> tuple[Part, ...]:
    """
    What *voice* is shown before it answers *act*, of the *turns* that are chosen for it
    (those that have not ended are passed over).

    With the *turns* come, each in its place: the question of *act*, which stays
    whatever room there is, those that the turns answer and those that the voice was
    asked before; what people said; and notes of the host's for who passed, left, was
    silent or blank, was invited or dismissed. A voice that was invited later is shown
    of what went before it what was chosen with its invitation. *bare*: a message that
    holds one person's or voice's words and nothing else has no line above them.
    """
    telling = Telling(symposium, act, voice, frozenset(turn.id for turn in turns))
    told = [entry for each in in_order(symposium) for entry in telling.entries(each)]
    label = find_label(symposium)
    parts: list[Part] = []
    for role, run in groupby(told, key=lambda entry: entry.role):
        together = list(run)
        is_bare = bare and len(together) == 1 and together[0].who != HOST
        for entry in together:
            is_plain = role == "assistant" or is_bare
            parts += entry.parts if is_plain else _under_line(entry, label)
    if parts and parts[-1].role == "assistant":
        parts.append(note(symposium, NOBODY_SINCE))
    return tuple(parts)


def note(symposium: Symposium, text: str) -> Part:
    """A host's note, under its line: a sentence that a format adds, such as a task."""
    return Part("user", f"{write_line(find_label(symposium), HOST)}\n{text}")


def in_order(symposium: Symposium) -> Sequence[Act | Turn]:
    """
    The acts and the turns that have ended, in the order of the record. Where it gives
    no places, turns follow the act that they answer.
    """
    acts = symposium.acts
    if not any(act.kind in ASKING for act in acts):
        acts = (symposium.first_act(), *acts)
    over = [turn for turn in symposium.turns if turn.is_over]
    known = {act.id for act in acts}
    # Of a record from elsewhere nobody knows what its turns answer: the first question.
    answers = [(turn.act if turn.act in known else acts[0].id, turn) for turn in over]
    entries: list[Act | Turn] = []
    for act in acts:
        entries += [act, *(turn for answered, turn in answers if answered == act.id)]
    return _by_place(entries)


def _by_place(entries: Sequence[Act | Turn]) -> Sequence[Act | Turn]:
    """What has no place stands behind what it stood behind."""
    keyed, last = [], 0
    for entry in entries:
        last = entry.place or last
        keyed.append((last, entry))
    return [entry for _, entry in sorted(keyed, key=lambda each: each[0])]


def _under_line(entry: Uttered, label: str) -> tuple[Part, ...]:
    first, *others = entry.parts
    line = write_line(label, entry.who or HOST)
    return (replace(first, text=f"{line}\n{first.text}"), *others)
