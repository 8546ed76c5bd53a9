"""Interviews whose questions stand on lines of their own above labelled answers."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said

FIRST, SECOND, THIRD = "What does a ferry keep?", "And at night?", "Thank you."
ANSWERS = ("The far bank.", "A lamp.\n\n**In short**\n\nIt waits.", "Safe home.")
QUESTIONS = (FIRST, SECOND, THIRD)


def talk(asked: str, answer: str, *, above: str = "Two boats, one evening.") -> str:
    parts = [
        f"{asked.format(question)}\n\n{answer.format(words)}"
        for question, words in zip(QUESTIONS, ANSWERS, strict=True)
    ]
    return f"# Ferries\n\n{above}\n\n---\n\n" + "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    ("asked", "asker"),
    [
        ("**Mara: {}**", "Mara"),
        ("**Mara\uff1a{}**", "Mara"),
        ("__Mara : {}__", "Mara"),
        ("*H. Marchetti: {}*", "H. Marchetti"),
        ("**{}**", None),
        ("*{}*", None),
        ("\u2014 {}", None),
        ("\u2013 {}", None),
        ("## {}", None),
        ("### Mara: {}", "Mara"),
        ("Question: {}", None),
        ("**Frage:** {}", None),
    ],
)
@pytest.mark.parametrize(
    "answer",
    ["ChatGPT: {}", "ChatGPT\uff1a{}", "ChatGPT\u00a0: {}", "**ChatGPT:** {}"],
)
def test_what_is_asked_on_a_line_of_its_own_is_a_question(
    asked: str, asker: str | None, answer: str
) -> None:
    it = read(talk(asked, answer))
    assert said(it) == [("ChatGPT", words) for words in ANSWERS]
    assert [turn.question for turn in it.turns] == list(QUESTIONS)
    assert {turn.asked_by for turn in it.turns} == {asker}


@pytest.mark.parametrize("language", ["de", "fr", "ja"])
def test_in_other_languages(language: str) -> None:
    asked = {"de": "Was?", "fr": "Quoi ?", "ja": "何\uff1f"}[language]
    text = f"# T\n\n**{asked}**\n\nLe Chat: Ja.\n\n**{asked}**\n\nLe Chat: Oui.\n"
    text = text.replace("Le Chat", "Mistral\u202f") if language == "fr" else text
    text = text.replace("Le Chat", "Mistral")
    assert [t.text for t in read(text).turns] == ["Ja.", "Oui."]


def test_what_one_model_alone_answers_between_two_questions_is_its_own() -> None:
    text = talk("**Mara: {}**", "ChatGPT: {}").replace("ChatGPT: A lamp", "A lamp")
    assert said(read(text)) == [("ChatGPT", words) for words in ANSWERS]


@pytest.mark.parametrize(
    ("asked", "old", "new"),
    [
        # Of two who answer nothing says which it was.
        ("**Mara: {}**", "ChatGPT: The", "Claude: The"),
        # Words above a labelled answer are whoever's.
        ("**Mara: {}**", "ChatGPT: Safe", "So it is.\n\nChatGPT: Safe"),
        # At the end they may be of whoever made it.
        ("**Mara: {}**", "ChatGPT: Safe", "Safe"),
    ],
)
def test_an_answer_without_a_label_is_refused_where_it_may_be_another_s(
    asked: str, old: str, new: str
) -> None:
    text = talk(asked, "ChatGPT: {}").replace(old, new)
    if old.endswith("The"):
        text = text.replace("ChatGPT: A lamp", "A lamp")
    with pytest.raises(Unreadable, match=r"no (?:label|name) says who speaks"):
        read(text)


@pytest.mark.parametrize(
    "asked", ["**{}** she asked.", "**A chapter.** {}", "{}", "> {}"]
)
def test_other_lines_ask_nothing(asked: str) -> None:
    with pytest.raises(Unreadable):
        read(talk(asked, "ChatGPT: {}"))


def test_a_heading_in_bold_within_an_answer_asks_nothing() -> None:
    text = talk("**Mara: {}**", "ChatGPT: {}").replace("**In short**", "**Why so?**")
    assert "**Why so?**" in read(text).turns[1].text


def test_what_stands_below_a_gap_after_the_last_answer_is_not_the_voice_s() -> None:
    text = talk("**Mara: {}**", "ChatGPT: {}") + "\n\n\nWrite to me.\n\n"
    with pytest.raises(Unreadable, match="this line stands in a voice's section"):
        read(text)
    it = read(f"{text}![](https://a.example/me.png)\n")
    assert said(it) == [("ChatGPT", words) for words in ANSWERS]
    assert "Write to me." in "".join(note.text for note in it.notes)


def test_a_gap_that_answers_have_within_them_ends_none() -> None:
    text = talk("**Mara: {}**", "ChatGPT: {}").replace("lamp.", "lamp.\n\n\nYes.")
    it = read(text + "\n\nAnd good night.\n")
    assert it.turns[-1].text.endswith("And good night.")


def test_headings_that_ask_are_put_to_all_who_answer_below_them() -> None:
    part = "### {}\n\n**Claude:** {}\n\n**Grok:** No.\n\n"
    text = "".join(map(part.format, QUESTIONS[:2], ("A bank.", "A lamp.")))
    it = read(f"# Ferries\n\n{text}")
    assert [turn.question for turn in it.turns] == [FIRST, FIRST, SECOND, SECOND]
    assert said(it)[::2] == [("Claude", "A bank."), ("Claude", "A lamp.")]


def test_a_number_below_each_answer_asks_nothing() -> None:
    told = "".join(
        f"**{name}:**\n\nA bank.\n\n*Certainty: 7*\n\n"
        for name in ("Claude", "Gemini", "Grok")
    )
    with pytest.raises(Unreadable, match="no transcript"):
        read(f"# Ferries\n\n**Question:** Why? From 1 to 10, how certain?\n\n{told}")
