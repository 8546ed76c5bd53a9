"""Screens that are narrow, without colours, read out, or paged."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.terminal.app import run
from tests.settings.test_load import go_where_nothing_is_configured
from tests.terminal.screens import CODES, lines_of, show_on_screen, widest

QUESTION = "Should what is said be kept, whole and for good?"
FRAMES = re.compile("[\u2500-\u259f\u25a0-\u25ff✓✗│]")
COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])[0-9;]*m")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The id of a rehearsal with its table, in the archive of this folder."""
    folder = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        go_where_nothing_is_configured(folder, patch)
        patch.setenv("SYMPOSIUM_REHEARSAL__PACE", "0")
        held = ("rehearse", QUESTION, "--voices", "Ada,Bruno,Cosima", "--plain")
        (id_,) = set(re.findall(r"symposium show (\w+)", show_on_screen(*held)))
        # What is loaded here need not be loaded by each that is forked from here.
        assert [run([each, id_]) for each in ("show", "convergence")] == [0, 0]
        yield id_


HEADINGS = ("VoicePositionKeyformulation", "IdStartedUTCFormatFromSpokenTitle")


@pytest.mark.parametrize("command", [("show",), ("list",), ("list", "--help")])
@pytest.mark.parametrize("width", [40, 57, 80])
def test_nothing_is_wider_than_the_screen_and_no_word_is_lost(
    kept: str, command: tuple[str, ...], width: int
) -> None:
    what = (*command, kept) if command == ("show",) else command
    narrow = lines_of(show_on_screen(*what, width=width, PAGER="cat"))
    wide = lines_of(show_on_screen(*what, width=300, PAGER="cat"))

    assert widest(narrow) <= width
    assert not _letters(narrow) - _letters(wide)
    # Where there are no columns, they have no headings.
    missing = _letters(wide) - _letters(narrow)
    assert not missing or missing in map(Counter, HEADINGS)


def test_a_matrix_that_does_not_fit_stands_as_pairs(kept: str) -> None:
    wide = show_on_screen("convergence", kept).replace("\r", "")
    narrow = show_on_screen("convergence", kept, width=20).replace("\r", "")
    row = re.search(r"^  Ada     1\.00  (.{4})  (.{4})$", wide, re.MULTILINE)

    assert row and f"  Ada and Bruno: {row[1]}\n" in narrow
    assert f"  Ada and Cosima: {row[2]}\n" in narrow
    assert "Bruno and Ada" not in narrow
    assert "  Ada had met Bruno: 0.00\n" in narrow
    assert "  Bruno had met Ada: 0.00\n" in narrow
    assert "1.00  " not in narrow


def _letters(lines: list[str]) -> Counter[str]:
    return Counter(filter(str.isalnum, "".join(lines)))


def test_a_screen_reader_is_given_words_and_nothing_that_is_only_seen(
    kept: str,
) -> None:
    for way in (("show", kept, "--plain"), ("--plain", "list")):
        said = show_on_screen(*way)
        assert QUESTION in said
        assert CODES.findall(said) == [] and FRAMES.findall(said) == []
    usual = show_on_screen("show", kept, SYMPOSIUM_PLAIN="1")
    assert usual == show_on_screen("show", kept, "--plain")
    assert FRAMES.findall(show_on_screen("show", kept, PAGER="cat"))


@pytest.mark.usefixtures("kept")
def test_the_progress_is_read_out_line_by_line() -> None:
    said = show_on_screen("rehearse", "Why?", "--voices", "Ada", "--plain")

    assert CODES.findall(said) == [] and FRAMES.findall(said) == []
    assert re.search(r"\[ +[0-9.]+ s\] Ada is asked", said)


def test_without_colours_nothing_is_coloured(kept: str) -> None:
    for command in (("show", kept), ("rehearse", "Why?", "--voices", "Ada")):
        assert COLOUR.findall(show_on_screen(*command, PAGER="cat"))
        assert not COLOUR.findall(show_on_screen(*command, PAGER="cat", NO_COLOR="1"))


def test_what_is_longer_than_the_screen_is_read_in_the_pager_with_its_colours(
    kept: str, tmp_path: Path
) -> None:
    pager = tmp_path / "pager"
    read_by = f"(echo LESS=$LESS; cat) > {tmp_path}/read"
    pager.write_text(f"#!/bin/sh\n{read_by}\n")
    pager.chmod(0o700)
    seen = show_on_screen("show", kept, height=24, PAGER=f"{pager}")
    read = (tmp_path / "read").read_text("utf-8")

    assert QUESTION not in seen
    assert read.startswith("LESS=FRX\n") and QUESTION in read and COLOUR.search(read)
    show_on_screen("show", kept, PAGER=f"{pager}", LESS="R")
    assert (tmp_path / "read").read_text("utf-8").startswith("LESS=R\n")


# Of those that Windows Terminal knows by its documentation ("Console Virtual Terminal
# Sequences", learn.microsoft.com/windows/console): colours, the cursor, lines erased.
WINDOWS = re.compile(r"\x1b\[(?:[0-9;]*m|\?25[hl]|[0-9]*[ABCDGHJK])")


def test_windows_terminal_knows_every_code_that_is_written(kept: str) -> None:
    for command in (("show", kept), ("rehearse", "Why?", "--voices", "Ada")):
        written = show_on_screen(*command, PAGER="cat", WT_SESSION="1")
        used = CODES.findall(written)
        assert used and [code for code in used if not WINDOWS.fullmatch(code)] == []
        assert "\x1b" not in CODES.sub("", written)
