"""Themes are made out in whatever shape they were written, and are no rows."""

import json

import pytest

from bot.domain.synthesis import Synthesis, ThemeKind
from bot.evidence.themes.theme_check import ThemeDraft
from bot.synthesis.answer_shapes import draft
from bot.synthesis.closing_table import read
from bot.synthesis.theme_shapes import part_themes
from tests.synthesis.symposia import baker_and_mason

VOICES = baker_and_mason().voices
HASTE = "Haste ruins work"
BAKED, CUT = "Bread is patience.", "A wall that hurries comes down."
TOLD = (("Baker", BAKED), ("Mason", CUT))
ROWS = [
    {"voice": "Baker", "position": "p", "formulation": BAKED},
    {"voice": "Mason", "position": "q", "formulation": CUT},
]
PASSAGES = [{"voice": name, "passage": words} for name, words in TOLD]
ITEM = {"theme": HASTE, "passages": PASSAGES}


def table(themes: object, *, key: str = "themes") -> str:
    return json.dumps({"voices": ROWS, "consensus": ["c"], key: themes})


def judged(answer: str) -> Synthesis:
    return read(answer, baker_and_mason(), by="Baker", with_themes=True).synthesis


@pytest.mark.parametrize(
    "themes",
    [
        [ITEM],
        ITEM,
        {HASTE: PASSAGES},
        {HASTE: {"passages": PASSAGES}},
        {HASTE: dict(TOLD)},
        [{"theme": HASTE, "passages": dict(TOLD)}],
        [{"theme": HASTE, "voices": dict(TOLD)}],
        [{"Theme": HASTE, **dict(TOLD)}],
        [{"image": HASTE, "quotes": [{"Speaker": n, "quote": w} for n, w in TOLD]}],
        [{"claim": HASTE, "evidence": [[n, w] for n, w in TOLD]}],
        [{"name": HASTE, "passages": [{n: w} for n, w in TOLD]}],
        [{"what": HASTE, "passages": [f"{n}: {w}" for n, w in TOLD]}],
        [{"what": HASTE, "passages": {n: {"text": w} for n, w in TOLD}}],
        [{"what": HASTE, "passages": {n: [w] for n, w in TOLD}}],
        [{"theme": HASTE, "voices": ["Baker", "Mason"], "passages": [BAKED, CUT]}],
    ],
)
def test_themes_are_made_out_in_many_shapes(themes: object) -> None:
    parsed = part_themes({"voices": ROWS, "themes": themes}, VOICES)
    assert parsed.rest == {"voices": ROWS}
    assert parsed.themes == (ThemeDraft(HASTE, TOLD),)


@pytest.mark.parametrize(
    "key", ["themes", "Shared Themes", "shared-claims", "images_or_claims", "Motifs"]
)
def test_they_are_known_by_several_names(key: str) -> None:
    (theme,) = judged(table([ITEM], key=key)).themes or ()
    assert (theme.what, theme.kind) == (HASTE, ThemeKind.UNPROMPTED)


def test_passages_of_themes_are_no_rows_and_no_findings() -> None:
    quoting = {"theme": HASTE, "quotes": [{"voice": "Mason", "quote": "I cut stone."}]}
    with_them, without = judged(table([quoting])), judged(table([]))
    assert with_them.rows == without.rows
    assert with_them.findings == without.findings
    assert (with_them.themes, with_them.themes_dropped) == ((), 1)
    assert [line.called for line in draft(json.loads(table([])), VOICES).lines] == [
        "Baker",
        "Mason",
    ]


def test_themes_may_stand_within_the_table_or_in_an_object_beside_it() -> None:
    rows = json.dumps({"voices": ROWS})
    within = json.dumps({"table": {"voices": ROWS, "themes": [ITEM]}})
    beside = f"{rows}\n\nAnd:\n" + json.dumps({"themes": [ITEM]})
    for answer in (within, beside):
        assert [theme.what for theme in judged(answer).themes or ()] == [HASTE]


def test_who_names_none_was_asked_and_who_was_not_asked_has_none() -> None:
    rows = json.dumps({"voices": ROWS})
    assert (judged(rows).themes, judged(rows).themes_dropped) == ((), 0)
    unasked = read(table([ITEM]), baker_and_mason(), by="Baker").synthesis
    assert (unasked.themes, unasked.themes_dropped) == (None, 0)


@pytest.mark.parametrize(
    ("themes", "dropped"),
    [
        (None, 0),
        ("none", 0),
        (7, 0),
        ([], 0),
        ({}, 0),
        ([None, 7, "Haste", [], {}, [[]], True], 7),
        ([{"theme": 7, "passages": PASSAGES}], 1),
        ([{"theme": HASTE}], 1),
        ([{"theme": HASTE, "passages": None}], 1),
        ([{"theme": HASTE, "passages": "Bread is patience."}], 1),
        ([{"theme": HASTE, "passages": [1, None, {"voice": 3}, ["Baker"]]}], 1),
        ([{"theme": HASTE, "passages": {"Baker": {"a": {"b": {}}}}}], 1),
        ([{"theme": HASTE, "passages": [PASSAGES[0]]}], 1),
        ([{"theme": HASTE, "passages": [PASSAGES[0]] * 9}], 1),
        ([{"theme": HASTE, "passages": [*PASSAGES, {"voice": "Kimi"}]}], 1),
        ([{"theme": "", "passages": PASSAGES}], 1),
        ([ITEM, ITEM, {**ITEM, "theme": "The same"}], 2),
        ([{**ITEM, "passages": [{"voice": "Mason", "passage": BAKED}] * 2}], 1),
        ([{**ITEM, "passages": [["Baker", BAKED], ["Mason", "What lasts?"]]}], 1),
        ([{"theme": f"t{n}", "passages": []} for n in range(4000)], 4000),
        ({f"t{n}": {"Baker": "x", "Mason": "y"} for n in range(4000)}, 4000),
    ],
)
def test_hostile_themes_are_counted_and_cost_the_table_nothing(
    themes: object, dropped: int
) -> None:
    made = judged(table(themes))
    assert [row.formulation for row in made.rows] == [BAKED, CUT]
    assert made.themes_dropped == dropped
    assert all(len(theme.passages) == 2 for theme in made.themes or ())


def test_halves_of_characters_and_nuls_in_a_name_are_left_out() -> None:
    answer = table([ITEM]).replace(HASTE, "Haste\\ud800 \\u0000ruins")
    (theme,) = judged(answer).themes or ()
    assert "\0" not in theme.what
    theme.what.encode()


def test_an_answer_that_is_cut_off_within_its_themes_keeps_the_table() -> None:
    answer = table([ITEM, ITEM])
    for end in range(answer.index("themes"), len(answer), 7):
        made = judged(answer[:end])
        assert [row.voice for row in made.rows] == ["Baker", "Mason"]


def test_a_theme_that_is_nested_too_deep_is_not_looked_for() -> None:
    deep: object = {"themes": [ITEM]}
    for _ in range(30):
        deep = {"a": deep}
    answer = json.dumps({"voices": ROWS, "b": deep})
    assert judged(answer).themes == ()
