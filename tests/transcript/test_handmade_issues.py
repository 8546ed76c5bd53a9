"""
What stands behind the last rule of an issue of something: where it says what comes
next, and names a channel or the issue as only its maker does, and where it does not.
"""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

LAST = "Whoever climbs in shall water something before climbing out."
TEXT = """# {title}

*Carried over by {who}.*

---

## The Question to Claude

What would a gate say about a fence?

## Claude's Response

That it only knows how to stay. A gate has been as far as its hinge.

## The Question to GPT-4.5

How many should talk at once?

## GPT-4.5's Response

Two, and one of them slowly. The others may lean on the gate.

## The Question to Mistral Large

Write a rule for a garden without a gate.

## Mistral Large's Response

Whoever climbs in shall water something before climbing out.

---

{closing}
"""
LATCH = ("The Latch, Issue 3: Fences", "wrenna for #garden-talk")


@pytest.mark.parametrize(
    ("title", "who", "closing"),
    [
        (
            *LATCH,
            """\
Next issue: **the hedge.** Questions to #suggestions by the 4th.

*The Latch is free and comes when it comes.*""",
        ),
        (
            "Die Klinke, Heft 9",
            "der Runde in #garten",
            """\
Nächste Woche: die Hecke. Fragen bitte in #fragen.

*Die Klinke hat mit keiner der genannten Firmen zu tun.*""",
        ),
        (
            "Fence Night 12: Gates",
            "the mods of #fences",
            """\
Next week: **hedges.** Vote in #polls until Friday.

*(Kept short, as the tea was cold.)*""",
        ),
        (
            "Hekken en hagen",
            "@sloot",
            """\
Volgende keer: de haag. Vragen aan @sloot.

*Met dank aan de buren.*""",
        ),
    ],
)
def test_what_tells_of_the_next_issue_and_its_channels_is_a_note(
    title: str, who: str, closing: str
) -> None:
    it = read(TEXT.format(title=title, who=who, closing=closing))
    assert said(it)[-1][1] == LAST
    told = "\n\n".join(note.text for note in it.notes)
    assert all(part in told for part in closing.split("\n\n"))


@pytest.mark.parametrize(
    "closing",
    [
        "Next time, shut the gate behind you.\n\n*The hinge will thank you.*",
        "Next time: bring a watering can.\n\n*The roses will thank you.*",
        "Would you like another rule, for the fence?",
        "*Shall I write one for the fence too?*",
        "*— The Gardener*",
        "(-- your gardener)",
    ],
)
def test_a_voice_s_own_close_behind_a_rule_is_refused(closing: str) -> None:
    title, who = LATCH
    with pytest.raises(Unreadable):
        read(TEXT.format(title=title, who=who, closing=closing))
