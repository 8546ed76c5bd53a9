"""Models that people name with whoever makes them before the name."""

import pytest

from bot.errors import Unreadable
from bot.transcript.handmade.lines.headings import Speaker
from bot.transcript.handmade.sections.known_models import is_known_model
from bot.transcript.importing import read

OAK = "An oak, because it waits for nobody and nobody minds."
ELM = "An elm; I would miss the shade of it in the summer."


def heard(text: str) -> list[tuple[str, str]]:
    return [(turn.voice, turn.text) for turn in read(text).turns]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cohere Command R+", "OpenAI GPT-4o"),
        ("Anthropic Claude 3 Opus", "Google Gemini 2.0 Flash"),
        ("NVIDIA Nemotron 70B", "Microsoft Phi-4"),
    ],
)
def test_a_heading_with_maker_and_model_is_a_voice(one: str, other: str) -> None:
    text = f"# Trees\n\n## Prompt\n\nWhich tree would you be?\n\n## {one}\n\n{OAK}\n\n"

    assert heard(f"{text}## {other}\n\n{ELM}\n") == [(one, OAK), (other, ELM)]


def test_a_maker_alone_is_no_model() -> None:
    names = ("OpenAI", "Microsoft", "Google Search", "Amazon Basin", "IBM and Nvidia")

    assert not any(is_known_model(Speaker(name)) for name in names)
    with pytest.raises(Unreadable):
        read(f"# Trees\n\n## Microsoft\n\n{OAK}\n\n## Amazon\n\n{ELM}\n")
