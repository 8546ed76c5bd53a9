"""Convergence and shifts of real rounds, with the requests as they went out."""

import subprocess
import sys
from dataclasses import replace
from time import process_time

import pytest

from bot.domain.names import SymposiumId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.turn import Status
from bot.domain.voice import Voice
from bot.evidence.convergence.convergence_report import convergence
from bot.evidence.convergence.shifts import shifts
from bot.evidence.exposure.exposure_report import exposure
from bot.formats.rounds import rounds
from tests.evidence.gatherings import exposed, gathering

FIRST = {
    "Aster": "I picture a lighthouse burning for drowned ships. Nothing else stays.",
    "Basil": "There are lighthouses that burn for a drowned ship, I believe.",
    "Clove": "A thistledown compass, and the groceries that I never bought.",
}
SECOND = {
    "Aster": "I picture a lighthouse burning for drowned ships, with a thistledown "
    "compass beside it.",
    "Basil": "I leave that and say no more.",
    "Clove": "A thistledown compass, and the groceries that I never bought.",
}


def _played() -> Symposium:
    """Two rounds, each voice asked as the format asks it."""
    voices = tuple(Voice(VoiceName(name)) for name in FIRST)
    it = Symposium(SymposiumId("now"), "What stays?", voices, "rounds", rounds=2)
    while cues := rounds(it, it.current_act):
        for cue in cues:
            it = it.begin(cue)
            said = (FIRST if cue.round == 1 else SECOND)[cue.voice]
            messages = [{"role": m.role, "content": m.text} for m in cue.heard]
            spoken = replace(
                it.turns[-1],
                status=Status.SPOKEN,
                text=said,
                request={"messages": messages},
            )
            it = it.settle(spoken)
    return it


def test_the_blind_round_converges_and_what_was_shown_is_echo() -> None:
    symposium = _played()

    found = convergence(symposium, exposure(symposium))

    assert [(each.phrase, each.voices) for each in found.independent] == [
        ("lighthouse … burning … drowned … ships", ("Aster", "Basil"))
    ]
    assert [each.voices for each in found.echo] == [("Clove", "Aster")]
    assert "thistledown compass" in found.echo[0].phrase
    assert found.exposed == ((0.0, 0.5, 0.5), (0.5, 0.0, 0.5), (0.5, 0.5, 0.0))


def test_each_voices_shift_is_told() -> None:
    aster, basil, clove = shifts(_played())

    assert [(took.phrase, took.from_whom) for took in aster.took_over] == [
        ("thistledown compass", ("Clove",))
    ]
    assert [kept.before.text for kept in aster.kept] == [
        "I picture a lighthouse burning for drowned ships."
    ]
    assert (basil.kept, basil.took_over) == ((), ())
    assert [passage.text for passage in basil.dropped] == [FIRST["Basil"]]
    assert (clove.took_over, clove.dropped, len(clove.kept)) == ((), (), 1)


@pytest.mark.parametrize(
    "quoting",
    [
        "“A thistledown compass”, I read, and I dispute it: no needle is light.",
        "I have no use for Clove's thistledown compass.",
        "Clove said: a thistledown compass. No. A thistledown compass finds nothing.",
        "A thistledown compass? I dispute the “thistledown compass” of before.",
        "> A thistledown compass, and the groceries\n\nThat is no answer.",
        "„A thistledown compass“ is no answer, nor is «thistledown compass».",
    ],
)
def test_what_is_quoted_or_told_of_another_is_neither_taken_over_nor_echo(
    quoting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SECOND, "Aster", quoting)
    symposium = _played()

    assert shifts(symposium)[0].took_over == ()
    assert convergence(symposium, exposure(symposium)).echo == ()


def test_sixteen_voices_of_two_thousand_words_take_no_long_time() -> None:
    words = "the heron of {n} waits on obsidian water, and what remains is a tide. "
    said = {
        f"V{n}": "".join(words.format(n=f"word{n}x{at}") for at in range(140))
        for n in range(16)
    }
    symposium = gathering(said)
    report = exposed(symposium)
    began = process_time()

    found = convergence(symposium, report)

    # Measured: 0.2 s, and 0.3 s more when the word lists are read first.
    assert process_time() - began < 10
    assert len(found.voices) == 16


def test_importing_reads_no_word_lists() -> None:
    code = (
        "import sys, bot.evidence.convergence.convergence_report;"
        "import bot.evidence.convergence.shifts;"
        "sys.exit('wordfreq' in sys.modules or 'PIL' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own interpreter and words
