"""What a convener is shown of older symposia, and what it never is."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.names import SymposiumId
from bot.domain.place import Place, Post, Via
from bot.domain.symposium import Origin, Symposium
from bot.formats.tailored.older_passages import OlderPassage
from bot.host.asking import Asking
from bot.host.clock import tell_time
from bot.host.host import Host
from bot.host.older_words import find_older_passages
from tests.host.tailored_house import NAMES, open_host
from tests.hosting import watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario

CLEO, ADA, BRUNO = NAMES[:3]
CHANNEL, THREAD, PRIVATE, ELSEWHERE = 10, 11, 12, 20
HERE = Place(CHANNEL, 1, parent=CHANNEL, guild=5)
SAID = "Water keeps nothing but the shape of the bank."


async def held(host: Host, place: Place | None) -> Symposium:
    asking = Asking("What is water?", (ADA, BRUNO), table=False)
    symposium = await host.open(asking, place)
    await watched(host.convene(symposium, synthesis=False))
    return symposium


async def found(
    host: Host, place: Place | None, *, origin: Origin = Origin.LIVE
) -> tuple[OlderPassage, ...]:
    asking = Asking("And ink?", (CLEO, ADA, BRUNO), format="tailored")
    symposium = replace(host.check(asking), origin=origin)
    return await find_older_passages(host.archive, symposium, place)


def plays(endpoint: Endpoint) -> None:
    for name in ("ada", "bruno"):
        endpoint.plays(name, Scenario(words=(SAID, f" So {name} says.")))


async def test_in_the_terminal_all_of_the_archive_may_be_quoted(tmp_path: Path) -> None:
    async with Endpoint() as endpoint, open_host(endpoint.url, tmp_path) as host:
        plays(endpoint)
        older = await held(host, None)
        passages = await found(host, None)
        begun = await host.open(Asking("Ink?", (CLEO, ADA, BRUNO), format="tailored"))

    assert [(each.voice, each.symposium) for each in passages] == [
        (ADA, older.id),
        (BRUNO, older.id),
    ]
    assert all(
        each.text in f"{SAID} So {each.voice.lower()} says." for each in passages
    )
    written = begun.acts[0].options["passages"]
    assert isinstance(written, list)
    assert [each["voice"] for each in written] == ["Ada", "Bruno"]


@pytest.mark.parametrize(
    ("where", "grown_from", "is_shown"),
    [
        (HERE, None, True),
        (Place(THREAD, 1, parent=CHANNEL, guild=5), THREAD, True),
        (Place(PRIVATE, 1, parent=CHANNEL, guild=5), 77, False),
        (Place(PRIVATE, 1, parent=CHANNEL, guild=5), None, False),
        (Place(ELSEWHERE, 1, parent=ELSEWHERE, guild=5), None, False),
        (Place(30, 1), None, False),
        (None, None, False),
    ],
)
async def test_on_discord_only_what_everybody_sees_who_sees_the_place(
    tmp_path: Path, where: Place | None, grown_from: int | None, *, is_shown: bool
) -> None:
    async with Endpoint() as endpoint, open_host(endpoint.url, tmp_path) as host:
        plays(endpoint)
        older = await held(host, where)
        if where is not None and grown_from is not None:
            await post(host, older.id, where, grown_from)
        passages = await found(host, HERE)

    assert bool(passages) == is_shown


async def test_a_rehearsal_is_quoted_in_rehearsals_alone_and_nobody_in_a_persons_course(
    tmp_path: Path,
) -> None:
    async with Endpoint() as endpoint, open_host(endpoint.url, tmp_path) as host:
        plays(endpoint)
        await held(host, None)
        assert await found(host, None, origin=Origin.REHEARSAL) == ()
        asking = Asking(
            "Ink?", (ADA, BRUNO), format="tailored", further={"convener": "me"}
        )
        begun = await host.open(asking)

    assert "passages" not in begun.acts[0].options


async def post(host: Host, id_: SymposiumId, where: Place, message: int) -> None:
    intended = Post(id_, "starter", where.channel, Via.BOT, "n", tell_time())
    await host.archive.intend(intended)
    await host.archive.record_post(id_, "starter", message)
