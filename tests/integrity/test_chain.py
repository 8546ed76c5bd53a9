"""A record's chain of digests notices every change, and anybody can follow it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from typing import Any

import pytest

from bot.domain.act import Act, ActKind, Closing
from bot.domain.names import ActId, ClosingId
from bot.domain.symposium import Symposium
from bot.domain.turn import Status
from bot.integrity.canonical import request_digest
from bot.integrity.links import link_entry, link_symposium
from bot.transcript import json_export, markdown
from bot.transcript.verifying import verify
from tests.transcript.exports import (
    as_synthesis,
    head_of,
    linked,
    salts,
    tip_of,
    to_json,
    to_markdown,
)
from tests.transcript.symposia import a_symposium, everything


def written(value: object) -> bytes:
    """Canonical JSON for documents whose numbers are whole, from the definition."""
    return json.dumps(
        without_points(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def digest(value: object) -> str:
    return sha256(written(value)).hexdigest()


def without_points(value: object) -> object:
    if isinstance(value, float):
        return int(value)
    if isinstance(value, dict):
        return {name: without_points(part) for name, part in value.items()}
    return list(map(without_points, value)) if isinstance(value, list) else value


def check_by_the_definition(whole: dict[str, Any]) -> str:
    """A verifier from the text of `chain.py` alone; returns the head."""
    integrity = whole.pop("integrity")
    lists = [whole.pop(name) for name in ("acts", "turns", "tables", "closings")]
    told = [whole.pop(name) for name in ("synthesis", "ended", "ending", "cost")]
    assert told == [as_synthesis(lists[2][-1]), lists[3][-1]["at"], None, None]
    frame = dict(whole)
    for name, commitment in integrity["frame"]["commitments"].items():
        frame[name] = committed(whole["id"], name, commitment, whole[name], None)
    previous = digest(frame)
    assert previous == integrity["frame"]["sha256"]
    entries = sorted((e for one in lists for e in one), key=lambda e: e["place"])
    assert [entry["place"] for entry in entries] == list(range(1, len(entries) + 1))
    listed = []
    for entry in entries:
        previous = check_entry(dict(entry), previous)
        listed.append({"entry": entry["id"], "sha256": previous})
    assert integrity == {
        "algorithm": "sha256-chain/2",
        "head": previous,
        "entries": len(listed),
        "frame": integrity["frame"],
        "chain": listed,
        "parts": {
            name: digest(value)
            for name, value in whole.items()
            if name not in ("title", "question", "context")
        },
    }
    return previous


def check_entry(entry: dict[str, Any], previous: str) -> str:
    claimed = entry.pop("sha256")
    asked, digest_of_it = entry.get("request"), entry.get("request_sha256")
    if asked is not None and digest_of_it == request_digest(asked):
        del entry["request_sha256"]
    for name, commitment in entry.pop("commitments", {}).items():
        entry[name] = committed(
            entry["id"], name, commitment, entry[name], entry.get("voice")
        )
    if "seal" in entry:
        entry["seal"] = {"sha256": entry["seal"]["sha256"]}
    assert digest({**entry, "previous": previous}) == claimed
    return str(claimed)


def committed(
    entry: str, name: str, commitment: dict[str, str], value: object, voice: object
) -> str:
    salted = {"entry": entry, "field": name, "salt": commitment["salt"]}
    assert digest({**salted, "value": value, "voice": voice}) == commitment["sha256"]
    return commitment["sha256"]


@pytest.mark.parametrize("symposium", [a_symposium(), everything()])
def test_a_verifier_written_from_the_definition_agrees(symposium: Symposium) -> None:
    head = check_by_the_definition(json.loads(to_json(symposium)))

    assert head == symposium.head


def test_a_verifier_of_markdown_written_from_the_definition_agrees() -> None:
    text = to_markdown(everything())
    whole = json.loads(text.split("```json\n")[-1].split("\n```")[0])
    quotes = [
        "\n".join(line[2:] for line in lines)
        for quoted, rows in groupby(text.split("\n"), lambda row: row[:1] == ">")
        if quoted and (lines := list(rows))
    ]
    # What all were asked stands once.
    question, said, note, said_again, quoted = quotes
    assert (note, quoted) == ("Both say paper.", said[:4])
    for turn, words in zip(whole["turns"], (said, said_again), strict=True):
        turn.update(question=question, text=words)
    whole["question"] = whole["acts"][0]["text"] = question
    assert whole.pop("beyond") == {"layout": 3, "marks": {}}

    assert check_by_the_definition(whole) == head_of(everything())


def test_reading_an_export_back_gives_the_same_chain() -> None:
    symposium = everything()

    assert json_export.from_json(to_json(symposium)) == symposium
    assert markdown.from_markdown(to_markdown(symposium)) == symposium


def leaves(
    value: object, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from leaves(part, (*path, place))
    elif isinstance(value, str):
        yield path


TEXTS = [
    path
    for path in leaves(json.loads(to_json(everything())))
    if path[0] not in ("schema", "integrity", "synthesis", "ended")
    # Told apart below: what was salted, and the digests themselves.
    and path[-1] not in ("sha256", "salt", "request_sha256")
]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: ".".join(map(str, path)))
def test_a_change_to_any_text_of_the_record_is_noticed(
    path: tuple[str | int, ...],
) -> None:
    whole = json.loads(to_json(everything()))
    place = whole
    for step in path[:-1]:
        place = place[step]
    was = str(place[path[-1]])
    other = OTHER.get(str(path[-1]), was + "\u200b")
    place[path[-1]] = "asked" if was == other else other
    if path[0] == "tables":
        whole["synthesis"] = as_synthesis(whole["tables"][-1])

    assert not verify(json.dumps(whole)).whole


OTHER = {
    "status": "left",
    "reason": "blank",
    "check": "not_found",
    "origin": "imported",
    "kind": "stopped",
    "started": "2026-01-31T17:12:19Z",
    "at": "2026-01-31T17:12:19Z",
}


def test_a_digest_once_made_never_changes_whatever_happens_later() -> None:
    symposium = linked(replace(_begun(), ended=None))
    tip, new_salt = tip_of(symposium), salts()
    first, later = everything().turns
    late, tip = link_entry(replace(later, place=None), tip, new_salt)
    act, tip = link_entry(Act(ActKind.STOPPED, "kim", id=ActId("s1.a2")), tip, new_salt)
    early, tip = link_entry(replace(first, place=None), tip, new_salt)
    assert first.ended is not None
    end = Closing(first.ended, id=ClosingId("s1.c1"))
    closing, _ = link_entry(end, tip, new_salt)
    grown = replace(
        symposium,
        acts=(*symposium.acts, act),
        turns=(early, late),
        closings=(closing,),
        ended=closing.at,
    )

    verdict = verify(json_export.to_json(grown))
    assert verdict.whole
    assert [one["sha256"] for one in _chain(grown)] == [
        *(one["sha256"] for one in _chain(symposium)),
        *(late.sha256, act.sha256, early.sha256, closing.sha256),
    ]
    assert (early.place, late.place) == (4, 2)


def _begun() -> Symposium:
    everything_ = everything()
    return replace(
        everything_,
        acts=everything_.acts[:1],
        turns=(),
        syntheses=(),
        closings=(),
        notes=(),
    )


def _chain(symposium: Symposium) -> list[dict[str, str]]:
    integrity = json.loads(json_export.to_json(symposium))["integrity"]
    return [dict(one) for one in integrity["chain"]]


def test_every_earlier_head_can_be_found_in_a_longer_record() -> None:
    whole = everything()
    heads = [one["sha256"] for one in _chain(whole)]
    early = replace(
        whole,
        acts=tuple(act for act in whole.acts if (act.place or 0) <= 2),
        turns=whole.turns[:1],
        syntheses=(),
        closings=(),
        ended=None,
    )

    assert verify(json_export.to_json(early)).head == heads[1]


def test_a_turn_still_speaking_is_not_in_the_chain() -> None:
    symposium = a_symposium()
    first, second = symposium.turns
    running = replace(symposium, turns=(first, replace(second, status=Status.SPEAKING)))

    assert head_of(running) == head_of(replace(symposium, turns=(first,)))


def test_without_entries_the_head_is_the_frame_s() -> None:
    empty = replace(a_symposium(), acts=(), turns=(), syntheses=(), closings=())

    assert empty.head == empty.sha256


def test_two_that_say_the_same_have_other_digests_for_their_salts_differ() -> None:
    one = link_symposium(a_symposium(), lambda: "0" * 32)
    other = link_symposium(a_symposium(), lambda: "1" * 32)

    assert one.turns[0].text == other.turns[0].text
    assert one.turns[0].sha256 != other.turns[0].sha256
    assert one.sha256 != other.sha256


def erased(whole: dict[str, Any], entry: dict[str, Any], name: str, to: object) -> str:
    entry[name] = to
    entry["commitments"][name]["salt"] = None
    if name == "request":
        entry["request_sha256"] = None
    whole["synthesis"] = as_synthesis(whole["tables"][-1])
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("where", "name", "to", "words"),
    [
        (("turns", 0), "text", "", "the text of Turn 1 (Qwen, s1.1)"),
        (("turns", 0), "request", None, "the request of Turn 1 (Qwen, s1.1)"),
        (("turns", 1), "question", "", "the question of Turn 2 (Grok, s1.2)"),
        (("acts", 1), "text", "", "the text of The act s1.a2"),
        (("tables", 0), "drafts", [], "the drafts of The table s1.t1"),
    ],
)
def test_what_is_erased_leaves_the_chain_whole_and_shows_as_erased(
    where: tuple[str, int], name: str, to: object, words: str
) -> None:
    whole = json.loads(to_json(everything()))
    if (where, name) == (("turns", 0), "text"):
        whole["turns"][0]["seal"]["salt"] = None
    verdict = verify(erased(whole, whole[where[0]][where[1]], name, to))

    assert verdict.whole
    assert verdict.sentence.endswith(f"Erased: {words}.")
    assert verdict.head == head_of(everything())


def test_of_an_erased_text_no_salt_of_its_seal_may_stay() -> None:
    whole = json.loads(to_json(everything()))

    assert not verify(erased(whole, whole["turns"][0], "text", "")).whole


def test_an_erased_title_leaves_no_word_of_the_question() -> None:
    whole = json.loads(to_json(everything()))
    whole["title"] = ""
    whole["integrity"]["frame"]["commitments"]["title"]["salt"] = None
    verdict = verify(json.dumps(whole))

    assert verdict.whole
    assert verdict.sentence.endswith("Erased: the title that was asked.")
    assert "title" not in whole["integrity"]["parts"]


def test_the_digest_of_a_request_cannot_be_taken_away_from_it() -> None:
    whole = json.loads(to_json(everything()))
    assert whole["turns"][0]["request_sha256"] is not None
    whole["turns"][0]["request_sha256"] = None

    assert not verify(json.dumps(whole)).whole


def clear(entry: dict[str, Any]) -> None:
    entry["commitments"] = None


@pytest.mark.parametrize("change", [lambda t: t.pop("commitments"), clear])
def test_commitments_that_hold_nothing_are_there_all_the_same(
    change: Callable[[dict[str, Any]], object],
) -> None:
    whole = json.loads(to_json(everything()))
    assert whole["tables"][1]["commitments"] == {}
    change(whole["tables"][1])

    assert not verify(json.dumps(whole)).whole


@pytest.mark.parametrize("name", ["ending", "cost", "synthesis", "ended"])
def test_what_is_told_from_the_entries_cannot_be_left_out(name: str) -> None:
    whole = json.loads(to_json(everything()))
    del whole[name]

    assert not verify(json.dumps(whole)).whole


def test_an_erased_question_shows_as_erased() -> None:
    whole = json.loads(to_json(everything()))
    whole["context"] = None
    whole["integrity"]["frame"]["commitments"]["context"]["salt"] = None
    verdict = verify(json.dumps(whole))

    assert verdict.whole
    assert verdict.sentence.endswith("Erased: the context that was asked.")


@pytest.mark.parametrize("name", ["question", "reasoning", "request"])
def test_words_taken_out_without_their_salt_are_tampered_with(name: str) -> None:
    symposium = everything()
    first = replace(symposium.turns[0], reasoning="Hm.")
    whole = json.loads(to_json(replace(symposium, turns=(first, symposium.turns[1]))))
    whole["turns"][0][name] = None if name == "request" else ""

    assert not verify(json.dumps(whole)).whole


def test_a_salt_cannot_be_traded_for_words() -> None:
    whole = json.loads(to_json(everything()))
    turn = whole["turns"][1]
    salt = turn["commitments"]["text"]["salt"]
    turn["commitments"]["text"]["salt"] = salt + turn["text"][:4]
    turn["text"] = turn["text"][4:]

    assert not verify(json.dumps(whole)).whole


def test_a_text_cannot_be_moved_to_another_turn_or_voice_with_its_commitment() -> None:
    whole = json.loads(to_json(everything()))
    first, second = whole["turns"]
    second["text"] = first["text"]
    second["commitments"]["text"] = first["commitments"]["text"]

    assert not verify(json.dumps(whole)).whole
