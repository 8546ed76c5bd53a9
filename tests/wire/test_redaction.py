import pytest

from bot.wire.redaction import hide_secret, quote_briefly, show_address, show_host


@pytest.mark.parametrize(
    "text", ["sk-a/b", "sk-a%2Fb", "Bearer sk-a/b.", '{"k": "sk-a/b"}']
)
def test_a_secret_is_found_in_every_form(text: str) -> None:
    assert "sk-a" not in hide_secret(text, "sk-a/b")


def test_a_secret_is_hidden_before_the_text_is_cut() -> None:
    assert quote_briefly("ab sk-12345", "sk-12345", length=6) == "ab [k…"


def test_an_excerpt_is_one_line_without_control_characters() -> None:
    assert quote_briefly(" a\r\n\tb\x00\x1b[31mc\u2028d ", None) == "a b [31mc d"


@pytest.mark.parametrize(
    ("url", "shown", "at"),
    [
        ("https://u:p@a.test:8/v1/?key=s#f", "https://a.test:8/v1", "a.test:8"),
        ("http://[::1]:8/v1", "http://[::1]:8/v1", "[::1]:8"),
        ("https://a.test", "https://a.test", "a.test"),
        (None, "an address that is not set", "an address that is not set"),
        (
            "http://[",
            "an address that cannot be read",
            "an address that cannot be read",
        ),
    ],
)
def test_addresses_are_shown_without_what_may_be_secret(
    url: str | None, shown: str, at: str
) -> None:
    assert (show_address(url), show_host(url)) == (shown, at)
