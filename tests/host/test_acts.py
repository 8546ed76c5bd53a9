"""What a person does is written down before it has effect, and outlives a crash."""

import asyncio
import json
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.domain.act import Act, ActKind
from bot.domain.events import Spoke, SynthesisBegan, TurnEnded
from bot.domain.symposium import Symposium
from bot.domain.turn import Reason, Status
from bot.errors import Declined
from bot.host.asking import Asking
from bot.host.host import Host
from bot.transcript.json_export import to_json
from bot.transcript.verifying import verify
from tests.hosting import ADA, BOB, FROZEN, TABLE, opened, said, watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario

STOP = Act(ActKind.STOPPED, "Eve", text="was stopped by Eve")


async def limit_pages(host: Host, most: int) -> None:
    pragma = text(f"PRAGMA max_page_count = {most}")
    await host.archive._transactions.write(lambda c: c.execute(pragma))


async def until_asked(endpoint: Endpoint, times: int) -> None:
    """The endpoint tells nobody that it was asked."""
    async with asyncio.timeout(10):
        while len(endpoint.requests) < times:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.01)


def happened(symposium: Symposium) -> list[str]:
    """All that happened, in its order: acts by their kind, turns by their voice."""
    entries = [(act.place or 0, act.kind.value) for act in symposium.acts]
    entries += [(turn.place or 0, turn.voice) for turn in symposium.turns]
    entries += [(table.place or 0, "table") for table in symposium.syntheses]
    entries += [(closing.place or 0, "closed") for closing in symposium.closings]
    return [name for _, name in sorted(entries)]


async def stop_in_round_1_of_3(host: Host, endpoint: Endpoint) -> Symposium:
    """Ada speaks, Bob freezes, Eve stops it; the bot dies while the table is made."""
    asking = Asking("Why?", panel="pair", format="rounds", rounds=3, asked_by="Kim")
    symposium = await host.open(asking)
    async with host.convene(symposium) as events:
        async for event in events:
            if isinstance(event, TurnEnded) and event.turn.voice == ADA:
                await host.stop(symposium.id, by="Eve", why="was stopped by Eve")
            elif isinstance(event, SynthesisBegan):
                await until_asked(endpoint, 3)
                host.suspend(symposium.id)
    return await host.archive.find(symposium.id)


async def test_a_stop_outlives_a_crash_and_nobody_is_asked_for_later_rounds(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", FROZEN)
    endpoint.plays("scribe", FROZEN, Scenario(words=(TABLE,)))
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        broken = await stop_in_round_1_of_3(host, endpoint)
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        await watched(host.convene(broken))
        kept = await host.archive.find(broken.id)

    assert broken.ended is None
    assert said(kept) == [
        (ADA, "Doubt is a door.", None),
        (BOB, "half ", Reason.DISMISSED),
    ]
    # What the table had been asked before that stands in the record.
    assert happened(kept) == [
        *("asked", ADA, "stopped", BOB, "interrupted", "table", "closed")
    ]
    assert kept.synthesis is not None
    assert kept.synthesis.by == "Scribe"
    asked = [received.body["model"] for received in endpoint.requests]
    assert sorted(asked) == ["ada", "bob", "scribe", "scribe"]


async def test_who_spoke_when_it_was_stopped_and_crashed_is_not_asked_again(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", FROZEN)
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, Spoke) and event.words.startswith("half"):
                    # Killed between the act and its effect: Bob's turn stays open.
                    host.suspend(symposium.id)
        await host.archive.add_act(symposium.id, STOP)
        broken = await host.archive.find(symposium.id)
    async with opened(endpoint, tmp_path) as host:
        await watched(host.convene(broken))
        kept = await host.archive.find(broken.id)

    bob = kept.turns[1]
    assert (bob.status, bob.reason, bob.detail) == (
        Status.SILENT,
        Reason.DISMISSED,
        "was stopped by Eve",
    )
    assert [received.body["model"] for received in endpoint.requests].count("bob") == 1


async def test_a_table_that_was_stopped_is_not_asked_for_again_after_a_crash(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("scribe", FROZEN)
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, SynthesisBegan):
                    host.suspend(symposium.id)
        await host.archive.add_act(symposium.id, STOP)
        broken = await host.archive.find(symposium.id)
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        events_ = await watched(host.convene(broken))
        kept = await host.archive.find(broken.id)

    assert not [event for event in events_ if isinstance(event, SynthesisBegan)]
    assert kept.synthesis is not None
    assert kept.synthesis.by == "none"
    assert "the symposium was stopped" in kept.synthesis.findings["note"][0]


async def test_a_stop_is_on_the_record_with_who_did_it_and_when(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", FROZEN)
    endpoint.plays("scribe", Scenario(words=(TABLE,)))
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(Asking("Why?", panel="pair", asked_by="Kim"))
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, TurnEnded) and event.turn.voice == ADA:
                    await host.stop(symposium.id, by="Eve", why="was stopped by Eve")
        kept = await host.archive.find(symposium.id)

    asked, stopped = kept.acts
    assert (asked.kind, asked.by, asked.at) == (ActKind.ASKED, "Kim", kept.started)
    assert asked.options == {
        "format": "blind",
        "rounds": 1,
        "samples": 1,
        "sealed": False,
        "requests": {"answers": 2, "tables": 1, "second_tries": 1},
    }
    assert (stopped.kind, stopped.by, stopped.text) == (
        ActKind.STOPPED,
        "Eve",
        "was stopped by Eve",
    )
    assert stopped.at is not None
    assert {turn.act for turn in kept.turns} == {asked.id}
    exported = to_json(kept)
    assert [act["kind"] for act in json.loads(exported)["acts"]] == ["asked", "stopped"]
    assert verify(exported).whole


async def test_a_stop_that_cannot_be_written_down_is_obeyed_and_told(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", FROZEN)
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, TurnEnded) and event.turn.voice == ADA:
                    await limit_pages(host, 30)
                    with pytest.raises(Declined, match="could not be written down"):
                        await host.stop(symposium.id, by="Eve", why="so " * 100_000)
                    await limit_pages(host, 100_000)
        kept = await host.archive.find(symposium.id)

    assert said(kept)[1] == (BOB, "half ", Reason.DISMISSED)


async def test_an_ordered_table_says_who_ordered_it_and_what_the_model_was_sent(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("scribe", Scenario(words=(TABLE[:20], TABLE[20:])))
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        await watched(host.convene(symposium))
        made = await host.synthesize(symposium.id, "scribe", by="Eve")
        kept = await host.archive.find("latest")

    order = kept.acts[-1]
    assert (order.kind, order.by, order.voices) == (
        ActKind.ORDERED_TABLE,
        "Eve",
        ("Scribe",),
    )
    assert kept.syntheses[1] == made
    assert made.act == order.id
    assert (kept.syntheses[0].act, kept.syntheses[0].drafts) == (kept.acts[0].id, ())
    (draft,) = made.drafts
    assert draft.answer == TABLE
    assert draft.request == endpoint.requests[-1].body
    assert (draft.model_requested, draft.finish_reason) == ("scribe", "stop")
    assert draft.usage is not None
    assert happened(kept)[-3:] == ["closed", "ordered_table", "table"]
    assert verify(to_json(kept)).whole


async def test_a_second_asking_of_the_synthesiser_is_recorded_beside_the_first(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    sloppy = TABLE.replace("Doubt is a door.", "Doubt is just a door.")
    endpoint.plays("scribe", Scenario(words=(sloppy,)), Scenario(words=(TABLE,)))
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(Asking("Why?", voices=("Ada",)))
        await watched(host.convene(symposium))
        kept = await host.archive.find("latest")

    assert kept.synthesis is not None
    assert [draft.answer for draft in kept.synthesis.drafts] == [sloppy, TABLE]


async def test_a_synthesiser_that_fails_leaves_what_it_was_sent_on_the_record(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("scribe", FROZEN)
    async with opened(endpoint, tmp_path, synthesiser="Scribe") as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, SynthesisBegan):
                    await until_asked(endpoint, 3)
                    await host.stop(symposium.id, by="Eve")
        table = (await host.archive.find("latest")).synthesis

    assert table is not None
    (draft,) = table.drafts
    assert (table.by, draft.detail) == ("none", "was stopped")
    assert draft.request == endpoint.requests[-1].body


async def test_what_a_crash_left_of_one_asking_is_answered_before_the_next(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    first, second = Scenario(words=("First.",)), Scenario(words=("Second.",))
    endpoint.plays("bob", FROZEN, first, second)
    again = Act(ActKind.ASKED, "Kim", text="And now?", voices=(ADA, BOB))
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, Spoke) and event.words.startswith("half"):
                    host.suspend(symposium.id)
        again = await host.archive.add_act(symposium.id, again)
        broken = await host.archive.find(symposium.id)
    async with opened(endpoint, tmp_path) as host:
        await watched(host.convene(broken))
        kept = await host.archive.find(broken.id)

    asked = [turn for turn in kept.turns if turn.voice == BOB]
    assert [(turn.question, turn.act, turn.text) for turn in asked] == [
        ("Why?", kept.acts[0].id, "First."),
        ("And now?", again.id, "Second."),
    ]


async def test_what_is_over_and_loses_its_place_is_not_closed_once_more(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(Asking("Why?", panel="pair"))
        await watched(host.convene(symposium))
        over = await host.archive.find(symposium.id)
        await host.abandon(over)
        assert await host.archive.find(symposium.id) == over
