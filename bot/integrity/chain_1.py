"""
The chain of digests of symposium/1, "sha256-chain/1": no longer written, but such
records are read and verified by it for ever.

So that anybody can write a verifier, the whole definition, over the JSON export
parsed as JSON (canonical JSON is defined in `canonical.py`; digests are SHA-256 in
small hexadecimal letters):

1. A turn's digest is that of the canonical JSON of the turn's object, all its fields
   but "sha256", with one more: "previous", the digest of the turn before it in
   "turns", or 64 zeros for the first.
2. The head is the digest of the canonical JSON of the exported object, all its fields
   but "integrity", with "turns" replaced by the digest of the last turn (64 zeros if
   there is none). So it binds the turns to the question, the format, the voices, the
   synthesis and whatever else the document says: "tables", "notes" and "sealed" too,
   where they are there. A field that is not there is not there for the digest either,
   and is not the same as null.
3. "integrity" is {"algorithm": "sha256-chain/1", "head": the head, "turns": how many
   turns there are, "chain": for each turn in order {"turn": its id, "sha256": its
   digest}, "parts": for each field but "turns" and "integrity" the digest of its
   value's canonical JSON}. "chain" and "parts" add nothing to the head; they are there
   to tell what was changed when something was, and may be missing.
4. A turn's "request_sha256" is the digest of its "request" as it went out: JSON with
   keys sorted by code points and no white space, in UTF-8, strings escaped as in
   canonical JSON but numbers as they are written in the export (1.0 stays 1.0).
   Where either is null there is nothing to check.
5. A turn's "seal" is {"salt", "sha256"}: the digest of the UTF-8 bytes of the salt, 32
   hex digits, and then of the turn's text. It was posted before any sealed answer was
   shown.
6. A markdown export is the same record, parted: questions and texts stand in its block
   quotes, the rest in the JSON at its end. What that JSON says under "beyond" is not
   part of the JSON export, nor of the head; its own "sha256" is the digest of the
   canonical JSON of its other fields with one more: "head", the head. Among them,
   "prose" is the digest of the UTF-8 bytes of all lines before the JSON's first, each
   with a line feed at its end.

A turn's digest depends on the turns before it only: asking further, closing, or
writing another synthesis changes the head and no turn. Turns still speaking are in no
record; one that ends after a later one changes the digests of those that follow it.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from bot.integrity.canonical import digest
from bot.integrity.record import Record

ALGORITHM = "sha256-chain/1"
NOTHING_BEFORE = "0" * 64


def turn_digest(turn: Mapping[str, object], previous: str) -> str:
    """Of a turn's object, after the turn whose digest is *previous*."""
    fields = {name: value for name, value in turn.items() if name != "sha256"}
    return digest({**fields, "previous": previous})


def head_digest(record: Mapping[str, object], last: str) -> str:
    """Of an exported object; *last* is the digest of its last turn."""
    frame = {name: value for name, value in record.items() if name != "integrity"}
    return digest({**frame, "turns": last})


def integrity(
    record: Mapping[str, object], turns: Sequence[Mapping[str, object]]
) -> Record:
    """
    The export's field of that name: of an exported object, and of its turns' objects
    with their digests.
    """
    last = str(turns[-1].get("sha256")) if turns else NOTHING_BEFORE
    return {
        "algorithm": ALGORITHM,
        "head": head_digest(record, last),
        "turns": len(turns),
        "chain": [{"turn": t.get("id"), "sha256": t.get("sha256")} for t in turns],
        "parts": {
            name: digest(value)
            for name, value in record.items()
            if name not in ("turns", "integrity")
        },
    }


def beyond_digest(beyond: Mapping[str, object], head: object) -> str:
    """Of what only a markdown export carries."""
    fields = {name: value for name, value in beyond.items() if name != "sha256"}
    return digest({**fields, "head": head})


def prose_digest(lines: Sequence[str]) -> str:
    """Of a markdown export's lines before its JSON."""
    return sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
