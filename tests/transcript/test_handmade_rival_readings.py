"""Documents that two layouts claim: neither may take the other's voices in silence."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read

SILENCE = """\
# Transcript: three on silence

Participants: CL (Claude), GE (Gemini), GP (ChatGPT). Host: Ruth.

## Part one

**Question:** Is silence an answer?

**CL:** It is one when someone has asked and somebody has heard.

**GE:** Only in music, where it has a length.

**Ruth:** And in court, it has a price as well.

**GP:** In court it is a right, which is not the same as an answer.

## Part two

**Question:** And between friends?

**CL:** There it is furniture.

**GE:** I would not answer that, and you see what I did.

**Ruth:** I see it, and I let it stand for all of you.
"""
BRIDGES = """\
# Debate: does the footbridge stay?

**Chair:** Claude
**For:** Gemini
**Against:** ChatGPT

## Round 1

**Question:** Open the case, each of you.

**Chair:** Good evening. Be brief, and answer each other.

**For:** The bridge joins two schools, and no child crosses the road.

**Against:** It is shut from November on, and they cross it then.

## Round 2

**Question:** Answer the other side.

**For:** Then salt it, which costs less than a crossing guard.

**Against:** Salt is what has eaten the rails of it.

**Chair:** I close it here: both of you want the road to be slow.
"""
TIDES = """\
# Model A and Model B

Model A: Claude 3.5 Sonnet
Model B: GPT-4o

## Prompt 1

**Prompt:** Explain tides to a child.

**A:** The moon pulls at the sea as you pull at a blanket.

**B:** The sea leans toward the moon, and then leans back.

**Verdict:** A, by a blanket.

## Prompt 2

**Prompt:** Explain debt.

**A:** It is a toy that you play with before it is yours.

**B:** It is a promise that grows while you sleep.

**Verdict:** B, which was shorter than the other.
"""
GARDEN = """\
# A week with two of them

On Monday I asked Claude about the beds. It wrote:

> Plant the beans where the peas were. The soil remembers them kindly.

ChatGPT was less sure:

> Rotate if you can, but beans forgive and will grow in most places.

On Tuesday they talked with each other, and I pasted back and forth:

**Claude:** Do you think a garden can be finished?

**ChatGPT:** Only by winter, and winter is not a gardener.

**Claude:** Then it is the one thing here that is never late.
"""
STARS = """\
# Under the roof window

I asked Gemini first. It wrote:

> You see a planet there: it does not flicker, and stars do.

Claude was of another mind:

> At that height it may be a lamp on the mast behind the school.

Then I let them go at each other:

**Gemini:** A lamp does not move with the hours.

**Claude:** Neither have you told me that this one did.

**Gemini:** Then let us both look again at eleven.
"""


def test_whoever_returns_on_pages_is_not_taken_into_the_answers_above() -> None:
    turns = read(SILENCE).turns
    ruth = [turn.text for turn in turns if turn.voice == "Ruth"]
    assert ruth == [
        "And in court, it has a price as well.",
        "I see it, and I let it stand for all of you.",
    ]
    assert not any("Ruth" in turn.text for turn in turns)


def test_a_chair_that_a_model_takes_speaks_and_asks_nothing() -> None:
    found = read(BRIDGES)
    chair = [turn.text for turn in found.turns if turn.voice == "Chair"]
    assert [words.partition(".")[0] for words in chair] == [
        "Good evening",
        "I close it here: both of you want the road to be slow",
    ]
    assert {str(voice.name) for voice in found.voices} == {"Chair", "For", "Against"}


def test_a_label_that_returns_below_answers_and_is_nobody_s_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"“Verdict” may be somebody .* line 24"):
        read(TIDES)


def test_a_bold_label_within_one_answer_stays_its_own() -> None:
    text = TIDES.replace("**Verdict:** A, by a blanket.", "**Twice:** a day.")
    found = read(text.replace("**Verdict:** B, which was shorter than the other.", ""))
    assert [turn.text for turn in found.turns][1].endswith("**Twice:** a day.")


@pytest.mark.parametrize("text", [GARDEN, STARS])
def test_quoted_answers_are_no_notes_of_a_talk_below_them(text: str) -> None:
    with pytest.raises(Unreadable, match="line 5: read as script this is nobody's"):
        read(text)


RULES = """# A rule for our game

Written up by Rob Calloway, 6 March.

## Phase 1: First ideas

Prompt: Suggest one rule.

**GPT-4o's response:**

**Storm Noise.** When the storm is loud you may only name a room, and nothing else.

It is quick, since loud rounds go faster than calm ones.

**DeepSeek's response:**

**Fatigue.** Each keeper holds a card that says which action costs double.

## Phase 2: Picking holes

Prompt: What is weak in the other rule?

**GPT-4o's response:**

**Fatigue.** A regular group will have agreed on a code by the second evening.

**DeepSeek's response:**

**Storm Noise.** It suppresses the symptom half of the time, and no more.

## Phase 3: One rule

Prompt: Write the rule as the book should have it.

**GPT-4o's response:**

**Keeping Watch**

Pass the lantern to the left. Only who holds it may suggest anything to others.

**DeepSeek's response:**

**Newest First**

Each player says one thing in one sentence. Nobody replies until all have spoken.
"""


def test_titles_that_answers_share_are_no_voices_where_labels_name_the_models() -> None:
    it = read(RULES)

    assert [voice.name for voice in it.voices] == ["GPT-4o", "DeepSeek"]
    assert [turn.text.split("**")[1] for turn in it.turns] == [
        *("Storm Noise.", "Fatigue.", "Fatigue.", "Storm Noise."),
        *("Keeping Watch", "Newest First"),
    ]
