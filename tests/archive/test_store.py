"""What every archive promises, whichever database keeps it."""

import asyncio
import itertools
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from bot.archive import Archive, Summary, open_archive
from bot.archive.schema import turns
from bot.domain.act import Act, ActKind, Closing
from bot.domain.names import SymposiumId, VoiceName
from bot.domain.place import Place
from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Reason, Status
from bot.domain.voice import Voice
from bot.errors import Declined, NotFound
from bot.transcript.json_export import to_json
from bot.transcript.verifying import verify
from tests.archive.examples import (
    GROK,
    HARD,
    NOON,
    PLACE,
    QWEN,
    bare,
    symposium,
    synthesis,
    turn,
    whole_symposium,
    whole_turn,
)
from tests.archive.test_columns import ANY_TEXT
from tests.transcript.exports import tip_of

S1 = SymposiumId("s1")
numbers = itertools.count()


@pytest.mark.parametrize("text", HARD)
async def test_a_symposium_comes_back_whole(archive: Archive, text: str) -> None:
    stored = whole_symposium(text)
    await archive.open(stored)
    assert bare(await archive.find("s1")) == stored


async def test_the_barest_symposium_comes_back_whole(archive: Archive) -> None:
    stored = Symposium(S1, "", ())
    await archive.open(stored)
    assert bare(await archive.find("s1")) == stored


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | ANY_TEXT,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    text=ANY_TEXT,
    other=ANY_TEXT,
    request=st.dictionaries(ANY_TEXT, JSON, max_size=3),
    moment=st.datetimes(timezones=st.just(UTC)),
)
async def test_any_text_and_any_request_come_back(
    archive: Archive, text: str, other: str, request: dict[str, object], moment: object
) -> None:
    id_ = f"{next(numbers)}{other}"
    stored = symposium(
        id_,
        question=text,
        context=other,
        started=moment,
        voices=(Voice(VoiceName(other), system=text, extra_body=request),),
        turns=(turn(of=id_, text=text, reasoning=other, request=request),),
        syntheses=(synthesis(other, text),),
    )
    await archive.open(stored)
    assert bare(await archive.find(id_)) == stored


async def test_the_order_of_a_requests_keys_is_kept(archive: Archive) -> None:
    request = {"z": 1, "a": {"y": 2, "b": 3}}
    await archive.open(symposium(turns=(turn(request=request),)))
    found = (await archive.find("s1")).turns[0].request
    assert str(found) == str(request)


async def test_a_turn_is_there_from_its_beginning_and_ends_whole(
    archive: Archive,
) -> None:
    await archive.open(symposium())
    begun = turn(request={"messages": []}, request_sha256="ab", started=NOON)
    await archive.begin(S1, begun)
    assert bare(await archive.find("s1")).turns == (begun,)
    ended = whole_turn("said")
    await archive.end(S1, ended)
    assert bare(await archive.find("s1")) == symposium(turns=(ended,))


async def test_a_turn_that_begins_again_takes_the_place_of_its_first_attempt(
    archive: Archive,
) -> None:
    await archive.open(symposium())
    await archive.begin(S1, turn(request={"first": 1}, detail="gone"))
    again = turn(request={"second": 2}, attempt=2)
    await archive.begin(S1, again)
    assert bare(await archive.find("s1")).turns == (again,)


async def test_a_turn_that_has_ended_does_not_begin_again(archive: Archive) -> None:
    ended = whole_turn("kept")
    await archive.open(symposium(turns=(ended,)))
    with pytest.raises(Declined, match=r"Turn s1\.1 has ended already"):
        await archive.begin(S1, turn(attempt=5))
    assert bare(await archive.find("s1")).turns == (ended,)


async def test_ending_twice_is_ending_once(archive: Archive) -> None:
    await archive.open(symposium())
    once = await archive.end(S1, whole_turn("said"))
    again = await archive.end(S1, whole_turn("said otherwise"))
    assert again == once
    assert (await archive.find("s1")).turns == (once,)


async def test_turns_stand_in_the_order_of_their_numbers(archive: Archive) -> None:
    await archive.open(symposium())
    several = [turn(number) for number in range(1, 13)]
    await asyncio.gather(*(archive.begin(S1, one) for one in reversed(several)))
    assert bare(await archive.find("s1")).turns == tuple(several)


async def test_a_turn_of_another_symposium_is_not_touched(archive: Archive) -> None:
    await archive.open(symposium("s1", turns=(turn(),)))
    other = symposium("s2", turns=(turn(of="s2"),))
    await archive.open(other)
    await archive.end(S1, whole_turn("said"))
    assert bare(await archive.find("s2")) == other


async def test_syntheses_stand_in_the_order_in_which_they_were_made(
    archive: Archive,
) -> None:
    await archive.open(symposium())
    made = tuple(synthesis(by) for by in ("none", "Qwen", "Claude"))
    for one in made:
        await archive.add_synthesis(S1, one)
    assert bare(await archive.find("s1")).syntheses == made


async def test_closing_keeps_the_moment(archive: Archive) -> None:
    await archive.open(symposium())
    ended = NOON + timedelta(microseconds=123456)
    await archive.close(S1, Closing(ended))
    assert bare(await archive.find("s1")) == symposium(ended=ended)


async def test_a_symposium_known_already_is_declined_and_stays(
    archive: Archive,
) -> None:
    await archive.open(symposium())
    with pytest.raises(Declined, match="s1 is in the archive already"):
        await archive.open(symposium(question="another", turns=(turn(),)))
    assert bare(await archive.find("latest")) == symposium()


@pytest.mark.parametrize(
    "write",
    [
        lambda archive, id_: archive.begin(id_, turn()),
        lambda archive, id_: archive.end(id_, turn()),
        lambda archive, id_: archive.add_synthesis(id_, synthesis()),
        lambda archive, id_: archive.close(id_, Closing(NOON)),
        lambda archive, id_: archive.move(id_, PLACE),
        lambda archive, id_: archive.mark_shown(id_),
        lambda archive, id_: archive.place(id_),
    ],
)
async def test_an_unknown_symposium_is_not_written_to_in_silence(
    archive: Archive, write: object
) -> None:
    assert callable(write)
    with pytest.raises(NotFound, match="There is no symposium s1 in the archive"):
        await write(archive, S1)


async def test_latest_is_the_one_that_was_stored_last(archive: Archive) -> None:
    await archive.open(symposium("new"))
    await archive.open(symposium("old", started=NOON - timedelta(days=900)))
    assert (await archive.find("latest")).id == "old"


async def test_a_beginning_that_only_one_id_has_is_enough(archive: Archive) -> None:
    for id_ in ("abc1", "abd2", "ABC3", "a%c", "ab\0c"):
        await archive.open(symposium(id_))
    for beginning, id_ in {
        "abc": "abc1",
        "AB": "ABC3",
        "a%": "a%c",
        "ab\0": "ab\0c",
    }.items():
        assert (await archive.find(beginning)).id == id_


async def test_a_whole_id_is_meant_even_if_others_begin_with_it(
    archive: Archive,
) -> None:
    for id_ in ("ab", "abc"):
        await archive.open(symposium(id_))
    assert (await archive.find("ab")).id == "ab"


async def test_a_beginning_of_several_is_not_guessed_at(archive: Archive) -> None:
    for number in range(7):
        await archive.open(symposium(f"ab{number}"))
    sentence = r'"ab" is how several ids begin \(ab6, ab5, ab4, ab3, ab2, \.\.\.\)'
    with pytest.raises(NotFound, match=sentence):
        await archive.find("ab")


@pytest.mark.parametrize("id_", ["x", "", "s2", "S1", "%", "_1", "\0", "\ud800"])
async def test_an_unknown_id_is_not_found(archive: Archive, id_: str) -> None:
    await archive.open(symposium())
    with pytest.raises(NotFound, match="take an id from the list"):
        await archive.find(id_)


async def test_an_empty_archive_has_no_latest(archive: Archive) -> None:
    with pytest.raises(NotFound, match="The archive is empty"):
        await archive.find("latest")


async def test_a_place_is_kept_and_may_change(archive: Archive) -> None:
    await archive.open(symposium())
    assert await archive.place(S1) is None
    await archive.move(S1, PLACE)
    assert await archive.place(S1) == PLACE
    private = Place(channel=3, asker=4)
    await archive.move(S1, private)
    assert await archive.place(S1) == private
    assert bare(await archive.find("s1")) == symposium()


async def test_a_symposium_may_have_its_place_from_the_start(archive: Archive) -> None:
    await archive.open(symposium(), PLACE)
    assert await archive.place(S1) == PLACE


async def test_the_latest_in_a_channel_is_found(archive: Archive) -> None:
    here, there = Place(1, 9), Place(2, 9)
    await archive.open(symposium("s1", turns=(turn(),)), here)
    await archive.open(symposium("s2", turns=(turn(of="s2"),)), here)
    await archive.open(symposium("s3"), there)
    found = await archive.at(1)
    assert found is not None
    assert bare(found) == symposium("s2", turns=(turn(of="s2"),))
    assert await archive.at(3) is None


async def test_a_list_is_newest_first_and_counts_what_was_spoken(
    archive: Archive,
) -> None:
    said = (
        turn(1, status=Status.SPOKEN, text="yes"),
        turn(2, status=Status.SILENT, reason=Reason.BLANK),
        turn(3),
    )
    one, two = Place(1, 9, parent=7, guild=5), Place(2, 9)
    await archive.open(symposium("s1", turns=said, title="T"), one)
    await archive.open(symposium("s2", voices=(GROK,), ended=NOON), two)
    first = Summary(
        id=S1,
        title="T",
        question="What is it like?",
        format="blind",
        origin=Origin.LIVE,
        source=None,
        started=NOON,
        ended=None,
        voices=(QWEN.name, GROK.name),
        turns=3,
        spoken=1,
        place=one,
    )
    second = replace(
        first,
        id=SymposiumId("s2"),
        title="",
        ended=NOON,
        voices=(GROK.name,),
        turns=0,
        spoken=0,
        place=two,
    )
    assert await archive.recent(9) == (second, first)
    assert await archive.recent(1) == (second,)
    assert await archive.recent(9, guild=5) == (first,)
    assert await archive.recent(9, channel=2) == (second,)
    assert await archive.recent(9, guild=5, channel=2) == ()
    assert await archive.recent(9, parents={6, 7}) == (first,)
    assert await archive.recent(9, guild=5, parents=()) == ()
    assert await archive.recent(9, skip=1) == (first,)
    assert await archive.recent(9, skip=2) == ()


async def test_the_unfinished_are_live_with_a_place_and_not_all_shown(
    archive: Archive,
) -> None:
    for id_, origin, place in (
        ("c", Origin.LIVE, PLACE),
        ("a", Origin.LIVE, PLACE),
        ("shown", Origin.LIVE, PLACE),
        ("ended", Origin.LIVE, PLACE),
        ("terminal", Origin.LIVE, None),
        ("imported", Origin.IMPORTED, PLACE),
    ):
        await archive.open(symposium(id_, origin=origin), place)
    await archive.close(SymposiumId("ended"), Closing(NOON))
    await archive.mark_shown(SymposiumId("shown"))
    assert await archive.unfinished() == ("c", "a", "ended")


async def test_everything_is_there_when_it_is_opened_again(address: str) -> None:
    stored = whole_symposium("said")
    async with open_archive(address) as archive:
        await archive.open(stored, PLACE)
    async with open_archive(address) as archive:
        assert bare(await archive.find("latest")) == stored
        assert await archive.place(S1) == PLACE


async def test_all_that_happens_gets_its_place_in_one_order_also_side_by_side(
    address: str,
) -> None:
    async with open_archive(address) as here, open_archive(address) as there:
        await here.open(symposium())
        several = [turn(n, status=Status.SPOKEN, text=f"{n}") for n in range(1, 9)]
        for one in several:
            await here.begin(S1, replace(one, status=Status.SPEAKING))
        await asyncio.gather(
            *(here.end(S1, one) for one in several[::2]),
            *(there.end(S1, one) for one in several[1::2]),
            here.add_act(S1, Act(ActKind.STOPPED, "Eve", NOON)),
            there.add_synthesis(S1, synthesis()),
        )
        closing = await there.close(S1, Closing(NOON))
        whole = await here.find("s1")

    places = [act.place for act in whole.acts] + [one.place for one in whole.closings]
    places += [one.place for one in whole.turns]
    places += [one.place for one in whole.syntheses]
    assert sorted(place or 0 for place in places) == list(range(1, 13))
    assert closing.place == tip_of(whole).place == 12
    assert [act.id for act in whole.acts] == ["s1.a1", "s1.a2"]
    assert (whole.syntheses[0].id, closing.id) == ("s1.t1", "s1.c1")
    assert verify(to_json(whole)).whole


async def test_what_is_returned_is_what_is_stored(archive: Archive) -> None:
    opened = await archive.open(symposium())
    act = await archive.add_act(S1, Act(ActKind.STOPPED, "Eve", NOON, "was stopped"))
    ended = await archive.end(S1, whole_turn("said"))
    made = await archive.add_synthesis(S1, synthesis())
    closing = await archive.close(S1, Closing(NOON, opened.acts[0].id))

    assert await archive.find("s1") == replace(
        opened,
        acts=(*opened.acts, act),
        turns=(ended,),
        syntheses=(made,),
        closings=(closing,),
        ended=NOON,
    )


async def test_a_text_changed_in_the_database_is_exported_with_its_old_digest(
    archive: Archive,
) -> None:
    await archive.open(symposium())
    await archive.end(S1, turn(status=Status.SPOKEN, text="Yes."))
    changed = update(turns).values(text="No.")
    await archive._transactions.write(lambda c: c.execute(changed))

    assert not verify(to_json(await archive.find("s1"))).whole
