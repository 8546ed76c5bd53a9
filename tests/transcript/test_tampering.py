"""Whoever changes a JSON export is told what was changed, and where."""

from collections.abc import Callable

import pytest

from bot.integrity.alignment import Alteration
from bot.integrity.chain import (
    commitment_digest,
    entry_digest,
    integrity_record,
    read_entries,
)
from bot.integrity.verdict import Difference
from bot.transcript.verifying import verify
from tests.transcript.exports import as_synthesis, to_json
from tests.transcript.tampering import Json, again, four, told, turn, with_json

JSON_CASES: list[tuple[Callable[[Json], object], Difference, str]] = [
    (
        lambda whole: whole["turns"][1].update(text="Nothing."),
        turn(Alteration.CHANGED, "s1.2", 4),
        "Turn 2 (Grok, s1.2) was changed.",
    ),
    (
        lambda whole: whole["turns"][2].update(id="s1.5"),
        turn(Alteration.CHANGED, "s1.3", 5),
        "Turn 3 (Qwen, s1.5) was changed.",
    ),
    (
        lambda whole: whole["turns"][3].update(sha256="0" * 64),
        turn(Alteration.CHANGED, "s1.4", 6),
        "Turn 4 (Grok, s1.4) was changed.",
    ),
    (
        lambda whole: whole["turns"].pop(0),
        turn(Alteration.REMOVED, "s1.1", 2),
        "The turn s1.1 was removed.",
    ),
    (
        lambda whole: whole["closings"].pop(),
        Difference(Alteration.REMOVED, "closing", "s1.c1", 10),
        "The closing s1.c1 was removed.",
    ),
    (
        lambda whole: whole["acts"].pop(1),
        Difference(Alteration.REMOVED, "act", "s1.a2", 3),
        "The act s1.a2 was removed.",
    ),
    (
        lambda whole: whole["acts"][1].update(by="Eve"),
        Difference(Alteration.CHANGED, "act", "s1.a2", 3),
        "The act s1.a2 was changed.",
    ),
    (
        lambda whole: whole["tables"].pop(0),
        Difference(Alteration.REMOVED, "table", "s1.t1", 7),
        "The table s1.t1 was removed.",
    ),
    (
        lambda whole: whole["tables"][1]["rows"].pop(),
        Difference(Alteration.CHANGED, "table", "s1.t2", 8),
        "The table s1.t2 was changed.",
    ),
    (
        lambda whole: whole["tables"][0]["drafts"][0].update(answer="Other."),
        Difference(Alteration.CHANGED, "table", "s1.t1", 7),
        "The table s1.t1 was changed.",
    ),
    (
        lambda whole: whole.update(turns=[]),
        turn(Alteration.REMOVED, "s1.1", 2),
        "The turn s1.1 was removed.",
    ),
    (
        lambda whole: whole["turns"].insert(2, again(whole, place=3)),
        turn(Alteration.ADDED, "s1.9", 4),
        "Turn 9 (Qwen, s1.9) was added.",
    ),
    (
        lambda whole: whole["turns"].append(whole["turns"][1]),
        turn(Alteration.ADDED, "s1.2", 5),
        "Turn 2 (Grok, s1.2) was added.",
    ),
    (
        lambda whole: whole["turns"].append(whole["turns"].pop(0)),
        turn(Alteration.MOVED, "s1.2", 1),
        "Turn 2 (Grok, s1.2) was moved within “turns”.",
    ),
    (
        lambda whole: whole["tables"].reverse(),
        Difference(Alteration.MOVED, "table", "s1.t2", 1),
        "The table s1.t2 was moved within “tables”.",
    ),
    (
        lambda whole: whole.update(question="What else?"),
        Difference(Alteration.CHANGED, "question"),
        "The question was changed.",
    ),
    (
        lambda whole: whole.update(context="Another text."),
        Difference(Alteration.CHANGED, "context"),
        "The context was changed.",
    ),
    (
        lambda whole: whole["voices"][0].update(epithet="Door"),
        Difference(Alteration.CHANGED, "voices"),
        "The voices were changed.",
    ),
    (
        lambda whole: whole.update(title="Other"),
        Difference(Alteration.CHANGED, "title"),
        "The title was changed.",
    ),
    (
        lambda whole: whole.update(asked_by="Eve"),
        Difference(Alteration.CHANGED, "asked_by"),
        "The asked_by was changed.",
    ),
    (
        lambda whole: whole.update(rounds=9),
        Difference(Alteration.CHANGED, "rounds"),
        "The rounds were changed.",
    ),
    (
        lambda whole: whole["synthesis"]["rows"].pop(),
        Difference(Alteration.CHANGED, "synthesis"),
        "The synthesis was changed.",
    ),
    (
        lambda whole: whole.update(ended="2026-01-31T17:14:18Z"),
        Difference(Alteration.CHANGED, "ended"),
        "The ended was changed.",
    ),
    (
        lambda whole: whole.update(cost={"amount": 1}),
        Difference(Alteration.CHANGED, "cost"),
        "The cost was changed.",
    ),
    (
        lambda whole: whole.pop("notes"),
        Difference(Alteration.REMOVED, "notes"),
        "The notes were removed.",
    ),
    (
        lambda whole: whole.update(more=1),
        Difference(Alteration.ADDED, "more"),
        "The more was added.",
    ),
    (
        lambda whole: whole["integrity"].update(head="0" * 64),
        Difference(Alteration.CHANGED, "integrity"),
        "The head of the chain does not fit what it stands for.",
    ),
    (
        lambda whole: whole["integrity"].update(entries=5),
        Difference(Alteration.CHANGED, "integrity"),
        "Every entry is as it was recorded, but “entries” in “integrity” was changed.",
    ),
    (
        lambda whole: whole["integrity"]["chain"].pop(),
        Difference(Alteration.CHANGED, "integrity"),
        "Every entry is as it was recorded, but “chain” in “integrity” was changed.",
    ),
    (
        lambda whole: whole["integrity"]["parts"].update(title="0"),
        Difference(Alteration.CHANGED, "integrity"),
        "Every entry is as it was recorded, but “parts” in “integrity” was changed.",
    ),
    (
        lambda whole: whole["integrity"]["frame"].update(sha256="0"),
        Difference(Alteration.CHANGED, "integrity"),
        "Every entry is as it was recorded, but “frame” in “integrity” was changed.",
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

    assert told(with_json(change))[0] == turn(Alteration.REMOVED, "s1.2", 4)


def listless(whole: Json) -> None:
    """As exports may be that leave out what adds nothing to the head."""
    del whole["integrity"]["chain"], whole["integrity"]["parts"]


LISTLESS_CASES: list[tuple[Callable[[Json], object], Difference, str]] = [
    (
        lambda whole: whole["turns"].pop(1),
        turn(Alteration.CHANGED, "s1.3", 4),
        (
            "Changed, from Turn 3 (Qwen, s1.3) on: it was changed itself, or what "
            "stands before it was changed, removed, added or moved."
        ),
    ),
    (
        lambda whole: whole["closings"].pop(),
        Difference(Alteration.REMOVED, "entry", place=10),
        (
            "Entries were removed, from number 10 on: there are 9 entries, and 10 were "
            "recorded."
        ),
    ),
    (
        lambda whole: whole.update(format="Other"),
        Difference(Alteration.CHANGED, "header"),
        "Something beside the turns was changed; the record does not say what.",
    ),
]


@pytest.mark.parametrize(("change", "first", "sentence"), LISTLESS_CASES)
def test_without_the_list_no_more_is_said_than_can_be_told(
    change: Callable[[Json], object], first: Difference, sentence: str
) -> None:
    def changed(whole: Json) -> None:
        listless(whole)
        change(whole)

    assert told(with_json(changed)) == (first, sentence)
    assert verify(with_json(listless)).whole


def chained_anew(whole: Json) -> None:
    """What somebody does who can make digests."""
    frame = whole["integrity"]["frame"]
    previous = frame["sha256"]
    for entry in read_entries(whole):
        commitments: Json = entry.get("commitments") or {}  # type: ignore[assignment]
        for name, commitment in commitments.items():
            commitment["sha256"] = commitment_digest(
                entry["id"], name, commitment["salt"], entry[name], entry.get("voice")
            )
        previous = entry["sha256"] = entry_digest(entry, previous)
    whole["synthesis"] = as_synthesis(whole["tables"][-1])
    whole["integrity"] = integrity_record(whole, frame["commitments"])


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
        Difference(Alteration.CHANGED, "seal", "s1.1", 1),
        "The text of Turn 1 (Qwen, s1.1) is not the one that was sealed.",
    )


def test_a_request_cannot_be_changed_even_with_a_chain_made_anew() -> None:
    def change(whole: Json) -> None:
        whole["turns"][0]["request"]["z"] = [2]
        chained_anew(whole)

    assert told(with_json(change)) == (
        Difference(Alteration.CHANGED, "request", "s1.1", 1),
        "The request of Turn 1 (Qwen, s1.1) is not the one whose digest it carries.",
    )


def test_a_blank_more_between_values_is_told_from_a_changed_value() -> None:
    text = to_json(four()).replace('"turns": [', '"turns":  [')
    assert told(text) == (
        Difference(Alteration.CHANGED, "layout"),
        "Every value is as recorded, but the document's layout was changed by hand.",
    )
