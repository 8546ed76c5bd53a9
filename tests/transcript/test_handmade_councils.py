"""Councils: one question, statistics, and a heading for each answer."""

from bot.transcript.importing import read
from tests.transcript.handmade.documents import imported, noted, said


def test_each_heading_below_the_responses_is_an_answer_to_the_one_question() -> None:
    it = imported("council")

    assert it.question == "Should the mill be rebuilt?\nAnswer in a page."
    assert {turn.question for turn in it.turns} == {it.question}
    assert [(v.name, v.epithet) for v in it.voices] == [
        ("Quartz", "Chair"),
        ("Flint Mini", None),
    ]
    assert said(it) == [
        (
            "Quartz",
            (
                "Yes.\n\n#### Reasons\n\nThe river is still there.\n\n---\n\n"
                "And so are we.\n\n---\n\nSo is the weir."
            ),
        ),
        ("Flint Mini", "No. Mills are for grain,\nand there is none."),
    ]


def test_statistics_are_kept_and_are_no_synthesis() -> None:
    it = imported("council")

    assert it.syntheses == ()
    assert noted(it) == [
        (
            "remark",
            "Statistics",
            (
                "| Model | Tokens | Seconds |\n|-------|--------|---------|\n"
                "| Quartz | 512 | 12.5 |\n| Flint Mini | 98 | 2.0 |\n\n"
                "- Members: 2\n- Mean length: 305 tokens"
            ),
        ),
        ("remark", None, "## Responses"),
        ("remark", "Synthesis by the chair", "They disagree, and say why."),
    ]


def test_without_such_a_part_the_answers_are_those_named_for_no_other() -> None:
    it = read(
        "# C\n\n## The Question\n\n> Why?\n\nIt was late.\n\n## Statistics\n\nTwo.\n\n"
        "## Response from Quartz\n\nBecause.\n\n## Flint's Answer\n\n"
        "*Model: flint-2*\n\nWhy not.\n\n## Conclusion\n\nDone.\n"
    )

    assert said(it) == [("Quartz", "Because."), ("Flint", "Why not.")]
    assert (it.question, it.turns[1].model_reported) == ("Why?", "flint-2")
    assert [text for _, _, text in noted(it)] == ["It was late.", "Two.", "Done."]
