"""Cases, each with its question, its quoted answers and what their maker found out."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

CASE = """
## {case} {n}: {topic}

### {question} (no context)

> How many {topic} are on the farm?

### {of} ChatGPT-4o

> "Some two hundred {topic}, I guess."

### {of} Claude 3.5 Sonnet

> "I cannot know how many {topic} there are."

### {found}

```sql
SELECT COUNT(*) FROM {topic};
```

**Result:** three.
"""
TONGUES = [
    ("Case", "Question as put to both", "Response from", "Evidence"),
    ("Caso", "Pregunta formulada al LLM", "Respuesta de", "Evidencia SQL"),
    ("Fall", "Frage an die Modelle", "Antwort von", "Datenbank und Abgleich"),
    ("Cas", "Question posée aux modèles", "Réponse de", "Base de données"),
]
NAMES = ("ChatGPT-4o", "Claude 3.5 Sonnet")


def _write(
    tongue: tuple[str, str, str, str], title: str = "# Task 2: the farm\n"
) -> str:
    case, question, of, found = tongue
    return title + "".join(
        CASE.format(case=case, n=n, topic=topic, question=question, of=of, found=found)
        for n, topic in enumerate(("pigs", "hens"), 1)
    )


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_case_has_its_question_and_what_was_found(
    tongue: tuple[str, str, str, str],
) -> None:
    it = read(_write(tongue))
    assert [name for name, _ in said(it)] == [*NAMES, *NAMES]
    assert [turn.question for turn in it.turns] == [
        *["How many pigs are on the farm?"] * 2,
        *["How many hens are on the farm?"] * 2,
    ]
    assert said(it)[1][1] == '"I cannot know how many pigs there are."'
    assert sum(text.endswith("**Result:** three.") for *_, text in noted(it)) == 2
    assert it.title == "Task 2: the farm"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # It may be a third model's answer.
        ("### Evidence", "### Gemini\n\nThere are none."),
        # Somebody else is quoted.
        ("### Evidence", "### Old Gull\n\n> I counted three."),
    ],
)
def test_what_may_be_a_further_answer_is_refused(old: str, new: str) -> None:
    with pytest.raises(Unreadable):
        read(_write(TONGUES[0]).replace(old, new))


def test_where_answers_are_not_quoted_such_a_part_is_refused() -> None:
    with pytest.raises(Unreadable):
        read(_write(TONGUES[0]).replace("\n> ", "\n"))


def test_a_heading_of_an_answer_that_begins_so_asks_nothing() -> None:
    text = "# Farms\n\n**Question:** Which?\n\n## Response from Claude\n\nNone.\n\n{}"
    text += "\n\n## Response from Gemini\n\nAll."
    try:
        it = read(text.format("## Prompt engineering\n\nSmall ones."))
    except Unreadable:
        return
    assert {turn.question for turn in it.turns} == {"Which?"}
