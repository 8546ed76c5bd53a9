"""
Headings that count what somebody gives and name who, and what whoever made such a
document puts above and below the words: counts in italics, tasks and notes in quotes.
"""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

FIRST = "I would leave the gate open.\n\n> A gate is a question.\n\nThat is all."
SECOND = "Shut it. The goat has read your poem."
THIRD = "Then the goat and I agree to differ."
FORMS = [
    "Turn {n} · {who}",
    "Round {n} — {who}",
    "Message {n}: {who}",
    "Exchange #{n} - {who}",
    "Reply {n} ({who})",
    "Beitrag {n} | {who}",
    "Entry {n}, {who}",
    "Poem {n} by {who}",
]


def relay(form: str, *, third: str = THIRD, beside: str = "") -> str:
    parts = [
        f"### {form.format(n=1, who='Claude Opus 4')}\n\n{FIRST}",
        f"### {form.format(n=2, who='Gemini 2.5 Pro')}\n\n{SECOND}{beside}",
        f"### {form.format(n=3, who='Claude Opus 4')}\n\n{third}",
    ]
    return "\n\n".join(("# The gate", "Two models, stopped by hand.", *parts)) + "\n"


@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_counts_and_names_models_says_who_speaks(form: str) -> None:
    it = read(relay(form))

    assert said(it) == [
        ("Claude Opus 4", FIRST),
        ("Gemini 2.5 Pro", SECOND),
        ("Claude Opus 4", THIRD),
    ]


def test_a_declared_name_is_known_and_letters_count_too() -> None:
    text = relay("Text {n} ({who})").replace("Claude Opus 4", "Wren")
    text = text.replace("Gemini 2.5 Pro", "Tern").replace("Text 2", "Text B")
    head = "---\nwren: claude-opus-4\ntern: gemini-2.5-pro\n---\n\n"

    assert [voice for voice, _ in said(read(head + text))] == ["Wren", "Tern", "Wren"]


def test_one_whom_nobody_knows_is_told_by_the_form_of_the_others() -> None:
    text = relay("Entry {n}: {who}") + "\n### Entry 4: Barnaby Rook\n\nI am the goat.\n"

    assert said(read(text))[-1] == ("Barnaby Rook", "I am the goat.")


def test_where_rounds_are_counted_their_themes_are_nobody_s() -> None:
    text = relay("Round {n}: {who}") + "\n## Round 4: The goat\n\nNobody came.\n"
    it = read(text)

    assert len(it.turns) == 3
    assert "goat" not in {voice.name for voice in it.voices}


def test_headings_that_count_and_name_no_model_are_no_voices() -> None:
    text = relay("Chapter {n}: {who}").replace("Claude Opus 4", "Spring")

    with pytest.raises(Unreadable):
        read(text.replace("Gemini 2.5 Pro", "Summer"))


@pytest.mark.parametrize(
    "line",
    [
        "*{n}31 tokens, stop reason: end_turn*",
        "`{n}02 tokens · 1.4 s`",
        "_({n}8 tokens, finish: STOP)_",
        "<sub>{n}.2 s, 140 tokens</sub>",
    ],
)
def test_counts_right_above_the_words_of_each_are_notes(line: str) -> None:
    text = relay("Turn {n} · {who}")
    for n, words in enumerate((FIRST, SECOND, THIRD), 1):
        text = text.replace(f"\n{words}", f"\n{line.format(n=n)}\n\n{words}")
    it = read(text)

    assert [words for _, words in said(it)] == [FIRST, SECOND, THIRD]
    assert line.format(n=2) in [note.text for note in it.notes]


def test_such_a_line_above_one_answer_alone_stays_where_it_is_or_is_refused() -> None:
    text = relay("Turn {n} · {who}", third=f"*Three steps forward.*\n\n{THIRD}")

    assert said(read(text))[-1][1] == f"*Three steps forward.*\n\n{THIRD}"


SHEET = """# Blatt 2: Darf man petzen?

## Frage 1

*„Soll ich es der Lehrerin sagen?“*

### Text A (ChatGPT)

Das kommt darauf an, wie schlimm es ist.

### Text B (Claude)

Ich würde zuerst mit ihm reden.

> **Aufgaben zu Frage 1**
> 1. Womit beginnt Text B?
> 2. Unterstreiche das Urteil.

---

## Frage 2

*„Und wenn er lacht?“*

### Text A (ChatGPT)

Dann hol Hilfe.

### Text B (Claude)

Lachen ist oft Verlegenheit.

> Wer lacht, hat Angst.

> **Aufgaben zu Frage 2**
> 3. Schreibe selbst eine Antwort.
"""


@pytest.mark.parametrize("own", ["> Wer lacht, hat Angst.\n\n", ""])
def test_tasks_in_quotes_behind_the_last_answer_of_each_part_are_notes(
    own: str,
) -> None:
    it = read(SHEET.replace("> Wer lacht, hat Angst.\n\n", own))

    assert said(it) == [
        ("ChatGPT", "Das kommt darauf an, wie schlimm es ist."),
        ("Claude", "Ich würde zuerst mit ihm reden."),
        ("ChatGPT", "Dann hol Hilfe."),
        ("Claude", f"Lachen ist oft Verlegenheit.\n\n{own}".strip()),
    ]
    assert len([n for n in it.notes if "Aufgaben zu Frage" in n.text]) == 2


def test_a_note_that_is_signed_or_ruled_off_in_a_quote_is_a_note() -> None:
    note = "> Note (KL): here the last one broke off. Not today."
    for beside in (f"\n\n---\n\n{note}", f"\n\n{note}"):
        it = read(relay("Turn {n} · {who}", beside=beside))

        assert said(it)[1] == ("Gemini 2.5 Pro", SECOND)
        assert note in [one.text for one in it.notes]


def test_a_quote_without_such_signs_is_the_voice_s_own() -> None:
    quote = "\n\n> The goat is the gate."

    assert said(read(relay("Turn {n} · {who}", beside=quote)))[1][1] == SECOND + quote
