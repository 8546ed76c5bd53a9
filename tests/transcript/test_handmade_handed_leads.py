"""Articles: what was handed to a model and came back, and quotations of others."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.leads.lead_words import read_lead
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

ARTICLE = """# Who will prune my apple tree?

The tree is old and so am I. {asked}

Copilot answered before I had put down the saw:

> Cut a third of it in March.

{lead}

> Leave the branch that you climbed. Cut the one that climbs you.

{between}

Then Mistral, which is the only one that I can pronounce:

> Ask the tree in winter.

I have put the saw away.
"""
ASKED = "I asked all of them this:\n\n> When do I cut?"


def write(
    asked: str = ASKED, lead: str = "And Claude:", between: str = "I sat down."
) -> str:
    return ARTICLE.format(asked=asked, lead=lead, between=between)


ANSWERS = [
    ("Copilot", "Cut a third of it in March."),
    ("Claude", "Leave the branch that you climbed. Cut the one that climbs you."),
    ("Mistral", "Ask the tree in winter."),
]


@pytest.mark.parametrize(
    "lead",
    [
        "When I put it to Claude, there was some coughing first, as always:",
        "I sent the same to Claude, and out came a small sermon:",
        "I gave it to Claude too, which answered at once:",
        "I wrote to Claude, and it answered:",
        "I gave it to Claude, which answered with four pages. I'll quote the end:",
        "Claude wrote me four pages. I will quote only the last two lines:",
    ],
)
def test_what_came_back_from_who_was_handed_a_question_is_its_answer(lead: str) -> None:
    it = read(write(lead=lead))
    assert said(it) == ANSWERS
    assert {turn.question for turn in it.turns} == {"When do I cut?"}


@pytest.mark.parametrize(
    ("language", "lead", "who"),
    [
        ("en", "When I asked Claude, I got this from my brother:", None),
        ("en", "When I asked Claude, I got this from Anna:", None),
        ("en", "When I put it to Claude, there was one more question:", None),
        ("en", "When I put it to Claude, I added a line:", None),
        ("en", "I put this to Claude, which surprised my mother, who said:", None),
        ("en", "I told Anna about Claude, and she said:", None),
        ("en", "Claude wrote a poem. I'll quote the end of one by Frost:", None),
        ("en", "I gave it to Claude. I'll quote the opening:", None),
        ("en", "Claude and Grok wrote a lot. I'll quote the opening:", None),
        ("de", "Ich schrieb das an Claude, da kam erst nichts:", "Claude"),
        ("fr", "J'ai posé la question à Claude, voici ce qui est venu :", "Claude"),
        ("es", "Le pregunté lo mismo a Claude, y salió esto:", "Claude"),
        ("es", "Le pregunté lo mismo a Claude, salió esto:", "Claude"),
    ],
)
def test_a_lead_names_whoever_answers_and_nobody_else(
    language: str, lead: str, who: str | None
) -> None:
    assert read_lead(lead, (), language).who == who


@pytest.mark.parametrize(
    "told",
    [
        "Here is how Pomfret's neighbour warned him, or so the parish paper has it:",
        "And this is what old Weller's grandmother told the bishop:",
        "Here are a few lines from the doctor of Emily Strand:",
    ],
)
def test_a_quotation_of_somebody_near_to_whom_it_names_is_a_note(told: str) -> None:
    it = read(write(between=f"I sat down. {told}\n\n> Not the pear, sir."))
    assert said(it) == ANSWERS
    assert "Not the pear, sir." in "\n".join(text for *_, text in noted(it))


@pytest.mark.parametrize(
    "told", ["This stands in the almanac:", "Here is what the pear had to say:"]
)
def test_a_quotation_of_nobody_knows_whom_is_refused(told: str) -> None:
    with pytest.raises(Unreadable, match="nothing right above this quotation"):
        read(write(between=f"{told}\n\n> Not the pear, sir."))


@pytest.mark.parametrize(
    "asked", ["The first message was:", "I typed this:", "To all of them:"]
)
def test_a_paragraph_in_code_below_a_colon_asks(asked: str) -> None:
    it = read(write(asked=f"{asked}\n\n`You are a gardener. When do you cut?`"))
    assert said(it) == ANSWERS
    assert {turn.question for turn in it.turns} == {
        "You are a gardener. When do you cut?"
    }


def test_code_below_a_model_s_name_is_no_question() -> None:
    with pytest.raises(Unreadable, match="stands below this line"):
        read(write(between="Grok answered:\n\n`Cut it in the year 3000.`"))
