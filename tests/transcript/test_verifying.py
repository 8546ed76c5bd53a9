"""Every export is accepted as it was made, and no change to one is."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.names import TurnId
from bot.domain.symposium import Origin, Symposium
from bot.domain.words.origin_words import describe_faults
from bot.errors import Unreadable
from bot.integrity.chain import ERASABLE
from bot.integrity.seals import withhold
from bot.integrity.verdict import Verdict
from bot.transcript import json_export, markdown
from bot.transcript.importing import read
from bot.transcript.verifying import verify
from tests.transcript.exports import head_of, linked, to_json, to_markdown
from tests.transcript.fragments import FRAGMENTS
from tests.transcript.symposia import a_symposium, everything, symposia
from tests.transcript.test_bad_input import JSON, MARKDOWN, mutations

EXPORTS = [to_json, to_markdown]
Export = Callable[[Symposium], str]

thorough = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def is_whole(text: str) -> bool:
    try:
        return verify(text).whole
    except Unreadable:
        return False


@given(symposia(), st.sampled_from([json_export.to_json, markdown.to_markdown]))
@thorough
def test_an_export_without_the_words_of_a_sealed_round_is_whole_and_read_back(
    symposium: Symposium, export: Export
) -> None:
    goes_on = replace(
        symposium, sealed=True, ended=None, closings=(), origin=Origin.LIVE
    )
    found = withhold(linked(goes_on))
    text = export(found)

    assert verify(text).whole
    assert verify(text).head == head_of(goes_on)
    assert read(text) == found
    if found.is_held_back:
        for turn in found.turns:
            if turn.id not in found.revealed and (turn.seal or not found.revealed):
                assert (turn.text, turn.reasoning or "", turn.sources) == ("", "", ())


def test_of_a_sealed_turn_only_what_was_known_before_it_spoke_has_its_salt() -> None:
    goes_on = replace(
        everything(), sealed=True, ended=None, closings=(), origin=Origin.LIVE
    )
    first = replace(goes_on.turns[0], reasoning="Let me think.")
    found = withhold(linked(replace(goes_on, turns=(first,))))
    assert found.is_held_back
    (turn,) = found.turns
    assert {*turn.commitments} == {*ERASABLE} - {"drafts"}
    known_before = {name for name, one in turn.commitments.items() if one.salt}
    assert known_before == {"question", "request"}


@pytest.mark.parametrize("export", EXPORTS)
def test_line_ends_and_a_byte_order_mark_are_no_change(export: Export) -> None:
    text = export(everything())
    assert is_whole("\ufeff" + text.replace("\n", "\r\n"))
    assert is_whole(text.rstrip("\n"))
    assert is_whole(text + "\n")


@pytest.mark.parametrize("export", EXPORTS)
def test_characters_that_are_not_seen_are_no_change(export: Export) -> None:
    symposium = replace(everything(), title="\x7f, \x9b, \u202e, \u2066 and \U000e0041")
    assert is_whole(export(symposium))
    whole = json.loads(to_json(symposium))
    assert is_whole(json.dumps(whole, ensure_ascii=False, indent=2))


@pytest.mark.parametrize(
    "rewritten",
    [
        json.dumps,
        lambda whole: json.dumps(whole, separators=(",", ":")),
        lambda whole: json.dumps(whole, indent=4),
        lambda whole: json.dumps(whole, indent="\t", ensure_ascii=False),
        lambda whole: json.dumps(whole, indent=2, sort_keys=True),
    ],
)
def test_json_that_another_program_has_rewritten_is_accepted(
    rewritten: Callable[[object], str],
) -> None:
    assert is_whole(rewritten(json.loads(to_json(everything()))))


def edits(text: str, at: int, character: str) -> list[str]:
    """Without the character there, with another in its place, with one more."""
    return [
        text[:at] + text[at + 1 :],
        text[:at] + character + text[at + 1 :],
        text[:at] + character + text[at:],
    ]


@pytest.mark.parametrize("export", EXPORTS)
@pytest.mark.parametrize("character", ["e", " ", "\n", "\r", '"', "7", ">", "\\"])
def test_no_single_character_anywhere_in_an_export_can_change(
    export: Export, character: str
) -> None:
    """But for the line feeds at its end, and what leaves it as it is."""
    text = export(everything())
    # Every place would take minutes: each character visits others, and the three ways
    # of changing it take turns.
    places = range('e \n\r"7>\\'.index(character), len(text), 14)
    tried = (
        (at, edits(text, at, character)[turn % 3]) for turn, at in enumerate(places)
    )
    changed = [one for one in tried if one[1].strip() != text.strip()]

    assert len(changed) > len(places) // 2
    for at, edited in changed:
        if is_whole(edited):
            pytest.fail(f"{text[at - 20 : at]!r} -> {edited[at - 20 : at + 3]!r}")


CHARACTERS = st.characters() | st.sampled_from(' \n\r\t"\\>#|*-0e\x00\u2028\ufeff')


# One symposium is drawn for all of them: that takes ten times as long as what is asked.
@given(symposia(), st.sampled_from(EXPORTS), st.data())
@settings(thorough, max_examples=100)
def test_every_export_is_accepted_and_no_change_to_one(
    symposium: Symposium, export: Export, data: st.DataObject
) -> None:
    hold_whole(symposium, export)
    hold_characters(export(symposium), data)
    whole = json.loads(to_json(symposium))
    if whole["turns"]:
        hold_values(whole, data)
        hold_order(whole, data)


def hold_whole(symposium: Symposium, export: Export) -> None:
    """The export is accepted, and the verdict's sentence tells what is due."""
    head = head_of(symposium)
    many = len(symposium.turns)
    are = "1 turn is" if many == 1 else f"{many} turns are"
    sentence = f"Whole: {are} as recorded, and the head of the chain is {head}."
    # What it was imported from is told behind it.
    said = " ".join((sentence, *describe_faults(symposium.source)))
    found = verify(export(symposium))
    # What was erased is told between the two.
    was_erased = any(act.commitments and not act.text for act in symposium.acts)
    expected = Verdict(True, many, head, found.sentence if was_erased else said)
    assert found == expected
    assert found.sentence.startswith(sentence)


def hold_characters(text: str, data: st.DataObject) -> None:
    """No single character of an export can change."""
    at = data.draw(st.integers(0, len(text) - 1))
    for changed in edits(text, at, data.draw(CHARACTERS)):
        same = changed.strip() == text.strip() or changed.lstrip("\ufeff") == text
        assert same or not is_whole(changed)


def hold_values(whole: dict[str, Any], data: st.DataObject) -> None:
    """None of a turn's text, question or voice, or of the symposium's question."""
    turn = data.draw(st.sampled_from(whole["turns"]))
    place, key = data.draw(
        st.sampled_from(
            [(turn, "text"), (turn, "question"), (turn, "voice"), (whole, "question")]
        )
    )
    was = place[key]
    at = data.draw(st.integers(0, len(was)))
    place[key] = data.draw(st.sampled_from(edits(was, at, data.draw(st.characters()))))
    assert place[key] == was or not is_whole(json.dumps(whole))
    place[key] = was


def hold_order(whole: dict[str, Any], data: st.DataObject) -> None:
    """No other order of turns is accepted."""
    turned = data.draw(st.permutations(whole["turns"]))
    same = turned == whole["turns"]
    assert is_whole(json.dumps({**whole, "turns": turned})) == same


@given(mutations(MARKDOWN) | mutations(JSON))
@settings(thorough, max_examples=100)
def test_a_damaged_export_has_a_verdict_or_is_unreadable(document: str) -> None:
    with suppress(Unreadable):
        verify(document)


@given(st.text() | st.lists(st.sampled_from(FRAGMENTS)).map("\n".join))
@thorough
def test_what_is_no_export_is_unreadable(document: str) -> None:
    with pytest.raises(Unreadable):
        verify(document)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("{}", 'this is no export: it has no "turns"'),
        ('{"turns": [1]}', "turns: not every turn is an object"),
        ('{"turns": []}', 'this export has no "integrity" with the head of a chain'),
        (
            '{"turns": [], "integrity": {"head": "", "algorithm": "md5"}}',
            'integrity.algorithm: "sha256-chain/2" or "sha256-chain/1" is due here',
        ),
        (
            (
                '{"schema": "symposium/2", "turns": [], "integrity": '
                '{"head": "", "algorithm": "sha256-chain/1"}}'
            ),
            "integrity.algorithm: ",
        ),
        ("# Notes\n", "line 1: this is no transcript of ours: it does not end with a"),
        ("\ud83d", "the document holds half of a surrogate pair"),
        ('{"a": 1e999}', "a: this number is too large"),
    ],
)
def test_what_cannot_be_verified_is_unreadable(document: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        verify(document)
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize("export", EXPORTS)
def test_sixteen_long_answers_are_verified(export: Export) -> None:
    first = a_symposium().turns[0]
    text = "".join(f"{fragment} " for fragment in FRAGMENTS)
    text = (text * (200_000 // len(text) + 1))[:200_000]
    turns = tuple(
        replace(first, number=n, id=TurnId(f"s1.{n}"), text=text) for n in range(1, 17)
    )
    assert verify(export(replace(a_symposium(), turns=turns))).whole
