"""Which voice a table or a sentence means."""

import pytest

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.evidence.voice_names import find_names, voice_meant, voices_named

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


CALLED = ("Ada", "Ada-B", "Voice 1", "Voice 2", "金", "김민", "@otto", "C++", "_low")
STRANGERS = tuple(f"Zeno{number} of {number}" for number in range(60))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ada, Adam, xAda, 2Ada and Ada_x", [(0, "Ada"), (26, "Ada")]),
        ("Voice 2 and Voice 12, then Voice 1.", [(0, "Voice 2"), (27, "Voice 1")]),
        ("白金と金。", [(1, "金"), (3, "金")]),
        ("김민 김민은", [(0, "김민")]),
        ("a@otto @otto (@otto)", [(7, "@otto"), (14, "@otto")]),
        ("C++ is no C+, _low", [(0, "C++")]),
        ("金 Ada김민", [(0, "金"), (2, "Ada"), (5, "김민")]),
    ],
)
def test_few_names_are_found_where_many_are(
    text: str, named: list[tuple[int, str]]
) -> None:
    few = tuple(Voice(VoiceName(name)) for name in CALLED)
    many = (*few, *(Voice(VoiceName(name)) for name in STRANGERS))
    assert list(find_names(text, few)) == named
    assert list(find_names(text, many)) == named
