"""A real discord.py bot and the people of the loopback Discord meet."""

import asyncio
import io
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import discord
import pytest

from tests.loopback.discord_bots import LoopbackBot, pointed, running
from tests.loopback.discord_commands import NotOffered
from tests.loopback.discord_faults import EXECUTE_WEBHOOK, GET_MESSAGES, POST_MESSAGE
from tests.loopback.discord_places import Town
from tests.loopback.discord_raw import Raw
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import COMPONENTS_V2, Channel

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def bot(
    server: LoopbackDiscord,
    town: Town,  # noqa: ARG001 - it stands before the bot comes
) -> AsyncIterator[LoopbackBot]:
    async with running(server) as started:
        yield started
        assert server.violations == []


def place(bot: LoopbackBot, channel: Channel) -> discord.PartialMessageable:
    return bot.get_partial_messageable(channel.id)


@pytest.mark.usefixtures("bot")
async def test_a_command_is_typed_in_and_answered(
    server: LoopbackDiscord, town: Town
) -> None:
    asked = await server.slash(
        town.text,
        town.ada,
        "symposium ask",
        question="Why?",
        rounds=3,
        file=("notes.txt", b"context"),
    )
    assert await asked.response() == 4
    assert (asked.text, asked.ephemeral) == ("Why?||3|context", False)
    assert [m.text for m in server.messages(town.text)] == [asked.text]


BEYOND: dict[str, tuple[str, dict[str, object]]] = {
    "an unknown command": ("symposium sing", {}),
    "a group": ("symposium", {}),
    "an unknown option": ("symposium ask", {"question": "x", "mood": "x"}),
    "a missing option": ("symposium ask", {}),
    "a wrong type": ("symposium ask", {"question": "x", "rounds": "three"}),
    "out of range": ("symposium ask", {"question": "x", "rounds": 10}),
    "words for a file": ("symposium ask", {"question": "x", "file": "words"}),
}


@pytest.mark.parametrize("name", BEYOND)
@pytest.mark.usefixtures("bot")
async def test_people_can_type_only_what_the_synced_command_declares(
    name: str, server: LoopbackDiscord, town: Town
) -> None:
    path, values = BEYOND[name]
    with pytest.raises(NotOffered):
        await server.slash(town.text, town.ada, path, **values)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    "kind",
    ["text", "announcement", "voice", "stage", "thread", "dm"],
)
@pytest.mark.usefixtures("bot")
async def test_a_command_is_answered_in_each_kind_of_channel(
    kind: str, server: LoopbackDiscord, town: Town
) -> None:
    channel: Channel = getattr(town, kind)
    asked = await server.slash(channel, town.ada, "symposium ask", question="Why?")
    await asked.response()
    assert [m.text for m in server.messages(channel)] == ["Why?||1|"]


async def test_what_the_bot_may_do_is_told_as_discord_py_computes_it(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    server.revoke(town.text, "manage_webhooks", "attach_files")
    told: list[discord.Interaction] = []

    async def keep(interaction: discord.Interaction) -> None:
        told.append(interaction)

    bot.add_listener(keep, "on_interaction")
    for channel in (town.text, town.thread, town.voice, town.stage):
        await server.slash(channel, town.ada, "symposium think")
    await server.wait_for(lambda: len(told) == 4)
    for interaction in told:
        assert interaction.guild is not None
        assert isinstance(
            interaction.channel, discord.abc.GuildChannel | discord.Thread
        )
        computed = interaction.channel.permissions_for(interaction.guild.me)
        assert interaction.app_permissions.manage_webhooks == computed.manage_webhooks
        assert interaction.app_permissions.attach_files == computed.attach_files
    bot.symposium.go.set()
    asked = server.world.invocations.values()
    await server.wait_for(lambda: all(each.followups for each in asked))


@pytest.mark.usefixtures("bot")
async def test_autocomplete_offers_what_the_bot_says(
    server: LoopbackDiscord, town: Town
) -> None:
    offered = await server.autocomplete(
        town.text, town.ada, "symposium ask", "voice", "g"
    )
    assert [choice["value"] for choice in offered] == ["Grok", "GLM"]
    with pytest.raises(NotOffered):
        await server.autocomplete(town.text, town.ada, "symposium ask", "question")


@pytest.mark.usefixtures("bot")
async def test_a_button_and_a_select_are_used(
    server: LoopbackDiscord, town: Town
) -> None:
    asked = await server.slash(town.text, town.ada, "symposium ask", question="Why?")
    message = await server.answer(asked)
    pressed = await server.press(message, "Again", town.ben)
    assert await pressed.response() == 7
    assert (message.content, message.edited) == ("pressed", 1)
    assert message.edits[0].content == "Why?||1|"
    picked = await server.select(message, "pick", ["GLM"], town.ben)
    await picked.response()
    assert (picked.text, picked.ephemeral) == ("picked ['GLM']", True)
    with pytest.raises(NotOffered):
        await server.press(message, "Stop", town.ada)
    with pytest.raises(NotOffered):
        await server.select(message, "pick", ["Nobody"], town.ada)


@pytest.mark.usefixtures("bot")
async def test_a_form_is_filled_in(server: LoopbackDiscord, town: Town) -> None:
    opened = await server.slash(town.text, town.ada, "symposium form")
    sent = await server.submit_modal(opened, {"Question": "A long one?"})
    await sent.response()
    assert (await opened.response(), sent.text) == (9, "form: A long one?")
    for wrong in ({"Question": "x" * 51}, {"Question": ""}, {"Mood": "x"}):
        with pytest.raises(NotOffered):
            await server.submit_modal(opened, wrong)


async def test_a_deferred_answer_keeps_its_privacy_and_is_filled_by_the_first_followup(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    asked = await server.slash(town.text, town.ada, "symposium think")
    assert (await asked.response(), asked.deferred) == (5, True)
    bot.symposium.go.set()
    message = await server.answer(asked)
    await server.wait_for(lambda: asked.followups)
    assert (message.text, asked.followups[0].text) == ("thought", "and more")
    assert (message.ephemeral, asked.followups[0].ephemeral) == (True, False)


async def test_an_answer_after_three_seconds_is_unknown(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    asked = await server.slash(town.text, town.ada, "symposium late")
    server.clock.skip(3.1)
    bot.symposium.go.set()
    await server.wait_for(lambda: bot.symposium.errors)
    assert (bot.symposium.errors[0].status, bot.symposium.errors[0].code) == (
        404,
        10062,
    )
    assert asked.late
    assert server.messages(town.text) == []


@pytest.mark.usefixtures("bot")
async def test_a_second_answer_is_refused_and_the_token_ends_after_15_minutes(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    asked = await server.slash(town.text, town.ada, "symposium ask", question="Why?")
    await asked.response()
    again = f"/interactions/{asked.id}/{asked.token}/callback"
    assert await raw.code("POST", again, {"type": 5}) == 40060
    after = f"/webhooks/{server.world.application}/{asked.token}"
    quiet = {"content": "more", "allowed_mentions": {"parse": []}}
    assert (await raw("POST", after, quiet))[0] == 200
    server.clock.skip(900)
    assert await raw.code("POST", after, quiet) == 50027


async def test_a_forum_takes_no_public_answer(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    async with running(server) as bot:
        asked = await server.slash(town.forum, town.ada, "symposium late")
        path = f"/interactions/{asked.id}/{asked.token}/callback"
        assert await raw.code("POST", path, {"type": 5}) == 40058
        assert (await raw("POST", path, {"type": 5, "data": {"flags": 64}}))[0] == 204
        bot.symposium.go.set()
        await server.wait_for(lambda: bot.symposium.errors)
    assert [v.fault for v in server.violations] == ["a public reply in a forum"]


async def test_a_users_own_app_is_private_and_has_five_followups(
    server: LoopbackDiscord, bot: LoopbackBot, raw: Raw
) -> None:
    elsewhere = server.guild("Elsewhere", bot_joins=False)
    text = server.channel(elsewhere, "text", "general")
    cleo = server.member(elsewhere, "Cleo")
    with pytest.raises(NotOffered):
        await server.slash(text, cleo, "symposium think")
    server.world.commands[None][0]["integration_types"] = [0, 1]
    asked = await server.slash(text, cleo, "symposium ask", question="Why?")
    await asked.response()
    assert (asked.user_installed, asked.ephemeral) == (True, True)
    body = {"content": "more", "allowed_mentions": {"parse": []}}
    path = f"/webhooks/{server.world.application}/{asked.token}"
    assert [(await raw("POST", path, body))[0] for _ in range(5)] == [200] * 5
    assert await raw.code("POST", path, body) == 40094
    assert await raw.code("POST", f"/channels/{text.id}/messages", body) == 50001
    assert bot.get_guild(elsewhere.id) is None


def _board(words: str) -> discord.ui.LayoutView:
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(words))
    return view


async def test_threads_edits_files_and_webhooks_through_discord_py(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    parent = bot.get_channel(town.text.id)
    assert isinstance(parent, discord.TextChannel)
    thread = await (await parent.send("starter")).create_thread(name="a thread")
    board = await thread.send(view=_board("first"))
    await thread.get_partial_message(board.id).edit(
        # Without content discord.py leaves out the client's allowed_mentions.
        view=_board("second"),
        allowed_mentions=discord.AllowedMentions.none(),
    )
    hook = await parent.create_webhook(name="voices")
    file = discord.File(io.BytesIO(b"# whole"), "whole.md")
    said = await hook.send("mine", username="Qwen", thread=thread, file=file, wait=True)
    place = server.threads(town.text)[-1]
    shown, spoken = server.messages(place)
    assert (shown.text, shown.edited, shown.flags) == ("second", 1, COMPONENTS_V2)
    assert (spoken.username, spoken.text) == ("Qwen", "mine")
    assert spoken.attachments[0].data == b"# whole"
    history = [message async for message in thread.history(oldest_first=True)]
    assert [message.content for message in history[1:]] == ["", ""]
    assert (await hook.fetch_message(said.id, thread=thread)).content == "mine"


async def test_a_reply_of_discord_py_is_taken(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    first = await place(bot, town.text).send("first")
    await place(bot, town.text).send("second", reference=first)
    assert server.messages(town.text)[1].reference == first.id


async def test_a_dropped_reply_was_done_and_its_nonce_finds_it_again(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    server.faults.drop_reply(POST_MESSAGE, nth=2)
    channel = place(bot, town.text)
    await channel.send("one", nonce="p0")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await channel.send("two", nonce="p1")
    again = await channel.send("two", nonce="p1")
    assert [m.content for m in server.messages(town.text)] == ["one", "two"]
    assert server.world.deduplicated == [again.id]


async def test_a_lost_request_was_not_done(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    server.faults.lose_request(POST_MESSAGE)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await place(bot, town.text).send("one")
    assert server.messages(town.text) == []


async def test_a_held_request_waits_for_its_release(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    fault = server.faults.hold(POST_MESSAGE)
    sending = asyncio.create_task(place(bot, town.text).send("held"))
    await fault.met.wait()
    assert server.messages(town.text) == []
    fault.release()
    await sending
    assert [m.content for m in server.messages(town.text)] == ["held"]


async def test_discord_py_waits_for_a_429_and_tries_again(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    server.faults.limit(POST_MESSAGE, 0.05)
    await place(bot, town.text).send("patient")
    assert server.count(POST_MESSAGE) == 2
    assert [limited.retry_after for limited in server.limited] == [0.05]
    server.faults.answer(GET_MESSAGES, 503)
    with pytest.raises(discord.DiscordServerError):
        await anext(place(bot, town.text).history())


async def test_a_deleted_webhook_is_not_found(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    made = server.webhook(town.text, "voices")
    hook = discord.Webhook.partial(made.id, made.token, client=bot)
    server.delete(made)
    with pytest.raises(discord.NotFound) as caught:
        await hook.send("anybody?", wait=True)
    assert (caught.value.code, server.count(EXECUTE_WEBHOOK)) == (10015, 1)


async def test_a_cut_gateway_is_resumed_and_nothing_is_missed(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    await server.line.disconnect()
    await server.wait_for(lambda: server.line.resumes == 1)
    server.thread(town.text, "opened meanwhile")
    await server.wait_for(
        lambda: any(t.name == "opened meanwhile" for t in bot.guilds[0].threads)
    )
    assert server.line.identifies == 1


async def test_what_is_known_survives_a_restart(
    server: LoopbackDiscord, town: Town
) -> None:
    for _ in range(2):
        async with running(server) as bot:
            await place(bot, town.text).send("once", nonce="only")
    assert [m.content for m in server.messages(town.text)] == ["once"]
    assert server.line.identifies == 2


async def test_a_bad_token_is_no_login(server: LoopbackDiscord) -> None:
    client = discord.Client(intents=discord.Intents(guilds=True))
    async with pointed(server):
        server.withdraw_token()
        with pytest.raises(discord.LoginFailure):
            await client.login("loopback.token")
    await client.close()


async def test_privileged_intents_are_refused(server: LoopbackDiscord) -> None:
    client = discord.Client(intents=discord.Intents(guilds=True, message_content=True))
    async with pointed(server):
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await client.start(server.token)
    await client.close()
    assert [v.request for v in server.violations] == ["IDENTIFY"]


@pytest.mark.parametrize(
    ("arguments", "status"), [(["--", "no-such-verb"], 2), (["rehearse"], 1)]
)
async def test_the_launcher_gives_the_bots_own_exit_status(
    arguments: list[str], status: int, server: LoopbackDiscord
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.loopback.launch",
        server.api,
        server.gateway,
        *arguments,
        cwd=ROOT,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert await process.wait() == status
