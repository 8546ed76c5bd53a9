"""Which voice a table or a sentence means."""

import pytest

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.evidence.voice_names import voice_meant, voices_named

PANEL = (
    Voice(VoiceName("Qwen 3 Max"), epithet="Threshold", model="qwen/qwen3-max"),
    Voice(VoiceName("GLM 4.7")),
    Voice(VoiceName("Claude Opus 4.5")),
    Voice(VoiceName("Claude Sonnet 4.5")),
    Voice(VoiceName("Will")),
)


@pytest.mark.parametrize(
    ("called", "voice"),
    [
        ("Qwen 3 Max", "Qwen 3 Max"),
        ("**Qwen**", "Qwen 3 Max"),
        ("qwen3-max", "Qwen 3 Max"),
        ("The Threshold", None),
        ("Threshold", "Qwen 3 Max"),
        ("Voice 2: GLM 4.7 (The Prism)", "GLM 4.7"),
        ("GLM-4.7", "GLM 4.7"),
        ("GLM 4.6", "GLM 4.7"),
        ("Opus", "Claude Opus 4.5"),
        ("Claude", None),
        ("4.5", None),
        ("Wilhelm", None),
        ("Kimi", None),
        ("", None),
        ("**", None),
    ],
)
def test_a_table_may_call_a_voice_by_part_of_its_name(
    called: str, voice: str | None
) -> None:
    assert voice_meant(called, PANEL) == voice


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Qwen and GLM agree.", {"Qwen 3 Max": 0, "GLM 4.7": 9}),
        ("As GLM's answer shows, *Qwen* was first.", {"GLM 4.7": 3, "Qwen 3 Max": 24}),
        ("Claude will do it.", {}),
        ("Claude Opus 4.5 met Will.", {"Claude Opus 4.5": 0, "Will": 20}),
        ("Qwenish GLMs", {}),
    ],
)
def test_a_sentence_names_voices_as_they_are_written(
    sentence: str, named: dict[str, int]
) -> None:
    assert voices_named(sentence, PANEL) == named
