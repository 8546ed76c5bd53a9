"""Webhooks refuse what Discord's would."""

from typing import Any

import pytest

from tests.loopback.discord_places import Town
from tests.loopback.discord_raw import Raw
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Webhook

WORDS: dict[str, Any] = {"content": "words", "allowed_mentions": {"parse": []}}


@pytest.fixture
def hook(server: LoopbackDiscord, town: Town) -> Webhook:
    return server.webhook(town.text, "voices")


def by_token(hook: Webhook) -> str:
    return f"/webhooks/{hook.id}/{hook.token}"


NAMES = ["", "x" * 81, "Clyde the third", "my DISCORD voice"]


@pytest.mark.parametrize("name", NAMES)
async def test_a_webhooks_name_follows_the_rules(
    name: str, server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = f"/channels/{town.text.id}/webhooks"
    assert await raw.code("POST", path, {"name": name}) == 50035
    assert len(server.violations) == 1


@pytest.mark.parametrize("name", NAMES)
async def test_the_name_of_one_post_follows_them_too(
    name: str, server: LoopbackDiscord, hook: Webhook, raw: Raw
) -> None:
    body = WORDS | {"username": name}
    assert await raw.code("POST", by_token(hook) + "?wait=true", body) == 50035
    assert len(server.violations) == 1


async def test_a_voice_speaks_under_its_own_name(
    server: LoopbackDiscord, town: Town, hook: Webhook, raw: Raw
) -> None:
    path = f"{by_token(hook)}?wait=true&thread_id={town.thread.id}"
    body = WORDS | {"username": "Qwen", "avatar_url": "https://example.org/q.png"}
    status, answer = await raw("POST", path, body, known=False)
    assert (status, answer["author"]["username"]) == (200, "Qwen")
    assert answer["webhook_id"] == str(hook.id)
    said = server.messages(town.thread)[0]
    assert (said.username, said.content, said.webhook) == ("Qwen", "words", hook.id)


async def test_without_wait_there_is_no_answer(
    server: LoopbackDiscord, town: Town, hook: Webhook, raw: Raw
) -> None:
    assert await raw("POST", by_token(hook), WORDS) == (204, None)
    assert len(server.messages(town.text)) == 1


async def test_the_thread_must_be_of_the_webhooks_channel(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    elsewhere = server.webhook(town.announcement, "voices")
    path = f"{by_token(elsewhere)}?wait=true&thread_id={town.thread.id}"
    assert await raw.code("POST", path, WORDS) == 10003


async def test_a_thread_has_no_webhooks_of_its_own(town: Town, raw: Raw) -> None:
    path = f"/channels/{town.thread.id}/webhooks"
    assert await raw.code("POST", path, {"name": "voices"}) == 50024


async def test_a_boards_webhook_needs_a_thread(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    hook = server.webhook(town.forum, "voices")
    assert await raw.code("POST", by_token(hook), WORDS) == 220001


async def test_a_channel_has_at_most_15(town: Town, raw: Raw) -> None:
    path = f"/channels/{town.text.id}/webhooks"
    for _ in range(15):
        assert (await raw("POST", path, {"name": "voices"}))[0] == 200
    assert await raw.code("POST", path, {"name": "voices"}) == 30007


async def test_history_hides_what_a_webhook_said_and_its_own_route_shows_it(
    town: Town, hook: Webhook, raw: Raw
) -> None:
    row = {
        "type": 1,
        "components": [{"type": 2, "style": 1, "custom_id": "a", "label": "A"}],
    }
    body = WORDS | {"components": [row], "username": "Qwen"}
    _, said = await raw("POST", by_token(hook) + "?wait=true", body)
    there = f"/channels/{town.text.id}/messages"
    listed, fetched = (
        (await raw("GET", there))[1][0],
        (await raw("GET", f"{there}/{said['id']}"))[1],
    )
    for hidden in (listed, fetched):
        assert (hidden["content"], hidden["components"]) == ("", [])
        assert hidden["author"]["username"] == "Qwen"
    _, own = await raw("GET", f"{by_token(hook)}/messages/{said['id']}")
    assert (own["content"], len(own["components"])) == ("words", 1)


LAYOUT: dict[str, Any] = {
    "flags": 1 << 15,
    "components": [{"type": 10, "content": "w" * 4000}],
    "allowed_mentions": {"parse": []},
    "username": "Qwen",
}


async def test_components_v2_come_under_a_voices_name_and_are_hidden_in_the_history(
    server: LoopbackDiscord, town: Town, hook: Webhook, raw: Raw
) -> None:
    path = by_token(hook) + "?wait=true&with_components=true"
    status, said = await raw("POST", path, LAYOUT, known=False)
    assert (status, said["author"]["username"]) == (200, "Qwen")
    _, (listed,) = await raw("GET", f"/channels/{town.text.id}/messages")
    assert (listed["content"], listed["components"]) == ("", [])
    _, own = await raw("GET", f"{by_token(hook)}/messages/{said['id']}")
    assert own["components"][0]["content"] == "w" * 4000
    assert server.violations == []


@pytest.mark.parametrize(
    "refused",
    [
        {"content": "words"},
        {"components": [{"type": 10, "content": "w" * 4001}]},
        {"components": []},
        {"flags": 0},
    ],
)
async def test_components_v2_of_a_webhook_follow_the_rules(
    refused: dict[str, Any], server: LoopbackDiscord, hook: Webhook, raw: Raw
) -> None:
    path = by_token(hook) + "?wait=true&with_components=true"
    assert await raw.code("POST", path, LAYOUT | refused) in {50035, 50006}
    assert len(server.violations) == 1


async def test_too_many_bytes_of_components_v2_break_a_webhook_too(
    hook: Webhook, raw: Raw
) -> None:
    path = by_token(hook) + "?wait=true&with_components=true"
    body = LAYOUT | {"components": [{"type": 10, "content": "語" * 3387}]}
    assert (await raw("POST", path, body))[0] == 500


async def test_a_message_in_a_thread_is_found_only_with_its_thread(
    town: Town, hook: Webhook, raw: Raw
) -> None:
    query = f"?wait=true&thread_id={town.thread.id}"
    _, said = await raw("POST", by_token(hook) + query, WORDS)
    one = f"{by_token(hook)}/messages/{said['id']}"
    assert await raw.code("PATCH", one, WORDS) == 10008
    assert (await raw("PATCH", one + query, WORDS | {"content": "new"}))[0] == 200


async def test_the_bots_own_route_cannot_edit_what_a_webhook_said(
    town: Town, hook: Webhook, raw: Raw
) -> None:
    _, said = await raw("POST", by_token(hook) + "?wait=true", WORDS)
    path = f"/channels/{town.text.id}/messages/{said['id']}"
    assert await raw.code("PATCH", path, WORDS) == 50005


async def test_an_archived_thread_refuses_a_webhooks_edit(
    server: LoopbackDiscord, town: Town, hook: Webhook, raw: Raw
) -> None:
    query = f"?wait=true&thread_id={town.thread.id}"
    _, said = await raw("POST", by_token(hook) + query, WORDS)
    server.archive(town.thread)
    one = f"{by_token(hook)}/messages/{said['id']}{query}"
    assert await raw.code("PATCH", one, WORDS) == 50083


async def test_a_deleted_webhook_is_unknown_and_a_wrong_token_invalid(
    server: LoopbackDiscord, hook: Webhook, raw: Raw
) -> None:
    assert await raw.code("POST", f"/webhooks/{hook.id}/wrong", WORDS) == 50027
    server.delete(hook)
    assert await raw.code("POST", by_token(hook), WORDS) == 10015


async def test_another_applications_webhook_hides_its_token(
    server: LoopbackDiscord, town: Town, hook: Webhook, raw: Raw
) -> None:
    persons = server.webhook(town.text, "a person's", town.ada)
    server.webhook(town.text, "another bot's", server.user("Other", bot=True))
    _, listed = await raw("GET", f"/channels/{town.text.id}/webhooks")
    told = [(each.get("token"), each["user"]["username"]) for each in listed]
    assert told == [
        (hook.token, "Symposium"),
        (persons.token, "Ada"),
        (None, "Other"),
    ]


async def test_a_persons_webhook_shows_no_buttons(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    path = by_token(server.webhook(town.text, "a person's", town.ada))
    button = {"type": 2, "style": 1, "custom_id": "a", "label": "A"}
    body = WORDS | {"components": [{"type": 1, "components": [button]}]}
    _, said = await raw("POST", path + "?wait=true", body)
    assert said["components"] == []
    asked = path + "?wait=true&with_components=true"
    assert await raw.code("POST", asked, body) == 50035
