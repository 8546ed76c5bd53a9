"""Every post is a row, written before it is sent and closed after."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.archive import Archive
from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.place import Place, Via
from bot.domain.turn import Status, Turn
from bot.errors import NotFound
from tests.archive.examples import HARD, NOON, post, symposium

S1 = SymposiumId("s1")


@pytest.fixture(autouse=True)
async def stored(archive: Archive) -> None:
    await archive.open(symposium())


async def test_an_intention_comes_back_as_it_was(archive: Archive) -> None:
    bare = post("bare", via=Via.WEBHOOK, nonce=None, after=None)
    assert await archive.intend(post()) == post()
    assert await archive.intend(bare) == bare
    assert await archive.posts(S1) == (post(), bare)


async def test_what_was_intended_first_stands(archive: Archive) -> None:
    await archive.intend(post(nonce="first"))
    later = post(nonce="second", intended=NOON + timedelta(hours=1), after=5)
    assert await archive.intend(later) == post(nonce="first")
    assert await archive.posts(S1) == (post(nonce="first"),)


async def test_a_post_that_stands_is_told_apart(archive: Archive) -> None:
    await archive.intend(post("one"))
    await archive.intend(post("two"))
    await archive.record_post(S1, "one", 2**63 - 1)
    sent = replace(post("one"), message=2**63 - 1)
    assert await archive.posts(S1) == (sent, post("two"))
    assert await archive.intend(post("one")) == sent


async def test_the_places_are_told_each_once_the_latest_first(
    archive: Archive,
) -> None:
    first, second = Place(1, 2, parent=3, guild=4), Place(5, 2)
    await archive.open(symposium("s2"), first)
    await archive.open(symposium("s3"), second)
    await archive.open(symposium("s4"), first)
    assert set(await archive.places()) == {first, second}
    assert len(await archive.places()) == 2


async def test_a_message_is_found_by_its_id(archive: Archive) -> None:
    await archive.intend(post("one"))
    await archive.record_post(S1, "one", 77)
    assert await archive.post_of(77) == replace(post("one"), message=77)
    assert await archive.post_of(78) is None


async def test_the_same_key_in_another_symposium_is_another_post(
    archive: Archive,
) -> None:
    await archive.open(symposium("s2"))
    other = post(symposium=SymposiumId("s2"), nonce="n2")
    await archive.intend(post())
    assert await archive.intend(other) == other
    await archive.record_post(S1, "board", 1)
    assert await archive.posts(SymposiumId("s2")) == (other,)


async def test_one_of_many_that_intend_the_same_at_once_wins(archive: Archive) -> None:
    several = [post(nonce=f"n{number}") for number in range(20)]
    told = await asyncio.gather(*(archive.intend(one) for one in several))
    assert len(set(told)) == 1
    assert await archive.posts(S1) == (told[0],)


async def test_posts_stand_in_the_order_in_which_they_were_intended(
    archive: Archive,
) -> None:
    keys = [f"turn 3 part {number}" for number in range(12, 0, -1)]
    for key in keys:
        await archive.intend(post(key))
    assert [one.key for one in await archive.posts(S1)] == keys


@pytest.mark.parametrize("text", HARD)
async def test_any_key_and_nonce_are_kept(archive: Archive, text: str) -> None:
    hard = post(text, nonce=text)
    assert await archive.intend(hard) == hard
    await archive.record_post(S1, text, 5)
    assert await archive.posts(S1) == (replace(hard, message=5),)


async def test_a_post_never_intended_cannot_stand(archive: Archive) -> None:
    with pytest.raises(NotFound, match='No post "board" of symposium s1 was intended'):
        await archive.record_post(S1, "board", 1)


async def test_nothing_is_intended_for_an_unknown_symposium(archive: Archive) -> None:
    with pytest.raises(NotFound, match="There is no symposium s9"):
        await archive.intend(post(symposium=SymposiumId("s9")))
    assert await archive.posts(SymposiumId("s9")) == ()


async def test_what_still_changes_is_told_from_what_stands_for_good(
    archive: Archive,
) -> None:
    growing = post("t1g1", finished=False)
    assert await archive.intend(growing) == growing
    await archive.record_post(S1, "t1g1", 5)
    assert await archive.posts(S1) == (replace(growing, message=5),)
    await archive.finish_post(S1, "t1g1")
    assert await archive.posts(S1) == (replace(growing, message=5, finished=True),)


async def test_what_a_turn_has_said_outlives_a_crash_and_its_end_stands(
    archive: Archive,
) -> None:
    speaking = Turn(TurnId("s1.9"), 9, VoiceName("Qwen"))
    await archive.begin(S1, speaking)
    await archive.keep_words(S1, speaking.id, "half a")
    (kept,) = (t for t in (await archive.find(S1)).turns if t.number == 9)
    assert kept == replace(speaking, text="half a")
    over = replace(speaking, text="half a door", status=Status.SPOKEN, ended=NOON)
    await archive.end(S1, over)
    await archive.keep_words(S1, speaking.id, "half a")
    (kept,) = (t for t in (await archive.find(S1)).turns if t.number == 9)
    assert kept.text == "half a door"
