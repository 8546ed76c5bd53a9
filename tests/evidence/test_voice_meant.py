"""Synthesisers call voices many things; either one voice is meant or none."""

import pytest

from bot.evidence.voice_names import voice_meant
from tests.synthesis.symposia import voice

PANEL = (
    voice("Qwen", "Lattice", "qwen/qwen3-max"),
    voice("GPT", "Anvil", "openai/gpt-9"),
    voice("GPT mini", "Nail", "openai/gpt-9-mini"),
    voice("Åsa", "Lattice Two", "north/asa"),
)


@pytest.mark.parametrize(
    ("called", "meant"),
    [
        ("Qwen", "Qwen"),
        ("qwen", "Qwen"),
        ("  **QWEN**  ", "Qwen"),
        ("Qwen (Lattice)", "Qwen"),
        ("Qwen — Lattice", "Qwen"),
        ("Lattice: Qwen", "Qwen"),
        ("lattice", "Qwen"),
        ("qwen/qwen3-max", "Qwen"),
        ("qwen3-max", "Qwen"),
        ("Voice: Qwen 3 Max", "Qwen"),
        ("GPT", "GPT"),
        ("GPT mini", "GPT mini"),
        ("gpt-mini, the small one", "GPT mini"),
        ("ÅSA", "Åsa"),
        ("A\u030asa", "Åsa"),
    ],
)
def test_a_voice_is_known_by(called: str, meant: str) -> None:
    assert voice_meant(called, PANEL) == meant


@pytest.mark.parametrize(
    "called", ["", "  ", "***", "Claude", "Qwenish", "Qwen and GPT", "everybody"]
)
def test_nobody_is_meant_by(called: str) -> None:
    assert voice_meant(called, PANEL) is None


def test_an_epithet_that_two_voices_share_names_neither() -> None:
    assert voice_meant("Twin", (voice("A", "Twin"), voice("B", "Twin"))) is None
