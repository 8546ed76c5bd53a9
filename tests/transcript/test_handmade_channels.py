"""Chats that a program exports or somebody copies from their page."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.handmade_document import ReadingChoices
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

EXPORTED = """================================
Guild: allotment
Channel: text channels / beans
================================

[14/09/2024 19:02] root_vegetable
which bean climbs highest?

[14/09/2024 19:02] HaikuBot
A runner bean.

Give it three metres.

{Reactions}
🌱 (4) ❤️ (2)

[14/09/2024 19:05] Ingrid K.
(laughs) mine stopped at two

{Attachments}
https://cdn.example.com/bean.jpg

{Embed}
https://example.org/beans
Beans in a hundred gardens

And what to do.

[14/09/2024 19:07] root_vegetable
Pinned a message.

[14/09/2024 19:08] gpt-helper

{Embed}
Water them at night.

[14/09/2024 19:09] root_vegetable
ok

================================
Exported 6 message(s)
================================
"""
COPIED = """#beans, copied out by Ola

— March 11, 2025 —

Ola
 — 03/11/2025 7:14 PM
bots are up (edited)
what is a bean
:bean:
3

haiku-bot
APP
 — 03/11/2025 7:14 PM
A seed that waits.

It has a scar where it hung.
👋 5
🙏 1

— March 12, 2025 —

@haiku-bot A seed that wai…
Per 🌲
 — 03/12/2025 12:02 AM
so do I
💀
7

@Ola what is a bean
haiku-bot
APP
 — 03/12/2025 12:03 AM
7

Ola pinned a message to this channel. See all pinned messages.

(end of copy. haiku-bot = Claude 3 Haiku)
"""
SLACK = """Ola
  7:14 PM
what is a bean
haiku-bot
APP  7:15 PM
A seed.
Ola
  7:16 PM
thanks
"""
DASHED = """Ola — Today at 7:14 PM
what is a bean

haiku-bot APP — Today at 7:15 PM
A seed.
🌱 2

Ola — Today at 7:16 PM
thanks

Ola — 03/12/2025 9:14 AM
all of you
"""
TEAMS = """[3/11/2025 7:14 PM] Ola Berg
what is a bean
[3/11/2025 7:15 PM] Copilot
A seed.

- it waits
[3/11/2025 7:16 PM] Ola Berg
thanks
"""


def test_what_an_export_shows_beside_the_words_is_nobody_s() -> None:
    it = read(EXPORTED)
    assert said(it) == [
        ("root_vegetable", "which bean climbs highest?"),
        ("HaikuBot", "A runner bean.\n\nGive it three metres."),
        ("Ingrid K.", "(laughs) mine stopped at two"),
        ("gpt-helper", "Water them at night."),
        ("root_vegetable", "ok"),
    ]
    told = [text for kind, _, text in noted(it) if kind == "remark"]
    assert "🌱 (4) ❤️ (2)" in told
    assert "Beans in a hundred gardens" in told
    assert "Pinned a message." in told


def test_an_export_whose_count_does_not_fit_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"line 41: the header counts 7"):
        read(EXPORTED.replace("Exported 6", "Exported 7"))
    lost = EXPORTED.replace("[14/09/2024 19:05] Ingrid K.", "Ingrid K.")
    with pytest.raises(Unreadable, match=r"counts 6 messages, and there are 5"):
        read(lost)


def test_words_behind_what_a_message_shows_are_refused() -> None:
    later = EXPORTED.replace("❤️ (2)\n", "❤️ (2)\n\nThat is all of it.\n")
    with pytest.raises(Unreadable, match="line 17: this line stands in a voice's"):
        read(later)


def test_a_copied_page_is_read_without_its_marks() -> None:
    it = read(COPIED)
    assert said(it) == [
        ("Ola", "bots are up\nwhat is a bean"),
        ("haiku-bot", "A seed that waits.\n\nIt has a scar where it hung."),
        ("Per 🌲", "so do I"),
        ("haiku-bot", "7"),
    ]
    told = [text for *_, text in noted(it)]
    assert {":bean: 3", "👋 5", "🙏 1", "💀 7", "(edited)"} <= {*told}
    assert "@Ola what is a bean" in told


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("@Ola what is", "@Ola who is", "line 30: this may be what the next message"),
        ("(end of copy.", "And then\n\n(end of copy.", "stands in a voice's section"),
        ("\n— March 12, 2025 —\n\n@haiku-bot A seed that wai…\n", "", "Per 🌲”, which"),
    ],
)
def test_what_may_be_of_the_message_above_is_refused(
    before: str, after: str, why: str
) -> None:
    assert before in COPIED
    with pytest.raises(Unreadable, match=why):
        read(COPIED.replace(before, after))


def test_the_cures_of_a_doubtful_name_help() -> None:
    text = COPIED.replace("\n— March 12, 2025 —\n\n@haiku-bot A seed that wai…\n", "")
    it = read(text, choices=ReadingChoices(voices={"Per 🌲": "Per"}))
    assert said(it)[2] == ("Per", "so do I")


@pytest.mark.parametrize("chat", [SLACK, DASHED, TEAMS])
def test_each_form_of_a_head_is_read(chat: str) -> None:
    voices = [(name, words.partition("\n")[0]) for name, words in said(read(chat))]
    person = "Ola Berg" if chat is TEAMS else "Ola"
    bot = "Copilot" if chat is TEAMS else "haiku-bot"
    assert voices[:3] == [
        (person, "what is a bean"),
        (bot, "A seed."),
        (person, "thanks"),
    ]
    assert "🌱" not in "".join(words for _, words in said(read(chat)))


def test_hours_of_a_timetable_are_no_chat() -> None:
    day = "Breakfast\n8:00\nTea.\nWalk\n9:30\nTo the mill.\nLunch\n12:00\nSoup.\n"
    with pytest.raises(Unreadable, match="this is no transcript"):
        read(day)


def test_a_number_that_nobody_liked_with_stays_the_message_s() -> None:
    chat = SLACK.replace("A seed.", "A seed.\n7").replace("thanks", "👍")
    assert [words for _, words in said(read(chat))] == [
        "what is a bean",
        "A seed.\n7",
        "👍",
    ]


@pytest.mark.parametrize(
    "chat",
    [
        SLACK.partition("Ola\n  7:16")[0],  # two messages
        SLACK.replace("haiku-bot\nAPP ", "Ola\n "),  # of one
        SLACK.replace("APP ", "NEW "),  # no mark of a bot
        f"An essay on beans.\n\n{'It climbs. ' * 20}\n\n{SLACK}",  # that shows a chat
        TEAMS.replace("bean\n", "bean\n[3/11/2025 7:14 PM] Per: A seed.\n" * 2),
    ],
)
def test_times_below_names_alone_make_no_chat(chat: str) -> None:
    with pytest.raises(Unreadable, match="this is no transcript"):
        read(chat)


@pytest.mark.parametrize(
    "shown",
    [
        "```\nPer\n  7:20 PM\n```",
        "The trains leave at:\n8:15",
        "Platform #3\n8:15",
        "1,200\n8:15",
        "request failed, retry 1/3\n8:15",
        "and from here on as the other one in the evening does\n8:15",
    ],
)
def test_a_time_below_what_is_no_name_is_the_message_s(shown: str) -> None:
    chat = SLACK.replace("A seed.", f"A seed.\n{shown}")
    assert said(read(chat))[1] == ("haiku-bot", f"A seed.\n{shown}")


def test_a_chat_in_which_nobody_writes_twice_has_a_bot() -> None:
    chat = SLACK.replace("\nOla\n", "\n\nPer\n").replace("\nhaiku", "\n\nhaiku")
    assert [name for name, _ in said(read(chat))] == ["Ola", "haiku-bot", "Per"]
    model = chat.replace("haiku-bot\nAPP ", "GPT-4o\n ")
    assert [name for name, _ in said(read(model))] == ["Ola", "GPT-4o", "Per"]
    with pytest.raises(Unreadable, match="this is no transcript"):
        read(chat.replace("haiku-bot\nAPP ", "Ida\n "))


def test_whoever_shows_something_and_says_nothing_has_no_turn() -> None:
    chat = EXPORTED.replace("(laughs) mine stopped at two\n\n", "")
    silent = chat.replace("{Embed}\nhttps://example.org/beans\n", "").replace(
        "Beans in a hundred gardens\n\nAnd what to do.\n\n", ""
    )
    assert [name for name, _ in said(read(silent))] == [
        *("root_vegetable", "HaikuBot", "gpt-helper", "root_vegetable")
    ]


def test_a_name_over_a_time_may_be_declared_to_be_nobody_s() -> None:
    choices = ReadingChoices(voices={"Per 🌲": ""})
    assert "Per 🌲" in said(read(COPIED, choices=choices))[1][1]


def test_a_name_that_was_copied_in_bold_is_the_name() -> None:
    stamps = ["**Claude** — Today at 8:14 PM", "**Tom W.** — Today at 8:15 PM"]
    heads = [*stamps, stamps[0].replace("8:14", "8:18")]
    words = ["The price of bread.", "And of salt?", "A crumb."]
    parts = [f"{head}\n{text}\n" for head, text in zip(heads, words, strict=True)]

    it = read("\n".join((*parts, "-- end of export --\n")))

    assert said(it) == list(zip(["Claude", "Tom W.", "Claude"], words, strict=True))
