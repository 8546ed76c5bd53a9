"""Whatever is handed in, reading gives a symposium or says why not."""

import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.act import ActKind
from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read, read_bytes
from bot.transcript.json_export import from_json
from bot.transcript.markdown import from_markdown
from tests.transcript.exports import to_json, to_markdown
from tests.transcript.fragments import FRAGMENTS, json_values
from tests.transcript.symposia import a_symposium

JSON = to_json(a_symposium())
MARKDOWN = to_markdown(a_symposium())

quick = settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow]
)


def changed(*path: str | int, to: object) -> str:
    """The JSON export with one value changed, or taken out if it is to be `...`."""
    whole = json.loads(JSON)
    place = whole
    for step in path[:-1]:
        place = place[step]
    if to is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return json.dumps(whole)


CASES: list[tuple[str, str]] = [
    (
        changed("schema", to="symposium/3"),
        'schema: "symposium/2" or "symposium/1" is due here, not \'symposium/3\'',
    ),
    (changed("schema", to=...), '"schema" is missing'),
    (changed("title", to=5), "title: a text is due here, not a number"),
    (changed("voices", to={}), "voices: a list is due here, not an object"),
    (changed("voices", 1, "name", to="Qwen"), "voices[1].name: 'Qwen' is there twice"),
    (
        changed("origin", to="dream"),
        "origin: one of live, rehearsal, imported is due here",
    ),
    (changed("started", to="yesterday"), "started: an ISO 8601 time is due here"),
    (
        changed("started", to="0001-01-01T00:00:00+14:00"),
        "started: an ISO 8601 time is due here",
    ),
    (changed("integrity", to=None), "integrity: an object is due here, not null"),
    (changed("turns", 1, "text", to=...), 'turns[1]: "text" is missing'),
    (changed("turns", 1, "sha256", to=...), 'turns[1]: "sha256" is missing'),
    (changed("turns", 1, "number", to=1), "turns[1].number: 1 is there twice"),
    (
        changed("turns", 1, "number", to=True),
        "turns[1].number: a whole number is due here, not true or false",
    ),
    (
        changed("turns", 1, "number", to=2.0),
        "turns[1].number: a whole number is due here, not a number",
    ),
    (
        changed("turns", 1, "number", to=0),
        "turns[1].number: a number from 1 to 2147483647 is due here",
    ),
    (
        changed("turns", 0, "sent", to=[7, 7, 7]),
        "turns[0].sent: this counts 3 attempts, and the turn had 1",
    ),
    (
        changed("turns", 0, "sent", to=[0]),
        "turns[0].sent[0]: a number from 1 to 2147483647 is due here",
    ),
    (
        changed("turns", 0, "sent", to=[2**31]),
        "turns[0].sent[0]: a number from 1 to 2147483647 is due here",
    ),
    (changed("turns", 1, "id", to="s1.1"), "turns[1].id: 's1.1' is there twice"),
    (
        changed("turns", 1, "voice", to="Kimi"),
        "turns[1].voice: 'Kimi' is not among the voices",
    ),
    (
        changed("turns", 0, "status", to="speaking"),
        "turns[0].status: a turn that has not ended is in no record",
    ),
    (
        changed("turns", 0, "usage", "input_tokens", to="9"),
        "turns[0].usage.input_tokens: a whole number is due here, not a text",
    ),
    (
        changed("turns", 0, "text", to="\ud83d"),
        "turns[0].text: the text holds half of a surrogate pair",
    ),
    (
        changed("turns", 0, "request", to=[]),
        "turns[0].request: an object is due here, not a list",
    ),
    (
        changed("turns", 1, "exposed_to", 0, "how", to=...),
        'turns[1].exposed_to[0]: "how" is missing',
    ),
    (
        changed("synthesis", "rows", 0, "check", to="true"),
        (
            "synthesis.rows[0].check: one of verbatim, spliced, altered, not_found"
            " is due here"
        ),
    ),
    (
        changed("synthesis", "findings", "consensus", to="Little."),
        "synthesis.findings.consensus: a list is due here, not a text",
    ),
    (
        changed("tables", to=[{**json.loads(JSON)["tables"][0], "by": "x"}]),
        "tables: the last table is not the synthesis",
    ),
    (
        changed("notes", to=[{"kind": "rumour"}]),
        "notes[0].kind: one of repair, context, observation, remark is due here",
    ),
    (
        changed("options", "sealed", to=1),
        "options.sealed: true or false is due here, not a number",
    ),
    (
        changed("acts", 0, "kind", to="sang"),
        f"acts[0].kind: one of {', '.join(ActKind)} is due here",
    ),
    (
        changed("acts", 0, "place", to=0),
        "acts[0].place: a number from 1 to 2147483647 is due here",
    ),
    (
        changed("turns", 0, "commitments", "text", to={}),
        ('turns[0].commitments.text: "salt" is missing'),
    ),
    (
        changed("closings", 0, "at", to=None),
        "closings[0].at: a text is due here, not null",
    ),
    (
        changed("closings", 0, "id", to=[]),
        "closings[0].id: a text is due here, not a list",
    ),
    (changed("integrity", "frame", to=...), 'integrity: "frame" is missing'),
    (
        changed("turns", 0, "seal", to={"salt": "0f"}),
        'turns[0].seal: "sha256" is missing',
    ),
    ("[]", "an object is due here, not a list"),
    ('{"a": 1, "a": 2}', "'a' is there twice in one object"),
    ('{"a": NaN}', "NaN is no JSON number"),
    ('{\n"a":\n', "line 3: this is no JSON (Expecting value)"),
    ("[" * 200_000, "this JSON is nested too deeply"),
    ('{"a": ' + "9" * 5000 + "}", "a number in this JSON has too many digits"),
]


@pytest.mark.parametrize(("document", "sentence"), CASES)
def test_json_that_is_no_export_is_refused_with_the_path(
    document: str, sentence: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        from_json(document)
    assert str(refused.value) == sentence


def test_a_request_nested_without_end_is_refused() -> None:
    deep: object = None
    for _ in range(200):
        deep = [deep]
    with pytest.raises(Unreadable, match="this is nested too deeply"):
        from_json(changed("turns", 0, "request", to={"deep": deep}))


def edited(old: str, new: str) -> str:
    assert old in MARKDOWN
    return MARKDOWN.replace(old, new, 1)


def test_an_attempt_before_the_last_may_have_made_no_request() -> None:
    whole = json.loads(JSON)
    whole["turns"][0] |= {"attempt": 3, "sent": [0, 2]}
    assert from_json(json.dumps(whole)).turns[0].sent == (0, 2)


def line_of(words: str) -> int:
    return MARKDOWN.split("\n").index(words) + 1


NO_RECORD = "this is no transcript of ours: it does not end with a record"
MARKDOWN_CASES: list[tuple[str, str, int | None]] = [
    ("", NO_RECORD, 1),
    ("# A title\n\nAnd words.\n", NO_RECORD, 3),
    (MARKDOWN + "\nA remark.\n", NO_RECORD, MARKDOWN.count("\n") + 2),
    (
        edited("**The question:**", "The question:"),
        "below this line '**The question:**' is due",
        1,
    ),
    (
        edited("## Voice: Grok", "## Voice: Kimi"),
        "below this line '## Voice: Grok · round 2' is due",
        line_of("**Cut:** the token limit ended this answer.") - 2,
    ),
    (
        edited("## Synthesis (partial: 1 of 2 voices)", "## Voice: Kimi"),
        "the record at the end knows nothing of this voice",
        line_of("## Synthesis (partial: 1 of 2 voices)"),
    ),
    (
        edited("> What was\n", "What was\n"),
        "a block quote is due here",
        line_of("> What was"),
    ),
    (
        edited('"schema": "symposium/2"', '"schema": "x"'),
        'schema: "symposium/2" or "symposium/1" is due here, not \'x\'',
        None,
    ),
    (
        edited('"marks": {}', '"marks": {"question": "3:000d"}'),
        "beyond.marks.question: what '3:000d' says does not stand in the text",
        None,
    ),
    (
        edited('"marks": {}', '"marks": {"question": "3:d"}'),
        "beyond.marks.question: '3:d' is no offset with characters",
        None,
    ),
]


@pytest.mark.parametrize(("document", "sentence", "line"), MARKDOWN_CASES)
def test_markdown_that_is_no_export_of_ours_is_refused_with_the_line(
    document: str, sentence: str, line: int | None
) -> None:
    with pytest.raises(Unreadable) as refused:
        from_markdown(document)
    assert refused.value.line == line
    assert str(refused.value) == (f"line {line}: {sentence}" if line else sentence)


def test_broken_json_in_the_record_is_refused_with_its_line_in_the_document() -> None:
    document = edited('"ended": "2026', '"ended": 2026')
    line = 1 + [' "ended": 2026' in row for row in document.split("\n")].index(True)
    with pytest.raises(Unreadable) as refused:
        from_markdown(document)
    assert refused.value.line == line


@pytest.mark.parametrize("reading", [read, from_json, from_markdown])
def test_half_a_surrogate_pair_is_refused(reading: Callable[[str], object]) -> None:
    with pytest.raises(Unreadable, match="half of a surrogate pair"):
        reading(MARKDOWN + "\ud83d")


@given(st.text() | st.lists(st.sampled_from(FRAGMENTS)).map("\n".join))
@quick
def test_any_text_is_read_or_refused(document: str) -> None:
    with suppress(Unreadable):
        read(document)


@st.composite
def mutations(draw: st.DrawFn, document: str) -> str:
    """The document with a few pieces cut out, doubled, or put in."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(document)))
        end = draw(st.integers(start, min(len(document), start + 40)))
        piece = draw(
            st.sampled_from(("", "\n", '"', "{", "null", "-1", "9e999", "\\ud800"))
            | st.sampled_from(FRAGMENTS)
            | st.just(document[start:end] * 2)
        )
        document = document[:start] + piece + document[end:]
    return document


@given(mutations(MARKDOWN))
@quick
def test_a_damaged_markdown_export_is_read_or_refused(document: str) -> None:
    with suppress(Unreadable):
        to_markdown(read(document))


@given(mutations(JSON))
@quick
def test_a_damaged_json_export_is_read_or_refused(document: str) -> None:
    with suppress(Unreadable):
        to_json(read(document))


def places(
    value: object, path: tuple[str | int, ...] = ()
) -> list[tuple[str | int, ...]]:
    below: list[tuple[str | int, ...]] = [path] if path else []
    pairs = value.items() if isinstance(value, dict) else ()
    for key, part in pairs or (enumerate(value) if isinstance(value, list) else ()):
        below += places(part, (*path, key))
    return below


@given(st.sampled_from(places(json.loads(JSON))), st.just(...) | json_values)
@quick
def test_a_wrong_value_anywhere_is_read_or_refused(
    path: tuple[str | int, ...], value: object
) -> None:
    with suppress(Unreadable):
        to_markdown(from_json(changed(*path, to=value)))


def test_an_export_without_its_record_is_no_transcript_made_by_hand() -> None:
    prose, _, _ = to_markdown(a_symposium()).partition("<details>")
    for cut in (prose, prose.replace("\n", "\r\n")):
        for lenient in (False, True):
            with pytest.raises(Unreadable, match="whose record, which stands at its"):
                read_bytes(cut.encode(), choices=ReadingChoices(lenient=lenient))
