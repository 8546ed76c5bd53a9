"""Components of a page that hold answers are read, or refused with their line."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

ONE = """---
title: "Doors"
---

<ChatComparison
  title="Doors"
  prompt="What is a door?&#10;In a word."
  {responses}
  published-date="15:38"
/>

## Analysis

**ChatGPT**: Gives one sentence.

**Grok**: Gives one sentence.

**Gemini**: Gives two sentences.
"""
ANSWERS = [
    ("ChatGPT", "A pause \u2013 no more."),
    ("Grok", 'It\'s a "wall".'),
    ("Gemini", "Yes.\n\nNo."),
]
TOLD = (
    '"ChatGPT": "A pause \\u2013 no more.", "Grok": "It&#39;s a \\u0022wall\\u0022.",'
    '\n    "Gemini": "Yes.\\n\\nNo."'
)
LISTED = (
    '[{"model": "ChatGPT", "text": "A pause \\u2013 no more."}, {"model": "Grok", '
    '"text": "It\'s a \\"wall\\"."}, {"name": "Gemini", "answer": "Yes.\\n\\nNo."}]'
)


@pytest.mark.parametrize(
    "responses",
    [
        f":responses='{{{TOLD}}}'",
        f"v-bind:answers='{{ {TOLD} }}'",
        "replies={{" + TOLD.replace("&#39;", "'") + "}}",
        f"outputs={{{LISTED}}}",
    ],
)
def test_answers_in_one_component_are_its_voices(responses: str) -> None:
    it = read(ONE.format(responses=responses))
    assert said(it) == ANSWERS
    assert {turn.question for turn in it.turns} == {"What is a door?\nIn a word."}
    assert "Gives one sentence." in "".join(text for *_, text in noted(it))


@pytest.mark.parametrize(
    "responses",
    [
        ":responses='answers.all'",
        "responses={answers}",
        "responses={{Claude: `A ${thing}`}}",
        ":responses='{\"ChatGPT\": 3}'",
        ':responses=\'{"ChatGPT": ""}\'',
        'responses={[{"text": "Nobody\'s."}]}',
    ],
)
def test_what_is_no_text_is_refused_with_its_line(responses: str) -> None:
    with pytest.raises(Unreadable, match=r"line 5: .*<ChatComparison>"):
        read(ONE.format(responses=responses))


PAGE = """import {{ Answer }} from './x'

# Doors

<Question>
What is a door?
</Question>

<Answer model="Claude" {more}>
  It asks.

  ## And then

  It waits.
</Answer>

Mine is green.

<Answer model="Sabiá-3">
  It opens.
</Answer>

<Rating />
"""


@pytest.mark.parametrize(
    ("tag", "by", "more"),
    [
        ("Answer", "model", ""),
        ("TabItem", "label", "default"),
        ("Chat.Message", "from", 'date="2025-05-01"'),
        ("x-answer", "speaker", "tone={calm}"),
    ],
)
def test_a_component_for_each_answer_names_its_voice(
    tag: str, by: str, more: str
) -> None:
    text = PAGE.format(more=more).replace("<Answer model", f"<{tag} {by}")
    it = read(text.replace("</Answer>", f"</{tag}>"))
    assert said(it) == [
        ("Claude", "It asks.\n\n## And then\n\nIt waits."),
        ("Sabiá-3", "It opens."),
    ]
    assert it.turns[0].question.strip() == "What is a door?"
    assert "Mine is green." in [text for *_, text in noted(it)]


def test_an_answer_may_stand_in_an_attribute() -> None:
    text = '# Doors\n\n<Answer model="Claude" text="It asks." />\n\n'
    assert said(read(text + '<Answer model="Grok" text="It shuts."/>\n')) == [
        ("Claude", "It asks."),
        ("Grok", "It shuts."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<Card title="Two">\nA.\n</Card>\n\n<Card title="Three">\nB.\n</Card>\n',
        '<Answer model="Claude">\nA.\n</Answer>\n',
        '```\n<Answer model="Claude">\nA.\n</Answer>\n<Answer model="Grok"/>\n```\n',
        '<Answer model="Claude" />\n\n<Answer model="Grok" />\n',
        '<Answer model="Claude">\nA.\n\n<Answer model="Grok">\nB.\n',
    ],
)
def test_other_components_are_no_answers(text: str) -> None:
    with pytest.raises(Unreadable):
        read(f"# Doors\n\n{text}")
