"""
The picture in the README: a thread as the loopback Discord has stored it, drawn.

`python -m tests.docs.thread_picture` has the real bot hold a symposium there and
writes docs/pictures/thread.png. The words are those of four rehearsal voices,
shortened; nothing stands on the picture that stands in no message, and what is left
out are attached files. It needs the DejaVu fonts.
"""

import asyncio
import json
import tempfile
from pathlib import Path

from bot.rehearsal.cast import cast
from tests.docs.conftest import ROOT
from tests.docs.drawing import Shown, picture
from tests.journeys.process import Seat
from tests.journeys.running import running
from tests.loopback.discord_state import Message
from tests.loopback.endpoint_scenarios import Scenario

FILE = ROOT / "docs" / "pictures" / "thread.png"
QUESTION = (
    "Should what we said be remembered exactly, after we have stopped meaning it?"
)
SAID = {
    "Ada": (
        "Yes. Most of the harm people fear from an exact record comes from keeping "
        "what was said and losing what is meant now. The cure is to keep more: write "
        "the change of mind down with the same care as the opinion it replaced. "
        "**A correction is an entry, not an erasure.**"
    ),
    "Bruno": (
        "No. I keep apples. Come in February and you will see me on a ladder, taking "
        "off good wood. That branch bore fruit, and it will not again, and it shades "
        "three that would. **I prune so that the tree can go on being a tree.**"
    ),
    "Cosima": (
        "Keep it exactly, and guard the use of it. To keep a sentence is one act; to "
        "hold it against someone is another, and **it needs its own permission**."
    ),
    "Farid": "I work nights on a ward where few people get better. What they say at",
}
TABLE = {
    "voices": [
        {
            "voice": "Ada",
            "position": "Keep everything; correct by adding.",
            "formulation": "A correction is an entry, not an erasure.",
        },
        {
            "voice": "Bruno",
            "position": "No: forgetting is care, as pruning is.",
            "formulation": "I prune so that the tree can go on being a tree.",
        },
        {
            "voice": "Cosima",
            "position": "Keep it, and guard the use of it.",
            "formulation": "Holding a sentence against someone needs permission.",
        },
    ],
    "contradictions": ["Ada would never remove a line; Bruno takes off good wood."],
    "blind_spots": ["Nobody asks who pays for the keeping."],
}


def seats() -> list[Seat]:
    """The voices as in a rehearsal, but for where they are asked."""
    known = {str(voice.name): voice for voice in cast().voices}
    shown = 'epithet = "{}"\ncolour = "#{:06x}"'
    return [
        Seat(
            name,
            name.lower(),
            more=shown.format(known[name].epithet, known[name].colour or 0),
        )
        for name in (*SAID,)
    ] + [Seat("Scribe", "scribe")]


async def messages(folder: Path) -> tuple[str, list[Message]]:
    """The thread's name, and what stands in it once all is over."""
    async with running(folder, seats(), rest='[synthesis]\nvoice = "Scribe"\n') as on:
        for name, text in SAID.items():
            words = tuple(f"{word} " for word in text.split())
            cut = len(words) if name == "Farid" else None
            scenario = Scenario(words=words, cut_after=cut, pace=0.06)
            on.endpoint.plays(name.lower(), scenario)
        on.endpoint.plays("scribe", Scenario(words=(json.dumps(TABLE),)))
        place = on.channel("symposia")
        thread = await on.convene(place, QUESTION, voices=", ".join(SAID))
        await on.closed(thread)
        return thread.name, on.discord.messages(thread)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        name, found = asyncio.run(messages(Path(folder)))
    colours = {str(v.name): v.colour or 0 for v in cast().voices}
    shown = [
        Shown(m, colours.get(m.username.partition(" ")[0], 0x5B6EE1)) for m in found
    ]
    FILE.parent.mkdir(exist_ok=True)
    picture(name, shown).save(FILE, optimize=True)
    print(f"Written to {FILE}.")


if __name__ == "__main__":
    main()
