"""Callbacks and follow-ups that Discord would not take are refused."""

from typing import Any

import pytest

from tests.loopback.discord_places import Town
from tests.loopback.discord_raw import Raw
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Invocation

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
QUIET: dict[str, Any] = {"allowed_mentions": {"parse": []}}
WORDS = QUIET | {"content": "words"}
Body = dict[str, Any]


def callback(asked: Invocation) -> str:
    return f"/interactions/{asked.id}/{asked.token}/callback"


def followup(server: LoopbackDiscord, asked: Invocation) -> str:
    return f"/webhooks/{server.world.application}/{asked.token}"


def asked_in(server: LoopbackDiscord, town: Town, kind: int = COMMAND) -> Invocation:
    """An interaction that nobody has answered yet."""
    return server._invoke(kind, town.text, town.ada, {})


def field(name: str = "q", label: str = "Question") -> Body:
    box = {"type": 4, "custom_id": name, "style": 1}
    return {"type": 18, "label": label, "component": box}


def form(*components: Body, title: str = "A form") -> Body:
    data = {"custom_id": "form", "title": title, "components": list(components)}
    return {"type": 9, "data": data}


def offered(count: int) -> Body:
    choices = [{"name": f"c{n}", "value": f"c{n}"} for n in range(count)]
    return {"type": 8, "data": {"choices": choices}}


REFUSED: dict[str, tuple[int, Body]] = {
    "choices to a command": (COMMAND, offered(1)),
    "an update to a command": (COMMAND, {"type": 7, "data": WORDS}),
    "words to an autocomplete": (AUTOCOMPLETE, {"type": 4, "data": WORDS}),
    "26 choices": (AUTOCOMPLETE, offered(26)),
    "a choice of 101 characters": (
        AUTOCOMPLETE,
        {"type": 8, "data": {"choices": [{"name": "n" * 101, "value": "v"}]}},
    ),
    "a form to a form": (MODAL, form(field())),
    "a form without components": (COMMAND, form()),
    "a form of six": (COMMAND, form(*[field(f"q{n}") for n in range(6)])),
    "a form's title of 46": (COMMAND, form(field(), title="t" * 46)),
    "a form's label of 46": (COMMAND, form(field(label="l" * 46))),
    "a form's custom_id twice": (COMMAND, form(field(), field())),
    "V2 where it is deferred": (COMMAND, {"type": 5, "data": {"flags": 1 << 15}}),
    "content of 2001": (
        COMMAND,
        {"type": 4, "data": QUIET | {"content": "x" * 2001}},
    ),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_callback_that_does_not_fit_is_refused(
    name: str, server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    kind, body = REFUSED[name]
    asked = asked_in(server, town, kind)
    assert await raw.code("POST", callback(asked), body) == 50035
    assert (asked.kind, len(server.violations)) == (None, 1)


async def test_a_refused_callback_may_be_followed_by_a_sound_one(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    asked = asked_in(server, town)
    await raw("POST", callback(asked), {"type": 4, "data": QUIET})
    sound = {"type": 4, "data": WORDS}
    assert (await raw("POST", callback(asked), sound))[0] == 204
    assert asked.text == "words"


async def test_nothing_follows_before_the_first_response(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    asked = asked_in(server, town)
    assert await raw.code("POST", followup(server, asked), WORDS) == 10015
    original = followup(server, asked) + "/messages/@original"
    assert await raw.code("PATCH", original, WORDS) == 10015


async def test_a_token_nobody_was_given_is_unknown(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    asked = asked_in(server, town)
    path = f"/interactions/{asked.id}/wrong/callback"
    assert await raw.code("POST", path, {"type": 5}) == 10062


async def test_the_callback_tells_of_the_message_where_it_is_asked_to(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    asked = asked_in(server, town)
    path = callback(asked) + "?with_response=1"
    _, answer = await raw("POST", path, {"type": 4, "data": WORDS})
    assert asked.message is not None
    assert answer["interaction"]["response_message_id"] == str(asked.message.id)
    assert answer["resource"]["message"]["content"] == "words"


async def test_a_private_reply_is_not_in_the_channel(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    asked = asked_in(server, town)
    body = {"type": 4, "data": WORDS | {"flags": 64}}
    await raw("POST", callback(asked), body)
    assert asked.message is not None
    assert server.messages(town.text) == []
    one = f"/channels/{town.text.id}/messages/{asked.message.id}"
    assert await raw.code("GET", one) == 10008
    assert await raw.code("POST", one + "/threads", {"name": "t"}) == 10008
    edited = QUIET | {"content": "edited"}
    original = followup(server, asked) + "/messages/@original"
    assert (await raw("PATCH", original, edited))[0] == 200
    assert asked.text == "edited"


async def test_a_deferred_reply_may_become_components_v2_by_its_first_edit(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    asked = asked_in(server, town)
    await raw("POST", callback(asked), {"type": 5})
    layout = {"flags": 1 << 15, "components": [{"type": 10, "content": "board"}]}
    original = followup(server, asked) + "/messages/@original"
    assert (await raw("PATCH", original, QUIET | layout))[0] == 200
    assert (asked.text, asked.deferred) == ("board", False)


async def test_a_thread_locked_meanwhile_takes_no_reply(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    asked = server._invoke(COMMAND, town.thread, town.ada, {})
    await raw("POST", callback(asked), {"type": 5})
    server.archive(town.thread, locked=True)
    assert await raw.code("POST", followup(server, asked), WORDS) == 50083
    assert asked.deferred


async def test_the_deferred_update_of_a_button_changes_nothing_yet(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    first = asked_in(server, town)
    await raw("POST", callback(first), {"type": 4, "data": WORDS})
    pressed = server._invoke(COMPONENT, town.text, town.ben, {}, first.message)
    assert (await raw("POST", callback(pressed), {"type": 6}))[0] == 204
    original = followup(server, pressed) + "/messages/@original"
    assert (await raw("PATCH", original, QUIET | {"content": "new"}))[0] == 200
    assert first.message is not None
    assert (first.message.content, first.message.edited) == ("new", 1)
