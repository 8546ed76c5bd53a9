"""A dialogue of any length stays readable: its board lists the latest."""

import re

from bot.domain.act import Act, ActKind
from bot.domain.names import SymposiumId, TurnId, VoiceName, act_id, turn_id
from bot.domain.symposium import Symposium
from bot.domain.turn import Status, Turn
from bot.domain.voice import Voice
from cogs._post.buttons import draw_board
from cogs._show.budget import DISPLAYS, Size, measure
from cogs._show.facts import BYTES_PER_DISPLAY
from cogs._show.live.board import BoardMessage, ThreadBoard

IT = SymposiumId("abcd2345")
LONG = "九十九字" * 30


def dialogue(turns: int, voices: int = 2, text: str = LONG) -> Symposium:
    names = [VoiceName(f"Voice {number} {'x' * 60}") for number in range(voices)]
    asked = Act(
        ActKind.ASKED,
        text="Why?",
        voices=tuple(names),
        options={"format": "duet"},
        id=act_id(IT, 1),
        place=1,
    )
    said = tuple(
        Turn(
            turn_id(IT, number),
            number,
            names[number % voices],
            status=Status.SPOKEN,
            text=text,
            act=asked.id,
            place=number + 1,
        )
        for number in range(1, turns + 1)
    )
    seats = tuple(Voice(name, epithet="e" * 50) for name in names)
    return Symposium(IT, "Why?", seats, format="duet", acts=(asked,), turns=said)


def links(it: Symposium) -> dict[TurnId, str]:
    place = "https://discord.com/channels/1573848892053651456/1573848892053651456"
    return {t.id: f"{place}/{1573848892053651456 + t.number}" for t in it.turns}


def rendered(it: Symposium) -> BoardMessage:
    return ThreadBoard(it).render(links=links(it))


def check_room(board: BoardMessage) -> None:
    texts = [board.heading, *(card.text for card in board.cards), board.contents]
    whole = sum(map(measure, texts), Size(0, BYTES_PER_DISPLAY * len(texts)))
    assert DISPLAYS.holds(whole)
    drawn = draw_board(board, IT)
    assert sum(1 for _ in drawn.walk_children()) <= 40


def numbers(board: BoardMessage) -> list[int]:
    return [
        int(found) for found in re.findall(r"^\[(\d+)\]", board.contents, re.MULTILINE)
    ]


async def test_of_two_hundred_turns_the_latest_are_linked_and_the_others_counted() -> (
    None
):
    board = rendered(dialogue(200, text="A door, I think."))
    shown = numbers(board)
    assert shown == [*range(shown[0], 201)]
    assert len(shown) >= 15
    assert board.contents.startswith(f"-# {200 - len(shown)} before these, further up")
    assert (
        board.contents.endswith("** A door, I think\\.") or "A door" in board.contents
    )
    check_room(board)


async def test_sixteen_voices_with_long_names_and_words_fit_too() -> None:
    board = rendered(dialogue(200, voices=16))
    assert numbers(board)[-1] == 200
    check_room(board)


async def test_few_turns_are_all_there() -> None:
    board = rendered(dialogue(3, text="Yes."))
    assert numbers(board) == [1, 2, 3]
    assert "before these" not in board.contents
    assert "> " not in "".join(card.text for card in board.cards)
    check_room(board)
