"""Notes below the last answer of each of several rounds."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

ROUND = """## Phase {n}

*What I asked:* Which, the {n}th time?

**Claude's response:**

The path, as before.

**Gemini's response:**

The shade; you asked for July.

*My notes:* {note}

"""


def rounds(*notes: str) -> str:
    parts = (ROUND.format(n=n, note=note) for n, note in enumerate(notes))
    return "# Bench\n\n" + "".join(parts)


def test_my_notes_below_the_last_answer_of_three_rounds_are_nobody_s() -> None:
    it = read(rounds("Rang the mill. They are open.", "Rain.", "Neither was short."))

    assert {text for _, text in said(it)} == {
        "The path, as before.",
        "The shade; you asked for July.",
    }


def test_notes_that_say_i_may_be_of_the_last_voice_of_each_round() -> None:
    with pytest.raises(Unreadable):
        read(rounds("I would not.", "I assume it is July.", "I know no such place."))


PROMPTS = """## Prompt {n}

What is wrong with draft {n}?

### First Response ({first})

Nothing that a week in a drawer would not mend.

### Second Response ({last})

The mackerel; there are three of them by now.

**Notes:** {note}

"""


@pytest.mark.parametrize("who", ["Coach", "Editor", "Tutor"])
def test_a_remark_that_says_whose_it_is_ends_the_answer_above(who: str) -> None:
    text = rounds("Rain.", "I had it at par.", "Neither.")
    it = read(text.replace("*My notes:*", f"**{who}'s comment:**"))

    assert {text for _, text in said(it)} == {
        "The path, as before.",
        "The shade; you asked for July.",
    }


def test_one_alone_is_a_note_only_where_it_tells_of_the_answers() -> None:
    text = rounds("Rain.").replace("*My notes:*", "**Teacher's note:**")
    told = read(text.replace("Rain.", "The path of Claude was taken up, in rain."))

    assert said(told)[-1] == ("Gemini", "The shade; you asked for July.")
    with pytest.raises(Unreadable, match="could as well be some of them"):
        read(text)


@pytest.mark.parametrize("label", ["Teacher's comment", "Coach's note"])
def test_below_every_answer_it_may_be_what_the_voices_were_asked_for(
    label: str,
) -> None:
    text = rounds("Rain.", "Sun.").replace("*My notes:*", f"**{label}:**")

    with pytest.raises(Unreadable):
        read(text.replace("The path, as before.", f"The path.\n\n**{label}:** Good."))


def prompts(note: str) -> list[str]:
    voices = [("Claude", "Gemini"), ("Gemini", "Claude"), ("Claude", "Gemini")]
    return ["# Drafts\n\n"] + [
        PROMPTS.format(n=n, first=first, last=last, note=note.format(n=n))
        for n, (first, last) in enumerate(voices, 1)
    ]


def test_notes_below_the_last_of_three_rounds_of_several_voices_are_nobody_s() -> None:
    it = read("".join(prompts("There was laughter, number {n}.")))

    assert not any("laughter" in text for _, text in said(it))


@pytest.mark.parametrize(
    "text", [prompts("I cried, {n}."), prompts("I cried, {n}.")[:-1]]
)
def test_they_are_refused_where_they_say_i_or_stand_below_two(text: list[str]) -> None:
    with pytest.raises(Unreadable):
        read("".join(text))
