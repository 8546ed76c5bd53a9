"""The quotations of a symposium's tables, looked for in the voices' words."""

from dataclasses import replace

import pytest

from bot.domain.names import TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Check, Row, Synthesis
from bot.errors import NotFound
from bot.evidence.quotes.quote_report import QuoteRow, quote, quotes, quotes_record
from bot.evidence.quotes.verbatim import locate
from tests.evidence.seed import SEEDS, first_seed
from tests.evidence.symposia import record, turn

CLOCK = (
    "A clock is a **patient liar**. It says the same twelve things, day after day,\n"
    "and we call it truth. Nobody asks it why.\n\n"
    "The sundial is honest: it admits the night."
)
LIAR = CLOCK[: CLOCK.index(" Nobody")]
MOTH = "Moths know the lamp is not the moon. They love it anyway, day after day."


def symposium(*rows: tuple[str, str], title: str | None = None) -> Symposium:
    held = record(turn(1, "Ada Clock 3", CLOCK), turn(2, "Bruno", MOTH))
    table = tuple(Row(VoiceName(n), "", f, Check.NOT_FOUND) for n, f in rows)
    return replace(held, syntheses=(Synthesis("document", table, title=title),))


def checked(voice: str, words: str) -> QuoteRow:
    return quote(symposium(), voice, words)


def test_a_verbatim_quotation_has_its_place() -> None:
    row = checked("Ada Clock 3", '"it says the SAME twelve things, day after day"')
    assert (row.check, row.turn) == (Check.VERBATIM, "s.1")
    assert CLOCK[row.start : row.end] == "It says the same twelve things, day after day"
    assert (row.said_by, row.nearest) == (None, None)


@pytest.mark.parametrize(
    ("words", "check", "nearest"),
    [
        (
            "A clock says the same twelve things",
            Check.SPLICED,
            LIAR,
        ),
        (
            "A clock is a patient liar ... it admits the night",
            Check.SPLICED,
            LIAR,
        ),
        (
            "The sundial is honest and admits the night",
            Check.ALTERED,
            "The sundial is honest: it admits the night.",
        ),
        (
            "The sundials are honest: they admit the night",
            Check.ALTERED,
            "The sundial is honest: it admits the night.",
        ),
        (
            "The night admits it: honest is the sundial",
            Check.ALTERED,
            "The sundial is honest: it admits the night.",
        ),
        (
            "A clock is a very patient liar",
            Check.ALTERED,
            "A clock is a **patient liar**.",
        ),
        ("Water finds its own level", Check.NOT_FOUND, None),
    ],
)
def test_what_is_not_verbatim_comes_with_the_nearest_real_passage(
    words: str, check: Check, nearest: str | None
) -> None:
    row = checked("Ada Clock 3", words)
    assert row == QuoteRow(
        None, VoiceName("Ada Clock 3"), words, check, nearest=nearest
    )
    if nearest is not None:
        assert locate(nearest, [(TurnId("s.1"), CLOCK)]).check is Check.VERBATIM


def test_who_said_it_instead_is_named() -> None:
    row = checked("Ada Clock 3", "Moths know the lamp is not the moon.")
    assert (row.check, row.said_by) == (Check.NOT_FOUND, "Bruno")


def test_what_another_voice_said_in_one_piece_is_spliced_and_names_that_voice() -> None:
    """Leaving out words of Ada's gives it too."""
    long = "The lamp is, whatever moths may hope, certainly not the moon."
    held = record(turn(1, "Ada", long), turn(2, "Bruno", MOTH))
    row = quote(held, "Ada", "The lamp is not the moon")
    assert row == QuoteRow(
        None,
        VoiceName("Ada"),
        "The lamp is not the moon",
        Check.SPLICED,
        said_by=VoiceName("Bruno"),
        nearest=long,
    )


def test_words_that_a_voice_would_have_to_change_are_whose_they_are() -> None:
    changed = turn(1, "Ada", "Whatever moths hope, the lamp is no moon at all.")
    row = quote(
        record(changed, turn(2, "Bruno", MOTH)), "Ada", "the lamp is not a moon"
    )
    assert (row.check, row.said_by) == (Check.ALTERED, None)
    said = "the lamp is not the moon"
    row = quote(record(changed, turn(2, "Bruno", MOTH)), "Ada", said)
    assert (row.check, row.said_by) == (Check.NOT_FOUND, "Bruno")


def test_of_several_who_said_it_the_first_is_named() -> None:
    held = record(
        turn(1, "Ada", "Nothing of the kind."),
        turn(2, "Cleo", "Yes."),
        turn(3, "Bruno", MOTH),
        turn(4, "Cleo", MOTH),
    )
    assert quote(held, "Ada", "They love it anyway").said_by == "Bruno"


@pytest.mark.parametrize(
    ("words", "check", "said_by"),
    [
        ("is not the moon", Check.SPLICED, "Bruno"),
        ("is not the", Check.SPLICED, None),
    ],
    ids=["four words in one piece", "three, which anybody may say"],
)
def test_four_words_in_one_piece_are_better_explained_by_who_said_them_so(
    words: str, check: Check, said_by: str | None
) -> None:
    long = "The lamp is, whatever moths may hope, certainly not the moon."
    row = quote(record(turn(1, "Ada", long), turn(2, "Bruno", MOTH)), "Ada", words)

    assert (row.check, row.said_by) == (check, said_by)


def test_a_voices_own_verbatim_words_go_before_anothers() -> None:
    row = checked("Bruno", "day after day")
    assert (row.check, row.turn, row.said_by) == (Check.VERBATIM, "s.2", None)


@pytest.mark.parametrize(
    "called", ["Ada Clock 3", "ada", "**Ada**", "Ada Clock", "Voice: Ada Clock 3 (x)"]
)
def test_a_voice_is_known_by_less_than_its_name(called: str) -> None:
    assert checked(called, "a patient liar").voice == "Ada Clock 3"


def test_a_voice_that_is_not_there_cannot_be_quoted() -> None:
    with pytest.raises(NotFound, match=r"'Zelda'.*Ada Clock 3, Bruno"):
        checked("Zelda", "a patient liar")


def test_all_tables_are_told_with_their_titles() -> None:
    held = symposium(("Ada", '"a patient liar"'), title="Key Formulations")
    second = Synthesis("Host", (Row(VoiceName("Zed"), "", "who?", Check.NOT_FOUND),))
    rows = quotes(replace(held, syntheses=(*held.syntheses, second)))
    assert quotes_record(rows) == {
        "rows": [
            {
                "table": "Key Formulations",
                "voice": "Ada Clock 3",
                "formulation": '"a patient liar"',
                "check": "verbatim",
                "turn": "s.1",
                "start": 11,
                "end": 27,
                "said_by": None,
                "nearest": None,
            },
            {
                "table": "synthesis 2",
                "voice": "Zed",
                "formulation": "who?",
                "check": "not_found",
                "turn": None,
                "start": None,
                "end": None,
                "said_by": None,
                "nearest": None,
            },
        ]
    }


def test_a_symposium_without_tables_has_no_rows() -> None:
    assert quotes(record(turn(1, "Ada", CLOCK))) == ()


@pytest.mark.skipif(
    not SEEDS.exists(), reason="the hand-made transcripts lie beside the checkout only"
)
def test_half_of_the_first_transcripts_quotations_are_not_verbatim() -> None:
    rows = quotes(first_seed())
    told = [(row.voice.split()[0], row.check.value, row.said_by) for row in rows]
    assert told == [
        ("Qwen", "verbatim", None),
        ("Qwen", "verbatim", None),
        ("Qwen", "verbatim", None),
        ("Grok", "verbatim", None),
        ("Grok", "spliced", None),
        ("Grok", "verbatim", None),
        ("Qwen", "verbatim", None),
        ("Grok", "spliced", None),
        ("DeepSeek", "spliced", None),
        ("Qwen", "spliced", "DeepSeek v3"),
        ("Grok", "altered", None),
        ("DeepSeek", "spliced", None),
        ("GLM", "verbatim", None),
        ("Kimi", "spliced", None),
        ("**Claude**", "not_found", None),
    ]
    assert rows[9].nearest == (
        "The offering burns not *on* the altar, but *as* the altar."
    )
    assert [row.table for row in rows[::6]] == [
        "Key Formulations",
        "Synthesis: Three Voices on Convergence",
        "Synthesis: Six Voices on Convergence",
    ]
