"""Canonical JSON: one value, one sequence of bytes, one digest."""

import json
from decimal import Decimal
from hashlib import sha256
from json.encoder import encode_basestring

_SAFE_POINT = 21  # ECMAScript writes digits up to here, an exponent beyond
_SMALL_POINT = -6
_CONSTANTS = {None: "null", True: "true", False: "false"}
_AS_WRITTEN = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False
)


def canonical(value: object) -> bytes:
    r"""
    The canonical JSON of plain JSON values, in UTF-8.

    * No white space between tokens; the keys of an object sorted by code points.
    * Strings escape the quotation mark, the backslash and U+0000 to U+001F only: the
      last as \b \t \n \f \r where JSON has these, else as \u00xx in small letters.
    * A whole number stands in all its digits. Any other number is the IEEE 754 double
      it denotes, in ECMAScript's shortest form (as in RFC 8785, section 3.2.2.3), so
      that 1, 1.0 and 1e0 are the same: 1. Minus zero is 0.
    * Half a surrogate pair, which UTF-8 does not know, is taken as its three bytes.
    """
    return _written(value).encode("utf-8", "surrogatepass")


def digest(value: object) -> str:
    """The SHA-256 of the canonical JSON, in small hexadecimal letters."""
    return sha256(canonical(value)).hexdigest()


def request_digest(request: object) -> str:
    """
    Of a request as it went out: JSON with keys sorted by code points and no white
    space, in UTF-8, strings escaped as in canonical JSON but numbers as they are
    written (1.0 stays 1.0).
    """
    text = _AS_WRITTEN.encode(request)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digits(number: float) -> str:
    """A finite double as ECMAScript's Number::toString writes it (ECMA-262)."""
    if number == 0:
        return "0"
    sign, figures, exponent = Decimal(repr(number)).normalize().as_tuple()
    if not isinstance(exponent, int):
        raise TypeError("a number that is not finite has no digits")
    shown = _placed("".join(map(str, figures)), len(figures) + exponent)
    return "-" + shown if sign else shown


def _placed(figures: str, point: int) -> str:
    if len(figures) <= point <= _SAFE_POINT:
        return figures.ljust(point, "0")
    if 0 < point <= _SAFE_POINT:
        return f"{figures[:point]}.{figures[point:]}"
    if _SMALL_POINT < point <= 0:
        return f"0.{'0' * -point}{figures}"
    mantissa = figures if len(figures) == 1 else f"{figures[0]}.{figures[1:]}"
    return f"{mantissa}e{point - 1:+d}"


def _written(value: object) -> str:
    if isinstance(value, str):
        return encode_basestring(value)  # as json.dumps does, with fewer steps
    if isinstance(value, dict):
        pairs = [
            f"{encode_basestring(key)}:{_written(value[key])}" for key in sorted(value)
        ]
        return "{" + ",".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_written, value)) + "]"
    if isinstance(value, float):
        return digits(value)
    if value is None or value is True or value is False:
        return _CONSTANTS[value]
    # As json.dumps writes whole numbers, which makes an encoder for each.
    return int.__repr__(value) if isinstance(value, int) else json.dumps(value)
