"""
The REST routes of interactions: the callback within three seconds, and what follows
under the interaction's token for fifteen minutes. No I/O.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.loopback.discord_calls import NO_CONTENT, Call, Reply
from tests.loopback.discord_messages import revise, wake
from tests.loopback.discord_payloads import message_payload
from tests.loopback.discord_permissions import bits, granted
from tests.loopback.discord_refusals import Refusal, malformed
from tests.loopback.discord_state import (
    CHAT_INPUT,
    EPHEMERAL,
    LOADING,
    Invocation,
    Message,
    World,
    walk,
)
from tests.loopback.discord_writing import absorb, erase, keep, new_message

Handler = Callable[[World, Call], Reply]
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
DEADLINE, LIFETIME = 3.0, 900.0
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
SAY, DEFER, DEFER_UPDATE, UPDATE, CHOICES, OPEN_MODAL = 4, 5, 6, 7, 8, 9
FITTING: dict[int, frozenset[int]] = {
    COMMAND: frozenset({SAY, DEFER, OPEN_MODAL}),
    COMPONENT: frozenset({SAY, DEFER, DEFER_UPDATE, UPDATE, OPEN_MODAL}),
    AUTOCOMPLETE: frozenset({CHOICES}),
    MODAL: frozenset({SAY, DEFER, DEFER_UPDATE, UPDATE}),
}
MAX_FOLLOWUPS_OF_USER_INSTALL = 5


def post_callback(world: World, call: Call) -> Reply:
    asked = world.invocations.get(call.ids["interaction_token"])
    if asked is None or asked.id != call.id("interaction_id"):
        raise Refusal(10062)
    if asked.kind is not None:
        raise Refusal(40060)
    if call.at - asked.begun > DEADLINE:
        asked.late = True
        raise Refusal(10062)
    kind = int(call.json.get("type", 0))
    if kind not in FITTING[asked.type]:
        raise malformed(f"a callback of type {kind} to an interaction {asked.type}")
    if kind in {DEFER_UPDATE, UPDATE} and asked.pressed is None:
        raise malformed("an update where there is no message")
    _answer(world, call, asked, kind)
    asked.kind, asked.answered = kind, call.at
    asked.heard.set()
    if not call.asks("with_response"):
        return NO_CONTENT
    return Reply(200, _callback_payload(world, asked))


def _answer(world: World, call: Call, asked: Invocation, kind: int) -> None:
    data = call.json.get("data") or {}
    if kind == CHOICES:
        asked.choices = _sound_choices(list(data.get("choices") or []))
    elif kind == OPEN_MODAL:
        _check_modal(data)
        asked.modal = data
    elif kind in {SAY, DEFER}:
        asked.message = _first_message(world, call, asked, data)
    else:
        asked.message = asked.pressed
        if kind == UPDATE and asked.pressed:
            revise(world, replace(call, body=data), asked.pressed)


def _sound_choices(choices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if len(choices) > 25:
        raise malformed(f"{len(choices)} choices, at most 25")
    for choice in choices:
        for key in ("name", "value"):
            if not 1 <= len(str(choice[key])) <= 100:
                raise malformed(f"a choice's {key} has 1 to 100 characters")
    return choices


def _check_modal(data: dict[str, Any]) -> None:
    parts = walk(data.get("components") or [])
    customs = [part["custom_id"] for part in parts if part.get("custom_id")]
    if len(set(customs)) != len(customs):
        raise malformed("custom_ids of a modal are not unique")
    if not 1 <= len(data.get("components") or []) <= 5:
        raise malformed("a modal has 1 to 5 components")
    if not 1 <= len(data.get("title") or "") <= 45:
        raise malformed("a modal's title has 1 to 45 characters")
    for part in parts:
        if part["type"] == 18 and len(part.get("label") or "") > 45:
            raise malformed("a modal's label has 1 to 45 characters")


def _first_message(
    world: World, call: Call, asked: Invocation, data: dict[str, Any]
) -> Message:
    flags = int(data.get("flags") or 0)
    message = _spoken(world, asked, private=bool(flags & EPHEMERAL))
    if asked.type == COMMAND:
        message.type = CHAT_INPUT
    if call.json["type"] == DEFER:
        if flags & ~EPHEMERAL:
            raise malformed("a deferred response may set no flag but EPHEMERAL")
        message.flags |= LOADING
    else:
        absorb(world, call, data, message)
    _wake(world, asked)
    return keep(world, message)


def _wake(world: World, asked: Invocation) -> None:
    if asked.channel.archived and asked.channel.locked:
        # discord-api-docs#6884: not 160005 here.
        raise Refusal(50083)
    wake(world, asked.channel, moderator=False)


def _spoken(world: World, asked: Invocation, *, private: bool) -> Message:
    """A new message in the name of the application."""
    if asked.channel.is_board and not private:
        raise Refusal(40058, fault="a public reply in a forum")
    message = new_message(world, asked.channel, world.bot)
    message.webhook = world.application
    message.application_owned = True
    forced = asked.user_installed and not _may_speak_aloud(asked)
    message.flags = EPHEMERAL if private or forced else 0
    return message


def _may_speak_aloud(asked: Invocation) -> bool:
    """An app that only its user has installed needs USE_EXTERNAL_APPS from them."""
    return bool(granted(asked.channel, asked.user.id) & bits("use_external_apps"))


def _callback_payload(world: World, asked: Invocation) -> dict[str, Any]:
    about: dict[str, Any] = {
        "id": str(asked.id),
        "type": asked.type,
        "response_message_loading": asked.deferred,
        "response_message_ephemeral": asked.ephemeral,
    }
    payload: dict[str, Any] = {"interaction": about}
    if asked.message:
        about["response_message_id"] = str(asked.message.id)
        payload["resource"] = {
            "type": asked.kind,
            "message": message_payload(world, asked.message),
        }
    return payload


def _alive(world: World, call: Call) -> Invocation:
    asked = world.invocations.get(call.ids["webhook_token"])
    if asked is None or asked.kind in {None, CHOICES}:
        # Nothing can follow before the first response.
        raise Refusal(10015)
    if call.at - asked.begun > LIFETIME:
        raise Refusal(50027)
    return asked


def post_followup(world: World, call: Call) -> Reply:
    asked = _alive(world, call)
    if asked.deferred and asked.message:
        # The first follow-up fills the deferred reply, whose privacy is settled.
        revise(world, call, asked.message)
        return Reply(200, message_payload(world, asked.message))
    many = len(asked.followups) >= MAX_FOLLOWUPS_OF_USER_INSTALL
    if asked.user_installed and many:
        raise Refusal(40094)
    flags = int(call.json.get("flags") or 0)
    message = _spoken(world, asked, private=bool(flags & EPHEMERAL))
    absorb(world, call, call.json, message)
    _wake(world, asked)
    asked.followups.append(keep(world, message))
    return Reply(200, message_payload(world, message))


def _of_token(world: World, call: Call) -> tuple[Invocation, Message]:
    asked = _alive(world, call)
    message = asked.message
    if "message_id" in call.ids:
        wanted = call.id("message_id")
        known = [asked.message, *asked.followups]
        message = next((m for m in known if m and m.id == wanted), None)
    if message is None or message.deleted:
        raise Refusal(10008)
    return asked, message


def get_followup(world: World, call: Call) -> Reply:
    _, message = _of_token(world, call)
    return Reply(200, message_payload(world, message))


def patch_followup(world: World, call: Call) -> Reply:
    _, message = _of_token(world, call)
    revise(world, call, message)
    return Reply(200, message_payload(world, message))


def delete_followup(world: World, call: Call) -> Reply:
    _, message = _of_token(world, call)
    erase(world, message)
    return NO_CONTENT


ROUTES: dict[tuple[str, str], Handler] = {("POST", CALLBACK): post_callback}
