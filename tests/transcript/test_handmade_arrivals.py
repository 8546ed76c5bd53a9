"""Who comes and goes in a chat is told by the chat, and is nobody's words."""

import pytest

from bot.transcript.handmade.lines.arrivals import is_arrival
from bot.transcript.importing import read
from tests.transcript.handmade.documents import noted, said

TOLD = [
    *("[Finch joined]", "[Finch has joined the channel]", "* Finch joined the chat"),
    *("-- Finch entered --", "(Finch left)", "[Finch hat den Chat betreten]"),
    *("\u2014 Finch a rejoint la conversation \u2014", "[Finch se unió al chat]"),
    *("[Finch è entrata]", "[Finch entrou no chat]", "[Finch heeft de chat verlaten]"),
    *("[Finch присоединился]", "[Finch dołączyła do czatu]", "[Finch lämnade chatten]"),
    *(
        "[Finch sohbete kat\u0131ld\u0131]",
        "[Finch 加入了群聊]",
        "【Finchが入室しました】",
    ),
    *("\u2192 Finch connected", "[10:02] Finch left the room", "*** Finch left"),
]


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("name", ["{}: ", "**{}:** "])
def test_who_comes_and_goes_is_a_note_and_speaks_though_once(
    told: str, name: str
) -> None:
    wren, rook, finch = map(name.format, ("Wren", "Rook", "Finch"))
    it = read(
        f"{wren}A door.\n\n{rook}A wall.\n\n{told}\n\n{finch}Hello.\n\n"
        f"{wren}Hello.\n\n{rook}Who?\n"
    )
    assert [text for _, text in said(it)] == [
        *("A door.", "A wall.", "Hello.", "Hello.", "Who?")
    ]
    assert it.turns[2].voice == "Finch"
    assert told in [text for *_, text in noted(it)]


@pytest.mark.parametrize(
    "line",
    [
        *("- Rome left the empire", "* She left", "Finch joined", "*Finch left*"),
        *("[Finch joined us in a dream]", "(He left)", "- Finch: left", "[a door]"),
    ],
)
def test_what_a_voice_says_of_coming_and_going_is_its_own(line: str) -> None:
    assert not is_arrival(line, {"wren", "finch"})
    text = f"Wren: A list:\n{line}\nRook: So?\nWren: So.\nRook: Oh.\n"
    if not line.startswith("*Finch"):
        assert read(text).turns[0].text == f"A list:\n{line}"
