"""A dialect reads its own recorded requests back into what was put to the voice."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import VoiceName
from bot.domain.turn import Message
from bot.domain.voice import Voice
from bot.wire.dialects import DIALECTS, read_request
from tests.loopback.endpoint_dialects import WORDINGS

# Half a surrogate pair cannot be sent; what goes out instead is test_request's.
texts = st.text(st.characters(exclude_categories=["Cs"]))
messages = st.lists(
    st.builds(Message, st.sampled_from(["user", "assistant", "system"]), texts)
)
# Odd bodies are made of the words that dialects look for, or they would all be strange.
keys = st.sampled_from(
    [
        *sorted({wording.rules.said for wording in WORDINGS.values()}),
        *("system", "instructions", "role"),
        *("systemInstruction", "system_instruction", "parts", "content", "text"),
        *("type", "thought"),
    ]
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(keys, inner),
    max_leaves=12,
)


def voice(dialect: str | None, **more: object) -> Voice:
    known = {"model": "acme/one", "dialect": dialect, "base_url": "https://acme.test"}
    return Voice(VoiceName("Ada"), **(known | more))  # type: ignore[arg-type]  # by name


def archived(dialect: str, it: Voice, heard: list[Message]) -> Mapping[str, object]:
    body: Mapping[str, object] = json.loads(DIALECTS[dialect].build(it, heard).content)
    return body


def put_together(it: Voice, heard: list[Message]) -> tuple[Message, ...]:
    """All that is system text at the head, as every dialect sends it."""
    system = [it.system] if it.system else []
    system += [message.text for message in heard if message.role == "system"]
    head = [Message("system", "\n\n".join(system))] if "\n\n".join(system) else []
    return (*head, *(message for message in heard if message.role != "system"))


@pytest.mark.parametrize("dialect", DIALECTS)
@given(heard=messages, system=st.none() | texts, temperature=st.none() | st.just(0.5))
def test_what_was_put_to_a_voice_is_read_back_from_its_request(
    dialect: str, heard: list[Message], system: str | None, temperature: float | None
) -> None:
    it = voice(dialect, system=system, temperature=temperature, max_tokens=9)
    body = archived(dialect, it, heard)

    assert DIALECTS[dialect].heard(body) == put_together(it, heard)
    assert read_request(body, dialect=dialect) == put_together(it, heard)


@pytest.mark.parametrize("dialect", DIALECTS)
@given(body=st.dictionaries(keys, anything))
def test_no_body_is_too_odd_to_be_read(dialect: str, body: dict[str, object]) -> None:
    for message in DIALECTS[dialect].heard(body):
        assert message.role in ("user", "assistant", "system")
        assert isinstance(message.text, str)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "body", [{}, {"prompt": "a"}, {"messages": 3, "contents": {}, "input": None}]
)
def test_of_an_unknown_shape_nothing_is_left(
    dialect: str, body: Mapping[str, object]
) -> None:
    assert DIALECTS[dialect].heard(body) == ()


@pytest.mark.parametrize("dialect", DIALECTS)
@given(heard=messages, said=st.lists(texts, min_size=1))
def test_what_an_extra_body_put_in_its_place_is_what_was_heard(
    dialect: str, heard: list[Message], said: list[str]
) -> None:
    sent = [Message("user", text) for text in said]
    other = archived(dialect, voice(dialect), sent)
    body = archived(dialect, voice(dialect, extra_body=other), heard)

    assert [m for m in DIALECTS[dialect].heard(body) if m.role != "system"] == sent


@pytest.mark.parametrize(
    ("dialect", "body", "heard"),
    [
        (
            "openai",
            {
                "messages": [
                    {"role": "developer", "content": "Be brief."},
                    {"role": "user", "content": [{"text": "A"}, {"image_url": "x"}]},
                    {"role": "assistant", "content": None, "tool_calls": []},
                    {"role": "tool", "content": "So it is."},
                    {"content": "Who?"},
                    {"role": "user"},
                    "nobody",
                ]
            },
            (
                Message("system", "Be brief."),
                Message("user", "A"),
                Message("assistant", ""),
                Message("user", "So it is."),
                Message("user", "Who?"),
            ),
        ),
        (
            "anthropic",
            {
                "system": [
                    {"type": "text", "text": "A"},
                    {"type": "text", "text": "B"},
                ],
                "messages": [
                    {
                        "role": "user",
                        "content": [
                            {"type": "text", "text": "C"},
                            {"type": "image", "source": {}},
                            {"type": "text", "text": "D"},
                        ],
                    }
                ],
            },
            (Message("system", "A\n\nB"), Message("user", "C\n\nD")),
        ),
        (
            "google",
            {
                "system_instruction": {"parts": [{"text": "A"}, {"text": "B"}]},
                "contents": [
                    {"parts": [{"text": "C"}, {"inlineData": {}}, {"text": "D"}]},
                    {"role": "model", "parts": [{"functionCall": {}}]},
                ],
            },
            (
                Message("system", "A\n\nB"),
                Message("user", "C\n\nD"),
                Message("assistant", ""),
            ),
        ),
        (
            "responses",
            {"instructions": "A", "input": "B"},
            (Message("system", "A"), Message("user", "B")),
        ),
        (
            "responses",
            {
                "input": [
                    {"type": "reasoning", "summary": []},
                    {
                        "type": "message",
                        "role": "developer",
                        "content": [{"type": "input_text", "text": "A"}],
                    },
                    {
                        "role": "user",
                        "content": [{"type": "input_image"}, {"text": "B"}],
                    },
                    {
                        "role": "assistant",
                        "content": [{"type": "output_text", "text": "C"}],
                    },
                ]
            },
            (
                Message("system", "A"),
                Message("user", "B"),
                Message("assistant", "C"),
            ),
        ),
    ],
)
def test_texts_in_parts_are_read(
    dialect: str, body: Mapping[str, object], heard: tuple[Message, ...]
) -> None:
    assert DIALECTS[dialect].heard(body) == heard


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("named", [None, "morse", "openai", "anthropic"])
def test_a_record_that_names_no_dialect_or_the_wrong_one_is_read_all_the_same(
    dialect: str, named: str | None
) -> None:
    heard = [Message("user", "Why?"), Message("assistant", "So."), Message("user", "?")]
    body = archived(dialect, voice(dialect), heard)

    assert read_request(body, dialect=named) == tuple(heard)


def test_who_names_no_dialect_is_read_by_the_one_that_finds_most() -> None:
    heard = [Message("system", "Be brief."), Message("user", "Why?")]
    body = archived("anthropic", voice("anthropic"), heard)

    assert read_request(body, dialect=None) == tuple(heard)
    assert read_request(None, dialect=None) == read_request({}, dialect="openai") == ()
