import pytest

from bot.domain.address import hide_secrets, hide_user


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
