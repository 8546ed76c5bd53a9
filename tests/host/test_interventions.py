"""What people do in a symposium: written first, then heard by whoever goes on."""

from pathlib import Path

import pytest

from bot.domain.act import ActKind
from bot.domain.events import Acted, Spoke, TurnBegan, TurnEnded
from bot.domain.symposium import Symposium
from bot.domain.turn import Status
from bot.errors import Declined, NotFound, Over
from bot.host.acts.following import Following
from bot.host.asking import Asking
from bot.host.host import Host
from tests.hosting import ADA, BOB, FROZEN, opened, watched
from tests.loopback.endpoint import Endpoint
from tests.loopback.endpoint_scenarios import Scenario, refusal

ASKING = Asking("Why?", panel="pair")


async def held(host: Host) -> Symposium:
    symposium = await host.open(ASKING)
    await watched(host.convene(symposium))
    return await host.archive.find(symposium.id)


async def gone_on(host: Host, symposium: Symposium) -> Symposium:
    await watched(host.convene(await host.archive.find(symposium.id)))
    return await host.archive.find(symposium.id)


async def test_what_has_ended_is_opened_again_by_a_follow_up_and_ends_again(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        before = await held(host)
        following = Following("And why not?", ("ada",), ("2:wall",), by="Eve")
        taken = await host.follow(before.id, following)
        opened_again = await host.archive.find(before.id)
        after = await gone_on(host, before)

    assert not taken.goes_on
    assert opened_again.ended is None
    assert before.ended is not None
    assert after.ended is not None
    assert [closing.act for closing in after.closings] == [act.id for act in after.acts]
    (answer,) = after.answers_to(taken.act)
    assert (answer.voice, answer.question) == (ADA, "And why not?")
    assert {(met.turn, met.how) for met in answer.exposed_to} == {
        (before.turns[0].id, "shown"),
        (before.turns[1].id, "quoted"),
    }
    assert len(after.syntheses) == len(before.syntheses) == 1


async def test_the_same_voice_answers_in_order_and_different_ones_at_once(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", FROZEN, *[Scenario(words=("Certainty.",))] * 2)
    endpoint.plays("ada", *[Scenario(words=("Doubt.",))] * 3)
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(ASKING)
        seen = []
        async with host.convene(symposium) as events:
            async for event in events:
                seen.append(event)
                if isinstance(event, TurnEnded) and event.turn.voice == ADA:
                    for text in ("One?", "Two?"):
                        told = await host.follow(
                            symposium.id, Following(text, ("Ada",))
                        )
                        assert told.goes_on
                    break
            async for event in events:
                seen.append(event)
                ended = [e for e in seen if isinstance(e, TurnEnded)]
                if len(ended) == 3:
                    # Bob still speaks, and hinders nobody.
                    await host.stop(symposium.id, by="Eve")
        kept = await host.archive.find(symposium.id)

    said = [(turn.voice, turn.question, turn.status) for turn in kept.turns]
    assert said == [
        (ADA, "Why?", Status.SPOKEN),
        (BOB, "Why?", Status.SILENT),
        (ADA, "One?", Status.SPOKEN),
        (ADA, "Two?", Status.SPOKEN),
    ]
    order = [
        (type(e), e.turn.question)
        for e in seen
        if isinstance(e, TurnBegan | TurnEnded) and e.turn.voice == ADA
    ]
    assert order == [
        (kind, question)
        for question in ("Why?", "One?", "Two?")
        for kind in (TurnBegan, TurnEnded)
    ]


async def test_what_came_with_one_key_is_asked_once(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        before = await held(host)
        await host.follow(before.id, Following("And?", key="message 7"))
        with pytest.raises(Over):
            await host.follow(before.id, Following("And?", key="message 7"))
        after = await gone_on(host, before)

    assert len(after.turns) == 4


async def test_who_is_dismissed_is_cut_short_and_asked_no_more_until_invited(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", FROZEN, Scenario(words=("Back.",)))
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(ASKING)
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, Spoke) and event.words == "half ":
                    await host.dismiss(symposium.id, "bob", by="Eve")
        kept = await host.archive.find(symposium.id)
        with pytest.raises(Declined, match="Bob has left"):
            await host.follow(kept.id, Following("And?", ("Bob",)))
        await host.follow(kept.id, Following("And?"))
        without = await gone_on(host, kept)
        await host.invite(kept.id, "Bob", by="Eve")
        await host.follow(kept.id, Following("And now?"))
        after = await gone_on(host, kept)

    assert [(t.voice, t.text) for t in kept.turns if t.voice == BOB] == [(BOB, "half ")]
    assert [turn.voice for turn in without.turns[2:]] == [ADA]
    assert [turn.voice for turn in after.turns[3:]] == [ADA, BOB]


async def test_a_pause_holds_until_it_is_resumed_also_over_a_restart(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    rounds = Asking("Why?", panel="pair", format="rounds")
    endpoint.plays("bob", *[Scenario(words=("Certainty.",), silence=0.5)] * 2)
    async with opened(endpoint, tmp_path) as host:
        symposium = await host.open(rounds)
        async with host.convene(symposium) as events:
            async for event in events:
                if isinstance(event, TurnEnded) and event.turn.voice == ADA:
                    await host.pause(symposium.id, by="Eve")
                if isinstance(event, TurnEnded) and event.turn.voice == BOB:
                    host.suspend(symposium.id)
    async with opened(endpoint, tmp_path) as host:
        paused = await host.archive.find(symposium.id)
        asked = len(endpoint.requests)
        async with host.convene(paused) as events:
            async for event in events:
                if not isinstance(event, Acted):
                    assert len(endpoint.requests) == asked
                    await host.resume(paused.id, by="Eve")
                    break
            async for _ in events:
                pass
        after = await host.archive.find(symposium.id)

    assert [turn.round for turn in paused.turns] == [1, 1]
    assert [turn.round for turn in after.turns] == [1, 1, 2, 2]
    assert after.ended is not None


async def test_who_failed_is_asked_once_more_and_names_the_turn_it_retries(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.plays("bob", refusal(400, "No."), Scenario(words=("Certainty.",)))
    async with opened(endpoint, tmp_path) as host:
        before = await held(host)
        await host.retry(before.id, by="Eve")
        after = await gone_on(host, before)
        with pytest.raises(Declined, match="Nobody has failed"):
            await host.retry(before.id, by="Eve")

    failed, again = before.turns[1], after.turns[2]
    assert (again.voice, again.text, again.retries) == (BOB, "Certainty.", failed.id)
    assert again.request == failed.request


async def test_words_enter_the_record_and_nobody_is_asked(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        before = await held(host)
        taken = await host.say(before.id, "I doubt it.", by="Eve")
        after = await gone_on(host, before)

    assert taken.act.kind is ActKind.SAID
    assert (after.turns, after.ended) == (before.turns, before.ended)


@pytest.mark.parametrize(
    ("following", "sentence"),
    [
        (Following("  "), "The question is empty"),
        (Following("And?", ("Zoe",)), "“Zoe” takes no part. Those who do: Ada, Bob."),
        (Following("And?", quotes=("9",)), "There is no turn “9” in it"),
        (Following("And?", quotes=("1:window",)), "does not say “window” in turn 1"),
        (Following("", turns=4), "The format blind cannot go on for more turns"),
    ],
)
async def test_what_cannot_be_asked_is_one_sentence_and_changes_nothing(
    endpoint: Endpoint, tmp_path: Path, following: Following, sentence: str
) -> None:
    async with opened(endpoint, tmp_path) as host:
        before = await held(host)
        with pytest.raises((Declined, NotFound)) as declined:
            await host.follow(before.id, following)
        assert await host.archive.find(before.id) == before
    assert sentence in str(declined.value)


async def test_a_symposium_may_continue_another_and_quotes_it_letter_by_letter(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    async with opened(endpoint, tmp_path) as host:
        before = await held(host)
        further = {"continues": before.id[:4]}
        wrong = Asking("And now?", ("Ada",), further=further, quotes=("2:window",))
        with pytest.raises(Declined, match="does not say “window”"):
            await host.open(wrong)
        with pytest.raises(Declined, match="nothing to quote from"):
            await host.open(Asking("And now?", ("Ada",), quotes=("2",)))
        quotes = ("2:a wall",)
        asking = Asking("And now?", ("Ada",), further=further, quotes=quotes)
        after = await host.open(asking)
        await watched(host.convene(after))
        kept = await host.archive.find(after.id)

    assert kept.acts[0].options["continues"] == before.id
    assert "said in symposium" in str(kept.turns[0].request)
    assert "```text\\na wall\\n```" in str(kept.turns[0].request)
