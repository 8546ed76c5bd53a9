"""Edits keep to what Discord says, and to what is assumed where it says nothing."""

import asyncio

import pytest

from cogs._post.answering.edit_pace import Allowance, EditPace, note_answer, now
from cogs._post.answering.edit_pace import read_allowance as read
from cogs._post.trying import Limited


def headers(remaining: object, seconds: object) -> dict[str, str]:
    return {
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset-After": str(seconds),
    }


async def edit(pace: EditPace, said: dict[str, str] | None = None) -> None:
    async with pace.take_place():
        note_answer(said or {})


async def test_two_edits_are_never_closer_than_the_gap() -> None:
    pace = EditPace(7.0, most=5, seconds=2.0)
    await edit(pace)
    assert 6.0 < pace._due() - now() <= 7.0


async def test_the_last_request_that_is_allowed_is_left_to_a_post() -> None:
    pace = EditPace(0.0, most=3, seconds=60.0)
    await edit(pace)
    assert pace._due() <= now()
    await edit(pace)
    assert 50.0 < pace._due() - now() <= 60.0
    assert pace.due_for_a_post() <= now()
    async with pace.counting():
        note_answer({})
    assert 50.0 < pace.due_for_a_post() - now() <= 60.0


async def test_what_is_under_way_is_counted_too() -> None:
    pace = EditPace(0.0, most=3, seconds=60.0)
    await edit(pace)
    async with pace.counting():
        assert pace._due() > now()


async def test_what_an_answer_leaves_is_spread_over_its_time() -> None:
    pace = EditPace(0.1, most=99, seconds=1.0)
    await edit(pace, headers(4, 60))
    assert 19.0 < pace._due() - now() <= 20.0
    await asyncio.sleep(0)


@pytest.mark.parametrize("seconds", [30, 45])
async def test_with_nothing_left_none_is_made_before_the_limit_is_reset(
    seconds: int,
) -> None:
    pace = EditPace(0.1, most=99, seconds=1.0)
    await edit(pace, headers(0, seconds))
    assert seconds - 1 < pace._due() - now() <= seconds


async def test_after_a_shared_limit_none_is_made_for_as_long_as_it_says() -> None:
    pace = EditPace(0.1, most=99, seconds=1.0)
    with pytest.raises(Limited):
        async with pace.take_place():
            raise Limited(45)
    assert 44.0 < pace._due() - now() <= 45.0


def test_headers_that_say_nothing_readable_are_left_aside() -> None:
    assert read(headers(3, "1.25")) == Allowance(3, 1.25)
    for given in ({}, headers("x", 1), headers(1, "nan"), headers(1, "inf")):
        assert read(given) is None
