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


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Conclusion", "Grok was funnier this time.", "Grok again, and by far."),
        ("Conclusión", "Grok me gusta más.", "Otra vez me gusta más Grok."),
        ("Wynik", "Grok wygrał tę rundę.", "Znowu Grok."),
        ("How it went", "I laughed at the second one.", "Better than I thought."),
        ("In short", "Doors move.", "Walls do not."),
    ],
)
def test_what_stands_behind_the_last_voice_of_each_part_is_not_given_to_it(
    heading: str, first: str, second: str
) -> None:
    with pytest.raises(Unreadable, match=r"^line 14: "):
        read(PARTS.format(heading=heading, first=first, second=second))
