"""What is found in an archive of either kind, however many symposia it has."""

from datetime import timedelta

from bot.archive import Archive, Wanted
from bot.archive.searching import _AT_ONCE
from bot.domain.turn import Status
from tests.archive.examples import GROK, NOON, symposium, turn


async def found(archive: Archive, wanted: Wanted, limit: int = 9) -> list[str]:
    return [summary.id for summary in await archive.search(wanted, limit)]


async def test_a_symposium_is_found_by_all_that_is_wanted_of_it(
    archive: Archive,
) -> None:
    said = turn(1, status=Status.SPOKEN, text="Die **Brü**cke hält\nimmer.")
    await archive.open(symposium("s1", turns=(said,), title="Über Wasser"))
    later = NOON + timedelta(days=1)
    await archive.open(symposium("s2", voices=(GROK,), started=later, format="relay"))
    await archive.open(symposium("s3", started=None))

    for wanted, ids in (
        (Wanted(), ["s3", "s2", "s1"]),
        (Wanted(words=("BRÜCKE hält", "immer", "über")), ["s1"]),
        (Wanted(words=("hält", "nimmer")), []),
        (Wanted(words=("like?",)), ["s3", "s2", "s1"]),
        (Wanted(voice="qwen"), ["s3", "s1"]),
        (Wanted(voice="Qwe"), []),
        (Wanted(format="relay"), ["s2"]),
        (Wanted(since=later), ["s2"]),
        (Wanted(until=later), ["s1"]),
        (Wanted(since=NOON, until=later, voice="Grok", words=("brücke",)), ["s1"]),
    ):
        assert await found(archive, wanted) == ids, wanted
    assert await found(archive, Wanted(words=("like?",)), 2) == ["s3", "s2"]


async def test_the_oldest_of_many_is_found_too(archive: Archive) -> None:
    await archive.open(symposium("s0", title="needle"))
    for number in range(_AT_ONCE + 1):
        await archive.open(symposium(f"t{number}"))

    assert await found(archive, Wanted(words=("needle",))) == ["s0"]
    assert len(await found(archive, Wanted(voice="Qwen"), _AT_ONCE + 2)) == _AT_ONCE + 2
