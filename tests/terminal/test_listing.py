"""`list`, and what is looked for in the archive by it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.terminal.conftest import Invoke

ALONE = ("--voices", "Ada", "--no-synthesis")
TWO = ("--voices", "Ada,Cosima", "--no-synthesis")


@pytest.fixture
def listed(invoke: Invoke) -> dict[str, str]:
    """The ids of three rehearsals, by what was asked."""
    invoke("rehearse", "Wozu Brücken?", *ALONE)
    invoke("rehearse", "Wherefore?", "--voices", "Bruno", "--no-synthesis")
    invoke("rehearse", "To what end?", "--format", "relay", *TWO)
    rows = (row.split("\t") for row in invoke("list").out.splitlines())
    return {row[-1]: row[0] for row in rows}


def test_it_is_found_by_words_voice_format_and_day(
    invoke: Invoke, listed: dict[str, str]
) -> None:
    german, bruno = listed["Wozu Brücken?"], listed["Wherefore?"]
    relay = listed["To what end?"]
    today = datetime.now(UTC).date()
    before = today - timedelta(days=2)
    for wish, wanted in (
        (("BRÜCKEN",), [german]),
        (("wozu", "brücken?"), [german]),
        (("what  end",), [relay]),
        # In what was said, whoever said it and however it was emphasised.
        (("You HAVE come", "painted  orchard"), [bruno]),
        (("painted orchard", "wherefore", "wozu"), []),
        (("--voice", "bruno"), [bruno]),
        (("--voice", "Brun"), []),
        (("--format", "relay"), [relay]),
        (("--format", "relay", "--voice", "Bruno"), []),
        (("--since", f"{before}"), [relay, bruno, german]),
        (("--since", "yesterday", "-n", "2"), [relay, bruno]),
        (("--until", f"{before}"), []),
        (("--since", f"{before}", "--until", "today", "wherefore"), [bruno]),
    ):
        done = invoke("list", *wish)
        assert [row.split("\t")[0] for row in done.out.splitlines()] == wanted, wish
        assert done.status == 0
        told = "" if wanted else "None in the archive is like that"
        assert done.err.startswith(told) and bool(done.err) == bool(told)


def test_what_is_no_day_and_no_format_is_said(invoke: Invoke) -> None:
    for wish, told in (
        (("--since", "2026-13-01"), "--since 2026-13-01 is no day; write it like"),
        (("--until", "soon"), "--until soon is no day"),
        (("--format", "circle"), "--format circle is no format; name one of blind,"),
    ):
        done = invoke("list", *wish)
        assert (done.status, done.out) == (2, "") and done.err.startswith(told)
