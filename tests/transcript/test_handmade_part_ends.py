"""A heading behind the last voice of each part is not a part of that voice's answer."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read

PARTS = """# T

## Test 1

### Prompt
What is a door?

### Claude's response
A door opens. It also shuts, as far as I know.

### Grok's response
A door is a wall that moves.

### {heading}
{first}

## Test 2

### Prompt
And a wall?

### Claude's response
A wall stands still.

### Grok's response
A wall is a door that does not move.

### {heading}
{second}
"""


SAID = [
    "A door opens. It also shuts, as far as I know.",
    "A door is a wall that moves.",
    "A wall stands still.",
    "A wall is a door that does not move.",
]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Conclusion", "Grok was funnier this time.", "Grok again, and by far."),
        ("Wynik", "Grok wygrał tę rundę.", "Znowu Grok."),
    ],
)
def test_what_tells_of_the_voice_above_behind_each_part_is_a_note(
    heading: str, first: str, second: str
) -> None:
    made = read(PARTS.format(heading=heading, first=first, second=second))
    assert [turn.text for turn in made.turns] == SAID
    assert {first, second} <= {note.text for note in made.notes}


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Conclusión", "Grok me gusta más.", "Otra vez me gusta más Grok."),
        ("How it went", "I laughed at the second one.", "Better than I thought."),
        ("In short", "Doors move.", "Walls do not."),
    ],
)
def test_what_may_be_anybodys_behind_each_part_is_not_given_to_the_voice_above(
    heading: str, first: str, second: str
) -> None:
    with pytest.raises(Unreadable, match=r"^line 14: "):
        read(PARTS.format(heading=heading, first=first, second=second))
