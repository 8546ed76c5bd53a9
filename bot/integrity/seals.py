"""Sealed answers: held back, and shown to be the same when they are shown."""

import re
from hashlib import sha256

from bot.domain.turn import Seal

_SALT = re.compile("[0-9a-f]{32}")


def make_seal(salt: str, text: str) -> Seal:
    """
    The seal of a text: SHA-256, in small hexadecimal letters, over the UTF-8 bytes of
    the salt and then of the text.

    The salt is 32 random hex digits (who draws them is not pure): without it a short
    answer could be guessed from its digest. Half a surrogate pair, which UTF-8 does
    not know, is taken as its three bytes.
    """
    content = (salt + text).encode("utf-8", "surrogatepass")
    return Seal(salt, sha256(content).hexdigest())


def is_kept(seal: Seal, text: str) -> bool:
    """
    This text is the one that was sealed: a salt of another length could have taken the
    first words of the text, or lent it some.
    """
    if seal.salt is None or not _SALT.fullmatch(seal.salt):
        return False
    return make_seal(seal.salt, text) == seal
