"""
Lines that part messages by words, and lines in brackets right below a chat's message:
nobody's words, the voice's own, or refused, by their signs.
"""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.ends.dividers import Divider, judge_divider
from bot.transcript.importing import read

CHAT = """Host: Why does the stove click?
Claude: Because iron gives way to heat a little at a time.
{below}
Gemini: And the tiles follow more slowly.
It ends when both are equally warm.
Host: And in the morning?
Claude: Then it clicks backwards.
Gemini: More quietly, since the room is cold.
"""
HEADED = """# Claude ↔ Gemini

### Claude

The iron gives way.

It does so a little at a time.

{below}

### Gemini

And the tiles follow.

### Claude

Then it clicks backwards.

### Gemini

More quietly.
"""
DIVIDERS = [
    *("--- tea break ---", "=== later ===", "* * * day two * * *"),
    *("— pause —", "── Mittagspause ──", "--- après le déjeuner : la suite ---"),
    *("*** más tarde ***", "--- il giorno dopo ---", "~~ intervalo ~~"),
    *("— перерыв —", "=== dzień drugi ===", "--- koffiepauze ---", "— ertesi gün —"),
    *("--- druhý den ---", "--- продовження ---", "=== 第二天 ===", "--- 休憩 ---"),
]
UNCLEAR = [
    "--- the cat sits down ---",
    "=== Claude, later ===",
    "--- end of the first ---",
]
OTHER = [
    "***later***",
    "- later -",
    "-- iron --",
    "---",
    "— Claude —",
    "later",
    "—later",
]
TRIED = [
    "(Checked it. True. Almost burned myself on the door.)",
    "(Nachgeprüft. Stimmt, und mir dabei fast die Finger verbrannt.)",
    "(Vérifié dans notre cuisine. C'est exact.)",
    "(Comprobado en mi cocina. Es verdad.)",
    "(Проверила. Всё так, но чуть не обожглась.)",
    "[Sprawdziłem w naszej kuchni. Zgadza się.]",
]
EITHER = [
    "(Checked it. True.)",
    "(The door was warm.)",
    "(I could be wrong.)",
    "[It is true.]",
]


@pytest.mark.parametrize("line", DIVIDERS)
def test_a_line_that_names_a_break_or_a_time_parts_messages(line: str) -> None:
    assert judge_divider(line) in (Divider.WEAK, Divider.STRONG)


def test_other_words_between_marks_may_be_anybody_s_and_fewer_marks_are_none() -> None:
    names = frozenset({"claude"})
    assert {judge_divider(line, names) for line in UNCLEAR} == {Divider.UNCLEAR}
    assert {judge_divider(line, names) for line in OTHER} == {None}


@pytest.mark.parametrize("page", [CHAT, HEADED], ids=["chat", "headed"])
@pytest.mark.parametrize("line", ["=== later ===", "— перерыв —"])
def test_between_messages_it_is_a_note(page: str, line: str) -> None:
    found, plain = read(page.format(below=f"\n{line}\n")), read(page.format(below=""))
    said = [[one.text.strip() for one in each.turns] for each in (found, plain)]
    assert said[0] == said[1]
    assert [one.text for one in found.notes][-1:] == [line]


@pytest.mark.parametrize("page", [CHAT, HEADED], ids=["chat", "headed"])
def test_words_behind_it_are_the_voice_s_where_another_goes_on_so_too(
    page: str,
) -> None:
    text = "\n=== later ===\n\nIt goes on until noon.\n"
    with pytest.raises(Unreadable, match="the line above this one parts it"):
        read(page.format(below=text))
    own = "clicks backwards.\n\n=== later ===\n\nIt goes on.\n\nAnd on."
    found = read(page.replace("clicks backwards.", own).format(below=text))
    first = found.turns[0].text.strip()
    assert first.endswith("=== later ===\n\nIt goes on until noon.")


@pytest.mark.parametrize("page", [CHAT, HEADED], ids=["chat", "headed"])
def test_where_voices_write_such_lines_or_others_it_is_refused(page: str) -> None:
    with pytest.raises(Unreadable, match="may be of Claude or of whoever"):
        read(page.format(below="\n--- the cat sits down ---\n"))
    within = page.replace("Then it", "Now.\n\n=== later ===\n\nThen it")
    if page == HEADED:
        with pytest.raises(Unreadable, match="may be of Claude or of whoever"):
            read(within.format(below="\n=== later ===\n"))


@pytest.mark.parametrize("line", TRIED)
def test_who_tried_it_at_home_wrote_the_line_below_a_message(line: str) -> None:
    found = read(CHAT.format(below=line))
    assert found.turns[0].text == "Because iron gives way to heat a little at a time."
    assert [one.text for one in found.notes] == [line]


@pytest.mark.parametrize("line", EITHER)
def test_a_line_in_brackets_that_may_be_anybody_s_refuses(line: str) -> None:
    with pytest.raises(Unreadable, match="line 3: this may be of Claude or of whoever"):
        read(CHAT.format(below=line))


@pytest.mark.parametrize("line", ["(and the lid)", "(tiles)"])
def test_a_line_in_brackets_that_only_a_voice_writes_is_its_own(line: str) -> None:
    assert read(CHAT.format(below=line)).turns[0].text.endswith(f"time.\n{line}")
    within = f"{line}\nSo it clicks."
    assert read(CHAT.format(below=within)).turns[0].text.endswith(within)


RECITED = """# Doors

## The Question

Which door would you keep?

## Claude

> ### The back door
>
> It is for people who belong, and it is the one that the cat uses at night.

> ### The reason
>
> Whoever comes in by it has come in by it before, and needs no key to do so again.

{below}

## Gemini

The cellar door, since everything that matters is kept below it.

I would keep it shut.

## Qwen

The window, for the birds.
"""
LONG = """It is the cat's door.

It has a small window of its own, and whoever sits there in the evening sees all that
goes on in the yard, and is seen by nobody."""


def test_below_several_block_quotes_a_few_words_may_be_a_remark() -> None:
    for below in ("A short paper, with a cat.", "Courte, et avec un chat.", "I stay."):
        with pytest.raises(Unreadable, match="ends with this block quote or goes on"):
            read(RECITED.format(below=below))
    first = read(RECITED.format(below=LONG)).turns[0].text
    assert first.startswith("> ### The back door") and first.endswith(LONG)


LONG_CHAT = CHAT + "".join(
    f"Host: And on day {n}?\nClaude: Iron.\nGemini: Tiles, {n} times.\n"
    for n in range(2, 7)
)


def test_in_a_long_chat_only_signs_of_the_maker_count() -> None:
    found = read(LONG_CHAT.format(below=TRIED[0]))
    assert found.turns[0].text == "Because iron gives way to heat a little at a time."
    with pytest.raises(Unreadable, match="line 3: this may be of Claude or of whoever"):
        read(LONG_CHAT.format(below="(Checked it. True.)"))
    own = read(LONG_CHAT.format(below="(The lid is warm.)"))
    assert own.turns[0].text.endswith("a little at a time.\n(The lid is warm.)")
