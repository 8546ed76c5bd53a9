"""What a member may see of a symposium is what they may of its channel now."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.archive import open_archive
from bot.domain.names import SymposiumId, VoiceName
from bot.domain.place import Place
from bot.domain.symposium import Symposium
from bot.domain.voice import Voice
from tests.journeys.looking import exported
from tests.journeys.process import Seat
from tests.journeys.running import NO_SYNTHESISER, Running, running
from tests.loopback.discord_commands import NotOffered
from tests.loopback.discord_faults import GET_CHANNEL
from tests.loopback.discord_state import Channel, Message, User

pytestmark = pytest.mark.asyncio(loop_scope="module")

MANY = "[limits]\nper_member = 20\nper_server = 20\n"
MEMO = b"CONFIDENTIAL MEMO"
NOTHING = "No symposium that you may see was held here yet."
COMMANDS = ("export", "exposure", "synthesize", "stop")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def on(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = tmp_path_factory.mktemp("rights")
    async with running(folder, (Seat("Ada"),), rest=NO_SYNTHESISER + MANY) as served:
        yield served


async def held(on: Running, place: Channel) -> tuple[str, Channel]:
    """The id and the thread of one that is over, with a memo beside its question."""
    thread = await on.convene(place, f"What of {place.name}?", file=("memo.txt", MEMO))
    await on.closed(thread)
    return (await on.record(thread))["id"], thread


async def is_told(on: Running, id_: str, user: User, place: Channel) -> bool:
    """Whether *user* finds it from *place*, on every way that there is."""
    listed = id_ in await on.told(place, user, "symposium list")
    for command in COMMANDS:
        offered = await on.discord.autocomplete(
            place, user, f"symposium {command}", "session", id_
        )
        assert [choice["value"] for choice in offered] == [id_] * listed
    for named in (id_, id_[:6]):
        # What is found is not to be given a table each time.
        for command in set(COMMANDS) - ({"synthesize"} if listed else set()):
            said = await on.told(place, user, f"symposium {command}", session=named)
            assert (f"There is no symposium {named} here." in said) != listed, said
    asked = await on.discord.slash(place, user, "symposium export", session="latest")
    answer = await on.discord.answer(asked)
    latest = "".join(file.filename for file in answer.attachments)
    assert (id_ in latest) == listed
    return listed


async def test_a_member_who_may_not_see_the_channel_learns_nothing_of_it(
    on: Running,
) -> None:
    side, general = on.channel("side"), on.channel("general")
    on.discord.deny(side, on.town.ben, "view_channel")
    id_, _ = await held(on, side)
    assert not await is_told(on, id_, on.town.ben, general)
    assert await is_told(on, id_, on.town.ada, general)
    asked = await on.discord.slash(
        general, on.town.ada, "symposium export", session=id_
    )
    assert MEMO.decode() in await exported(on.discord, asked)


@pytest.mark.parametrize("right", ["view_channel", "read_message_history"])
async def test_what_was_seen_before_is_not_seen_any_more(
    on: Running, right: str
) -> None:
    place = on.channel(f"closing, {right}")
    id_, _ = await held(on, place)
    assert await is_told(on, id_, on.town.ben, on.town.text)
    on.discord.deny(place, on.town.ben, right)
    assert not await is_told(on, id_, on.town.ben, on.town.text)
    on.discord.allow(place, on.town.ben, right)
    assert await is_told(on, id_, on.town.ben, on.town.text)


async def test_a_role_opens_a_channel_that_is_closed_to_the_others(
    on: Running,
) -> None:
    inner, guild = on.channel("inner"), on.town.guild
    insiders = on.discord.role(guild, "Insiders")
    on.discord.give(guild, insiders, on.town.ada, on.discord.bot)
    on.discord.allow(inner, insiders, "view_channel")
    on.discord.deny(inner, None, "view_channel")
    id_, _ = await held(on, inner)
    assert not await is_told(on, id_, on.town.ben, on.town.text)
    on.discord.give(guild, insiders, on.town.ben)
    assert await is_told(on, id_, on.town.ben, on.town.text)


async def test_the_text_of_a_voice_chat_is_for_who_may_connect(on: Running) -> None:
    place = on.discord.channel(on.town.guild, "voice", "a lounge")
    await on.ask(place, "Aloud?")
    await on.closed(place)
    id_ = (await on.record(place))["id"]
    assert await is_told(on, id_, on.town.ben, on.town.text)
    on.discord.deny(place, on.town.ben, "connect")
    assert not await is_told(on, id_, on.town.ben, on.town.text)


async def test_where_the_bot_sees_nothing_it_tells_only_who_sees_everything(
    on: Running,
) -> None:
    """What Discord hides from the bot says nothing of who else may see it."""
    place, guild = on.channel("hidden from the bot"), on.town.guild
    sighted = on.discord.role(guild, "Sighted")
    on.discord.give(guild, sighted, on.discord.bot)
    on.discord.allow(place, sighted, "view_channel")
    id_, _ = await held(on, place)
    on.discord.deny(place, None, "view_channel")
    on.discord.allow(place, on.town.ben, "view_channel")
    assert await is_told(on, id_, on.town.ben, on.town.text)
    # From here on it hears of nothing that becomes of the channel.
    on.discord.take(guild, sighted, on.discord.bot)
    place.overwrites.pop(on.town.ben.id)
    assert not await is_told(on, id_, on.town.ben, on.town.text)
    assert await is_told(on, id_, guild.owner, on.town.text)


async def test_one_in_a_private_thread_appears_inside_that_thread_alone(
    on: Running,
) -> None:
    place = on.channel("with a private thread")
    thread = on.discord.private_thread(place, "between us", on.town.ada, on.discord.bot)
    await on.ask(thread, "Between us?")
    await on.closed(thread)
    id_ = (await on.record(thread))["id"]
    for archived in (False, True):
        if archived:
            on.discord.archive(thread)
        assert not await is_told(on, id_, on.town.ben, place)
        assert not await is_told(on, id_, on.town.ada, place)
        assert not await is_told(on, id_, on.town.ada, on.town.text)
        assert await is_told(on, id_, on.town.ada, thread)
        with pytest.raises(NotOffered):
            await on.told(thread, on.town.ben, "symposium list")
    warden = on.discord.member(on.town.guild, "Warden", "manage_threads")
    assert await is_told(on, id_, warden, thread)


async def test_an_archived_thread_is_seen_and_a_deleted_one_is_the_terminals(
    on: Running,
) -> None:
    place = on.channel("of old")
    id_, thread = await held(on, place)
    on.discord.archive(thread)
    assert await is_told(on, id_, on.town.ben, on.town.text)
    on.discord.delete(thread)
    for user in (on.town.ben, on.town.ada, on.town.guild.owner):
        assert not await is_told(on, id_, user, on.town.text)


async def test_one_whose_channel_was_deleted_is_the_terminals(on: Running) -> None:
    place = on.channel("for a while")
    id_, _ = await held(on, place)
    on.discord.delete(place)
    for user in (on.town.ada, on.town.guild.owner):
        assert not await is_told(on, id_, user, on.town.text)


async def test_what_discord_does_not_tell_is_not_guessed(on: Running) -> None:
    id_, thread = await held(on, on.channel("in doubt"))
    on.discord.archive(thread)
    on.discord.faults.answer(GET_CHANNEL, 403, code=50001, times=2)
    said = await on.told(on.town.text, on.town.ada, "symposium export", session=id_)
    assert said.startswith("Discord did not say just now whether you may see this")
    assert id_ not in await on.told(on.town.text, on.town.ada, "symposium list")
    assert await is_told(on, id_, on.town.ada, on.town.text)


async def test_a_direct_message_stays_between_two(on: Running) -> None:
    await on.ask(on.town.dm, "In private?")
    await on.closed(on.town.dm)
    id_ = (await on.record(on.town.dm))["id"]
    assert not await is_told(on, id_, on.town.ada, on.town.text)
    bens = on.discord.dm(on.town.ben)
    assert await on.told(bens, on.town.ben, "symposium list") == NOTHING
    assert await is_told(on, id_, on.town.ada, on.town.dm)


async def test_what_is_seen_is_found_behind_many_that_are_not(on: Running) -> None:
    id_, thread = await held(on, on.channel("long ago"))
    gone, guild = on.channel("with threads that are gone"), on.town.guild.id
    assert thread.parent is not None
    async with open_archive(str(on.folder / "symposium.db")) as archive:
        for number in range(60):
            one = Symposium(
                SymposiumId(f"gone{number:04}"), "Gone?", (Voice(VoiceName("Ada")),)
            )
            place = Place(number + 1, on.town.ada.id, parent=gone.id, guild=guild)
            await archive.open(one, place)
            await archive.mark_shown(one.id)
    assert await is_told(on, id_, on.town.ben, on.town.text)


async def press(on: Running, message: Message, which: str, user: User) -> str:
    asked = await on.discord.press(message, which, user)
    await on.discord.answer(asked)
    return asked.text


@pytest.mark.parametrize("button", ["Export markdown", "Export JSON", "Ask again"])
async def test_a_button_gives_no_more_than_the_channel(
    on: Running, button: str
) -> None:
    """Without its history a member sees of a channel what comes while they look on."""
    place = on.channel(f"for {button}")
    _, thread = await held(on, place)
    closing = await on.closed(thread)
    on.discord.deny(place, on.town.ben, "read_message_history")
    said = await press(on, closing, button, on.town.ben)
    assert said.startswith("There is no symposium ")
    assert len(on.discord.threads(place)) == 1


async def test_without_its_history_the_thread_too_says_so(on: Running) -> None:
    place = on.channel("without history")
    _, thread = await held(on, place)
    on.discord.deny(place, on.town.ben, "read_message_history")
    for command in ("export", "exposure", "synthesize"):
        said = await on.told(thread, on.town.ben, f"symposium {command}")
        assert said.startswith("You may not read the message history of this channel")


@pytest.mark.parametrize(
    ("kind", "right", "name"),
    [
        ("text", "send_messages", "Send Messages"),
        ("text", "create_public_threads", "Create Public Threads"),
        ("announcement", "send_messages", "Send Messages"),
        ("forum", "send_messages", "Send Messages"),
        ("voice", "send_messages", "Send Messages"),
    ],
)
async def test_who_may_not_write_somewhere_does_not_ask_there(
    on: Running, kind: str, right: str, name: str
) -> None:
    place = on.discord.channel(on.town.guild, kind, f"not for all: {kind} {right}")
    on.discord.deny(place, on.town.ada, right)
    await refuses_to_ask(on, place, name)


async def test_who_may_not_write_in_threads_does_not_ask_in_one(on: Running) -> None:
    parent = on.channel("with a thread to read")
    thread = on.discord.thread(parent, "an older thread", on.town.ben)
    on.discord.deny(parent, on.town.ada, "send_messages_in_threads")
    await refuses_to_ask(on, thread, "Send Messages in Threads")


async def refuses_to_ask(on: Running, place: Channel, name: str) -> None:
    requests = len(on.endpoint.requests)
    said = await on.told(place, on.town.ada, "symposium ask", question="May I?")
    assert said == (
        f"You cannot ask here, because you lack this permission in this channel: "
        f"{name}. Ask where you may write, or somebody who manages this channel for it."
    )
    assert on.discord.messages(place) == []
    assert len(on.endpoint.requests) == requests


async def test_who_may_write_again_asks_again_by_the_button(on: Running) -> None:
    place = on.channel("for one question")
    _, thread = await held(on, place)
    closing = await on.closed(thread)
    on.discord.deny(place, on.town.ben, "send_messages_in_threads")
    said = await press(on, closing, "Ask again", on.town.ben)
    assert said.startswith("You cannot ask here, because you lack this permission")
