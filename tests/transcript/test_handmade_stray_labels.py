"""One label in another form than the rest is no word of the voice above it."""

from contextlib import suppress

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read

CLAUDE = "I would begin at the gutter, since you can reach that without a ladder."
GEMINI = "You might ask a neighbour first; I never saw your roof in any weather at all."
MISTRAL = (
    "I would leave the old slates where they are, take the broken ones out by hand, "
    "and put lead below the ridge before the first frost comes to your valley."
)
SAID = (CLAUDE, GEMINI, MISTRAL)
ASKED = "# The roof\n\n## The question\n\nWhat mends a roof?\n\n"


def collect(labels: tuple[str, ...]) -> str:
    sections = (
        f"{label}\n\n{said}\n" for label, said in zip(labels, SAID, strict=True)
    )
    return ASKED + "\n".join(sections)


NAMED = ("## Claude", "## Gemini", "## Mistral")
NUMBERED = (
    "## First Response (Claude)",
    "## Second Response (Gemini)",
    "## Third Response (Mistral)",
)
LETTERED = ("## Text A (Claude)", "## Text B (Le Chat)", "## Text C (Gemini)")
FORMS = (NAMED, NUMBERED, LETTERED)


@pytest.mark.parametrize("form", FORMS)
def test_the_forms_as_such_are_read(form: tuple[str, str, str]) -> None:
    assert [turn.text for turn in read(collect(form)).turns] == [*SAID]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("which", range(3))
@pytest.mark.parametrize(
    "dress", ["# {}", "### {}", "#### {}", "**{}**", "**{}:**", "{}:", "{}", "### {}:"]
)
def test_one_label_in_another_dress_speaks_or_is_refused(
    form: tuple[str, str, str], which: int, dress: str
) -> None:
    labels = list(form)
    labels[which] = dress.format(labels[which].removeprefix("## "))
    said: list[str] | None = None
    with suppress(Unreadable):
        said = [turn.text for turn in read(collect((*labels,))).turns]
    assert said in ([*SAID], None)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("which", range(3))
def test_a_colon_behind_one_heading_changes_nothing(
    form: tuple[str, str, str], which: int
) -> None:
    labels = list(form)
    labels[which] += ":"
    turns = read(collect((*labels,))).turns
    assert [turn.text for turn in turns] == [*SAID]


@pytest.mark.parametrize("below", ["### Claude", "**Claude:**", "Claude:"])
def test_an_answer_may_tell_of_another_voice_below_its_name(below: str) -> None:
    told = f"{GEMINI}\n\n{below}\n\nIt would begin at the gutter, and so would I."
    turns = read(collect(NAMED).replace(GEMINI, told)).turns
    assert turns[1].text == told


def test_whoever_imports_may_say_that_it_names_nobody() -> None:
    label = "### Fourth Response (Qwen)"
    told = f"{CLAUDE}\n\n{label}\n\n{MISTRAL}"
    text = collect(NUMBERED).replace(CLAUDE, told)
    with pytest.raises(Unreadable, match="Qwen"):
        read(text)
    nobody = ReadingChoices(voices={"Fourth Response (Qwen)": ""})
    assert read(text, choices=nobody).turns[0].text == told


def test_a_line_of_a_paragraph_is_no_label() -> None:
    told = f"Fourth Response (Qwen)\n{CLAUDE}"
    turns = read(collect(NUMBERED).replace(GEMINI, f"{GEMINI}\n\n{told}")).turns
    assert turns[1].text == f"{GEMINI}\n\n{told}"


def test_in_code_such_a_line_is_the_voice_s() -> None:
    code = "```\n## Fourth Response (Qwen)\nSlates.\n```"
    turns = read(collect(NUMBERED).replace(GEMINI, f"{GEMINI}\n\n{code}")).turns
    assert turns[1].text == f"{GEMINI}\n\n{code}"


def test_a_name_in_a_note_above_few_words_is_none() -> None:
    text = collect(NAMED) + "\n---\n\n## Notes\n\n**Qwen**\n\nDid not load.\n"
    assert [turn.text for turn in read(text).turns] == [*SAID]


def test_words_below_a_bold_label_are_not_another_s() -> None:
    labels = ("## First Response (Claude)", "**Second Response (Gemini)**", NUMBERED[2])
    text = collect(labels).replace(CLAUDE, "Pine.")
    with pytest.raises(Unreadable, match="Gemini"):
        read(text)
