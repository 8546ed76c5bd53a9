"""The data that comes with the program can be read, and is what it says."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot import seeds
from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.errors import Misconfigured
from bot.wire.dialects import DIALECTS

SEEDS = Path(__file__).parent.parent / "seeds"
OTHER_DIALECTS = {
    "anthropic": "anthropic",
    "gemini": "google",
    "openai-responses": "responses",
}
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def test_every_provider_that_is_promised_has_a_preset() -> None:
    assert set(seeds.providers()) == {
        "openai",
        "openai-responses",
        "openrouter",
        "xai",
        "deepseek",
        "moonshot",
        "zai",
        "dashscope",
        "mistral",
        "together",
        "groq",
        "vllm",
        "llamacpp",
        "lmstudio",
        "ollama",
        "google",
        "gemini",
        "anthropic",
    }


@pytest.mark.parametrize("preset", seeds.providers().values(), ids=lambda p: p.name)
def test_a_key_travels_encrypted_or_not_at_all(preset: seeds.Preset) -> None:
    url = urlsplit(preset.base_url)
    assert not preset.base_url.endswith("/")
    if preset.key_env is None:
        assert (url.scheme, url.hostname in LOOPBACK) == ("http", True)
    else:
        assert (url.scheme, url.hostname in LOOPBACK) == ("https", False)
        assert re.fullmatch(r"[A-Z]+_API_KEY", preset.key_env or "")


@pytest.mark.parametrize("preset", seeds.providers().values(), ids=lambda p: p.name)
def test_every_preset_speaks_a_dialect_that_exists(preset: seeds.Preset) -> None:
    assert preset.dialect == OTHER_DIALECTS.get(preset.name, "openai")
    assert preset.dialect in DIALECTS


def test_local_servers_are_looked_for_at_their_usual_ports() -> None:
    local = {p.name: urlsplit(p.base_url).port for p in _local()}
    assert local == {"ollama": 11434, "lmstudio": 1234, "llamacpp": 8080, "vllm": 8000}


def test_openai_and_google_stand_beside_the_six_of_the_first_transcript() -> None:
    six = ("Claude", "Qwen", "Grok", "DeepSeek", "GLM", "Kimi")
    eight = (*six, "GPT", "Gemini")

    assert seeds.default_panels() == {"six": six, "eight": eight}
    assert tuple(voice.name for voice in seeds.default_voices()) == eight


def test_no_default_voice_has_a_model_that_its_maker_has_retired() -> None:
    known = {
        model for v in seeds.default_voices() for model in (v.model, *v.successors)
    }

    assert known.isdisjoint({"x-ai/grok-4.1-fast", "x-ai/grok-4-fast", "x-ai/grok-4"})


def test_each_default_voice_has_a_day_on_which_it_was_listed_and_successors() -> None:
    voices = tomllib.loads((SEEDS / "panels.toml").read_text("utf-8"))["voices"]

    for voice in voices:
        assert date(2026, 5, 16) <= voice["listed"] <= date.today()  # noqa: DTZ011 - a day
        models = [voice["model"], *voice["successors"]]
        assert len(models) == len(set(models)) >= 3
        # A successor is of the same maker: the voice stays who it is.
        assert len({model.partition("/")[0] for model in models}) == 1


def test_the_default_panel_needs_no_key_but_openrouters() -> None:
    assert seeds.default_voices()[0] == Voice(
        VoiceName("Claude"),
        epithet="Harbour",
        model="anthropic/claude-opus-4.5",
        successors=("anthropic/claude-opus-4.6", "anthropic/claude-opus-4.8"),
        dialect="openai",
        base_url="https://openrouter.ai/api/v1",
        key_env="OPENROUTER_API_KEY",
        colour=0xD55E00,
        context=200_000,
    )
    assert {v.key_env for v in seeds.default_voices()} == {"OPENROUTER_API_KEY"}


def test_no_two_voices_of_the_default_panel_look_alike() -> None:
    panel = seeds.default_voices()
    assert len({voice.colour for voice in panel}) == len(panel)
    assert len({voice.epithet for voice in panel}) == len(panel)


def test_the_default_synthesiser_sits_on_the_default_panel() -> None:
    assert seeds.default_synthesiser() in {v.name for v in seeds.default_voices()}


def test_a_dozen_questions_to_begin_with_begin_with_the_rehearsals() -> None:
    questions = seeds.questions()
    assert questions[0] == seeds.rehearsal("cast")["question"]
    assert len(set(questions)) == 12


def test_the_synthesis_prompt_has_the_places_that_are_filled() -> None:
    places = set(re.findall(r"\{\{(\w+)\}\}", seeds.prompt("synthesis")))
    assert places == {"open", "close", "material"}


def test_a_prompt_that_does_not_exist_is_not_made_up() -> None:
    with pytest.raises(KeyError, match="sonnet"):
        seeds.prompt("sonnet")


@pytest.mark.parametrize("file", sorted(SEEDS.rglob("*.toml")), ids=lambda f: f.name)
def test_every_table_is_toml(file: Path) -> None:
    assert tomllib.loads(file.read_text(encoding="utf-8"))


def test_an_installed_program_finds_the_data_in_its_own_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "bot" / "_seeds"
    installed.mkdir(parents=True)
    (tmp_path / "seeds").mkdir()  # somebody else's
    (installed / "questions.toml").write_text('questions = ["Why?"]')
    monkeypatch.setattr(seeds, "_HERE", tmp_path / "bot")
    assert seeds.questions() == ("Why?",)


def test_missing_data_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeds, "_HERE", tmp_path / "bot")
    with pytest.raises(Misconfigured, match=r"seeds/ .* is missing; install it again"):
        seeds.questions()


def _local() -> Iterator[seeds.Preset]:
    return (preset for preset in seeds.providers().values() if not preset.key_env)


def test_no_two_prompts_for_voices_begin_alike() -> None:
    names = ("baseline", "blind", "duet", "follow_up", "relay", "rounds")
    first = [seeds.prompt(name).partition("\n\n")[0] for name in names]
    # By that the rehearsal knows what it is asked for.
    assert len({line.partition(" Besides")[0] for line in first}) == len(names)
