"""What is in the way, and what the asker is told of it."""

import pytest

from bot.domain.names import SymposiumId
from cogs._show.facts import MESSAGE
from cogs._show.hindrance import (
    explain_hindrance,
    write_delay,
    write_unposted_table,
    write_waiting,
)

IT = SymposiumId("abcd2345")


@pytest.mark.parametrize(
    ("code", "words", "missing", "why"),
    [
        (50013, "Missing Permissions", (), "I lack a permission there"),
        (
            50013,
            "Missing Permissions",
            ("Attach Files", "Send Messages"),
            "I lack these permissions there: Attach Files, Send Messages",
        ),
        (
            50001,
            "Missing Access",
            (),
            "I cannot see the channel, because I lack View Channel there",
        ),
        (50007, "Cannot", (), "your direct messages are closed to me"),
        (50083, "Archived", (), "the thread is archived"),
        (160005, "Locked", (), "the thread is locked"),
        (
            160006,
            "Maximum",
            (),
            "this server has as many open threads as Discord allows",
        ),
        (
            200000,
            "Blocked by *automod*",
            (),
            r"Discord refuses it, saying “Blocked by \*automod\*”",
        ),
        (0, "<html>404</html>", (), "Discord does not answer as it should"),
    ],
)
def test_each_reason_is_said_in_words(
    code: int, words: str, missing: tuple[str, ...], why: str
) -> None:
    assert explain_hindrance(code, words=words, missing=missing) == why


def test_the_asker_reads_what_is_the_case_and_where_the_words_are() -> None:
    why = explain_hindrance(160005)
    begun = write_delay(IT, why, place=7, begun=True)
    assert begun == (
        "The symposium abcd2345 cannot be shown in <#7> just now: the thread is "
        "locked. Nothing is lost: what is said is kept, and I go on trying until it "
        "stands there. Until then `/symposium export session:abcd2345` gives it as a "
        "file."
    )
    assert "Nobody has been asked so far." in write_delay(IT, why, place=7, begun=False)
    assert "nobody left to stop" in write_waiting(IT, why)
    assert f"could not be posted: {why}." in write_unposted_table(IT, why)


def test_whatever_discord_says_it_fits_into_a_message() -> None:
    why = explain_hindrance(200000, words="*" * 5000)
    for begun in (True, False):
        assert len(write_delay(IT, why, place=10**19, begun=begun)) < MESSAGE
    assert len(write_waiting(IT, why)) < MESSAGE
