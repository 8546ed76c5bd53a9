"""Below an answer: what only whoever made the document does, sees or hears."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

FIRST = "I would oil the hinge first, and then wait for the rain to end."
MIDDLE = "Certainly! Take the door off and plane it where it rubs, a little at a time."
LAST = "It depends on the door. I'd ask a joiner, since the sill may be rotten."
RESPONSES = f"""# Three on a door

## The Question

What of a door that sticks?

## The Responses

### Claude (The Careful One)

{FIRST}

### GPT-4o (The Quick One)

{MIDDLE}

{{remark}}

### Mistral (The Blunt One)

{LAST}
"""
ORDINALS = f"""# Three on a door

By Ruth Amble.

## What of a door that sticks?

### First Response (Claude)

{FIRST}

### Second Response (GPT-4o)

{MIDDLE}

{{remark}}

### Third Response (Mistral)

{LAST}
"""
FORMS = pytest.mark.parametrize("form", [RESPONSES, ORDINALS], ids=["named", "counted"])
NOTES = [
    "*(Sent at 9:14, answered in eleven seconds.)*",
    "(Reply took ages, the wifi is dire.)",
    "[I had to press Continue once here.]",
    "*Dad read this one aloud at supper.*",
    "(I didn't ask it to continue.)",
    "*Winner in our vote, 12 to 4.*",
    "(We laughed at the last line.)",
    "*It used a numbered list; I turned it into prose.*",
    "(Third one below, saved a day later.)",
    "*- end of GPT's answer -*",
    "*tea break*",
    "(tea break here, and Tom's laptop died)",
    "(Ich musste zweimal auf Weiter klicken.)",
    "*Kaffeepause*",
    "(J'ai d\u00fb cliquer deux fois.)",
    "(Tuve que pulsar dos veces.)",
    "(Ho dovuto cliccare due volte.)",
]
UNCLEAR = [
    "> Me: ha!",
    "\u2014 pasted whole, nothing trimmed",
    "**My verdict:** the best of the three.",
    "Verdict: best of the three.",
    "\u2605\u2605\u2605\u2606\u2606",
    "\u2b50\u2b50\u2b50\u2b50 (4/5)",
    "Time: 4.1 s",
    "NB the bold is mine.",
    "Jean says this is the one she would try.",
    "Ruth liked this answer.",
    "Next!",
    "On to the third.",
    "And now for something completely different.",
    "Weiter mit dem n\u00e4chsten.",
    "Passons au suivant.",
    "I liked this less than Claude's.",
    "(nobody knew what a sill was)",
    "Club vote: 4 for oil, 5 for planing (Tom abstained).",
    "Posted by Ruth at 10:02",
]
OF_THE_VOICE = [
    "**My verdict:** oil it first.",
    "**Bottom line:** plane the edge, and the rest will follow.",
    "\u2014 and that is the whole of it.",
    "- Copied keys are cheap.",
    "Next, oil the hinge.",
    "(a little wax)",
    "Vote with your feet: buy a new one.",
    "On to the hinge: it wants oil.",
    "Time: 45 minutes",
    "The answer took root in old houses.",
    "\u2605 One tip: mark the place in pencil.",
    "The headings on the plan are yours.",
    "Pass the plane over to the second edge, and stop.",
    "I am GPT-4o, and I'd ask Claude and Mistral as well.",
    "Would you like me to draw it?",
]


@FORMS
@pytest.mark.parametrize("remark", NOTES)
def test_in_italics_or_brackets_it_is_a_note(form: str, remark: str) -> None:
    it = read(form.format(remark=remark))

    assert [text for _, text in said(it)] == [FIRST, MIDDLE, LAST]
    assert remark in [note.text for note in it.notes]


@FORMS
@pytest.mark.parametrize("remark", UNCLEAR)
def test_without_marks_it_is_refused(form: str, remark: str) -> None:
    with pytest.raises(Unreadable, match="this may be of GPT-4o or of whoever"):
        read(form.format(remark=remark))


@FORMS
@pytest.mark.parametrize("words", OF_THE_VOICE)
def test_what_a_voice_may_end_with_is_its_own(form: str, words: str) -> None:
    it = read(form.format(remark=words))
    assert [text for _, text in said(it)] == [FIRST, f"{MIDDLE}\n\n{words}", LAST]


@pytest.mark.parametrize(
    "words",
    [
        "Playtest on 3 July. Thanks to Priya for typing while I read out.",
        "Danke an Frau Holt, die alles getippt hat.",
        "Those were all three. Next meeting: Friday.",
    ],
)
def test_whom_the_maker_thanks_at_the_end_is_refused(words: str) -> None:
    text = RESPONSES.format(remark="").rstrip()
    with pytest.raises(Unreadable, match="this may be of Mistral or of whoever"):
        read(f"{text}\n\n{words}\n")


def test_a_voice_may_thank_another_there() -> None:
    text = RESPONSES.format(remark="").rstrip()
    words = "Thanks to Claude for the hint about the oil."
    assert said(read(f"{text}\n\n{words}\n"))[2][1] == f"{LAST}\n\n{words}"


@FORMS
def test_in_brackets_what_names_a_voice_that_the_answer_does_not_is_a_note(
    form: str,
) -> None:
    remark = "(Mistral's was the only one that nobody had to look up.)"
    it = read(form.format(remark=remark))

    assert [text for _, text in said(it)] == [FIRST, MIDDLE, LAST]
    assert remark in [note.text for note in it.notes]


@FORMS
@pytest.mark.parametrize(
    ("remark", "above"),
    [
        ("(Mistral's was the one that I liked.)", ""),
        ("(Mistral's was the one that nobody looked up.)", "Ask Mistral. "),
    ],
    ids=["somebody's I", "named above"],
)
def test_else_it_is_not_guessed_whose_it_is(form: str, remark: str, above: str) -> None:
    text = form.replace(MIDDLE, above + MIDDLE).format(remark=remark)
    with pytest.raises(Unreadable, match="this may be of GPT-4o or of whoever"):
        read(text)
