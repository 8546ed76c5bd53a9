import pytest

from bot.errors import VoiceError
from bot.wire.listing import is_listed, read_models


@pytest.mark.parametrize(
    "body",
    [
        b'{"data": [{"id": "a"}, {"id": "b"}, {}, 3]}',
        b'[{"id":"a"},{"id":"b"}]',
        b'{"models": [{"name": "a"}, {"name": "b"}, {"displayName": "C"}]}',
    ],
)
def test_models_are_listed_in_an_object_or_bare(body: bytes) -> None:
    assert read_models(body) == ("a", "b")


def test_what_is_longer_than_a_name_is_no_model() -> None:
    assert read_models(b'[{"id": "' + b"m" * 257 + b'"}, {"id": "a"}]') == ("a",)


@pytest.mark.parametrize("body", [b"", b"{}", b"3", b'{"data": {}}', b"<p>"])
def test_anything_else_is_garbled(body: bytes) -> None:
    with pytest.raises(VoiceError):
        read_models(body)


@pytest.mark.parametrize(
    ("listed", "model", "there"),
    [
        ("acme/one", "acme/one", True),
        ("acme/one", "acme/two", False),
        ("models/gemini-x", "gemini-x", True),
        ("llama3:latest", "llama3", True),
        ("llama3", "llama3:8b", False),
        ("acme/one", "acme/one:online", True),
    ],
)
def test_a_model_is_found_under_its_spellings(
    listed: str,
    model: str,
    there: bool,  # noqa: FBT001 - a case of the table
) -> None:
    assert is_listed((listed,), model) is there
