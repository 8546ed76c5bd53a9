"""JSON as models write it."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

# ruff: noqa: RUF001 - the quotation marks are its subject
from bot.synthesis.lenient_json import values

MEANT = {"voice": "Baker", "said": ["a", "b"]}


@pytest.mark.parametrize(
    "written",
    [
        '{"voice": "Baker", "said": ["a", "b"]}',
        'Here you are:\n{"voice": "Baker", "said": ["a", "b"]}\nAnything else?',
        '```json\n{"voice": "Baker", "said": ["a", "b"]}\n```',
        '{"voice": "Baker", "said": ["a", "b",],}',
        '{"voice": "Baker", // the first\n "said": ["a", /* and */ "b"]}',
        '{"voice": "Baker", # as in Python\n "said": ["a", "b"]}',
        "{'voice': 'Baker', 'said': ['a', 'b']}",
        "{“voice”: “Baker”, “said”: [“a”, “b”]}",
        '{voice: "Baker", said: ["a", "b"]}',
        '{"voice": "Baker"\n "said": ["a"\n "b"]}',
        '{"voice": "Baker", "said": ["a", "b"',
        '{"voice": "Baker", "said": ["a", "b',
    ],
    ids=[
        "as it should be",
        "prose around it",
        "fenced",
        "trailing commas",
        "comments",
        "hash comments",
        "single quotes",
        "typographic quotes",
        "bare names",
        "missing commas",
        "cut off between values",
        "cut off in a string",
    ],
)
def test_an_object_is_made_out_of(written: str) -> None:
    assert list(values(written))[-1] == MEANT


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{'a': None, 'b': True, 'c': False,}", {"a": None, "b": True, "c": False}),
        ("{'a': 1, 'b': -2.5e1,}", {"a": 1.0, "b": -25.0}),
        ("{'a': 'It\\'s mine', 'b': 'isn't it'}", {"a": "It's mine", "b": "isn't it"}),
        ('{"a": "He said "no", and left",}', {"a": 'He said "no", and left'}),
        ('{"a": "one\ntwo",}', {"a": "one\ntwo"}),
        ('{"a": "\\u00e9\\n\\q",}', {"a": "é\nq"}),
        ('{"a": , "b": 1,}', {"a": None, "b": 1.0}),
        ('{"a": ""}', {"a": ""}),
    ],
)
def test_what_json_forbids_is_read_as_it_was_meant(written: str, meant: object) -> None:
    assert list(values(written)) == [meant]


def test_braces_in_prose_do_not_hide_the_object_after_them() -> None:
    written = 'As {asked} and [noted]: {"voice": "Baker", "said": ["a", "b"]}'
    assert list(values(written))[-1] == MEANT


def test_an_answer_without_an_object_holds_nothing() -> None:
    assert list(values("I would rather not.")) == []
    assert list(values("")) == []


@pytest.mark.parametrize("bracket", ["[", "{", '{"a":', "[{'a':"])
def test_a_bottomless_answer_is_given_up(bracket: str) -> None:
    assert list(values(bracket * 50_000)) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@settings(max_examples=50)
@given(st.dictionaries(st.text(), JSON, min_size=1))
def test_whatever_is_json_is_read_as_json(value: dict[str, object]) -> None:
    assert list(values(json.dumps(value))) == [value]


@given(st.text(alphabet="{}[]:,\"'“”‘’\\/#* \nabtrue01"))
def test_nothing_anybody_writes_breaks_the_reader(written: str) -> None:
    found = list(values(written))
    assert found == [value for value in found if isinstance(value, dict | list)]


ROWS = [
    {"voice": f"V{n}", "position": "p: {q}, r", "formulation": 'It\'s "so".'}
    for n in range(6)
]
SIX = {"rows": ROWS, "consensus": ["One."]}


@pytest.mark.parametrize(
    "written",
    [json.dumps(SIX), json.dumps(SIX, indent=2), f"Here:\n```json\n{json.dumps(SIX)}"],
    ids=["on one line", "indented", "fenced"],
)
def test_a_table_cut_anywhere_keeps_its_complete_rows(written: str) -> None:
    ends = [found.end() for found in re.finditer(r'"\s*}', written)]
    assert len(ends) == len(ROWS)

    for cut in range(ends[0], len(written) + 1):
        complete = sum(end <= cut for end in ends)
        *_, last = values(written[:cut])
        assert isinstance(last, dict)
        assert last["rows"][:complete] == ROWS[:complete], written[:cut]
