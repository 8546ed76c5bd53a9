"""One name in another form than all others is a label that somebody wrote otherwise."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read

TALK = """# A Conversation on the Towpath

*Two models, copied by hand from window to window.*

{}

I count the locks as I go. Do you?

## GPT-4o

They count. I am only let through.

{}

Then I think a lock is a question that is answered by waiting for it.

## GPT-4o

I would say that the keeper is whoever has asked it too often to hear it still.

I have asked him only once.
"""
SHEET = """# Which tool would you lend?

## Claude

The spade, since whoever borrows it comes back tired, and speaks the truth.

{}

The saw I would keep. It remembers the hand that set its teeth.

## Mistral

The ladder, to anybody, and I would hold it.
"""
FORMS = ["### {}", "**{}**", "**{}:**", "{}:", "{}"]


@pytest.mark.parametrize("form", FORMS)
def test_a_name_that_comes_again_is_a_label_in_any_form(form: str) -> None:
    with pytest.raises(Unreadable, match="“Claude” stands here as if it spoke below"):
        read(TALK.format("## Claude", form.format("Claude")))


@pytest.mark.parametrize("form", FORMS[1:])
def test_so_it_is_above_the_first_that_was_read(form: str) -> None:
    with pytest.raises(Unreadable, match="line 5: “Claude”"):
        read(TALK.format(form.format("Claude"), "## Claude"))


@pytest.mark.parametrize("lead", ["**DeepSeek-R1:**", "**DeepSeek-R1**:"])
def test_a_model_s_name_in_bold_that_begins_a_paragraph_is_a_label(lead: str) -> None:
    with pytest.raises(Unreadable, match="line 7: “DeepSeek-R1”"):
        read(SHEET.format(f"{lead} A rope."))


@pytest.mark.parametrize("form", ["**{}**", "{}:", "*{}*"])
def test_so_are_several_that_no_question_names(form: str) -> None:
    names = [form.format(name) for name in ("DeepSeek-R1", "Qwen")]
    told = f"{names[0]}\n\nA rope, and a knot in it.\n\n{names[1]}"

    with pytest.raises(Unreadable, match="line 7: “DeepSeek-R1”"):
        read(SHEET.format(told))


@pytest.mark.parametrize(
    "told",
    [
        "**DeepSeek-R1:** it would lend the saw.\n\n**Qwen:** it would lend nothing.",
        "**Mistral**\n\nIt would lend the ladder, as I know it.",
    ],
    ids=["of several", "of one who speaks once"],
)
def test_an_answer_may_tell_of_others(told: str) -> None:
    turns = read(SHEET.format(told)).turns
    assert [turn.voice for turn in turns] == ["Claude", "Mistral"]
    assert told in turns[0].text


@pytest.mark.parametrize("below", ["", "\nWho else?"])
def test_a_name_with_hardly_a_word_below_it_is_no_label(below: str) -> None:
    text = TALK.format("## Claude", "## Claude")
    told = text.replace("through.", f"through. Who says so?\n\nClaude{below}")
    assert len(read(told).turns) == 4


def test_a_name_above_a_quotation_says_whose_it_is() -> None:
    quoted = "through.\n\nClaude:\n\n> I count the locks as I go."
    text = TALK.format("## Claude", "## Claude").replace("through.", quoted)
    assert [turn.voice for turn in read(text).turns] == ["Claude", "GPT-4o"] * 2


ABOVE = "How we went about it:\n\n{}\n\n## Claude"


@pytest.mark.parametrize("lead", ["**DeepSeek-R1:**", "**Mistral**:"])
def test_a_name_in_bold_with_words_behind_it_above_all_is_a_label(lead: str) -> None:
    told = f"{lead} A rope, since it is nothing until two people hold it."

    with pytest.raises(Unreadable, match="line 5: “"):
        read(SHEET.replace("## Claude", ABOVE.format(told)).format("Or the axe."))


@pytest.mark.parametrize(
    "told",
    [
        "**Claude:** claude-3-opus, through the API.",
        "**Mistral** came late, and we let it have the last word of the evening.",
        "**Claude:** the one asked first of all.\n\n**Mistral:** the one asked last.",
    ],
    ids=["few words", "a sentence", "of several"],
)
def test_above_all_a_maker_may_say_who_speaks(told: str) -> None:
    it = read(SHEET.replace("## Claude", ABOVE.format(told)).format("Or the axe."))
    assert [turn.voice for turn in it.turns] == ["Claude", "Mistral"]
