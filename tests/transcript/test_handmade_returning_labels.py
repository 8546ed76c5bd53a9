"""Remarks below answers with a label that returns: refused, or one voice's habit."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

ANSWERS = (
    "**Claude's response:**\n\nThe oak, for {}.\n\n{}"
    "**Gemini's response:**\n\nThe pine, for {}.\n\n{}"
)
REMARKS = (
    ("*Observation.* Same price.", "*Observation.* Neither asked for whom."),
    ("**Remark:** Quick ones.", "**Remark:** Slower than before."),
    ("_Beobachtung._ Beide sind hart.", "_Beobachtung._ Keiner fragte nach."),
    ("*My comment* — so short.", "*My comment* — and so dry."),
    ("*Remarque :* peu de mots.", "*Remarque :* plus de mots."),
)


def phases(*around: tuple[str, str]) -> str:
    return "# Two benches\n\n" + "".join(
        f"## Phase {n}\n\n**Prompt:** Which, if it is {n}?\n\n"
        + ANSWERS.format(n, first and f"{first}\n\n", n, last and f"{last}\n\n")
        for n, (first, last) in enumerate(around, 1)
    )


@pytest.mark.parametrize(("one", "other"), REMARKS)
def test_below_the_last_answers_they_are_refused(one: str, other: str) -> None:
    with pytest.raises(Unreadable, match=r"line 15: .*(line|lines) 2\d"):
        read(phases(("", one), ("", other)))


@pytest.mark.parametrize(("one", "other"), REMARKS)
def test_below_answers_of_several_they_are_refused(one: str, other: str) -> None:
    with pytest.raises(Unreadable, match=r"line 11: "):
        read(phases((one, ""), ("", other)))


def test_below_headings_of_several_voices_they_are_refused() -> None:
    one, other = REMARKS[0]
    with pytest.raises(Unreadable, match=r"line 7: "):
        read(
            f"# Which bench?\n\n## Claude's Response\n\nOak.\n\n{one}\n\n"
            f"## Gemini's Response\n\nPine.\n\n{other}\n"
        )


@pytest.mark.parametrize(
    "around",
    [
        (("", "*Observation.* It creaks."), ("", "*Reason.* It is dry.")),
        (("*Note.* It creaks.", ""), ("*Note.* It is dry.", "")),
        (("", "*Oak.* It creaks."), ("", "*Oak.* It is dry.")),
    ],
)
def test_once_or_below_one_who_is_not_last_they_are_words(
    around: tuple[tuple[str, str], ...],
) -> None:
    turns = [text for _, text in said(read(phases(*around)))]
    for one in filter(None, (words for pair in around for words in pair)):
        assert sum(one in text for text in turns) == 1


@pytest.mark.parametrize("label", ["My note", "My comments", "Meine Anmerkung"])
def test_a_label_that_calls_it_the_maker_s_own_is_enough(label: str) -> None:
    remarks = (f"*{label}: so short.*\n\n", f"*{label}: and so dry.*\n\n")
    it = read(
        "# Two woods\n\n" + ANSWERS.format("doors", remarks[0], "all", remarks[1])
    )

    assert said(it) == [
        ("Claude", "The oak, for doors."),
        ("Gemini", "The pine, for all."),
    ]
