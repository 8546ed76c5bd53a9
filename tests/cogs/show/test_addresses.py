"""What members read of a voice that is silent names no address."""

import pytest

from cogs._show.addresses import hide_addresses

LOCAL, FAR = "http://127.0.0.1:8123/v1", "https://llm.example.org/v1"


@pytest.mark.parametrize(
    ("said", "base_url", "read"),
    [
        (
            "127.0.0.1:8123 broke off in the middle of the answer. Ask again.",
            LOCAL,
            "its endpoint broke off in the middle of the answer. Ask again.",
        ),
        (
            (
                "http://127.0.0.1:8123/v1 cannot be reached. Is the server running? "
                "([Errno 111] Connect call failed ('127.0.0.1', 8123))"
            ),
            LOCAL,
            (
                "its endpoint cannot be reached. Is the server running? "
                "([Errno 111] Connect call failed its endpoint)"
            ),
        ),
        (
            "http://[::1]:8123/v1 sent a web page instead of an answer.",
            "http://[::1]:8123/v1",
            "its endpoint sent a web page instead of an answer.",
        ),
        (
            (
                "llm.example.org said nothing for 120 seconds. Ask again, or raise "
                "first_word_timeout for this voice."
            ),
            FAR,
            (
                "its endpoint said nothing for 120 seconds. Ask again, or raise "
                "first_word_timeout for this voice."
            ),
        ),
        (
            (
                "https://llm.example.org/v1 sends its visitors on to "
                "http://10.0.0.7:81/login, where the key was not sent."
            ),
            FAR,
            (
                "its endpoint sends its visitors on to its endpoint, where the key was "
                "not sent."
            ),
        ),
        (
            "Scribe was asked: gpu.lan:8000 could not answer just now (503).",
            None,
            "Scribe was asked: its endpoint could not answer just now (503).",
        ),
        # What is no address stays.
        (
            "raise limits.answer_seconds in symposium.toml: 1.5 s at 12:30, e.g. now",
            FAR,
            "raise limits.answer_seconds in symposium.toml: 1.5 s at 12:30, e.g. now",
        ),
        ("was stopped by Ada", LOCAL, "was stopped by Ada"),
        (
            "an address that cannot be read",
            "http://[::1",
            "an address that cannot be read",
        ),
    ],
)
def test_members_read_of_its_endpoint(said: str, base_url: str, read: str) -> None:
    assert hide_addresses(said, base_url) == read
