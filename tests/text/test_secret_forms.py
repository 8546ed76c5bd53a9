import html
import json
from urllib.parse import quote, quote_plus

import pytest

from bot.text.secret_forms import secret_forms

KEY = "sk+a/b=\"c\\d&e<f>'g h"


@pytest.mark.parametrize(
    "form",
    [
        KEY,
        json.dumps(KEY)[1:-1],
        json.dumps(json.dumps(KEY))[3:-3],
        json.dumps(KEY)[1:-1].replace("/", "\\/"),
        quote(KEY),
        quote(KEY, safe=""),
        quote_plus(KEY),
        "sk%2ba%2fb%3d%22c%5cd%26e%3cf%3e%27g+h",
        html.escape(KEY),
    ],
)
def test_a_secret_has_the_form_that_an_escaping_gives_it(form: str) -> None:
    assert form in secret_forms(KEY)


def test_json_for_web_pages_escapes_more() -> None:
    forms = secret_forms("a&b+c")

    assert {"a\\u0026b+c", "a\\u0026b\\u002bc", "a\\u0026b\\u002Bc"} <= set(forms)


def test_an_ordinary_key_has_one_form() -> None:
    assert secret_forms("sk-or-v1_0123.abc") == ("sk-or-v1_0123.abc",)


def test_the_letters_behind_an_escape_stay_as_they_are() -> None:
    assert {"%2Fab", "%2fab"} <= set(secret_forms("/ab"))
    assert "%2FAB" not in secret_forms("/ab")


def test_the_longest_form_comes_first() -> None:
    assert secret_forms("a/b") == ("a%2Fb", "a%2fb", "a\\\\/b", "a\\/b", "a/b")


def test_what_is_empty_has_no_form() -> None:
    assert secret_forms("") == ()
