"""
What people do on the loopback Discord: type a command, press a button, fill in a form.
They can do only what Discord's client would let them; otherwise NotOffered.
"""

import secrets
from typing import Any

from tests.loopback.discord_commands import (
    ATTACHMENT,
    NotOffered,
    away,
    filled,
    find,
    nested,
)
from tests.loopback.discord_forms import filled_form
from tests.loopback.discord_gateway import Gateway
from tests.loopback.discord_interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL
from tests.loopback.discord_payloads import (
    file_payload,
    member_payload,
    message_payload,
    partial_channel,
    user_payload,
)
from tests.loopback.discord_permissions import VIEW, bits, granted
from tests.loopback.discord_rules import MAX_FILE
from tests.loopback.discord_state import Channel, Invocation, Message, User, World
from tests.loopback.discord_talk import find_menu, menu_data
from tests.loopback.discord_waiting import PATIENCE, Waiting
from tests.loopback.discord_writing import store_file

BUTTON, STRING_SELECT = 2, 3
Given = str | int | float | bool | bytes | tuple[str, bytes] | User | Channel


class People(Waiting):
    """Acts as the people of a world."""

    world: World
    line: Gateway
    patience: float

    async def connected(self) -> None:
        """Waits until the bot is on the gateway."""
        try:
            await self.wait_for(lambda: self.line.connected is not None, self.patience)
        except TimeoutError:
            raise TimeoutError("the bot has not come to the gateway") from None

    async def slash(
        self, channel: Channel, user: User, path: str, /, **values: Given
    ) -> Invocation:
        """
        *user* runs the command *path* ("symposium ask"). A value for an attachment
        option is bytes or (filename, bytes). Waits first until the bot is there and has
        synced that command.
        """
        await self._offered(channel, path)
        self._may_command(channel, user)
        command, leaf = find(self.world, path, channel)
        plain, resolved = self._plain(channel, values)
        options = filled(leaf, plain, partly=False)
        for option in options:
            of_file = option["type"] == ATTACHMENT
            if of_file != isinstance(values[option["name"]], bytes | tuple):
                raise NotOffered(f"{option['name']} takes a file or does not")
        return self._invoke(
            COMMAND,
            channel,
            user,
            _command_data(command, nested(command, path, options), resolved),
        )

    async def autocomplete(
        self,
        channel: Channel,
        user: User,
        path: str,
        /,
        focused: str,
        typed: str = "",
        **values: Given,
    ) -> list[dict[str, Any]]:
        """What is offered after *user* has typed *typed* into *focused*."""
        await self._offered(channel, path)
        self._may_command(channel, user)
        command, leaf = find(self.world, path, channel)
        plain, _ = self._plain(channel, values)
        options = filled(leaf, plain | {focused: typed}, partly=True)
        declared = {option["name"]: option for option in leaf["options"]}
        if not declared[focused].get("autocomplete"):
            raise NotOffered(f"{focused} has no autocomplete")
        options[-1]["focused"] = True
        data = _command_data(command, nested(command, path, options), {})
        asked = self._invoke(AUTOCOMPLETE, channel, user, data)
        await asked.response()
        return asked.choices or []

    async def use_menu(self, message: Message, name: str, user: User) -> Invocation:
        """*user* opens the menu of a message, and picks the app's command *name*."""
        await self.connected()
        if not any(self.world.commands.values()):
            await self._synced()
        self._may_command(message.channel, user)
        command = find_menu(self.world, name, message)
        data = menu_data(self.world, command, message)
        return self._invoke(COMMAND, message.channel, user, data)

    async def press(self, message: Message, which: str, user: User) -> Invocation:
        """*user* presses the button of that custom_id or label."""
        await self.connected()
        part = self._part(message, which, user)
        if part["type"] != BUTTON or part.get("url"):
            raise NotOffered(f"{which!r} is no button of the bot's")
        data = {"custom_id": part["custom_id"], "component_type": BUTTON}
        data["id"] = part.get("id", 0)
        return self._invoke(COMPONENT, message.channel, user, data, message)

    async def select(
        self, message: Message, which: str, values: list[str], user: User
    ) -> Invocation:
        """*user* picks from the select of that custom_id or placeholder."""
        await self.connected()
        part = self._part(message, which, user)
        offered = [option["value"] for option in part.get("options") or []]
        most = part.get("max_values") or 1
        least = part.get("min_values", 1)
        if set(values) - set(offered) or not least <= len(values) <= most:
            raise NotOffered(f"{values} cannot be picked among {offered}")
        data = {
            "custom_id": part["custom_id"],
            "component_type": part["type"],
            "id": part.get("id", 0),
            "values": values,
        }
        return self._invoke(COMPONENT, message.channel, user, data, message)

    async def submit_modal(
        self, opened: Invocation, values: dict[str, Any]
    ) -> Invocation:
        """Sends the form that *opened* was answered with; by custom_ids or labels."""
        await opened.response()
        if opened.modal is None:
            raise NotOffered("there is no form to send")
        plain, resolved = self._plain(opened.channel, values)
        data = {
            "custom_id": opened.modal["custom_id"],
            "components": filled_form(opened.modal["components"], plain),
        }
        if resolved:
            data["resolved"] = resolved
        return self._invoke(MODAL, opened.channel, opened.user, data, opened.pressed)

    async def answer(self, asked: Invocation, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109 - the test says how long it looks
        """The reply once it says something: deferred ones are waited for."""
        await asked.response()
        await self.wait_for(lambda: not asked.deferred, timeout)
        if asked.message is None:
            raise NotOffered("it was answered without a message")
        return asked.message

    async def _offered(self, channel: Channel, path: str) -> None:
        await self.connected()
        if not any(self.world.commands.values()):
            await self._synced()
        find(self.world, path, channel)

    async def _synced(self) -> None:
        synced = self.world.commands
        try:
            await self.wait_for(lambda: any(synced.values()), self.patience)
        except TimeoutError:
            raise TimeoutError("the bot has synced no commands") from None

    def _may_command(self, channel: Channel, user: User) -> None:
        if channel.is_dm:
            if user not in channel.recipients:
                raise NotOffered(f"{user.name} is not in that conversation")
            return
        needed = VIEW | bits("use_application_commands")
        if granted(channel, user.id) & needed != needed:
            raise NotOffered(f"{user.name} may not use commands there")
        if channel.archived and channel.locked:
            raise NotOffered("the thread is locked")

    def _part(self, message: Message, which: str, user: User) -> dict[str, Any]:
        if message.deleted:
            raise NotOffered("the message is gone")
        self._may_see(message, user)
        for part in message.parts:
            names = {part.get("custom_id"), part.get("label"), part.get("placeholder")}
            if which in names and not part.get("disabled"):
                return part
        raise NotOffered(f"there is no {which!r} among {message.buttons}")

    def _may_see(self, message: Message, user: User) -> None:
        if message.ephemeral:
            for asked in self.world.invocations.values():
                own = message is asked.message or message in asked.followups
                if own and asked.user is not user:
                    raise NotOffered(f"{user.name} does not see that message")
        elif not message.channel.is_dm and not granted(message.channel, user.id) & VIEW:
            raise NotOffered(f"{user.name} does not see that channel")

    def _plain(
        self, channel: Channel, values: dict[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The values as JSON, with what has to be resolved beside them."""
        plain: dict[str, Any] = {}
        resolved: dict[str, dict[str, Any]] = {}
        for name, value in values.items():
            given = ("file.txt", value) if isinstance(value, bytes) else value
            if isinstance(given, tuple):
                if len(given[1]) > MAX_FILE:
                    raise NotOffered("the file is too large")
                file = store_file(self.world, channel, given[0], given[1], "text/plain")
                plain[name] = str(file.id)
                shown = resolved.setdefault("attachments", {})
                shown[plain[name]] = file_payload(file)
            elif isinstance(given, User):
                plain[name] = str(given.id)
                resolved.setdefault("users", {})[plain[name]] = user_payload(given)
            elif isinstance(given, Channel):
                plain[name] = str(given.id)
                shown = resolved.setdefault("channels", {})
                shown[plain[name]] = partial_channel(self.world, given, self.world.bot)
            else:
                plain[name] = given
        return plain, resolved

    def _invoke(
        self,
        kind: int,
        channel: Channel,
        user: User,
        data: dict[str, Any],
        pressed: Message | None = None,
    ) -> Invocation:
        world = self.world
        asked = Invocation(
            id=world.new_id(),
            token=secrets.token_urlsafe(60),
            type=kind,
            channel=channel,
            user=user,
            begun=world.clock.now(),
            pressed=pressed,
            user_installed=away(world, channel),
        )
        world.invocations[asked.token] = asked
        world.dispatch("INTERACTION_CREATE", interaction_payload(world, asked, data))
        return asked


def _command_data(
    command: dict[str, Any], options: list[dict[str, Any]], resolved: dict[str, Any]
) -> dict[str, Any]:
    data = {"id": command["id"], "name": command["name"], "type": command["type"]}
    data["options"] = options
    if command["guild_id"]:
        data["guild_id"] = command["guild_id"]
    return data | ({"resolved": resolved} if resolved else {})


def _owners(asked: Invocation) -> dict[str, str]:
    if asked.user_installed:
        return {"1": str(asked.user.id)}
    return {"0": str(asked.channel.guild.id) if asked.channel.guild else "0"}


def interaction_payload(
    world: World, asked: Invocation, data: dict[str, Any]
) -> dict[str, Any]:
    channel, user, guild = asked.channel, asked.user, asked.channel.guild
    payload: dict[str, Any] = {
        "id": str(asked.id),
        "application_id": str(world.application),
        "type": asked.type,
        "token": asked.token,
        "version": 1,
        "attachment_size_limit": MAX_FILE,
        "app_permissions": str(granted(channel, world.bot.id)),
        "channel_id": str(channel.id),
        "channel": partial_channel(world, channel, user),
        "data": data,
        "locale": "en-US",
        "entitlements": [],
        "authorizing_integration_owners": _owners(asked),
        "context": 0 if guild else 1,
    }
    if asked.pressed:
        payload["message"] = message_payload(world, asked.pressed)
    if guild is None:
        return payload | {"user": user_payload(user)}
    member = member_payload(guild, user)
    return payload | {
        "guild_id": str(guild.id),
        "guild": {"id": str(guild.id), "locale": "en-US", "features": []},
        "guild_locale": "en-US",
        "member": member | {"permissions": str(granted(channel, user.id))},
    }
