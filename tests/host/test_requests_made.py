"""Each request is counted when it is made, whatever becomes of it after that."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.act import Act, ActKind
from bot.domain.events import Spoke, SynthesisBegan
from bot.domain.names import ActId, SymposiumId, TurnId
from bot.domain.symposium import Symposium
from bot.domain.synthesis import Drafting
from bot.domain.turn import Turn
from bot.errors import Unwritable
from bot.formats.requests.requests_made import find_requests, list_sent
from bot.formats.requests.requests_told import tell_requests
from bot.host.acts.left_tables import break_off_ordered, break_off_tables
from bot.host.acts.making_tables import keep_drafts
from bot.host.asking import Asking
from bot.host.clock import tell_time
from bot.host.host import Host
from bot.host.register import Register
from bot.transcript.json_export import from_json, to_json
from bot.transcript.markdown import to_markdown
from bot.transcript.verifying import verify
from bot.wire.request import Request
from tests.host.test_acts import until_asked
from tests.hosting import ADA, FROZEN, TABLE, opened, watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario, refusal

PAIR = Asking("Why?", panel="pair")


async def in_the_middle_of_its_table(host: Host, endpoint: Endpoint) -> Symposium:
    """As a crash leaves it: asked for its table, and nothing came."""
    symposium = await host.open(PAIR)
    async with host.convene(symposium) as events:
        async for event in events:
            if isinstance(event, SynthesisBegan):
                await until_asked(endpoint, 3)
                host.suspend(symposium.id)
    return await host.archive.find(symposium.id)


async def test_what_a_crash_broke_off_counts_before_and_after_it_goes_on(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("scribe", FROZEN, Scenario(words=(TABLE,)))
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        broken = await in_the_middle_of_its_table(host, endpoint)
        (told,) = tell_requests(broken)
        assert told == "4 requests announced at most, 3 made so far."
        await watched(host.convene(broken))
        kept = await host.archive.find(broken.id)

    assert len(endpoint.requests) == 4
    assert tell_requests(kept) == (
        (
            "4 requests announced at most, 4 made: 1 second try was not needed; 1 was "
            "sent anew, after this program had ended in the middle of an answer."
        ),
    )
    (act,) = (act for act in kept.acts if act.kind is ActKind.INTERRUPTED)
    (draft,) = act.drafts
    assert draft.request == endpoint.requests[2].body
    assert verify(to_json(kept)).whole
    assert verify(to_markdown(kept)).whole
    assert from_json(to_json(kept)).acts == kept.acts


async def test_an_export_of_one_that_goes_on_has_what_is_under_way(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", FROZEN)
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(PAIR)
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, Spoke) and event.words.startswith("half"):
                    host.suspend(symposium.id)
        found = await host.archive.find(symposium.id)

    told = ("2 requests announced, 2 made so far.",)
    export = to_json(found)
    (made,) = json.loads(export)["requests"]
    assert made["made"]["under_way"] == 2 - made["made"]["answers"] > 0
    assert tell_requests(found) == tell_requests(from_json(export)) == told
    assert verify(export).whole
    assert verify(to_markdown(found)).whole


async def test_a_table_that_is_left_leaves_its_request_in_the_record(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("scribe", FROZEN)
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(PAIR)
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, SynthesisBegan):
                    await until_asked(endpoint, 3)
                    break
        kept = await host.archive.find(symposium.id)

    (made,) = find_requests(kept)
    assert (made.tables, made.total) == (1, 3)
    assert kept.syntheses == ()
    assert verify(to_json(kept)).whole


async def test_an_ordered_table_that_a_crash_broke_off_leaves_its_request_in_the_record(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    """From the next start on, though nothing goes on of it; once alone."""
    draft = Drafting({"model": "m"}, Request("/p", {}, {}, b'{"model":"m"}').sha256)
    async with opened(endpoint, tmp_path) as host:
        it = await host.open(PAIR)
        order = Act(ActKind.ORDERED_TABLE, at=tell_time())
        order = await host.archive.add_act(it.id, order)
        await keep_drafts(host.archive, it.id, order, [draft])
        for _ in range(2):
            await break_off_ordered(host.archive)
        kept = await host.archive.find(it.id)

    (broken,) = (act for act in kept.acts if act.drafts)
    assert (broken.kind, broken.drafts) == (ActKind.INTERRUPTED, (draft,))
    assert broken.options == {"act": order.id}
    assert verify(to_json(kept)).whole


async def test_going_on_breaks_off_no_table_that_is_being_made(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    draft, register = Drafting({"model": "m"}, "d" * 64), Register()
    async with opened(endpoint, tmp_path) as host:
        it = await host.open(PAIR)
        order = Act(ActKind.ORDERED_TABLE, at=tell_time())
        order = await host.archive.add_act(it.id, order)
        await keep_drafts(host.archive, it.id, order, [draft])
        it = await host.archive.find(it.id)
        with register.make_table(it.id):
            same = await break_off_tables(host.archive, register, it, tell_time)
        after = await break_off_tables(host.archive, register, it, tell_time)

    assert same == it
    broken = after.acts[-1]
    assert (broken.kind, broken.drafts) == (ActKind.INTERRUPTED, (draft,))


async def test_what_an_endpoint_turned_away_counts_and_is_told_apart(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    unknown = refusal(400, "Unsupported parameter: 'stream_options'")
    endpoint.plays("ada", unknown, Scenario(words=("Doubt is a door.",)))
    endpoint.plays("scribe", unknown, Scenario(words=(TABLE,)))
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(PAIR)
        await watched(host.convene(symposium))
        kept = await host.archive.find(symposium.id)

    assert [turn.sent for turn in kept.turns] == [(2,), (1,)]
    assert len(endpoint.requests) == find_requests(kept)[0].total == 5
    (told,) = tell_requests(kept)
    assert "2 were sent once more, as endpoints had turned them away" in told
    assert verify(to_json(kept)).whole


async def test_what_could_not_be_written_down_was_not_made(
    endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(PAIR)
        begin = host.archive.begin

        async def refuse_ada(it: SymposiumId, turn: Turn) -> None:
            if turn.voice == ADA:
                raise Unwritable("The disk is full.")
            await begin(it, turn)

        monkeypatch.setattr(host.archive, "begin", refuse_ada)
        await watched(host.convene(symposium))
        kept = await host.archive.find(symposium.id)

    assert (kept.turns[0].request, list_sent(kept.turns[0])) == (None, ())
    assert find_requests(kept)[0].total == len(endpoint.requests)


async def test_a_table_that_could_not_be_asked_for_again_has_the_request_it_made(
    endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint.plays("scribe", refusal(400, "Unsupported parameter: 'stream_options'"))
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(PAIR)
        keep = host.archive.table_requests.keep

        async def fill_up(
            it: SymposiumId, act: ActId, drafts: Sequence[Drafting]
        ) -> None:
            if drafts[-1].sent > 1:
                raise Unwritable("The disk is full.")
            await keep(it, act, drafts)

        monkeypatch.setattr(host.archive.table_requests, "keep", fill_up)
        await watched(host.convene(symposium))
        table = (await host.archive.find(symposium.id)).synthesis

    assert table is not None
    (draft,) = table.drafts
    assert (draft.sent, draft.request) == (1, endpoint.requests[-1].body)
    assert (draft.detail or "").startswith("it was not asked again, because")


def test_what_was_recorded_without_a_count_is_told_from_its_requests() -> None:
    turn = Turn(TurnId("s.1"), 1, ADA, request={"model": "m"}, attempt=2)
    assert list_sent(turn) == (1, 1)
    assert list_sent(replace(turn, sent=(1, 0))) == (1, 0)
    assert turn.count_request().sent == (0, 1)
