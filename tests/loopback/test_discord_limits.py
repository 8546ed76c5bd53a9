"""Rate limits bite as Discord's do; the clock is put forward, nobody waits."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.loopback.discord_places import Town
from tests.loopback.discord_raw import Raw
from tests.loopback.discord_server import LoopbackDiscord

HELLO: dict[str, Any] = {"content": "hello", "allowed_mentions": {"parse": []}}


@pytest.fixture
async def server() -> AsyncIterator[LoopbackDiscord]:
    async with LoopbackDiscord() as served:
        yield served


async def burst(raw: Raw, count: int, path: str, method: str = "POST") -> list[int]:
    return [(await raw(method, path, HELLO))[0] for _ in range(count)]


async def test_a_channel_takes_five_posts_in_five_seconds(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/messages"
    assert await burst(raw, 5, path) == [200] * 5
    assert (raw.headers["X-RateLimit-Limit"], raw.headers["X-RateLimit-Remaining"]) == (
        "5",
        "0",
    )
    status, answer = await raw("POST", path, HELLO)
    assert (status, answer["global"], 4 < answer["retry_after"] <= 5) == (
        429,
        False,
        True,
    )
    assert raw.headers["Via"]
    assert raw.headers["Content-Type"] == "application/json"
    assert raw.headers["X-RateLimit-Scope"] == "user"
    assert [limited.scope for limited in server.limited] == ["user"]
    server.clock.skip(5)
    assert (await raw("POST", path, HELLO))[0] == 200


async def test_posts_and_edits_are_counted_apart_under_one_bucket(
    town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/messages"
    _, message = await raw("POST", path, HELLO)
    await burst(raw, 4, path)
    posts = raw.headers["X-RateLimit-Bucket"]
    assert await burst(raw, 6, f"{path}/{message['id']}", "PATCH") == [200] * 5 + [429]
    assert raw.headers["X-RateLimit-Bucket"] == posts


async def test_all_messages_of_a_channel_share_its_edits_and_a_thread_has_its_own(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/messages"
    one, two = [(await raw("POST", path, HELLO))[1]["id"] for _ in range(2)]
    assert await burst(raw, 3, f"{path}/{one}", "PATCH") == [200] * 3
    assert await burst(raw, 3, f"{path}/{two}", "PATCH") == [200, 200, 429]
    elsewhere = f"/channels/{town.thread.id}/messages"
    assert await burst(raw, 5, elsewhere) == [200] * 5
    assert len(server.limited) == 1


async def test_an_edit_of_an_old_message_is_limited_further(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/messages"
    _, message = await raw("POST", path, HELLO)
    server.clock.skip(3601)
    one = f"{path}/{message['id']}"
    assert await burst(raw, 3, one, "PATCH") == [200] * 3
    status, answer = await raw("PATCH", one, HELLO)
    assert (status, answer["code"]) == (429, 30046)


async def test_a_webhook_takes_five_in_two_seconds(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    one, two = (server.webhook(town.text, name) for name in ("a", "b"))
    assert await burst(raw, 6, f"/webhooks/{one.id}/{one.token}") == [204] * 5 + [429]
    assert await burst(raw, 1, f"/webhooks/{two.id}/{two.token}") == [204]


async def test_a_webhook_s_posts_and_edits_are_counted_together(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    hook = server.webhook(town.text, "w")
    path = f"/webhooks/{hook.id}/{hook.token}"
    _, message = await raw("POST", f"{path}?wait=true", HELLO)
    one = f"{path}/messages/{message['id']}"
    assert await burst(raw, 4, one, "PATCH") == [200] * 4
    assert (await raw("PATCH", one, HELLO))[0] == 429
    assert (await raw("POST", path, HELLO))[0] == 429
    server.clock.skip(2)
    assert await burst(raw, 5, path) == [204] * 5


async def test_the_hidden_cap_of_a_channel_shows_only_as_a_long_shared_429(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    hooks = [server.webhook(town.text, f"w{n}") for n in range(6)]
    for hook in hooks:
        path = f"/webhooks/{hook.id}/{hook.token}"
        assert await burst(raw, 5, path) == [204] * 5
    server.clock.skip(2)
    path = f"/webhooks/{hooks[0].id}/{hooks[0].token}"
    status, answer = await raw("POST", path, HELLO)
    assert (status, answer["retry_after"]) == (429, 45.0)
    assert raw.headers["X-RateLimit-Scope"] == "shared"
    assert int(raw.headers["X-RateLimit-Remaining"]) > 0
    server.clock.skip(44)
    assert (await raw("POST", path, HELLO))[0] == 429
    server.clock.skip(2)
    assert (await raw("POST", path, HELLO))[0] == 204


async def test_the_hidden_cap_s_minute_slides(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    hook = server.webhook(town.text, "w")
    path = f"/webhooks/{hook.id}/{hook.token}"
    for wait in (50, 2, 2, 2, 2, 2):
        assert await burst(raw, 5, path) == [204] * 5
        server.clock.skip(wait)
    # A minute after the first five there is room for five, though 25 are younger.
    assert await burst(raw, 5, path) == [204] * 5
    server.clock.skip(2)
    assert (await raw("POST", path, HELLO))[0] == 429


async def test_followups_are_limited_as_a_webhook_is_but_know_no_hidden_cap(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    asked = server._invoke(2, town.text, town.ada, {})
    callback = f"/interactions/{asked.id}/{asked.token}/callback"
    await raw("POST", callback, {"type": 4, "data": HELLO})
    path = f"/webhooks/{server.world.application}/{asked.token}"
    assert await burst(raw, 6, path) == [200] * 5 + [429]
    for _ in range(6):
        server.clock.skip(2)
        assert await burst(raw, 5, path) == [200] * 5


async def test_fifty_requests_a_second_and_no_more(
    server: LoopbackDiscord, raw: Raw
) -> None:
    assert await burst(raw, 50, "/users/@me", "GET") == [200] * 50
    status, answer = await raw("GET", "/users/@me")
    assert (status, answer["global"]) == (429, True)
    assert raw.headers["X-RateLimit-Global"] == "true"
    unknown, _ = await raw("POST", "/interactions/1/token/callback", {"type": 6})
    assert unknown == 404
    server.clock.skip(1)
    assert (await raw("GET", "/users/@me"))[0] == 200


async def test_a_name_changes_twice_in_ten_minutes(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    thread = server.thread(town.text, "t")
    path = f"/channels/{thread.id}"
    statuses = [(await raw("PATCH", path, {"name": n}))[0] for n in "abc"]
    assert statuses == [200, 200, 429]
    assert (await raw("PATCH", path, {"archived": False}))[0] == 200


async def test_reactions_and_young_deletes_are_slow(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/messages"
    ids = [(await raw("POST", path, HELLO))[1]["id"] for _ in range(4)]
    react = f"{path}/{ids[0]}/reactions/👍/@me"
    assert [(await raw("PUT", react))[0], (await raw("DELETE", react))[0]] == [204, 429]
    deleted = [(await raw("DELETE", f"{path}/{each}"))[0] for each in ids]
    assert deleted == [204, 204, 204, 429]
    assert len(server.messages(town.text)) == 1


async def test_the_limits_can_be_switched_off() -> None:
    async with LoopbackDiscord(limits=False) as free:
        text = free.town().text
        async with Raw(free) as client:
            path = f"/channels/{text.id}/messages"
            assert await burst(client, 20, path) == [200] * 20
