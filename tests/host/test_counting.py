"""How many requests an asking comes to: what the format's own line says."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.act import Act, ActKind
from bot.domain.format import Format, count_each_once
from bot.domain.names import VoiceName
from bot.errors import Declined
from bot.formats import HELD
from bot.formats.blind import blind
from bot.formats.requests.requests_made import find_requests
from bot.formats.requests.requests_told import tell_requests
from bot.host.acts.repeating import repeat_asking
from bot.host.asking import Asking, Limits
from bot.host.counting import RequestCount, refuse_too_many_requests
from bot.transcript.json_export import to_json
from bot.transcript.verifying import verify
from tests.hosting import TABLE, opened, watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario


def act(voices: int, **options: int) -> Act:
    names = tuple(VoiceName(f"Voice {n}") for n in range(voices))
    return Act(ActKind.ASKED, voices=names, options=options)


@pytest.mark.parametrize(
    ("asked", "many"),
    [
        (act(1), 1),
        (act(6), 6),
        (act(6, samples=4), 24),
        (act(6, rounds=3), 18),
        (act(16, rounds=10, samples=10), 1600),
    ],
)
def test_a_format_takes_one_for_each_voice_round_and_sample(
    asked: Act, many: int
) -> None:
    assert [HELD[name].requests(asked) for name in ("blind", "rounds")] == [many, many]


def test_a_duet_takes_one_for_each_turn_that_was_chosen() -> None:
    count = HELD["duet"].requests

    assert (count(act(2)), count(act(3, turns=5))) == (24, 5)


def test_an_interview_takes_every_question_and_its_answer() -> None:
    count = HELD["interview"].requests

    assert (count(act(2, questions=3)), count(act(6, questions=3))) == (12, 180)


async def test_an_interview_of_too_many_is_declined_with_what_to_take_fewer_of(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    limits = Limits(requests_per_ask=5)
    asking = Asking("Why?", panel="pair", format="interview", table=False)
    async with opened(endpoint, tmp_path, limits=limits) as host:
        with pytest.raises(Declined) as declined:
            await host.open(asking)
        few = replace(asking, further={"questions": 1})
        assert (await host.open(few)).acts[0].options["words"] == 200
    assert str(declined.value) == (
        "This takes at most 12 requests, and limits.requests_per_ask allows 5. Take "
        "fewer voices or questions."
    )


def test_a_format_may_count_what_else_it_sends() -> None:
    """Such as a ballot for each voice, and one who convenes each round."""
    balloted = Format(
        "a vote at the end",
        blind,
        requests=lambda act: count_each_once(act) + len(act.voices) + 1,
    )
    assert balloted.requests(act(3, rounds=2)) == 6 + 3 + 1


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (RequestCount(1, 0), "at most 1 request"),
        (RequestCount(1600, 0), "at most 1,600 requests"),
        (
            RequestCount(6, 2),
            (
                "at most 8 requests, 7 where everybody can be heard (6 for the "
                "answers, 1 for the table) and at most 1 for a second try"
            ),
        ),
        (
            RequestCount(12, 0, second_tries=6),
            (
                "at most 18 requests, 12 where everybody can be heard and at most "
                "6 for second tries"
            ),
        ),
    ],
)
def test_the_number_in_words(count: RequestCount, words: str) -> None:
    assert count.describe() == words


def test_so_many_are_allowed_and_one_more_is_not() -> None:
    refuse_too_many_requests(RequestCount(98, 2), 100)
    with pytest.raises(Declined) as declined:
        refuse_too_many_requests(RequestCount(99, 2), 100)
    assert str(declined.value) == (
        "This takes at most 101 requests, 100 where everybody can be heard (99 for the "
        "answers, 1 for the table) and at most 1 for a second try, and "
        "limits.requests_per_ask allows 100. Take fewer voices, rounds or samples."
    )


@pytest.mark.parametrize("format_", [n for n, f in HELD.items() if f.has_samples])
async def test_no_more_are_sent_than_were_counted(
    endpoint: Endpoint, tmp_path: Path, format_: str
) -> None:
    """The synthesiser too quotes inexactly, and is asked once more."""
    sloppy = TABLE.replace("Doubt is a door.", "Doubt is just a door.")
    endpoint.plays("scribe", Scenario(words=(sloppy,)))
    samples = 2 if HELD[format_].has_samples else 1
    asking = Asking("Why?", panel="pair", format=format_, samples=samples)
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(asking)
        count = host.count_requests(symposium)
        await watched(host.convene(symposium))

    assert len(endpoint.requests) <= count.total
    # Where one voice speaks at a time, what it says decides how many there are.
    assert len(endpoint.requests) == count.total or not HELD[format_].at_once
    assert count.tables == 2


@pytest.mark.parametrize("format_", HELD)
async def test_what_is_told_as_made_is_what_the_endpoint_was_sent(
    endpoint: Endpoint, tmp_path: Path, format_: str
) -> None:
    asking = Asking("Why?", voices=("Ada", "Bob", "Scribe"), format=format_)
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(asking)
        announced = host.count_requests(symposium).announcement
        await watched(host.convene(symposium))
        found = await host.archive.find(symposium.id)
    (made,) = find_requests(found)

    assert (made.total, made.announced) == (len(endpoint.requests), announced)
    forged = to_json(found).replace('"again": 0', '"again": 1')
    assert "“requests” is not what they tell" in verify(forged).sentence
    assert "requests" not in repeat_asking(found, by=None).further


async def test_a_retry_announces_its_own_requests(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        await watched(host.convene(symposium))
        await host.retry(symposium.id, by=None, voice="Ada")
        await watched(host.convene(await host.archive.find(symposium.id)))
        told = tell_requests(await host.archive.find(symposium.id))

    # Of several, each says whose they are, if it has words.
    first = "2 requests announced for “Why?”, 2 made."
    again = "1 request announced for what was asked once more, 1 made."
    assert told == (first, again)


async def test_what_asks_for_too_many_is_declined_and_nothing_is_stored(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    limits = Limits(requests_per_ask=5)
    asking = Asking("Why?", panel="pair", samples=2)
    async with opened(endpoint, tmp_path, synthesiser="Ada", limits=limits) as host:
        with pytest.raises(Declined, match=r"limits\.requests_per_ask allows 5"):
            await host.open(asking)
        assert await host.archive.recent(1) == ()
        assert (await host.open(replace(asking, table=False))).samples == 2
        assert (await host.open(replace(asking, samples=1))).samples == 1
