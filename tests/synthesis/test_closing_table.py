"""The synthesiser's answer: taken in any shape, believed in none."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Missing, Row, Synthesis
from bot.domain.turn import Reason
from bot.errors import VoiceError
from bot.evidence.quotes.quote_report import quotes
from bot.synthesis.closing_table import read
from tests.synthesis.symposia import baker_and_mason, said, spoken, symposium, voice

FLOUR = "Flour keeps no secrets from water"
WALL = "A wall that hurries comes down"
BAKER = Row(
    VoiceName("Baker"),
    "Wait.",
    FLOUR,
    Check.VERBATIM,
    TurnId("s.1"),
    start=21,
    end=54,
)
MASON = Row(
    VoiceName("Mason"), "Slow.", WALL, Check.VERBATIM, TurnId("s.2"), start=13, end=43
)
NOTHING = {"consensus": (), "contradictions": (), "only_one": (), "blind_spots": ()}

BAKERS = {"voice": "Baker", "position": "Wait.", "formulation": FLOUR}
MASONS = {"voice": "Mason", "position": "Slow.", "formulation": WALL}
AS_ASKED = {
    "voices": [BAKERS, MASONS],
    "consensus": ["Both wait."],
    "contradictions": [],
    "only_one": ["Only Baker speaks of water."],
    "blind_spots": ["Nobody asks who eats."],
}
FOUND = {
    "consensus": ("Both wait.",),
    "contradictions": (),
    "only_one": ("Only Baker speaks of water.",),
    "blind_spots": ("Nobody asks who eats.",),
}


def take(answer: str, asked: Symposium, *, by: str = "") -> Synthesis:
    return read(answer, asked, by=by).synthesis


def test_the_answer_that_was_asked_for() -> None:
    synthesis = take(json.dumps(AS_ASKED), baker_and_mason(), by="Mason")
    assert synthesis == Synthesis("Mason", (BAKER, MASON), FOUND)
    assert not synthesis.partial


@pytest.mark.parametrize(
    "dress",
    [
        "{}",
        "Certainly! Here is the table:\n\n{}\n\nLet me know.",
        "```json\n{}\n```",
        "```\n{}\n```\nDone.",
        "<think>Maybe {{}} or [1, 2]?</think>\n{}",
        "\ufeff{}",
    ],
)
def test_whatever_the_answer_is_dressed_in(dress: str) -> None:
    answer = dress.replace("{{}}", "{x}").replace("{}", json.dumps(AS_ASKED))
    assert take(answer, baker_and_mason()) == Synthesis("", (BAKER, MASON), FOUND)


@pytest.mark.parametrize(
    "rows",
    [
        {"Baker": {"position": "Wait.", "formulation": FLOUR}},
        {"baker": {"stance": "Wait.", "quote": FLOUR}},
        [{"name": "Baker", "view": "Wait.", "key_quote": FLOUR}],
        [{"Architecture": "Baker (Oven)", "Position": "Wait.", "Key Quote": FLOUR}],
        [{"speaker": "OVEN", "summary": "Wait.", "key-formulation": [FLOUR, WALL]}],
        [{"model": "mill/baker-2", "claim": "Wait.", "quotation": {"text": FLOUR}}],
        [{"voice": {"name": "Baker"}, "position": "Wait.", "sentence": f"“{FLOUR}”"}],
    ],
)
@pytest.mark.parametrize("wrapped", ["voices", "rows", "table", "synthesis"])
def test_rows_of_any_shape_and_with_other_names(rows: object, wrapped: str) -> None:
    (row,) = take(json.dumps({wrapped: rows}), baker_and_mason()).rows
    assert row == BAKER


def test_a_list_of_rows_alone_is_a_table() -> None:
    answer = json.dumps(AS_ASKED["voices"])
    assert take(answer, baker_and_mason()) == Synthesis("", (BAKER, MASON), NOTHING)


def test_a_quotation_alone_under_a_voices_name_is_its_formulation() -> None:
    (row,) = take(json.dumps({"voices": {"Baker": FLOUR}}), baker_and_mason()).rows
    assert row == replace(BAKER, position="")


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("Both wait.", ("Both wait.",)),
        (["Both wait.", "", "Both work."], ("Both wait.", "Both work.")),
        (
            {"Baker": "waits", "Mason": ["waits", "cuts"]},
            ("Baker: waits", "Mason: waits", "Mason: cuts"),
        ),
        ([{"point": "Both wait."}], ("Both wait.",)),
        ([{"voice": "Baker", "point": "Waits."}], ("Baker: Waits.",)),
        (None, ()),
        (["  Both\n wait. "], ("Both wait.",)),
    ],
)
def test_findings_of_any_shape(written: object, understood: tuple[str, ...]) -> None:
    answer = json.dumps({**AS_ASKED, "consensus": written})
    findings = take(answer, baker_and_mason()).findings
    assert findings == {**FOUND, "consensus": understood}


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Agreements", "consensus"),
        ("common ground", "consensus"),
        ("disagreements", "contradictions"),
        ("tensions", "contradictions"),
        ("unique", "only_one"),
        ("what only one voice said", "only_one"),
        ("blind-spots", "blind_spots"),
        ("gaps", "blind_spots"),
    ],
)
def test_findings_under_other_names(theirs: str, ours: str) -> None:
    answer = json.dumps({"voices": AS_ASKED["voices"], theirs: ["So it is."]})
    findings = take(answer, baker_and_mason()).findings
    assert findings == {**NOTHING, ours: ("So it is.",)}


def test_what_a_voice_never_said_is_not_called_verbatim() -> None:
    (row,) = take(_table(("Baker", "Wait.", WALL)), baker_and_mason()).rows
    assert row == Row(VoiceName("Baker"), "Wait.", WALL, Check.NOT_FOUND)


def test_each_row_is_judged_as_the_quotes_of_a_record_are() -> None:
    asked = said(baker_and_mason(), spoken("Baker", "A hurry."), reason=Reason.STALLED)
    spliced, anothers = "Bread keeps no secrets", "Flour keeps no secrets from it."
    made = read(_table(("Baker", "", spliced), ("Mason", "", anothers)), asked)
    found = quotes(replace(asked, syntheses=(made.synthesis,)))
    assert found == tuple(replace(row, table="synthesis 1") for row in made.quotes)
    assert [row.check for row in made.synthesis.rows] == [row.check for row in found]
    assert [row.check for row in found] == [Check.SPLICED, Check.NOT_FOUND]


def test_of_two_spliced_rows_the_one_that_no_other_voice_said_stays() -> None:
    words = "Flour, I say, keeps for years no old secrets from the water."
    asked = symposium(voice("Baker"), voice("Mason"))
    asked = said(said(asked, spoken("Baker", FLOUR)), spoken("Mason", words))
    answer = _table(("Mason", "", FLOUR), ("Mason", "", "Flour keeps old secrets"))
    (row,) = take(answer, asked).rows
    assert (row.formulation, row.check) == ("Flour keeps old secrets", Check.SPLICED)


def test_an_unknown_voice_is_left_out_and_that_is_said() -> None:
    answer = _table(("Baker", "Wait.", FLOUR), ("Smith", "Hot.", "Iron."))
    synthesis = take(answer, baker_and_mason())
    assert synthesis.rows == (BAKER,)
    assert synthesis.findings["note"] == (
        "Left out, because no such voice took part: Smith.",
    )


@pytest.mark.parametrize(
    "consensus",
    [
        ["Baker and Smith agree.", "Both wait."],
        [{"voice": "Smith", "text": "Iron lasts."}, "Both wait."],
        ["It lasts, says Smith.", "Both wait."],
    ],
)
def test_a_finding_that_names_who_took_no_part_is_left_out_and_that_is_said(
    consensus: list[object],
) -> None:
    rows = [BAKERS, MASONS, {"voice": "Smith", "position": "Hot."}]
    answer = {**AS_ASKED, "voices": rows, "consensus": consensus}
    findings = take(json.dumps(answer), baker_and_mason()).findings
    assert findings == {
        **FOUND,
        "note": (
            (
                "Left out, because no such voice took part: Smith. "
                "Left out, as naming who took no part (Smith): 1 finding."
            ),
        ),
    }


def test_a_note_lists_a_few_names_and_counts_the_rest() -> None:
    rows = [
        ("Baker", "Wait.", FLOUR),
        *((f"Smith {n}", "", "Iron.") for n in range(900)),
    ]
    (note,) = take(_table(*rows), baker_and_mason()).findings["note"]
    assert note.endswith("Smith 10, Smith 11 and 888 more.")


def test_who_is_credited_in_a_finding_alone_is_a_stranger_too() -> None:
    answer = {**AS_ASKED, "only_one": [{"voice": "GPT-5", "point": "Iron lasts."}]}
    answer["blind_spots"] = ["GPT-5's iron rusts.", "Nobody asks who eats."]
    findings = take(json.dumps(answer), baker_and_mason()).findings
    assert findings["blind_spots"] == ("Nobody asks who eats.",)
    assert findings["note"] == (
        "Left out, as naming who took no part (GPT-5): 2 findings.",
    )


@pytest.mark.parametrize(
    "called", ["Both", "All voices", "Baker and Mason", "smith", "Everyone"]
)
def test_what_names_no_stranger_stays(called: str) -> None:
    said = f"{called} wait, and smiths do."
    answer = {**AS_ASKED, "consensus": [{"voice": called, "text": said}]}
    findings = take(json.dumps(answer), baker_and_mason()).findings
    assert findings == {**FOUND, "consensus": (f"{called}: {said}",)}


def test_a_voice_whose_name_holds_a_strangers_is_none() -> None:
    asked = symposium(voice("GPT mini"), voice("GPT max"))
    asked = said(asked, spoken("GPT mini", FLOUR))
    answer = {
        "voices": [
            {"voice": "GPT mini", "formulation": FLOUR},
            {"voice": "GPT", "formulation": FLOUR},
        ],
        "consensus": ["GPT mini waits.", "GPT does not."],
    }
    assert take(json.dumps(answer), asked).findings["consensus"] == ("GPT mini waits.",)


def test_a_voice_that_was_left_out_is_missing_without_a_reason() -> None:
    synthesis = take(_table(("Baker", "Wait.", FLOUR)), baker_and_mason())
    assert synthesis.missing == (Missing(VoiceName("Mason"), None),)
    assert synthesis.partial


def test_a_silent_voice_is_missing_with_its_reason_whatever_is_said_of_it() -> None:
    asked = replace(baker_and_mason(), turns=baker_and_mason().turns[:1])
    asked = said(asked, spoken("Mason", WALL), reason=Reason.BROKE_OFF)
    synthesis = take(json.dumps(AS_ASKED), asked)
    assert synthesis.rows == (BAKER,)
    assert synthesis.missing == (Missing(VoiceName("Mason"), Reason.BROKE_OFF),)
    assert synthesis.findings["note"] == (
        "Left out, because nothing it said counts: Mason.",
    )


def test_of_two_rows_for_a_voice_the_one_that_quotes_truly_stays() -> None:
    answer = _table(("Baker", "Hurry.", "Bread is haste."), ("Baker", "Wait.", FLOUR))
    synthesis = take(answer, baker_and_mason())
    assert synthesis.rows == (BAKER,)
    assert synthesis.findings["note"] == (
        "Listed more than once, the best quotation was kept: Baker.",
    )


def test_a_row_without_a_quotation_gets_one_from_the_text_and_that_is_said() -> None:
    synthesis = take(_table(("Baker", "Wait.", "")), baker_and_mason())
    (row,) = synthesis.rows
    assert (row.position, row.formulation) == ("Wait.", f"{FLOUR}.")
    assert synthesis.findings["note"] == (
        "Not quoted; a sentence was taken from the text without a model: Baker.",
    )


def test_a_voice_may_be_quoted_from_any_of_its_rounds() -> None:
    asked = said(baker_and_mason(), spoken("Baker", "Still I wait."), round_=2)
    (row,) = take(_table(("Baker", "Wait.", "Still I wait")), asked).rows
    assert (row.check, row.turn, row.start, row.end) == ("verbatim", "s.3", 0, 12)


def test_of_a_draft_and_a_table_the_fuller_one_is_meant_then_the_later() -> None:
    draft = _table(("Baker", "Hurry.", FLOUR))
    assert take(draft + json.dumps(AS_ASKED), baker_and_mason()).rows == (
        BAKER,
        MASON,
    )
    final = _table(("Baker", "Wait.", FLOUR))
    assert take(f"{draft}\nNo:\n{final}", baker_and_mason()).rows == (BAKER,)


def test_rows_stand_in_the_order_of_the_panel() -> None:
    answer = _table(("Mason", "Slow.", WALL), ("Baker", "Wait.", FLOUR))
    assert take(answer, baker_and_mason()).rows == (BAKER, MASON)


def test_an_answer_cut_by_the_token_limit_gives_the_rows_it_has() -> None:
    whole = json.dumps(AS_ASKED)
    synthesis = take(whole[: whole.index('"position": "Slow."')], baker_and_mason())
    assert synthesis.rows == (BAKER,)
    assert synthesis.partial


def test_half_a_surrogate_pair_does_not_reach_the_archive() -> None:
    answer = _table(("Baker", "\ud83d", "\ude00" + FLOUR + "\0"))
    (row,) = take(answer, baker_and_mason()).rows
    assert row.position == "\ufffd"
    row.formulation.encode()
    assert "\0" not in row.formulation


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I am sorry, I cannot do that.",
        "{}",
        "[]",
        "{[}",
        '{"voices": []}',
        '{"voices": [{"voice": "Smith", "position": "Hot.", "formulation": "Iron."}]}',
        '{"consensus": ["Both wait."]}',
        "<html><body>502 Bad Gateway</body></html>",
    ],
)
def test_an_answer_without_a_row_for_anybody_is_garbled(answer: str) -> None:
    with pytest.raises(VoiceError, match="no table that can be read") as caught:
        take(answer, baker_and_mason())
    assert caught.value.reason is Reason.GARBLED


def test_a_symposium_in_which_nobody_spoke_has_no_table_to_read() -> None:
    with pytest.raises(VoiceError):
        take(json.dumps(AS_ASKED), symposium(voice("Baker"), voice("Mason")))


WORDS = st.sampled_from(["Baker", "Oven", "Mason", "Smith", FLOUR, WALL, "\ud800", ""])
KEYS = st.sampled_from(
    ["voice", "voices", "position", "formulation", "consensus", "gaps", "Baker", "text"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | WORDS | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS | st.text(), inner),
    max_leaves=15,
)


@given(JSON)
def test_no_json_raises_anything_but_a_voice_error(value: object) -> None:
    _holds(json.dumps(value))


@given(st.text(), st.integers(0, 400), st.integers(0, 400))
def test_no_damage_raises_anything_but_a_voice_error(
    noise: str, start: int, length: int
) -> None:
    answer = json.dumps(AS_ASKED, ensure_ascii=False)
    _holds(answer[:start] + noise + answer[start + length :])


def _holds(answer: str) -> None:
    """Either there is no table, or everything verbatim in it is really there."""
    asked = baker_and_mason()
    try:
        synthesis = take(answer, asked)
    except VoiceError:
        return
    everybody = [*(r.voice for r in synthesis.rows), *_absent(synthesis)]
    assert sorted(everybody) == ["Baker", "Mason"]
    texts = {turn.id: turn.text for turn in asked.turns}
    for row in synthesis.rows:
        if row.check is Check.VERBATIM:
            assert row.turn is not None
            assert texts[row.turn][row.start : row.end]
        else:
            assert (row.turn, row.start, row.end) == (None, None, None)


def _absent(synthesis: Synthesis) -> list[VoiceName]:
    return [missing.voice for missing in synthesis.missing]


def _table(*rows: tuple[str, str, str]) -> str:
    names = ("voice", "position", "formulation")
    table: Mapping[str, Any] = {
        "voices": [dict(zip(names, r, strict=True)) for r in rows]
    }
    return json.dumps(table)
