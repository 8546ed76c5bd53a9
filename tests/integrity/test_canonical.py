"""One value, one sequence of bytes."""

import json
from hashlib import sha256

import pytest

from bot.integrity.canonical import canonical, digits, request_digest
from bot.wire.request import build_request


def test_the_digest_of_a_request_is_that_of_the_bytes_that_went_out() -> None:
    body = {"b": 1.0, "a": 1e22, "c": ["\u2028\x7f\u00e9", None, True, 5e-324, 10**20]}
    asked = build_request("/chat", body)
    exported = json.loads(json.dumps(asked.body))
    assert request_digest(exported) == sha256(asked.content).hexdigest()


def test_half_a_surrogate_pair_has_its_bytes_too() -> None:
    assert canonical(["\ud83d"]) == b'["\xed\xa0\xbd"]'


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (-1.5, "-1.5"),
        (0.7, "0.7"),
        (100.0, "100"),
        (1e20, "100000000000000000000"),
        (123456789012345680000.0, "123456789012345680000"),
        (1e21, "1e+21"),
        (1.5e300, "1.5e+300"),
        (0.000001, "0.000001"),
        (1e-7, "1e-7"),
        (1.25e-9, "1.25e-9"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (4.5, "4.5"),
        (0.002, "0.002"),
        (333333333.3333333, "333333333.3333333"),
        (295147905179352830000.0, "295147905179352830000"),
    ],
)
def test_numbers_are_written_as_ecmascript_writes_them(
    number: float, shown: str
) -> None:
    """The expected forms are those of RFC 8785, appendix B, and of ECMA-262."""
    assert digits(number) == shown


def test_canonical_json_is_one_sequence_of_bytes() -> None:
    value = {"b": [1, 1.0, True, None], "a": 'é"\\\n\x01\x7f\u2028', "B": 2**60}
    assert (
        canonical(value)
        == (
            '{"B":1152921504606846976,"a":"é\\"\\\\\\n\\u0001\x7f\u2028",'
            '"b":[1,1,true,null]}'
        ).encode()
    )
