import pytest

from bot.domain.address import hide_secrets, hide_user, is_open_to_listeners


@pytest.mark.parametrize(
    ("address", "without_user", "without_secrets"),
    [
        ("https://a.test/v1", "https://a.test/v1", "https://a.test/v1"),
        ("https://u:p@a.test/v1?k=s#f", "https://a.test/v1?k=s#f", "https://a.test/v1"),
        ("https://u:p@x@a.test", "https://a.test", "https://a.test"),
        ("//u@a.test", "//a.test", "//a.test"),
        ("u:p@a.test/v1", "a.test/v1", "a.test/v1"),
        ("https://a.test/x@y", "https://a.test/x@y", "https://a.test/x@y"),
        ("https://a.test?to=u@b", "https://a.test?to=u@b", "https://a.test"),
        ("", "", ""),
    ],
)
def test_an_address_loses_what_may_be_secret_and_nothing_else(
    address: str, without_user: str, without_secrets: str
) -> None:
    assert (hide_user(address), hide_secrets(address)) == (
        without_user,
        without_secrets,
    )


@pytest.mark.parametrize(
    ("address", "is_open"),
    [
        ("http://api.acme.test/v1", True),
        ("http://api.acme.test.:8080", True),
        ("HTTP://API.ACME.TEST/v1", True),
        ("http://8.8.8.8/v1", True),
        ("http://[2606:4700::1]/v1", True),
        ("http://localhost.acme.test", True),
        ("https://api.acme.test/v1", False),
        ("http://localhost:11434/v1", False),
        ("http://127.0.0.1:11434/v1", False),
        ("http://[::1]:8080", False),
        ("http://192.168.1.7:8000/v1", False),
        ("http://10.0.0.7", False),
        ("http://100.64.0.7", False),
        ("http://[fd00::1]", False),
        ("http://ollama:11434/v1", False),
        ("http://host.docker.internal:11434/v1", False),
        ("http://box.local", False),
        ("", False),
    ],
)
def test_what_goes_over_http_to_another_network_can_be_read_on_the_way(
    address: str,
    is_open: bool,  # noqa: FBT001 - a case
) -> None:
    assert is_open_to_listeners(address) is is_open
