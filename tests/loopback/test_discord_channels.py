"""Channels, threads, permissions and history refuse what Discord's would."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.loopback.discord_places import Town
from tests.loopback.discord_raw import Raw
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Channel

HELLO: dict[str, Any] = {"content": "hello", "allowed_mentions": {"parse": []}}


def messages(channel: Channel) -> str:
    return f"/channels/{channel.id}/messages"


async def posted(raw: Raw, channel: Channel, content: str = "hello") -> str:
    status, answer = await raw("POST", messages(channel), HELLO | {"content": content})
    assert status == 200
    return str(answer["id"])


MISSING: dict[str, tuple[str, str, dict[str, Any], int]] = {
    "view_channel": ("POST", "/messages", HELLO, 50001),
    "send_messages": ("POST", "/messages", HELLO, 50013),
    "embed_links": ("POST", "/messages", {"embeds": [{"title": "t"}]}, 50013),
    "manage_webhooks": ("POST", "/webhooks", {"name": "voices"}, 50013),
    "create_public_threads": ("POST", "/threads", {"name": "t", "type": 11}, 50013),
}


@pytest.mark.parametrize("name", MISSING)
async def test_without_the_permission_it_is_refused_but_no_violation(
    name: str, server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    method, path, body, code = MISSING[name]
    server.revoke(town.text, name)
    assert await raw.code(method, f"/channels/{town.text.id}{path}", body) == code
    assert server.violations == []


async def test_a_thread_needs_its_own_permission_to_send(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    server.revoke(town.text, "send_messages")
    await posted(raw, town.thread)
    server.revoke(town.text, "send_messages_in_threads")
    assert await raw.code("POST", messages(town.thread), HELLO) == 50013


async def test_files_need_the_permission_to_attach(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    server.revoke(town.text, "attach_files")
    status, _ = await raw("POST", messages(town.text), HELLO, files={"a.md": b"a"})
    assert status == 403


async def test_without_reading_history_it_is_empty_and_no_error(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    await posted(raw, town.text)
    assert len((await raw("GET", messages(town.text)))[1]) == 1
    server.revoke(town.text, "read_message_history")
    assert await raw("GET", messages(town.text)) == (200, [])


@pytest.mark.parametrize("place", ["forum", "media"])
async def test_a_board_takes_posts_and_no_messages(
    place: str, server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    board: Channel = getattr(town, place)
    assert await raw.code("POST", messages(board), HELLO) == 40058
    body = {"name": "a post", "message": HELLO}
    status, post = await raw("POST", f"/channels/{board.id}/threads", body)
    assert (status, post["message"]["id"], post["parent_id"]) == (
        201,
        post["id"],
        str(board.id),
    )
    assert [m.content for m in server.messages(int(post["id"]))] == ["hello"]


async def test_a_board_may_require_a_tag(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    board = server.channel(
        town.guild, "forum", "tagged", tags=("open",), requires_tag=True
    )
    path, body = f"/channels/{board.id}/threads", {"name": "p", "message": HELLO}
    assert await raw.code("POST", path, body) == 40067
    assert (await raw("POST", path, body | {"applied_tags": ["1"]}))[0] == 400
    tagged = body | {"applied_tags": [board.tags[0]["id"]]}
    assert (await raw("POST", path, tagged))[0] == 201


NO_THREADS: dict[str, tuple[Callable[[Town], Channel], int]] = {
    "a thread": (lambda town: town.thread, 50024),
    "a voice chat": (lambda town: town.voice, 50024),
    "a stage": (lambda town: town.stage, 50024),
    "a direct message": (lambda town: town.dm, 50003),
}


@pytest.mark.parametrize("name", NO_THREADS)
async def test_some_places_take_messages_but_have_no_threads(
    name: str, town: Town, raw: Raw
) -> None:
    place, code = NO_THREADS[name][0](town), NO_THREADS[name][1]
    message = await posted(raw, place)
    path = f"{messages(place)}/{message}/threads"
    assert await raw.code("POST", path, {"name": "t"}) == code
    body = {"name": "t", "type": 11}
    assert await raw.code("POST", f"/channels/{place.id}/threads", body) == code


async def test_a_thread_from_a_message_has_its_id_and_repeating_is_refused(
    town: Town, raw: Raw
) -> None:
    message = await posted(raw, town.text)
    path = f"{messages(town.text)}/{message}/threads"
    status, thread = await raw("POST", path, {"name": "t"})
    assert (status, thread["id"], thread["type"]) == (201, message, 11)
    assert await raw.code("POST", path, {"name": "t"}) == 160004


async def test_an_announcement_grows_an_announcement_thread(
    town: Town, raw: Raw
) -> None:
    message = await posted(raw, town.announcement)
    path = f"{messages(town.announcement)}/{message}/threads"
    assert (await raw("POST", path, {"name": "t"}))[1]["type"] == 10


async def test_a_thread_without_message_is_private_unless_told(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/threads"
    assert await raw.code("POST", path, {"name": "t"}) == 50013
    server.allow(town.text, server.bot, "create_private_threads")
    assert (await raw("POST", path, {"name": "t"}))[1]["type"] == 12
    assert (await raw("POST", path, {"name": "t", "type": 11}))[1]["type"] == 11


@pytest.mark.parametrize("name", ["", "x" * 101])
async def test_a_threads_name_has_1_to_100_characters(
    name: str, server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    body = {"name": name, "type": 11}
    path = f"/channels/{town.text.id}/threads"
    assert await raw.code("POST", path, body) == 50035
    assert len(server.violations) == 1


async def test_an_archived_thread_refuses_edits_until_a_message_wakes_it(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    one = f"{messages(town.thread)}/{await posted(raw, town.thread)}"
    server.archive(town.thread)
    assert await raw.code("PATCH", one, HELLO) == 50083
    assert town.thread.archived
    await posted(raw, town.thread)
    assert not town.thread.archived
    assert (await raw("PATCH", one, HELLO | {"content": "edited"}))[0] == 200


async def test_a_locked_thread_stays_asleep(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    server.archive(town.thread, locked=True)
    assert await raw.code("POST", messages(town.thread), HELLO) == 160005


async def test_only_ones_own_message_can_be_edited(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    theirs = server.say(town.text, town.ada, "mine")
    one = f"{messages(town.text)}/{theirs.id}"
    assert await raw.code("PATCH", one, HELLO) == 50005
    assert await raw.code("DELETE", one) == 50013


async def test_others_words_are_hidden_without_the_message_content_intent(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    server.say(town.text, town.ada, "a secret")
    server.say(town.dm, town.ada, "a word with you")
    await posted(raw, town.text, "my own")
    _, there = await raw("GET", messages(town.text))
    assert [message["content"] for message in there] == ["my own", ""]
    assert (await raw("GET", messages(town.dm)))[1][0]["content"] == "a word with you"


async def test_history_is_newest_first_whatever_it_is_asked(
    town: Town, raw: Raw
) -> None:
    ids = [await posted(raw, town.text, str(n)) for n in range(5)]
    path = messages(town.text)

    async def told(query: str) -> list[str]:
        return [message["content"] for message in (await raw("GET", path + query))[1]]

    assert await told("?limit=2") == ["4", "3"]
    assert await told(f"?after={ids[0]}&limit=2") == ["2", "1"]
    assert await told(f"?before={ids[3]}&limit=2") == ["2", "1"]
    assert await told(f"?around={ids[2]}&limit=3") == ["3", "2", "1"]
    assert await raw.code("GET", path + "?limit=101") == 50035


async def test_a_nonce_gives_the_first_message_again(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    body = HELLO | {"nonce": "a17:v2:p0", "enforce_nonce": True}
    _, first = await raw("POST", messages(town.text), body)
    _, again = await raw("POST", messages(town.text), body | {"content": "other"})
    assert (again["id"], again["content"]) == (first["id"], "hello")
    assert server.world.deduplicated == [int(first["id"])]
    assert "nonce" not in (await raw("GET", messages(town.text)))[1][0]


async def test_a_nonce_is_forgotten_after_a_few_minutes_and_never_kept_unenforced(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    plain = HELLO | {"nonce": "n"}
    for _ in range(2):
        await raw("POST", messages(town.text), plain)
    assert len(server.messages(town.text)) == 2
    server.clock.skip(181)
    await raw("POST", messages(town.text), plain | {"enforce_nonce": True})
    assert len(server.messages(town.text)) == 3


async def test_a_nonce_whose_message_is_deleted_errors(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    body = HELLO | {"nonce": "n", "enforce_nonce": True}
    await raw("POST", messages(town.text), body)
    server.delete(server.messages(town.text)[0])
    assert await raw.code("POST", messages(town.text), body) == 10008
    assert server.messages(town.text) == []


async def test_without_its_token_the_bot_is_nobody(town: Town, raw: Raw) -> None:
    assert (await raw("GET", "/users/@me"))[0] == 200
    assert (await raw("GET", "/users/@me", known=False))[0] == 401
    assert (await raw("POST", messages(town.text), HELLO, known=False))[0] == 401
