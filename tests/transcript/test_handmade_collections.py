"""Collections: a section for each voice, with tables and prose between them."""

from datetime import UTC, datetime

import pytest

from bot.domain.symposium import Origin
from bot.domain.synthesis import Check, Row
from bot.domain.turn import Reason, Status
from bot.transcript.importing import read
from tests.transcript.handmade.documents import imported, noted, said


def a_voice(body: str, heading: str = "## Voice: Ash") -> str:
    return f"# Of Trees\n\n{heading}\n\n{body}\n"


def test_quoted_questions_and_answers_are_told_apart_by_their_labels() -> None:
    it = imported("voices")

    assert [(t.voice, t.asked_by, t.question, t.text) for t in it.turns[:2]] == [
        (
            "Heron 2",
            "Mira",
            "What does a lighthouse owe to ships that never pass?\n\nTake your time.",
            (
                "It owes them the *same light*. A lamp does not choose.\n\n"
                "## A heading of its own\n\n- patience\n- oil\n\n---\n\n"
                "The beam is a promise made to nobody in particular."
            ),
        ),
        (
            "Otter",
            "Mira",
            "Heron says that a lamp does not choose. Is that wisdom, or only wiring?",
            "Only wiring. But wiring that somebody loved\nenough to repair.",
        ),
    ]
    assert (it.title, it.format, it.origin) == (
        "Six Letters to a Lighthouse",
        "imported",
        Origin.IMPORTED,
    )


def test_a_voice_that_is_continued_speaks_in_another_round_and_gains_no_epithet() -> (
    None
):
    it = imported("voices")

    assert [(v.name, v.epithet) for v in it.voices] == [
        ("Heron 2", "The Keeper"),
        ("Otter", "The Doubter"),
    ]
    assert [(t.voice, t.round) for t in it.turns] == [
        ("Heron 2", 1),
        ("Otter", 1),
        ("Heron 2", 2),
    ]
    assert it.rounds == 2


def test_a_model_or_a_time_that_is_not_given_is_none() -> None:
    it = imported("voices")

    assert [v.model for v in it.voices] == ["heron/heron-2-large", None]
    assert [t.model_reported for t in it.turns] == ["heron/heron-2-large", None, None]
    times = {(t.started, t.first_word, t.ended, t.usage) for t in it.turns}
    assert times == {(None, None, None, None)}
    assert (it.started, it.ended) == (None, None)


def test_tables_are_the_documents_own_and_are_checked_against_the_whole_document() -> (
    None
):
    first, second = imported("voices").syntheses
    id_ = imported("voices").id

    assert (first.by, first.title, first.missing) == (
        "document",
        "Key Formulations",
        (),
    )
    assert [(r.voice, r.position, r.formulation, r.check) for r in first.rows] == [
        ("Heron 2", "", "A lamp does not choose", Check.VERBATIM),
        ("Otter", "", "wiring that somebody loved", Check.VERBATIM),
        ("Mira", "", "I only carried the letters", Check.NOT_FOUND),
    ]
    assert second.rows[0] == Row(
        "Heron 2",  # type: ignore[arg-type] # a name as the document gives it
        "Promise",
        "a promise keeps its hours",
        Check.VERBATIM,
        f"{id_}.3",  # type: ignore[arg-type] # the same
        26,
        51,
    )
    assert second.rows[1].check is Check.SPLICED


def test_the_lists_below_a_table_are_its_findings() -> None:
    assert imported("voices").syntheses[1].findings == {
        "What the letters show": (
            "Care is older than purpose",
            "The lamp: nobody asked it",
        ),
        "findings": ("one stray thought", "and another"),
    }


def test_what_stands_beside_the_turns_is_in_the_notes_each_after_its_turn() -> None:
    it = imported("voices")

    assert noted(it) == [
        ("context", None, "*Asked by hand, in one evening, by Mira*"),
        ("context", None, "**Date:** 2026-02-03"),
        (
            "context",
            "Background",
            (
                "The lamp had been dark for a year. I asked each of them the same "
                "thing, more or less."
            ),
        ),
        ("remark", "Voice: Heron 2 (The Keeper)", "**Tokens:** 212"),
        (
            "remark",
            "Voice: Otter (The Doubter)",
            "A pause of ten minutes lay between these two.",
        ),
        (
            "observation",
            "What I noticed",
            (
                "Both spoke of repair before I did.\n\n"
                "1. Heron hid it in the oil.\n2. Otter said it aloud."
            ),
        ),
        (
            "remark",
            "Synthesis: Two Voices on a Lamp",
            "The lamp was lit again in March.",
        ),
        ("remark", "Closing", "Thanks to both. ⚓ 光"),
    ]
    assert [n.after for n in it.notes] == [
        *[None] * 4,
        *[f"{it.id}.2"] * 2,
        *[f"{it.id}.3"] * 2,
    ]
    assert [n.line for n in it.notes] == [3, 6, 12, 19, 53, 59, 104, 110]


def test_numbered_voices_with_makers_prompts_and_data_lines_are_read() -> None:
    it = imported("numbered")

    assert [(v.name, v.epithet, v.model) for v in it.voices] == [
        ("Basalt", "Quarry Labs", "basalt-9"),
        ("MARL", "Delta Works", None),
        ("Voice 14", None, None),
    ]
    assert [(t.voice, t.round, t.asked_by, t.question, t.text) for t in it.turns] == [
        (
            "Basalt",
            1,
            None,
            "Why does the sea keep its salt?",
            "Because nothing asks for it back.",
        ),
        (
            "MARL",
            1,
            "Ines",
            "And you, Marl, why does it?",
            "Rivers bring it, and only water leaves.",
        ),
        (
            "Voice 14",
            1,
            None,
            "Say it in four words.",
            "Only the water flies.\n\nIt flies at dusk.",
        ),
        ("Basalt", 2, None, "Would you like to add something?", "No."),
        ("Basalt", 3, None, "Nothing at all?", ""),
    ]
    assert it.turns[1].started == datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
    assert it.turns[1].ended == datetime(2026, 1, 5, 8, 0, 9, tzinfo=UTC)


def test_an_answer_that_is_announced_and_not_there_is_a_blank_turn() -> None:
    last = imported("numbered").turns[-1]

    assert (last.status, last.reason, last.text) == (Status.SILENT, Reason.BLANK, "")


def test_an_answer_without_quote_marks_goes_on_over_rules_headings_and_tables() -> None:
    it = imported("free")

    assert said(it) == [
        (
            "Alder",
            (
                "A wall that changed its mind.\n\n### Three sorts\n\n"
                "| Sort | Use |\n|---|---|\n| oak | to keep |\n| glass | to show |\n\n"
                '> "Knock," says one of them.\n\n---\n\n'
                "After the rule it is still Alder who speaks.\n\n## And so is this\n\n"
                "because no rule stands before the heading.\n\n---\n\n"
                "Nor does anybody else below this one."
            ),
        ),
        ("Birch", "```\n## Voice: nobody\n---\n```\n\nA door's memory."),
    ]
    assert it.syntheses == ()
    assert it.question == "What is a door to those who wait?"


@pytest.mark.parametrize(
    ("asking", "answering"),
    [
        ("**Question from Ida:**", "**Ash's Response:**"),
        ("**Question from Ida to Ash:**", "**Response from Ash:**"),
        ("**Prompt from Ida**", "**Answer**"),
        ("**Ida's question:**", "**Ash\u2019s reply:**"),
        ("**Asked by Ida:**", "**Ash responds:**"),
        ("__Follow-up question by Ida:__", "__Full response:__"),
        ("### Question from Ida", "### Response"),
        ("*Ida asks:*", "*Ash answers:*"),
        ("Question from Ida:", "Ash's Answer:"),
        ("**Question 2 from Ida (late):**", "**Answer 2:**"),
    ],
)
def test_labels_come_in_many_words(asking: str, answering: str) -> None:
    it = read(a_voice(f"{asking}\n\n> Why?\n\n{answering}\n\n> Because."))

    assert [(t.voice, t.asked_by, t.question, t.text) for t in it.turns] == [
        ("Ash", "Ida", "Why?", "Because.")
    ]


@pytest.mark.parametrize(
    ("heading", "name", "epithet"),
    [
        ("## Voice: Ash", "Ash", None),
        ("## Voice 13: Ash 4.1 (Maker & Co.)", "Ash 4.1", "Maker & Co."),
        ("### Voice 7", "Voice 7", None),
        ("## Voice 7 (The Last)", "Voice 7", "The Last"),
        ("## Voice Three: Ash [The Calm]", "Ash", "The Calm"),
        ("## The Fifth Voice: Ash", "Ash", None),
        ("## Voice: **Ash** — The Calm", "Ash", "The Calm"),
        ("## Voice: Ash (continued)", "Ash", None),
        ("## Voice: Ash · round 2", "Ash", None),
        ("# Voice 2 - Ash", "Ash", None),
    ],
)
def test_a_heading_names_a_voice_in_many_ways(
    heading: str, name: str, epithet: str | None
) -> None:
    it = read(a_voice("> Because.", heading))

    assert [(v.name, v.epithet) for v in it.voices] == [(name, epithet)]
    assert said(it) == [(name, "Because.")]


def test_the_answers_label_makes_any_heading_a_voices() -> None:
    it = read(
        "# Two Trees\n\n## Ash\n\n**Question:** Why?\n\n**Answer:** Why not.\n\n"
        "## Elm (old)\n\n**Question:** And you?\n\n**Answer:** I do not know.\n"
    )

    assert said(it) == [("Ash", "Why not."), ("Elm", "I do not know.")]


def test_a_second_answer_to_one_question_is_a_second_turn() -> None:
    body = "**Question:** Why?\n\n**Answer:**\n\n> One.\n\n**Answer:**\n\n> Two.\n"

    assert [(t.question, t.text, t.round) for t in read(a_voice(body)).turns] == [
        ("Why?", "One.", 1),
        ("Why?", "Two.", 2),
    ]


def test_a_row_finds_its_voice_by_a_short_name_only_if_that_is_one_voices() -> None:
    table = (
        "## Key Phrases\n\n| Voice | Phrase |\n|--|--|\n"
        "| elm | one |\n| Ash | two |\n| OAK-3 (tall) | three |\n"
    )
    voices = "".join(
        f"## Voice: {name}\n\n> {word} it is\n\n"
        for name, word in (("Elm v2", "one"), ("Ash 1", "two"), ("Ash 2", "two"))
    )
    it = read(f"# T\n\n{voices}## Voice: Oak 3\n\n> three\n\n{table}")

    assert [(r.voice, r.check) for r in it.syntheses[0].rows] == [
        ("Elm v2", Check.VERBATIM),
        ("Ash", Check.NOT_FOUND),
        ("Oak 3", Check.VERBATIM),
    ]
