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


def test_a_name_belongs_to_the_voice_that_it_names_most_exactly() -> None:
    both = (voice("DeepSeek-R1"), voice("DeepSeek"), voice("Qwen 3 Max"))
    assert voice_meant("DeepSeek", both) == "DeepSeek"
    assert voice_meant("deepseek r1", both) == "DeepSeek-R1"
    assert voice_meant("**DeepSeek R1** (Reasoner)", both) == "DeepSeek-R1"
    assert voice_meant("DeepSeek", (both[0], both[2])) == "DeepSeek-R1"
    assert voice_meant("Qwen3", both) == voice_meant("Qwen3-Max", both) == "Qwen 3 Max"


def test_a_name_that_two_voices_have_names_neither() -> None:
    two = (voice("Claude Opus 4.5"), voice("Claude Haiku"), voice("GPT"))
    assert voice_meant("Claude", two) is None
    assert voice_meant("Claude Sonnet", two) is None
    assert voice_meant("Opus", two) == "Claude Opus 4.5"
    assert voice_meant("Claude Opus", two) == "Claude Opus 4.5"


@pytest.mark.parametrize(
    "called", ["", "  ", "***", "Claude", "Qwenish", "Qwen and GPT", "everybody"]
)
def test_nobody_is_meant_by(called: str) -> None:
    assert voice_meant(called, PANEL) is None


def test_an_epithet_that_two_voices_share_names_neither() -> None:
    assert voice_meant("Twin", (voice("A", "Twin"), voice("B", "Twin"))) is None
