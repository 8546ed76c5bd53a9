"""What a chat's program writes between messages is in none of them."""

import pytest

from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

TIMED = """{0} Messages here are encrypted.
{0} Nora: hi both
{0} Claude: Good evening.

Note: the lamp is old.
{0} {told}
{0} Elm: One.
Two.
{0} Nora: ok
{0} {told}
"""
STAMPS = [
    *("[12/03/2026, 21:04:11]", "[21:04]", "12/03/2026, 21:04 -", "12.03.26, 21:04 -"),
    "[2026-03-12 21:04:11]",
]
TOLD = [
    *("Ben joined using this group's invite link", "Nora changed the group name"),
    *("Missed voice call", "Elm hat die Gruppe verlassen", "Вы создали группу"),
]


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("told", TOLD)
def test_a_time_without_a_name_is_nobody_s_message(stamp: str, told: str) -> None:
    it = read(TIMED.format(stamp, told=told))
    assert said(it) == [
        ("Nora", "hi both"),
        ("Claude", "Good evening.\n\nNote: the lamp is old."),
        ("Elm", "One.\nTwo."),
        ("Nora", "ok"),
    ]
    assert [text for *_, text in noted(it)].count(f"{stamp} {told}") == 2


def test_a_time_before_what_is_no_name_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"line 6: .*; and so in line 10") as told:
        read(TIMED.format("[21:04]", told="+49 151 2345678: hello"))
    assert "write one there" in str(told.value)
    assert said(read(TIMED.format("[21:04]", told="Ash: hello")))[2] == ("Ash", "hello")


@pytest.mark.parametrize(
    "end",
    [
        "[20:04] *** joanna has quit (gone)\nSession close: Tue Jan 6 20:05:00 2026",
        "--- Log closed Tue Jan 06 20:05:00 2026",
    ],
)
def test_a_log_s_last_lines_are_nobody_s(end: str) -> None:
    log = "[20:00] <joanna> hi\n[20:01] <claude> Good evening.\n[20:02] <qwen> hello\n"
    it = read(f"{log}[20:02] <claude> That too.\n{end}\n")
    assert said(it)[-1] == ("claude", "That too.")
    assert all(line in noted(it)[-1][2] for line in end.splitlines()[-1:])


@pytest.mark.parametrize("end", ["-- einde --", "*** FIN ***", "[end of log]", "~fin~"])
def test_a_closing_line_in_marks_right_below_a_message_ends_it(end: str) -> None:
    talk = "Wim, Elm\n\nWim: Zo?\nClaude: Ja.\nElm: Nee.\nWim: Goed.\nClaude: Dag."
    it = read(f"{talk}\n{end}\n")
    assert said(it)[-1] == ("Claude", "Dag.")
    assert end in [text for *_, text in noted(it)]


@pytest.mark.parametrize(
    "below",
    [
        "![Two windows](two.jpg)\n*Photo: A. Monk*",
        *("*Foto: P. Lang*", "(c) 2026 The Gazette", "![A lamp](a.png)\n(In May.)"),
    ],
)
def test_a_picture_with_its_caption_and_a_footer_are_nobody_s(below: str) -> None:
    it = read(
        f"Q: Who?\nA (Claude): I.\nA (Elm): We.\n\nQ: So?\nA (Elm): No.\n\n{below}\n"
    )
    assert said(it)[-1] == ("Elm", "No.")
    assert below in "\n".join(text for *_, text in noted(it))


EXPORTS = [
    ("mira \u2014 Today at 9:14 AM", "Claude BOT \u2014 Today at 9:15 AM", "mira"),
    ("Nora  9:14 AM", "Claude  APP  9:15 AM", "Nora"),
    ("Nora, [11.02.2026 09:14]", "Claude, [11.02.2026 09:15]", "Nora"),
    ("Jo Munk \u2014 11.02.2026 09:14", "Claude \u2014 11.02.2026 09:15", "Jo Munk"),
]


@pytest.mark.parametrize(("one", "two", "name"), EXPORTS)
@pytest.mark.parametrize("mark", ["(edited)", ":eyes: 2", "[In Antwort auf Nora]"])
def test_a_name_and_a_time_above_words_say_who_wrote_them(
    one: str, two: str, name: str, mark: str
) -> None:
    log = f"{one}\nis a door\nopen\n\n{two}\nAt 9:14 it was.\n{mark}\n\n{one}\nok\n"
    it = read(log)
    assert said(it) == [
        (name, "is a door\nopen"),
        ("Claude", "At 9:14 it was."),
        (name, "ok"),
    ]
    assert mark in [text for *_, text in noted(it)]


def test_a_list_of_hours_is_no_talk() -> None:
    with pytest.raises(Unreadable, match="this is no transcript"):
        read("Tea  9:14\nLunch  12:00\nTea  16:00\nEnd  18:00\n")
