"""Who asks in an interview is no voice, and questions in bold are no answer's."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

TALK = """# {title}

**{asker}** What does a bridge keep of those who cross it?

**Claude:** The weight, and nothing else.

**Mistral:** The sound of steps, in winter above all.

**{asker}** And the river?

**Claude:** It keeps nothing, and so it is still there.

**Mistral:** It keeps the bridge.

*{end}*
"""
WORDS = [
    ("Claude", "The weight, and nothing else."),
    ("Mistral", "The sound of steps, in winter above all."),
    ("Claude", "It keeps nothing, and so it is still there."),
    ("Mistral", "It keeps the bridge."),
]
ASKED = ["What does a bridge keep of those who cross it?"] * 2 + ["And the river?"] * 2


@pytest.mark.parametrize(
    ("title", "asker", "end"),
    [
        ("An interview with two models", "H. Marchetti:", "The interview took place."),
        ("Entretien croisé", "H. Marchetti :", "L'entretien a eu lieu le 12 mai."),
        ("Ein Interview", "Dr. Weiss:", "Das Gespräch fand im Mai statt."),
        ("Entretien", "J.-P. Sartre\u00a0:", "H. M. remercie la bibliothèque."),
        ("Entrevista", "M. Dupont:", "La entrevista tuvo lugar en mayo."),
        ("Intervista", "Anna:", "La conversazione si è tenuta il 12 maggio."),
        ("Two bridges", "Moderator:", "Next month: tunnels."),
    ],
)
def test_whoever_interviews_models_asks(title: str, asker: str, end: str) -> None:
    it = read(TALK.format(title=title, asker=asker, end=end))
    assert said(it) == WORDS
    assert [turn.question for turn in it.turns] == ASKED
    assert f"*{end}*" in [note.text for note in it.notes]


def test_whoever_interviews_a_model_asks_though_the_model_greets_first() -> None:
    greeting = "**Claude:** Hello! Ask me anything.\n\n**The Gull:** What is tide?"
    more = "**Claude:** A habit.\n\n**The Gull:** Whose?\n\n**Claude:** The moon's."
    it = read(f"# An interview\n\n{greeting}\n\n{more}\n")
    assert [turn.voice for turn in it.turns] == ["Claude"] * 3
    assert [turn.question for turn in it.turns] == ["", "What is tide?", "Whose?"]


def test_somebody_who_talks_with_models_is_a_voice_where_nothing_says_interview() -> (
    None
):
    it = read(
        TALK.format(title="Two bridges", asker="Jonas:", end="Next week: tunnels.")
    )
    assert {turn.voice for turn in it.turns} == {"Jonas", "Claude", "Mistral"}


def test_questions_in_bold_above_the_answers_are_asked() -> None:
    text = TALK.format(title="Two bridges", asker="X", end="Next month: tunnels.")
    text = text.replace("**X** What does", "**What does").replace("it?\n", "it?**\n")
    text = text.replace("**X** And the river?", "**And the river?**")
    it = read(text)
    assert said(it) == WORDS
    assert [turn.question for turn in it.turns] == ASKED


def test_a_line_that_says_who_left_a_log_is_the_program_s() -> None:
    log = "### Wren 1 ###\nA door.\n\n### Rook 1 ###\nA hole.\n\n"
    log += "### Wren 2 ###\nBye.\n\nWren 2 has ended the conversation with ^C.\n\n"
    log += "### Rook 2 ###\nWren has ended nothing, I think.\n"
    it = read(log)
    assert [turn.text.strip() for turn in it.turns] == [
        "A door.",
        "A hole.",
        "Bye.",
        "Wren has ended nothing, I think.",
    ]


def test_a_question_in_the_header_that_a_part_repeats_is_answered() -> None:
    it = read(
        "# Doors\n\n**Date:** May\n**Question:** On doors?\n\n## The Question\n\n"
        "Which door would you keep?\n\n## Claude's Response\n\nThe back one.\n\n"
        "## Gemini's Response\n\nThe front one.\n"
    )
    assert [turn.question for turn in it.turns] == ["Which door would you keep?"] * 2


TOPICS = """# {title}

## {topics[0]}

**Anna:** What does a bridge keep of those who cross it?

**Claude:** The weight, and nothing else.

**Mistral:** The sound of steps, in winter above all.

## {topics[1]}

{told}

**Anna:** And the river?

**Claude:** It keeps nothing, and so it is still there.

**Mistral:** It keeps the bridge.
{end}"""
TOLD = [
    ("An interview", "Of bridges", "Of rivers", "*A boat went by. We waited.*"),
    ("Ein Interview", "Von Brücken", "Von Flüssen", "*[Ein Boot. Wir warteten.]*"),
    ("Entretien", "Les ponts", "Les fleuves", "(Un bateau passe.)"),
    ("Интервью", "Мосты", "Реки", "*Прошла лодка. Мы подождали.*"),
]
ENDS = [
    *("**From the editor.** Both were asked once.",),
    *("**От редакции.** Фото: архив.", "**Note de la rédaction :** Photos : A. L."),
]


@pytest.mark.parametrize(("title", "first", "second", "told"), TOLD)
@pytest.mark.parametrize("end", ENDS)
def test_a_topic_may_have_a_line_about_the_scene_below_it(
    title: str, first: str, second: str, told: str, end: str
) -> None:
    it = read(
        TOPICS.format(
            title=title, topics=(first, second), told=told, end=f"\n---\n\n{end}\n"
        )
    )
    assert said(it) == WORDS
    assert [turn.question for turn in it.turns] == ASKED
    assert [note.text for note in it.notes][1:] == [second, told, end]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## Of rivers", "### Of rivers"),
        ("*A boat.*", "*I may be wrong about the weight.*"),
        ("*A boat.*", "A boat."),
        ("**Anna:** And the river?\n\n", ""),
        ("## Of bridges\n\n", ""),
    ],
)
def test_a_heading_that_may_be_an_answer_s_own_is_no_topic(old: str, new: str) -> None:
    text = TOPICS.format(
        title="Interview", topics=("Of bridges", "Of rivers"), told="*A boat.*", end=""
    )
    with pytest.raises(Unreadable):
        read(text.replace(old, new))


@pytest.mark.parametrize(
    "caption",
    [
        *("*[Photo: the table, two cups.]*", "*[Fotografia: a mesa.]*", "(Фото: окно)"),
        *("[Foto: zwei Tassen]", "*(Photographie : deux tasses.)*", "[写真\uff1a机]"),
    ],
)
def test_a_photograph_s_caption_below_an_answer_is_the_editor_s(caption: str) -> None:
    it = read(
        "# Two cups: Claude and Mistral\n\n**Anna:** Do you drink?"
        f"\n\n**Claude:** Nothing, and often.\n\n{caption}\n\n**Anna:** And at night?"
        "\n\n**Mistral:** The same.\n\n**Anna:** Why?\n\n**Claude:** It keeps.\n"
    )
    assert ("Claude", "Nothing, and often.") in said(it)
    assert caption in [note.text for note in it.notes]


@pytest.mark.parametrize(
    ("whole", "short", "name"),
    [
        ("River Post (RP)", "RP", "River Post (RP)"),
        ("Fr\u00fchwarte (FW)", "FW", "Fr\u00fchwarte (FW)"),
        ("ChatGPT (CG)", "CG", "ChatGPT"),
    ],
)
def test_initials_that_the_first_label_gives_are_the_same_speaker(
    whole: str, short: str, name: str
) -> None:
    it = read(
        f"# Rivers\n\n{whole}: Who are you?\nClaude: A voice.\n{short}: And then?\n"
        f"Claude: A rest.\n{short}: Thanks.\n"
    )
    assert [who for who, _ in said(it)] == [name, "Claude", name, "Claude", name]


PULLED = """# Windows: Claude and Mistral

**Anna:** What is this?

**Claude:** A window that somebody shouts through. And a door.

{0}

It is open.

**Anna:** And you?

**Mistral:** The other side of it, on most days at least.

**Claude:** {1}
"""


@pytest.mark.parametrize(
    "pulled",
    [
        *(
            "> A window that somebody shouts through",
            "**A window that somebody shouts",
        ),
        *(
            "\u201cA window that somebody shouts through.\u201d",
            "*And a door. It is open.*",
        ),
        "> \u00abThe other side of it, on most days\u00bb",
    ],
)
def test_words_that_editors_set_once_more_are_a_note(pulled: str) -> None:
    pulled += "**" if pulled.startswith("**") else ""
    it = read(PULLED.format(pulled, "Yes."))
    words = "A window that somebody shouts through. And a door.\n\nIt is open."
    assert ("Claude", words) in said(it)
    assert pulled in [text for *_, text in noted(it)]


@pytest.mark.parametrize(
    "quoted", ["> It is never open at all.", "> A window", "**A door that is mine.**"]
)
def test_words_that_stand_there_once_are_the_voice_s(quoted: str) -> None:
    it = read(PULLED.format(quoted, "Yes."))
    assert quoted in dict(said(it)[1:2])["Claude"]


def test_what_another_said_before_may_be_quoted() -> None:
    quoted = "> The other side of it, on most days at least.\n\nSo you said."
    it = read(PULLED.format("Yes.", f"I heard it.\n\n{quoted}"))
    assert said(it)[-1][1].endswith(quoted)
