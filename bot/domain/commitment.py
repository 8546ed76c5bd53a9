"""A commitment: the salted digest that stands for words in the chain of digests."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Commitment:
    """
    *sha256* is what the chain is made of, so that the words can be erased later and the
    chain stays whole; without *salt* (32 hex digits, None once the words are erased)
    nobody can find short words by trying.
    """

    salt: str | None
    sha256: str
