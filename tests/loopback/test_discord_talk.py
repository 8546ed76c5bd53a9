"""What the gateway tells a bot of people's messages, without any privileged intent."""

from collections.abc import AsyncIterator

import discord
import pytest

from tests.loopback.discord_bots import LoopbackBot, running
from tests.loopback.discord_commands import NotOffered
from tests.loopback.discord_places import Town
from tests.loopback.discord_raw import Raw
from tests.loopback.discord_server import LoopbackDiscord
from tests.loopback.discord_state import Channel, Message


@pytest.fixture
async def bot(
    server: LoopbackDiscord,
    town: Town,  # noqa: ARG001 - it stands before the bot comes
) -> AsyncIterator[LoopbackBot]:
    async with running(server, hears=True) as started:
        yield started
        assert server.violations == []


async def hear(
    server: LoopbackDiscord, bot: LoopbackBot, told: Message, *, times: int = 1
) -> discord.Message:
    """What the bot hears of it."""
    await server.wait_for(
        lambda: [m.id for m in bot.heard].count(told.id) == times, timeout=5
    )
    return next(m for m in reversed(bot.heard) if m.id == told.id)


async def voice(server: LoopbackDiscord, bot: LoopbackBot, place: Channel) -> Message:
    """What the bot's webhook has posted there, under another name."""
    hook = server.webhook(place, "Symposium")
    webhook = discord.Webhook.partial(hook.id, hook.token, client=bot)
    said = await webhook.send("A door.", username="Ada the voice", wait=True)
    return server.world.messages[said.id]


async def test_a_mention_is_told_with_its_words_and_its_author(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    said = server.say(town.thread, town.ben, f"<@{server.bot.id}> why?")
    heard = await hear(server, bot, said)
    assert heard.content == f"<@{server.bot.id}> why?"
    assert isinstance(heard.author, discord.Member)
    assert (heard.author.id, heard.channel.id) == (town.ben.id, town.thread.id)
    assert [user.id for user in heard.mentions] == [server.bot.id]
    assert heard.channel.permissions_for(heard.author).send_messages_in_threads


async def test_others_words_are_told_without_a_word(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    said = server.say(town.text, town.ben, f"A secret, <@{town.ada.id}>")
    heard = await hear(server, bot, said)
    assert (heard.content, heard.author.id) == ("", town.ben.id)
    in_private = server.say(town.dm, town.ada, "A word with you")
    assert (await hear(server, bot, in_private)).content == "A word with you"


async def test_a_reply_to_a_webhook_has_words_only_with_a_mention(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    target = await voice(server, bot, town.text)
    plain = server.say(town.text, town.ben, "Why?", reply_to=target, rings=True)
    heard = await hear(server, bot, plain)
    assert (heard.content, heard.mentions) == ("", [])
    words = f"<@{server.bot.id}> Why?"
    named = server.say(town.text, town.ben, words, reply_to=target, rings=True)
    heard = await hear(server, bot, named)
    assert heard.content == words
    assert heard.type is discord.MessageType.reply
    assert heard.reference is not None
    assert heard.reference.message_id == target.id
    resolved = heard.reference.resolved
    assert isinstance(resolved, discord.Message)
    # Its own webhook's words are not shown to it (discord-api-docs#5411).
    assert (resolved.content, resolved.webhook_id) == ("", target.webhook)


async def test_a_reply_that_rings_mentions_the_bot_itself(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    own = await bot.get_partial_messageable(town.text.id).send("Of the bot")
    target = server.world.messages[own.id]
    quiet = server.say(town.text, town.ben, "Quiet", reply_to=target)
    assert (await hear(server, bot, quiet)).content == ""
    loud = server.say(town.text, town.ben, "Loud", reply_to=target, rings=True)
    heard = await hear(server, bot, loud)
    assert (heard.content, [m.id for m in heard.mentions]) == ("Loud", [server.bot.id])
    server.delete(target)
    late = server.say(town.text, town.ben, f"<@{server.bot.id}> late")
    late.type, late.reference = loud.type, target.id
    server.tell_again(late)
    heard = await hear(server, bot, late, times=2)
    assert heard.reference is not None
    assert isinstance(heard.reference.resolved, discord.DeletedReferencedMessage)


async def test_a_bot_without_the_intents_hears_nothing(
    server: LoopbackDiscord, town: Town
) -> None:
    async with running(server) as deaf:
        server.say(town.text, town.ben, f"<@{server.bot.id}> hello?")
        server.say(town.dm, town.ada, "hello?")
        await server.slash(town.text, town.ada, "symposium ask", question="x")
        assert deaf.heard == []


async def test_a_channel_it_may_not_see_is_not_told_of(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    hidden = server.channel(town.guild, "text", "hidden")
    server.revoke(hidden, "view_channel")
    secret = server.say(hidden, town.ben, f"<@{server.bot.id}> hello?")
    after = server.say(town.text, town.ben, "anything")
    await hear(server, bot, after)
    assert secret.id not in [m.id for m in bot.heard]


async def test_a_resumed_session_is_told_what_it_missed_and_told_again(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    await server.line.disconnect()
    said = server.say(town.thread, town.ben, f"<@{server.bot.id}> meanwhile")
    assert (await hear(server, bot, said)).content.endswith("meanwhile")
    assert server.line.resumes == 1
    server.tell_again(said)
    await hear(server, bot, said, times=2)


async def test_the_history_shows_a_mention_with_its_words(
    server: LoopbackDiscord, town: Town, raw: Raw
) -> None:
    server.say(town.text, town.ben, "not to it")
    server.say(town.text, town.ben, f"<@!{server.bot.id}> to it")
    _, found = await raw("GET", f"/channels/{town.text.id}/messages")
    assert [m["content"] for m in found] == [f"<@!{server.bot.id}> to it", ""]
    assert found[0]["mentions"][0]["id"] == str(server.bot.id)


async def test_a_menu_of_a_message_shows_all_of_it(
    server: LoopbackDiscord, town: Town, bot: LoopbackBot
) -> None:
    target = await voice(server, bot, town.text)
    asked = await server.use_menu(target, "Ask this voice", town.ben)
    await asked.response()
    assert asked.text == "asked: A door."
    with pytest.raises(NotOffered):
        await server.use_menu(target, "Sing with this voice", town.ben)
    server.delete(target)
    with pytest.raises(NotOffered):
        await server.use_menu(target, "Ask this voice", town.ben)


async def test_nobody_writes_where_they_may_not(
    server: LoopbackDiscord, town: Town
) -> None:
    server.deny(town.text, town.ben, "send_messages_in_threads")
    with pytest.raises(NotOffered):
        server.say(town.thread, town.ben, "May I?")
    with pytest.raises(NotOffered):
        server.say(town.dm, town.ben, "May I?")
    with pytest.raises(NotOffered):
        server.say(town.text, town.ben, " ")
    with pytest.raises(NotOffered):
        server.say(town.forum, town.ben, "A message?")
