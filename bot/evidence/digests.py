"""
The chain of digests that binds a record together, "sha256-chain/1". No I/O.

So that anybody can write a verifier, the whole definition, over the JSON export
parsed as JSON (canonical JSON is defined in `canonical.py`; digests are SHA-256 in
small hexadecimal letters):

1. A turn's digest is that of the canonical JSON of the turn's object, all its fields
   but "sha256", with one more: "previous", the digest of the turn before it in
   "turns", or 64 zeros for the first.
2. The head is the digest of the canonical JSON of the exported object, all its fields
   but "integrity", with "turns" replaced by the digest of the last turn (64 zeros if
   there is none). So it binds the turns to the question, the format, the voices, the
   synthesis and whatever else the document says.
3. "integrity" is {"algorithm": "sha256-chain/1", "head": the head, "turns": how many
   turns there are}.

A turn's digest depends on the turns before it only: asking further, closing, or
writing another synthesis changes the head and no turn. Turns still speaking are in no
record; one that ends after a later one changes the digests of those that follow it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from bot.domain.symposium import Symposium
from bot.domain.turn import Turn
from bot.evidence.canonical import canonical
from bot.evidence.record import Record, ended_turns, frame_record, turn_record

ALGORITHM = "sha256-chain/1"
NOTHING_BEFORE = "0" * 64


@dataclass(frozen=True, slots=True)
class Chain:
    """The head of a record, and the digest of each ended turn by its number."""

    head: str
    digests: Mapping[int, str]

    @property
    def integrity(self) -> Record:
        """The export's field of that name."""
        return {
            "algorithm": ALGORITHM,
            "head": self.head,
            "turns": len(self.digests),
        }


def chain(symposium: Symposium) -> Chain:
    digests: dict[int, str] = {}
    previous = NOTHING_BEFORE
    for turn in ended_turns(symposium):
        previous = digests[turn.number] = turn_digest(turn, previous)
    head = _digest({**frame_record(symposium), "turns": previous})
    return Chain(head, digests)


def turn_digest(turn: Turn, previous: str) -> str:
    """The digest of a turn after the one whose digest is *previous*."""
    return _digest({**turn_record(turn), "previous": previous})


def _digest(record: Record) -> str:
    return sha256(canonical(record)).hexdigest()
