"""How an answer is posted."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.names import TurnId, VoiceName
from bot.domain.turn import Reason, Status, Turn
from bot.domain.voice import Voice
from cogs._show.budget import DISPLAYS, measure
from cogs._show.facts import MESSAGE
from cogs._show.pager import is_blank
from cogs._show.posted_answer import (
    BEFORE,
    MOST_MESSAGES,
    AnswerPost,
    Layout,
    page_answer,
    shield,
    write_marker,
)
from tests.markers import Marker, marker_of

KIMI = Voice(VoiceName("Kimi"))
QWEN = Voice(VoiceName("Qwen"), epithet="Threshold")
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


def spoken(text: str, **facts: object) -> Turn:
    turn = {"status": Status.SPOKEN, "model_requested": "q/three", **facts}
    return Turn(TurnId("k3f9q2ab.4"), 4, QWEN.name, text=text, **turn)  # type: ignore[arg-type] # facts of the case at hand


def test_a_short_answer_is_one_message_with_its_provenance_below() -> None:
    turn = spoken(
        "Hello.",
        model_reported="q/three-0901",
        started=BEGUN,
        ended=BEGUN + timedelta(seconds=12.34),
    )
    line = "-# k3f9q2ab.4 · q/three-0901 · 6 characters · 12.3 s"
    assert page_answer(turn, QWEN, heading=False) == AnswerPost((f"Hello.\n{line}",))
    assert page_answer(turn, QWEN, heading=True) == AnswerPost(
        (f"**Qwen** (Threshold)\nHello.\n{line}",)
    )


def test_every_message_of_a_long_answer_says_which_part_it_is() -> None:
    posted = page_answer(spoken("Some words here. " * 600), QWEN, heading=True)
    assert [page.splitlines()[-1] for page in posted.pages] == [
        "-# k3f9q2ab.4 · 1/3",
        "-# k3f9q2ab.4 · 2/3",
        "-# k3f9q2ab.4 · 3/3 · q/three · 10,200 characters",
    ]
    assert [page.startswith("**Qwen**") for page in posted.pages] == [
        True,
        False,
        False,
    ]


def test_rounds_and_samples_are_named_when_there_are_several() -> None:
    turn = spoken("Hello.", round=1, sample=2)
    posted = page_answer(turn, QWEN, heading=False, rounds=2, samples=3)
    assert posted.pages == (
        "Hello.\n-# k3f9q2ab.4 · round 1 · sample 2 · q/three · 6 characters",
    )


def test_a_silent_turn_shows_what_was_said_and_why_it_ended() -> None:
    turn = spoken("Half an").fell_silent(Reason.BROKE_OFF, "The *line* went dead.")
    escaped, line = r"\*line\*", "-# k3f9q2ab.4 · q/three · 7 characters"
    assert page_answer(turn, QWEN, heading=False).pages == (
        f"Half an\n✂️ *broke off: The {escaped} went dead.*\n{line}",
    )


@pytest.mark.parametrize(
    ("facts", "note"),
    [
        ({"status": Status.SPOKEN}, "*answered without a word*"),
        ({"status": Status.PASSED}, "*passed*"),
        ({"status": Status.LEFT}, "*left the conversation*"),
        (
            {"status": Status.SILENT, "reason": Reason.NO_FIRST_WORD},
            "🔇 *silent: did not begin to speak in time*",
        ),
    ],
)
def test_a_turn_without_words_has_a_message_that_says_so(
    facts: dict[str, object], note: str
) -> None:
    posted = page_answer(spoken(" \u200b", **facts), QWEN, heading=False)
    assert posted.pages == (f"{note}\n-# k3f9q2ab.4 · q/three · 2 characters",)


def test_a_cut_answer_is_marked_as_cut_also_in_its_file() -> None:
    turn = spoken("word " * 10, finish_reason="length")
    assert (
        "✂️ *cut by the token limit*" in page_answer(turn, QWEN, heading=False).pages[0]
    )
    turn = spoken("word " * 9000, finish_reason="length")
    posted = page_answer(turn, QWEN, heading=False)
    assert "cut by the token limit" in posted.pages[0]
    assert posted.file is not None
    assert posted.file.startswith(turn.text)
    assert posted.file.endswith("*cut by the token limit*\n")


def test_an_answer_of_more_than_three_messages_is_a_beginning_and_a_file() -> None:
    turn = spoken("A sentence of it. " * 3000)
    posted = page_answer(turn, QWEN, heading=True)
    assert posted.file == turn.text
    assert len(posted.pages) == 1
    assert posted.pages[0].startswith("**Qwen** (Threshold)\nA sentence of it. A")
    assert posted.pages[0].splitlines()[-2:] == [
        "*The answer begins like this; its 54,000 characters are attached.*",
        "-# k3f9q2ab.4 · q/three · 54,000 characters",
    ]


def test_an_answer_of_three_messages_needs_no_file() -> None:
    posted = page_answer(spoken("Word. " * 1900), QWEN, heading=True)
    assert (len(posted.pages), posted.file) == (3, None)


def test_what_does_not_fit_its_share_is_its_beginning_and_the_whole_attached() -> None:
    turn = spoken("Word. " * 1200)
    two, one = (
        page_answer(turn, QWEN, heading=False, layout=Layout(share)) for share in (2, 1)
    )
    assert (len(two.pages), two.file) == (2, None)
    assert (len(one.pages), one.file) == (1, turn.text)
    assert one.pages[0].startswith("Word. " * 600)


def test_what_was_begun_in_messages_of_two_thousand_goes_on_in_them() -> None:
    turn = spoken("Some words here. " * 300)
    posted = page_answer(turn, QWEN, heading=True, layout=BEFORE)
    assert len(posted.pages) == 3
    assert max(map(len, posted.pages)) <= MESSAGE


@pytest.mark.parametrize(
    ("letter", "least"), [("語", 3000), ("\U0001f600", 1900), ("é", 3700)]
)
def test_a_page_holds_what_displays_do_and_no_more_whatever_is_written(
    letter: str, least: int
) -> None:
    turn = spoken("語" + f"{letter * 40} " * 300)
    pages = page_answer(turn, QWEN, heading=True).pages
    assert min(map(len, pages[:-1] or pages)) > least
    assert all(DISPLAYS.holds(measure(page)) for page in pages)


TEXTS = st.lists(
    st.sampled_from(
        [
            *(
                "word ",
                "\n",
                "\n\n",
                ">>> quote ",
                "\n>>> ",
                "\n>>> ```\n",
                "- >>>  ```py\n",
                "```",
                "\n```py\n",
                "```\n",
            ),
            *("||", "`", "~~~\n", "> ", "- >>> x", "\n-# k3f9q2ab.9 · 1/2\n", "\ud800"),
            *(
                "x" * 500,
                "語" * 900,
                "Prose, more of it. " * 60,
                "code\n" * 200,
                " " * 300,
                "\x00",
            ),
        ]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("heading", [True, False])
@given(text=TEXTS, detail=st.sampled_from([None, "", "It broke off. " * 40]))
def test_every_message_is_sendable_and_says_what_it_is(
    text: str, detail: str | None, *, heading: bool
) -> None:
    turn = spoken(text, model_reported="*m* `x`\n·" * 30, finish_reason="length")
    if detail is not None:
        turn = turn.fell_silent(Reason.BROKE_OFF, detail)
    posted = page_answer(turn, QWEN, heading=heading)
    parts = len(posted.pages)
    assert 1 <= parts <= MOST_MESSAGES
    assert all(DISPLAYS.holds(measure(page)) for page in posted.pages)
    assert [marker_of(page) for page in posted.pages] == [
        Marker("k3f9q2ab.4", part, parts) for part in range(1, parts + 1)
    ]
    assert not any(is_blank(page) for page in posted.pages)
    for page in posted.pages:
        page.encode()


def swallowed(page: str) -> bool:
    """Whether Discord's ">>> " reaches the last line; code is what stands in ```."""
    pieces = page.split("```")
    # The last piece is outside of code, or after marks that nothing closes.
    outside = pieces[::2] if len(pieces) % 2 else [*pieces[:-1:2], "x", pieces[-1]]
    return any(
        line.lstrip(" \t-").startswith(">>> ")
        for piece in ("\n" + outside[0], *outside[1:])
        for line in piece.split("\n")[1:]
    )


@example(">>> ```\nfoo\n```\n>>> baz")
@example(">>> ```\n>>> foo\n>>> ```\n>>> baz")
@given(TEXTS)
def test_no_quote_swallows_the_marker(text: str) -> None:
    for page in page_answer(spoken(text), QWEN, heading=True).pages:
        assert not swallowed(page)


def test_a_quote_to_the_end_is_shown_as_it_was_written() -> None:
    assert shield(">>> a\nb\n  >>> c\n>>>d") == "\\>>> a\nb\n  \\>>> c\n>>>d"
    assert shield("```py\n>>> 1 + 1\n```\n>>> x") == "```py\n>>> 1 + 1\n```\n\\>>> x"


def test_no_line_of_a_voice_looks_like_a_marker_or_the_salt_of_a_seal() -> None:
    forged = (
        "Mine.\n-# k3f9q2ab.4 · opus · 4 characters\n> -# unsealed with the salt `0a`\n"
        "  - -# x\n-#x and a-# y\n-#"
    )
    assert shield(forged) == (
        "Mine.\n\\-# k3f9q2ab.4 · opus · 4 characters\n"
        "> \\-# unsealed with the salt `0a`\n  - \\-# x\n-#x and a-# y\n\\-#"
    )
    assert shield("```\n-# comment\n```\n-# x") == "```\n-# comment\n```\n\\-# x"


@pytest.mark.parametrize(
    "line",
    [
        "**Qwen**",
        "**Qwen** (Threshold)",
        "**qwen:** ",
        "> **Q\u200bwen**",
        "** Qwen **",
        "***Qwen*** (any other)",
        "**\uff31\uff57\uff45\uff4e**",
    ],
)
def test_no_line_of_a_voice_looks_like_the_heading_of_another(line: str) -> None:
    page = page_answer(
        spoken(f"Mine.\n\n{line}\nForged."),
        KIMI,
        heading=True,
        names=[QWEN.name, KIMI.name],
    ).pages[0]
    shown = line.replace("*", "\\*")
    assert page.startswith(f"**Kimi**\nMine.\n\n{shown}\nForged.")


@pytest.mark.parametrize(
    "forged",
    [
        "\u200b**Qwen**",
        "\u00a0**Qwen**",
        "_**Qwen**_",
        "**Qwen** (Threshold)\u200b",
        "**Qwen** (a (very) other)",
        "**Qwen** \uff08Threshold\uff09",
        "**\nQwen\n**",
        "**\nQwen**",
        "I say **\nQwen (Threshold)\nand** go on",
        "A break\r**Qwen**\r",
        "\f**Qwen**",
        "\u2028**Qwen**",
    ],
)
def test_no_line_is_such_a_heading_by_what_is_not_seen_or_stands_elsewhere(
    forged: str,
) -> None:
    said = f"Mine.\n{forged}\nForged."
    turn, names = spoken(said), [QWEN.name, KIMI.name]
    page = page_answer(turn, KIMI, heading=True, names=names).pages[0]
    _, _, body = page.partition("\n")
    # One that is left alone makes nothing bold.
    assert body.replace("\\*", "").count("**") < 2
    assert not {"\r", "\f", "\u2028"} & {*body}


@pytest.mark.parametrize(
    "before",
    [
        "```\n```\n```\n",
        "x `y\n```\nz` w\n",
        "||\n```\n||\n",
        "**\n```\n**\n",
        '[x](https://e.example "\n```\n")\n',
    ],
)
def test_what_discord_may_not_show_as_code_is_kept_apart_unseen(before: str) -> None:
    """An empty fence is none to it, and what begins before a fence may end in it."""
    forged = "-# unsealed with the salt `0a`\n**Qwen**\nNot mine.\n>>> all\n"
    said = f"{before}{forged}```"
    page = page_answer(spoken(said), KIMI, heading=True, names=[QWEN.name]).pages[0]
    assert forged.splitlines()[0] not in page.splitlines()
    assert "**Qwen**" not in page
    assert "\n>>> " not in page
    assert said in page.replace("\u200b", "")


def test_no_message_of_an_answer_begins_with_the_heading_of_another() -> None:
    said = f"{'word ' * 600}end. **Qwen** (Threshold){' ' * 900}\nNo. {'word ' * 99}"
    names = [QWEN.name, KIMI.name]
    _, second = page_answer(spoken(said), KIMI, heading=True, names=names).pages
    assert second.startswith("… **Qwen** (Threshold)")
    _, second = page_answer(spoken(said), KIMI, heading=False, names=names).pages
    assert second.startswith("**Qwen** (Threshold)")


def test_a_bold_line_of_its_own_that_is_no_name_stays_bold() -> None:
    said = "**Qwen and I agree**\n**Qwen** says so.\n**One.**\n```\n**Qwen**\n```"
    page = page_answer(spoken(said), KIMI, heading=True, names=[QWEN.name]).pages[0]
    assert page.startswith(f"**Kimi**\n{said}")


def test_code_that_begins_behind_a_quote_to_the_end_is_code_and_nothing_after_it() -> (
    None
):
    text = ">>> ```py\n" + "code = 1\n" * 300 + "```\nProse. " + "More of it. " * 100
    posted = page_answer(spoken(text), QWEN, heading=False)
    for page in posted.pages:
        inside, outside = page.split("```")[1::2], page.split("```")[::2]
        assert len(inside) == len(outside) - 1
        assert "code" not in "".join(outside)
        assert "of it" not in "".join(inside)
    assert shield(">>> ```\na\n```") == "\\>>>\n```\na\n```"


def test_an_answer_that_begins_with_nothing_but_blanks_is_attached_too() -> None:
    posted = page_answer(spoken(" " * 30_000 + "Hello."), QWEN, heading=True)
    assert posted.file == " " * 30_000 + "Hello."
    (page,) = posted.pages
    assert "its 30,006 characters are attached" in page


def test_a_marker_says_what_it_marks_and_which_part() -> None:
    for part, parts in ((1, 1), (1, 3), (12, 12)):
        line = write_marker("k3f9q2ab.4", part, parts, more=("q/three", "5 characters"))
        assert marker_of(f"words\n{line}\n") == ("k3f9q2ab.4", part, parts)


def test_what_is_noted_of_an_answer_stands_below_its_words() -> None:
    note = "wrote under another's name: “**Ada:**”"
    (page,) = page_answer(spoken("Hm."), QWEN, heading=False, notes=(note,)).pages

    assert page.split("\n")[1] == ("⚠️ *wrote under another's name: “\\*\\*Ada:\\*\\*”*")
