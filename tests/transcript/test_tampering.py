"""Whoever changes an export is told what was changed, and where."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.names import TurnId
from bot.domain.symposium import Symposium
from bot.evidence.alignment import How
from bot.evidence.digests import (
    beyond_digest,
    integrity,
    prose_digest,
    turn_digest,
)
from bot.evidence.verdict import Difference
from bot.transcript.json_export import to_json
from bot.transcript.markdown import to_markdown
from bot.transcript.record_block import LAYOUT
from bot.transcript.verifying import verify
from tests.transcript.symposia import a_symposium, everything

Json = dict[str, Any]


def four() -> Symposium:
    """Four turns of two voices, with a table, notes and a seal."""
    first, second = everything().turns
    more = (
        replace(first, id=TurnId("s1.3"), number=3, text="Ink.", round=2, seal=None),
        replace(second, id=TurnId("s1.4"), number=4, text="Air.", round=2),
    )
    return replace(everything(), turns=(first, second, *more))


def told(text: str) -> tuple[Difference | None, str]:
    verdict = verify(text)
    assert not verdict.whole
    return verdict.first, verdict.sentence


def with_json(change: Callable[[Json], object]) -> str:
    whole = json.loads(to_json(four()))
    change(whole)
    return json.dumps(whole)


def turn(how: How, id_: str | None, place: int) -> Difference:
    return Difference(how, "turn", id_, place)


def again(whole: Json, **changes: object) -> Json:
    """A turn that somebody puts in, with digests of its own."""
    added = {**whole["turns"][0], "id": "s1.9", "number": 9, **changes}
    return {**added, "sha256": turn_digest(added, whole["turns"][1]["sha256"])}


JSON_CASES: list[tuple[Callable[[Json], object], Difference, str]] = [
    (
        lambda whole: whole["turns"][1].update(text="Nothing."),
        turn(How.CHANGED, "s1.2", 2),
        "Turn 2 (Grok, s1.2) was changed.",
    ),
    (
        lambda whole: whole["turns"][2].update(id="s1.5"),
        turn(How.CHANGED, "s1.3", 3),
        "Turn 3 (Qwen, s1.5) was changed.",
    ),
    (
        lambda whole: whole["turns"][3].update(sha256="0" * 64),
        turn(How.CHANGED, "s1.4", 4),
        "Turn 4 (Grok, s1.4) was changed.",
    ),
    (
        lambda whole: whole["turns"].pop(0),
        turn(How.REMOVED, "s1.1", 1),
        "Turn 1 of the record (s1.1) was removed.",
    ),
    (
        lambda whole: whole["turns"].pop(),
        turn(How.REMOVED, "s1.4", 4),
        "Turn 4 of the record (s1.4) was removed.",
    ),
    (
        lambda whole: whole.update(turns=[]),
        turn(How.REMOVED, "s1.1", 1),
        "Turn 1 of the record (s1.1) was removed.",
    ),
    (
        lambda whole: whole["turns"].insert(2, again(whole)),
        turn(How.ADDED, "s1.9", 3),
        "Turn 9 (Qwen, s1.9) was added.",
    ),
    (
        lambda whole: whole["turns"].append(whole["turns"][1]),
        turn(How.ADDED, "s1.2", 5),
        "Turn 2 (Grok, s1.2) was added.",
    ),
    (
        lambda whole: whole["turns"].append(whole["turns"].pop(0)),
        turn(How.MOVED, "s1.1", 1),
        "Turn 1 (Qwen, s1.1) was moved: it was number 1 and is number 4 now.",
    ),
    (
        lambda whole: whole["turns"].insert(0, whole["turns"].pop()),
        turn(How.MOVED, "s1.4", 4),
        "Turn 4 (Grok, s1.4) was moved: it was number 4 and is number 1 now.",
    ),
    (
        lambda whole: whole.update(question="What else?"),
        Difference(How.CHANGED, "question"),
        "The question was changed.",
    ),
    (
        lambda whole: whole["voices"][0].update(epithet="Door"),
        Difference(How.CHANGED, "voices"),
        "The voices were changed.",
    ),
    (
        lambda whole: whole.update(title="Other"),
        Difference(How.CHANGED, "title"),
        "The title was changed.",
    ),
    (
        lambda whole: whole["synthesis"]["rows"].pop(),
        Difference(How.CHANGED, "synthesis"),
        "The synthesis was changed.",
    ),
    (
        lambda whole: whole.pop("notes"),
        Difference(How.REMOVED, "notes"),
        "The notes were removed.",
    ),
    (
        lambda whole: whole.update(more=1),
        Difference(How.ADDED, "more"),
        "The more was added.",
    ),
    (
        lambda whole: whole["integrity"].update(head="0" * 64),
        Difference(How.CHANGED, "integrity"),
        "The head of the chain does not fit what it stands for.",
    ),
    (
        lambda whole: whole["integrity"].update(turns=5),
        Difference(How.CHANGED, "integrity"),
        'Every turn is as it was recorded, but "turns" in "integrity" was changed.',
    ),
    (
        lambda whole: whole["integrity"]["chain"].pop(),
        Difference(How.CHANGED, "integrity"),
        'Every turn is as it was recorded, but "chain" in "integrity" was changed.',
    ),
    (
        lambda whole: whole["integrity"]["parts"].update(question="0"),
        Difference(How.CHANGED, "integrity"),
        'Every turn is as it was recorded, but "parts" in "integrity" was changed.',
    ),
]


@pytest.mark.parametrize(
    ("change", "first", "sentence"), JSON_CASES, ids=[c[2] for c in JSON_CASES]
)
def test_what_was_changed_in_json_is_named(
    change: Callable[[Json], object], first: Difference, sentence: str
) -> None:
    assert told(with_json(change)) == (first, sentence)


def test_the_first_of_several_changes_is_named() -> None:
    def change(whole: Json) -> None:
        whole["turns"][2]["text"] = "x"
        whole["turns"].pop(1)
        whole["question"] = "x"

    assert told(with_json(change))[0] == turn(How.REMOVED, "s1.2", 2)


def old(whole: Json) -> None:
    """As exports were before they had a list of digests."""
    del whole["integrity"]["chain"], whole["integrity"]["parts"]


OLD_CASES: list[tuple[Callable[[Json], object], Difference, str]] = [
    (
        lambda whole: whole["turns"].pop(1),
        turn(How.CHANGED, "s1.3", 2),
        (
            "Changed, from Turn 3 (Qwen, s1.3) on: it was changed itself, or what "
            "stands before it was changed, removed, added or moved."
        ),
    ),
    (
        lambda whole: whole["turns"].pop(),
        turn(How.REMOVED, None, 4),
        "Turns were removed, from number 4 on: there are 3 turns, and 4 were recorded.",
    ),
    (
        lambda whole: whole.update(question="What else?"),
        Difference(How.CHANGED, "header"),
        "Something beside the turns was changed; the record does not say what.",
    ),
]


@pytest.mark.parametrize(("change", "first", "sentence"), OLD_CASES)
def test_without_the_list_no_more_is_said_than_can_be_told(
    change: Callable[[Json], object], first: Difference, sentence: str
) -> None:
    def changed(whole: Json) -> None:
        old(whole)
        change(whole)

    assert told(with_json(changed)) == (first, sentence)
    assert verify(with_json(old)).whole


def chained_anew(whole: Json) -> None:
    """What somebody does who can make digests."""
    previous = "0" * 64
    for said in whole["turns"]:
        previous = said["sha256"] = turn_digest(said, previous)
    whole["integrity"] = integrity(whole, whole["turns"])


def test_a_chain_made_anew_has_another_head() -> None:
    def change(whole: Json) -> None:
        whole["turns"][1]["text"] = "Nothing."
        chained_anew(whole)

    verdict = verify(with_json(change))
    assert verdict.whole
    assert verdict.head != verify(to_json(four())).head


def test_a_sealed_answer_cannot_be_changed_even_with_a_chain_made_anew() -> None:
    def change(whole: Json) -> None:
        whole["turns"][0]["text"] = "Nothing."
        chained_anew(whole)

    assert told(with_json(change)) == (
        Difference(How.CHANGED, "seal", "s1.1", 1),
        "The text of Turn 1 (Qwen, s1.1) is not the one that was sealed.",
    )


def test_a_request_cannot_be_changed_even_with_a_chain_made_anew() -> None:
    def change(whole: Json) -> None:
        whole["turns"][0]["request"]["z"] = [2]
        chained_anew(whole)

    assert told(with_json(change)) == (
        Difference(How.CHANGED, "request", "s1.1", 1),
        "The request of Turn 1 (Qwen, s1.1) is not the one whose digest it carries.",
    )


def test_a_blank_more_between_values_is_told_from_a_changed_value() -> None:
    text = to_json(four()).replace('"turns": [', '"turns":  [')
    assert told(text) == (
        Difference(How.CHANGED, "layout"),
        "Every value is as recorded, but the document's layout was changed by hand.",
    )


def sections() -> tuple[list[str], str]:
    """The markdown export at each voice's heading, and what stands after the last."""
    before, *voices = to_markdown(four()).split("## Voice: ")
    last, end = voices[-1].split("---\n\n## Key", 1)
    return [before, *voices[:-1], last], "---\n\n## Key" + end


def joined(parts: list[str], end: str) -> str:
    return "## Voice: ".join(parts) + end


def with_sections(*order: int) -> str:
    parts, end = sections()
    return joined([parts[at] for at in order], end)


def edited(old_words: str, new_words: str) -> str:
    text = to_markdown(four())
    assert old_words in text
    return text.replace(old_words, new_words, 1)


MARKDOWN_CASES: list[tuple[str, Difference, str]] = [
    (
        edited("> Ink.", "> Inc."),
        turn(How.CHANGED, "s1.3", 3),
        "Turn 3 (Qwen, s1.3) was changed.",
    ),
    (
        edited("**Grok's answer, as far as it came:**", "**Grok's answer:**"),
        turn(How.CHANGED, "s1.2", 2),
        "Turn 2 (Grok · round 2) was changed.",
    ),
    (
        with_sections(0, 1, 3, 4),
        turn(How.REMOVED, "s1.2", 2),
        "Turn 2 of the record (s1.2) was removed.",
    ),
    (
        with_sections(0, 1, 2, 2, 3, 4),
        turn(How.ADDED, None, 3),
        "Turn 3 (Grok · round 2) was added.",
    ),
    (
        with_sections(0, 2, 3, 4, 1),
        turn(How.MOVED, "s1.1", 1),
        "Turn 1 (Qwen, s1.1) was moved: it was number 1 and is number 4 now.",
    ),
    (
        edited("**The question:**\n\n> What", "**The question:**\n\n> That"),
        Difference(How.CHANGED, "question"),
        "The question was changed.",
    ),
    (
        edited("**The question:**", "**A question:**"),
        Difference(How.CHANGED, "question"),
        "The question was changed.",
    ),
    (
        edited("# On handovers", "# On hangovers"),
        Difference(How.CHANGED, "layout"),
        (
            "Line 1, under “On handovers”, is not what the record says; questions and "
            "texts are as recorded."
        ),
    ),
    (
        edited('"title": "On handovers"', '"title": "On hangovers"'),
        Difference(How.CHANGED, "title"),
        "The title was changed.",
    ),
    (
        with_sections(0),
        turn(How.REMOVED, "s1.1", 1),
        "Turn 1 of the record (s1.1) was removed.",
    ),
    (
        edited('"epithet": "Threshold"', '"epithet": "Door"'),
        Difference(How.CHANGED, "voices"),
        "The voices were changed.",
    ),
    (
        edited('"rounds": 2', '"rounds": 1'),
        Difference(How.CHANGED, "beyond"),
        "What the record holds beyond the JSON export was changed.",
    ),
    (
        edited('"context": "An', '"context": "No'),
        Difference(How.CHANGED, "beyond"),
        "What the record holds beyond the JSON export was changed.",
    ),
]


@pytest.mark.parametrize(
    ("text", "first", "sentence"), MARKDOWN_CASES, ids=[c[2] for c in MARKDOWN_CASES]
)
def test_what_was_changed_in_markdown_is_named(
    text: str, first: Difference, sentence: str
) -> None:
    assert told(text) == (first, sentence)


def test_a_table_that_says_what_the_record_does_not_is_named() -> None:
    text = edited("| **Qwen** | paper |", "| **Qwen** | stone |")
    first, sentence = told(text)
    line = 1 + text.split("\n").index(
        next(row for row in text.split("\n") if "stone" in row)
    )
    assert first == Difference(How.CHANGED, "layout")
    assert sentence.startswith(f"Line {line}, under “Synthesis 2 (partial: one voice")


def of_another_layout(change: Callable[[str], str]) -> str:
    """What an older version, whose prose read otherwise, would have exported."""
    before, block = to_markdown(four()).split("```json\n")
    prose = (before.replace("## Provenance", "## Origins") + "```json").split("\n")
    whole = json.loads(block.split("\n```")[0])
    beyond = whole["beyond"]
    beyond |= {"layout": 0, "prose": prose_digest(prose)}
    beyond["sha256"] = beyond_digest(beyond, whole["integrity"]["head"])
    text = json.dumps(whole, indent=1) + "\n```\n\n</details>\n"
    return change("\n".join(prose)) + "\n" + text


def test_a_document_of_an_older_layout_is_held_against_its_own_digest() -> None:
    assert verify(of_another_layout(str)).whole
    assert told(of_another_layout(lambda prose: prose.replace("paper", "stone"))) == (
        Difference(How.CHANGED, "layout"),
        "Something beside questions and texts, above the record, was changed.",
    )


def test_the_layout_that_has_this_number_is_this_one() -> None:
    """
    Where it is meant to look otherwise: another LAYOUT if a release had this one, in
    any case another digest here.
    """
    prose = re.sub("[0-9a-f]{16,}", "", to_markdown(four()).split("<details>")[0])
    assert (LAYOUT, prose_digest([prose])[:16]) == (1, "e8eb67bfa7a08105")


def test_what_only_markdown_carries_is_bound_to_the_head() -> None:
    text = to_markdown(a_symposium())
    block = json.loads(text.split("```json\n")[-1].split("\n```")[0])
    beyond, head = block["beyond"], block["integrity"]["head"]
    assert beyond["sha256"] == beyond_digest(beyond, head)
    assert beyond["sha256"] != beyond_digest(beyond, "0" * 64)


def test_among_turns_that_say_the_same_the_one_that_was_changed_is_named() -> None:
    first = replace(a_symposium().turns[0], text="Goodbye.")
    turns = tuple(
        replace(first, number=n, id=TurnId(f"s1.{n}"), text="Goodbye." if n > 1 else "")
        for n in range(1, 9)
    )
    text = to_markdown(replace(a_symposium(), turns=turns))
    parts = text.split("## Voice: Qwen")
    parts[5] = parts[5].replace(" (Threshold)", " (Door)", 1)
    assert told("## Voice: Qwen".join(parts))[0] == turn(How.CHANGED, "s1.5", 5)
