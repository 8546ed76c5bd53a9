"""The closing table as messages."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.synthesis import (
    Check,
    Missing,
    Row,
    Synthesis,
    Theme,
    ThemeKind,
    ThemePassage,
)
from bot.domain.turn import Reason, Status, Turn
from bot.domain.voice import Voice
from bot.domain.words.plain_words import reason_words
from bot.domain.words.theme_telling import tell_reading
from cogs._show.budget import DISPLAYS, measure
from cogs._show.table import MOST_PAGES, page_table
from tests.markers import marker_of

QWEN, GROK, KIMI = (VoiceName(name) for name in ("Qwen", "Grok", "Kimi"))
IT = Symposium(
    SymposiumId("k3f9q2ab"),
    "What is it?",
    (Voice(QWEN, epithet="Threshold"), Voice(GROK), Voice(KIMI)),
)
FIRST = TurnId("k3f9q2ab.1")
VERBATIM = Row(QWEN, "a threshold", "It is `a`\ndoor.", Check.VERBATIM, FIRST, 0, 15)
ALTERED = Row(GROK, "a joke", "It is no door", Check.ALTERED)


def tabled(symposium: Symposium, made: Synthesis, **links: str) -> tuple[str, ...]:
    """The messages of the only table; a link belongs to the turn of that number."""
    it = replace(symposium, syntheses=(made,))
    places = {TurnId(f"k3f9q2ab.{name[1:]}"): link for name, link in links.items()}
    return page_table(it, made, links=places).pages


def test_the_table_names_each_voice_its_position_its_words_and_who_is_missing() -> None:
    made = Synthesis(
        "none",
        (VERBATIM, ALTERED),
        {"consensus": ("It is.",), "only_one": ("Qwen: *door*",), "note": ("Why.",)},
        (Missing(KIMI, Reason.DISMISSED),),
    )
    (page,) = tabled(IT, made, t1="https://d/1")
    assert page.split("\n") == [
        "## What was said (partial: 2 of 3 voices)",
        "-# Why.",
        "",
        "**Qwen** (Threshold) — a threshold",
        "> “It is \\`a\\` door.” [answer](https://d/1)",
        "",
        "**Grok** — a joke",
        "> It is no door *(not its exact words)*",
        "",
        "**Kimi** — *was stopped*",
        "",
        "**Consensus**",
        "- It is.",
        "",
        "**Said by one voice only**",
        "- Qwen: \\*door\\*",
        "-# k3f9q2ab.table1",
    ]


def test_a_table_that_nobody_made_says_so_once() -> None:
    (page,) = tabled(IT, Synthesis("none", (VERBATIM,)))
    assert page.split("\n")[1] == "-# Extracted from the texts without a model."


def test_a_voice_that_broke_off_leads_to_what_it_had_said() -> None:
    began, nothing = (
        Turn(TurnId(f"k3f9q2ab.{number}"), number, voice, text=text)
        for number, voice, text in ((1, GROK, "It is"), (2, KIMI, " "))
    )
    it = replace(IT, turns=(began, nothing))
    missing = (Missing(GROK, Reason.STALLED), Missing(KIMI, Reason.BLANK))
    made = Synthesis("none", (), missing=missing)
    (page,) = tabled(it, made, t1="https://d/1", t2="https://d/2")
    assert page.split("\n")[3:6] == [
        "**Grok** — *stopped in mid-answer* [what it said](https://d/1)",
        "",
        "**Kimi** — *answered without a word*",
    ]


def test_the_table_says_who_stopped_a_voice() -> None:
    turn = Turn(FIRST, 1, KIMI).fell_silent(Reason.DISMISSED, "was stopped by *Ada*")
    missing = (Missing(KIMI, Reason.DISMISSED),)
    it = replace(IT, turns=(turn,))
    (page,) = tabled(it, Synthesis("none", (), missing=missing))
    assert page.split("\n")[3] == "**Kimi** — *was stopped by \\*Ada\\**"


def test_a_whole_table_is_not_called_partial_and_names_who_made_it() -> None:
    (page,) = tabled(IT, Synthesis("Claude", (VERBATIM,)))
    assert page.startswith(
        "## What was said\n-# Written by Claude. Positions and findings are Claude's "
        "own words, unchecked; each formulation was looked for in what its voice said."
        "\n\n**Qwen**"
    )


def test_a_voice_that_spoke_and_was_left_out_is_said_to_be_left_out() -> None:
    turn = Turn(FIRST, 1, KIMI, status=Status.SPOKEN, text="I am Kimi.")
    made = Synthesis("Cl*ude", (VERBATIM,), missing=(Missing(KIMI, None),))
    (page,) = tabled(replace(IT, turns=(turn,)), made, t1="https://d/1")
    assert (
        "**Kimi** — *left out by Cl\\*ude* [what it said](https://d/1)"
    ) in page.split("\n")


def test_what_the_program_found_stands_under_a_heading_of_its_own() -> None:
    found = {"echo": ("“door” (Qwen, Grok)",), "blind_spots": ("Who opens.",)}
    (page,) = tabled(IT, Synthesis("Claude", (VERBATIM,), found))
    assert page.split("\n")[-9:-1] == [
        "**Blind spots**",
        "- Who opens.",
        "",
        "### Computed by the program",
        "-# From the record, without a model; no voice wrote it.",
        "",
        "**Shared after they had met: echo**",
        "- “door” (Qwen, Grok)",
    ]


def test_an_answer_of_any_length_makes_a_few_messages() -> None:
    flood = tuple(f"Finding {n}: {'so it goes ' * 20}" for n in range(1000))
    findings = {"consensus": flood, "contradictions": flood, "only_one": flood}
    made = tabled(IT, Synthesis("Claude", (VERBATIM,), findings))
    assert len(made) <= 4
    assert "-# and 992 more, in the export" in "\n".join(made)


def test_a_table_that_is_too_long_for_a_thread_says_where_the_rest_stands() -> None:
    rows = tuple(replace(ALTERED, position="p " * 150) for _ in range(200))
    made = tabled(IT, Synthesis("Claude", rows))
    assert len(made) == MOST_PAGES
    assert made[-1].startswith("-# The rest of this table, ")
    assert made[-1].split("\n")[0].endswith(" messages long, stands in the export.")


def test_a_voice_that_was_stopped_in_mid_answer_is_said_to_have_been() -> None:
    stopped = Turn(FIRST, 1, QWEN).fell_silent(Reason.DISMISSED, "Stopped by a member.")
    it = replace(IT, turns=(stopped,))
    (page,) = tabled(it, Synthesis("none", (VERBATIM,)))
    assert "\n-# was stopped; this is from what it had said\n" in page
    cut = replace(stopped, status=Status.SPOKEN, reason=None, finish_reason="length")
    (page,) = tabled(replace(IT, turns=(cut,)), Synthesis("none", (VERBATIM,)))
    assert "\n-# cut by the token limit\n" in page


def test_above_the_last_marker_stands_the_head_of_the_record() -> None:
    made = Synthesis("none", (VERBATIM,) * 120, place=1, sha256="ab" * 32)
    *pages, last = tabled(replace(IT, sha256="cd" * 32), made)
    assert last.split("\n")[-2] == f"-# head of the chain of digests: `{'ab' * 32}`"
    assert not any("head of the chain" in page for page in pages)
    assert len(pages) > 0


def test_a_second_table_has_a_marker_of_its_own() -> None:
    first, second = Synthesis("none", (VERBATIM,)), Synthesis("Claude", (ALTERED,))
    it = replace(IT, syntheses=(first, second))
    tables = [page_table(it, made, links={}) for made in (first, second)]
    assert [table.number for table in tables] == [1, 2]
    assert [marker_of(table.pages[-1]) for table in tables] == [
        ("k3f9q2ab.table1", 1, 1),
        ("k3f9q2ab.table2", 1, 1),
    ]


def test_only_words_said_to_the_letter_stand_in_quotation_marks() -> None:
    for check in Check:
        made = Synthesis("Claude", (replace(ALTERED, check=check),))
        (page,) = tabled(IT, made)
        assert ("“It is no door”" in page) == (check is Check.VERBATIM)
        assert page.count("“") == (check is Check.VERBATIM)


TEXTS = st.one_of(st.text(max_size=200), st.sampled_from(["*`|" * 900, "a b\n" * 900]))
ROWS = st.builds(
    Row, st.sampled_from([QWEN, GROK, "Nobody"]), TEXTS, TEXTS, st.sampled_from(Check)
)
FOUND = st.dictionaries(
    st.sampled_from(["consensus", "contradictions", "note"]),
    st.lists(TEXTS, max_size=9).map(tuple),
)


@given(
    st.lists(ROWS, max_size=18).map(tuple), FOUND, st.sampled_from([None, "ab" * 32])
)
def test_whatever_the_table_its_messages_fit_and_are_marked(
    rows: tuple[Row, ...], findings: dict[str, tuple[str, ...]], sha256: str | None
) -> None:
    made = tabled(replace(IT, sha256=sha256), Synthesis("Claude", rows, findings))
    assert all(DISPLAYS.holds(measure(page)) for page in made)
    assert [marker_of(page) for page in made] == [
        ("k3f9q2ab.table1", part, len(made)) for part in range(1, len(made) + 1)
    ]


def test_every_reason_has_its_plain_words() -> None:
    assert set(reason_words) == set(Reason)
    assert len(set(reason_words.values())) == len(Reason)


def said(number: int, voice: VoiceName, text: str) -> Turn:
    own = TurnId(f"k3f9q2ab.{number}")
    return Turn(own, number, voice, status=Status.SPOKEN, text=text)


def shared(what: str, *turns: Turn, kind: ThemeKind = ThemeKind.UNPROMPTED) -> Theme:
    """Each says it from the beginning to the end of its turn."""
    return Theme(
        what,
        kind,
        tuple(ThemePassage(t.voice, t.id, 0, len(t.text)) for t in turns),
    )


def test_what_several_voices_share_stands_apart_and_says_how_it_was_found() -> None:
    one, other = said(1, QWEN, "A *door*\nis a wall."), said(2, GROK, "Walls open.")
    themes = (
        shared("Doors | walls", one, other),
        shared("Opening", one, other, kind=ThemeKind.ECHO),
    )
    found = {"blind_spots": ("Who opens.",), "echo": ("“door” (Qwen, Grok)",)}
    made = Synthesis("Claude", (VERBATIM,), found, themes=themes, themes_dropped=3)
    it = replace(IT, turns=(one, other))
    (page,) = tabled(it, made, t1="https://d/1", t2="https://d/2")
    assert page[page.index("**Blind spots**") :].split("\n")[:-1] == [
        "**Blind spots**",
        "- Who opens.",
        "",
        "### What several voices share",
        f"-# {tell_reading(made)}",
        "",
        "**Doors \\| walls** · unprompted",
        "- Qwen: “A \\*door\\* is a wall.” [answer](https://d/1)",
        "- Grok: “Walls open.” [answer](https://d/2)",
        "",
        "**Opening** · echo: the others had met the first",
        "- Qwen: “A \\*door\\* is a wall.” [answer](https://d/1)",
        "- Grok: “Walls open.” [answer](https://d/2)",
        "",
        "### Computed by the program",
        "-# From the record, without a model; no voice wrote it.",
        "",
        "**Shared after they had met: echo**",
        "- “door” (Qwen, Grok)",
    ]


def test_who_named_nothing_that_holds_is_said_to_have_been_asked() -> None:
    asked = "-# Claude was asked which images or claims several voices share"
    (page,) = tabled(IT, Synthesis("Claude", (VERBATIM,), themes=()))
    assert f"{asked}, and named none." in page
    made = Synthesis("Claude", (VERBATIM,), themes=(), themes_dropped=4_000)
    (page,) = tabled(IT, made)
    assert f"{asked}; none of the 4,000 that it named stood the check." in page
    (page,) = tabled(IT, Synthesis("Claude", (VERBATIM,)))
    assert "What several voices share" not in page


def test_themes_of_any_length_leave_room_for_the_rest_of_the_table() -> None:
    many = tuple(
        said(n, VoiceName(f"Voice {n}"), "so it goes " * 900) for n in range(1, 17)
    )
    themes = tuple(shared(f"Theme {n}", *many) for n in range(8))
    found = {"echo": ("“door” (Qwen, Grok)",)}
    made = Synthesis("Claude", (VERBATIM,), found, themes=themes)
    pages = tabled(replace(IT, turns=many), made)
    text = "\n".join(pages)
    assert len(pages) <= 3
    assert "so it goes so it goes" in text
    assert "\\[…\\]" in text
    assert "-# and 12 more, in the export" in text
    assert "-# and 3 more, in the export" in text
    assert "**Shared after they had met: echo**" in text


def test_a_passage_whose_turn_was_erased_is_said_to_be() -> None:
    one, other = said(1, QWEN, "A door."), said(2, GROK, "Walls open.")
    made = Synthesis("Claude", (VERBATIM,), themes=(shared("Doors", one, other),))
    it = replace(IT, turns=(replace(one, text=""), other))
    (page,) = tabled(it, made, t1="https://d/1")
    assert "\n- Qwen: *erased* [answer](https://d/1)\n- Grok: “Walls open.”\n" in page
