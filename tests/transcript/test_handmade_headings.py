"""Headings that name a voice, whatever stands around the name."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.lines.headings import (
    read_answer_heading,
    read_plain_heading,
    read_question_heading,
)
from bot.transcript.importing import read
from tests.transcript.handmade.documents import said


@pytest.mark.parametrize(
    ("heading", "name", "epithet"),
    [
        ("Claude (Anthropic)", "Claude", "Anthropic"),
        ("Claude by Anthropic", "Claude", "Anthropic"),
        ("Claude von Anthropic", "Claude", "Anthropic"),
        ("Mistral Large de Mistral AI", "Mistral Large", "Mistral AI"),
        ("Gemini di Google", "Gemini", "Google"),
        ("Claude\uff08Anthropic\uff09", "Claude", "Anthropic"),
        ("Claude · 12.03.2026", "Claude", "12.03.2026"),
        ("Claude 3.7 Sonnet (Anthropic, 2025)", "Claude 3.7 Sonnet", "Anthropic, 2025"),
        ("Claude, the careful one", "Claude", "the careful one"),
        ("Claude, la prudente", "Claude", "la prudente"),
        ("[Claude](https://claude.ai)", "Claude", None),
        ("Claude <!-- by hand -->", "Claude", None),
        ("#1 Claude", "Claude", None),
        ("“Claude”", "Claude", None),
        ("Ada · Bo", "Ada · Bo", None),
        ("Ada von Humboldt", "Ada von Humboldt", None),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(
    heading: str, name: str, epithet: str | None
) -> None:
    speaker = read_plain_heading(heading)

    assert speaker is not None
    assert (speaker.name, speaker.epithet) == (name, epithet)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Grok's Second Response", "Grok"),
        ("Grok's Final Answer", "Grok"),
        ("Claude's Closing Thoughts", "Claude"),
        ("Was Claude sagt", "Claude"),
    ],
)
def test_an_answer_may_be_a_later_one(heading: str, name: str) -> None:
    speaker = read_answer_heading(heading)

    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize("again", ["", ", Again", " once more", ", a Second Time"])
def test_a_question_may_be_put_again(again: str) -> None:
    asked = read_question_heading(f"The Question to Grok{again}")

    assert asked is not None
    assert asked.to == "Grok"


@pytest.mark.parametrize(
    "words",
    [
        ("I would keep it.", "I would not keep it."),
        ("Creo que conviene dejarlo.", "Empezaría por la orilla."),
        ("Direi di tenerlo.", "Comincerei dalla riva."),
        ("Zacząłbym od brzegu.", "Wolę zostawić go tak."),
        ("私は残します。", "残すべきだと思います。"),
        ("Bu benim derdim.", "Bence gerek var."),
        ("Jag skulle behålla den.", "Jag vet inte."),
    ],
)
def test_models_right_below_the_title_speak_where_they_say_i(
    words: tuple[str, str],
) -> None:
    one, two = words
    it = read(f"# The bridge\n\n## Claude (Anthropic)\n\n{one}\n\n## Grok\n\n{two}\n")

    assert said(it) == [("Claude", one), ("Grok", two)]


TALK = """# Umbrellas

## The Question to Grok

> When is it owed back?

## Grok's Response

I would say at once.

{between}

## The Question to Grok, Again

> And the lemon?

## Grok's Second Response

I would squeeze it.

## Grok's Closing Thoughts

I liked the lemon.
"""


def test_who_is_asked_again_answers_again_and_may_close_unasked() -> None:
    it = read(TALK.format(between=""))

    assert [(turn.question, turn.text) for turn in it.turns][:2] == [
        ("When is it owed back?", "I would say at once."),
        ("And the lemon?", "I would squeeze it."),
    ]
    assert it.turns[2].text == "I liked the lemon."


def test_reflections_called_mine_below_an_answer_may_be_of_either() -> None:
    with pytest.raises(Unreadable):
        read(TALK.format(between="## My Reflections\n\nI own four umbrellas."))
