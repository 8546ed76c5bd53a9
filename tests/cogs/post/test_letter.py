"""What a message holds, and its marker."""

import discord
import pytest

from bot.domain.names import SymposiumId
from cogs._post.buttons import draw_board
from cogs._post.letter import Letter, read_marker, write_letter
from cogs._show.live.board import BoardMessage, Card


@pytest.mark.parametrize(
    "text",
    [
        "Words.\n-# k3f9q2ab.4 · 1/2 · q/three",
        "Words.\n-# k3f9q2ab.4 · 1/2 · q/three\n",
        "a marker of another\n-# k3f9q2ab.3\n-#  k3f9q2ab.4 1/2   q three",
    ],
)
def test_a_marker_is_the_last_line_s_words_whatever_stands_between(text: str) -> None:
    assert read_marker(text) == "k3f9q2ab 4 1 2 q three"


async def test_a_letter_of_components_has_the_marker_of_its_last_text() -> None:
    board = BoardMessage("A question\n-# not the marker", (Card("Ada"), Card("Bo")))
    view = draw_board(board, SymposiumId("k3f9q2ab"))
    assert Letter("board", view=view).marker == "k3f9q2ab board"


async def test_what_a_message_does_not_hold_is_a_display_that_shows_its_file() -> None:
    short, long = (
        write_letter("t1s1p1", f"{'w' * length}\n-# k3f9q2ab.1", file=("a.md", b"x"))
        for length in (1900, 2000)
    )
    assert (short.view, len(short.content)) == (None, 1900 + 14)
    assert long.content == ""
    assert isinstance(long.view, discord.ui.LayoutView)
    text, file = [item.to_component_dict() for item in long.view.children]
    assert text["content"].startswith("www")
    assert file["file"]["url"] == "attachment://a.md"
    assert short.marker == long.marker == "k3f9q2ab 1"


def test_nothing_that_is_sent_rings_or_unfolds_and_a_file_is_read_each_time() -> None:
    letter = Letter("t1p1", "@everyone", file=("a.md", b"whole"), description="all")
    for _ in range(2):
        sent = letter.arguments()
        assert sent["allowed_mentions"].to_dict() == {"parse": []}
        assert (sent["content"], sent["suppress_embeds"]) == ("@everyone", True)
        file: discord.File = sent["file"]
        assert (file.filename, file.description) == ("a.md", "all")
        assert file.fp.read() == b"whole"
