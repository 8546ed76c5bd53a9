"""
The chain of digests that binds a record together, "sha256-chain/2".

So that anybody can write a verifier, the whole definition, over the JSON export
parsed as JSON (canonical JSON is defined in `canonical.py`; digests are SHA-256 in
small hexadecimal letters):

1. The entries are all objects in "acts", "turns", "tables" and "closings", in the
   order of their "place": 1, 2, 3 and so on. The frame is the exported object's other
   fields, but "synthesis", "ended", "ending", "cost", "settling", "council",
   "interviews", "challenges", "requests", "ancestors", "branches" and "integrity".
2. A field that can be erased ("title", "question" and "context" of the frame; "text",
   "question", "reasoning", "sources", "request" and "drafts" of an entry) has a
   commitment where there is something in it: {"salt", "sha256"}, under its name in the
   entry's "commitments" (the frame's stand in "integrity"). Its "sha256" is the digest
   of the canonical JSON of {"entry": the entry's id, or that of the symposium,
   "field": its name, "salt": the salt, 32 hex digits, "value": the field's value,
   "voice": the entry's "voice", null where it has none}. A field that was erased is
   null, empty or not there, and its salt is null; the "sha256" stays.
3. The digest of the frame, and of an entry, is that of the canonical JSON of the
   object without "commitments" and "sha256", with each field that has a commitment
   replaced by the commitment's "sha256", and a "seal" without its "salt". An entry has
   one field more: "previous", the digest of the entry before it, the frame's for the
   first. A "request_sha256" is left out where it is the digest of the "request" beside
   it, or the request was erased: it stands and falls with it.
4. An entry carries its digest as "sha256". The head is the digest of the last entry,
   the frame's if there is none. So the head at any earlier moment is the digest of the
   entry that was the last one then.
5. "integrity" is {"algorithm": "sha256-chain/2", "head", "entries": how many there are,
   "frame": {"commitments", "sha256": the frame's digest}, "chain": for each entry in
   order {"entry": its id, "sha256": its digest}, "parts": for each field of the frame
   but the erasable ones the digest of its value's canonical JSON}. "chain" and "parts"
   add nothing to the head: they tell what was changed when something was.
6. Told from the entries, and so not part of any digest: "synthesis" is the last of
   "tables" without its "drafts" and "commitments", "ended" the "at" of the last
   closing; null where there is none, or an act that asks the voices something ("asked",
   "followed_up", "retried") is named by none. "ending" is that of the last act whose
   "kind" is "asked" or "followed_up" and whose "options" have a whole number "turns":
   of the acts of the kinds "ended" and "stopped" that come after it, and before the
   first closing whose "act" it is, the last one tells it; null where there is none. One
   that ended is {"kind", "onset", "stop_at"} of its "options", and "rule" where that is
   a text there, with "evidence", the lines of its "text" (none where that is empty); it
   does not count where "kind" is not one of "closing", "loop", "empty", "refusal",
   "left", "cap" and "stopped", or "onset" or "stop_at" is no whole number. One that
   stopped has the kind "stopped", the lines of its "text" as "evidence", and as "onset"
   and "stop_at" the greatest "number" of the turns that have an earlier place, or whose
   id is among the "turns" of its "options"; 0 where there are none. "cost" is null in
   this version. "turns" stand in the order of their "number", the others in that of
   their "place".
7. A "request_sha256", of a turn or in an entry's "drafts", is the digest of its
   "request" as it went out: JSON with keys sorted by code points and no white space,
   in UTF-8, strings escaped as in canonical JSON but numbers as they are written in
   the export (1.0 stays 1.0). Where either is null there is nothing to check.
8. A turn's "seal" is {"salt", "sha256"}: the digest of the canonical JSON of {"salt":
   the salt, 32 hex digits, "text": the turn's text, "turn": its id, "voice": its
   voice}. It was posted before any sealed answer was shown. Where the text was erased,
   or is held back while others still speak, its salt is null. One that was made by the
   rule of symposium/1 says so: "schema" is "symposium/1" then, and the digest that of
   the UTF-8 bytes of the salt and then of the text.
9. The order of sealed rounds is told by places (`sealed_order.py`): all turns of one
   have a seal and an earlier place than the act "revealed" that names any of them, and
   whoever was shown one of them has a later place than that act.
10. A branch has a "parent" in its frame, {"id", "turn", "place", "head"}: its entries
    up to that place are the parent's, as they stand there, and "head" is the digest of
    the last of them, the turn of that id. "ancestors" are the frames of those that it
    goes back to, the first one first and the parent last, each with its "commitments"
    and its digest as "sha256". Before the first entry stands the digest of the first of
    these frames, and not of its own. The entry after the carried ones is an act of the
    kind "branched", whose "options" have as "frame" the digest of the branch's own
    frame; so each but the first frame is in the chain.

A digest once made never changes: what happens later comes later in the chain, however
late a voice ends. Turns still speaking are in no record.
"""

from collections.abc import Mapping, Sequence

from bot.integrity.canonical import digest, request_digest
from bot.integrity.record import Record

ALGORITHM = "sha256-chain/2"
LISTS = ("acts", "turns", "tables", "closings")
TOLD_OF_COURSE = ("settling", "council", "interviews", "challenges", "requests")
TOLD_FROM_ENTRIES = ("synthesis", "ended", "ending", "cost", *TOLD_OF_COURSE)
BESIDE_THE_FRAME = ("ancestors", "branches")
ERASABLE = ("text", "question", "reasoning", "sources", "request", "drafts")
ERASABLE_IN_FRAME = ("question", "context", "title")

Commitments = Mapping[str, object]


def commitment_digest(
    entry: object, field: str, salt: str, value: object, voice: object = None
) -> str:
    """The digest that stands for *value*, the *field* of the entry of that id."""
    return digest(
        {"entry": entry, "field": field, "salt": salt, "value": value, "voice": voice}
    )


def entry_digest(entry: Record, previous: str) -> str:
    """Of an entry's object, after the entry (or frame) whose digest is *previous*."""
    committed = _committed(entry, _object(entry.get("commitments")), ERASABLE)
    # A salt goes when its words are erased, so no digest is made of a salt; the seal's
    # neither. What stands for the words is the commitment's own digest.
    left_out = {"sha256", "commitments"}
    if _falls_with_request(entry):
        left_out.add("request_sha256")
    fields = {name: value for name, value in entry.items() if name not in left_out}
    if "seal" in fields:
        seal = _object(fields["seal"])
        fields["seal"] = {name: part for name, part in seal.items() if name != "salt"}
    return digest({**fields, **committed, "previous": previous})


def _falls_with_request(entry: Record) -> bool:
    """Its "request_sha256" says nothing that the request does not say."""
    request, committed = entry.get("request"), _object(entry.get("commitments"))
    if request is None:
        return "request" in committed
    # One that does not fit is digested like any other field, and so breaks the chain.
    return entry.get("request_sha256") == request_digest(request)


def frame_digest(frame: Record, commitments: Commitments) -> str:
    """Of what stood at asking; its *commitments* stand elsewhere."""
    return digest({**frame, **_committed(frame, commitments, ERASABLE_IN_FRAME)})


def read_frame(record: Record) -> Record:
    """The frame's fields of an exported object."""
    beside = {*LISTS, *TOLD_FROM_ENTRIES, *BESIDE_THE_FRAME, "integrity"}
    return {name: value for name, value in record.items() if name not in beside}


def read_entries(record: Record) -> list[Record]:
    """All entries of an exported object by place; what has none stands last."""
    entries = [entry for name in LISTS for entry in read_list(record, name)]
    return sorted(entries, key=_place)


def read_list(record: Record, name: str) -> list[Record]:
    listed = record.get(name)
    rows = listed if isinstance(listed, list) else []
    return [row for row in rows if isinstance(row, dict)]


def integrity_record(
    record: Record, commitments: Commitments, *, stored: str | None = None
) -> Record:
    """
    The field of that name for an exported object, from the digests it carries, and from
    the one that was *stored* of its frame, if one was.
    """
    frame = read_frame(record)
    entries = read_entries(record)
    first = stored or frame_digest(frame, commitments)
    return {
        "algorithm": ALGORITHM,
        "head": str(entries[-1].get("sha256")) if entries else first,
        "entries": len(entries),
        "frame": {"commitments": dict(commitments), "sha256": first},
        "chain": [{"entry": e.get("id"), "sha256": e.get("sha256")} for e in entries],
        "parts": {
            name: digest(value)
            for name, value in frame.items()
            if name not in ERASABLE_IN_FRAME
        },
    }


def broken_fields(frame: Record, commitments: Commitments) -> list[str]:
    """The names of the fields of a frame that do not fit their commitments."""
    return [
        name
        for name in ERASABLE_IN_FRAME
        if (frame.get(name) or name in commitments)
        and _checked(frame, name, commitments.get(name)) is None
    ]


def erased_fields(entry: Record, commitments: Commitments) -> list[str]:
    """The names of the fields that were erased from an entry or a frame."""
    return [
        name
        for name, one in commitments.items()
        if _object(one).get("salt") is None and not entry.get(name)
    ]


def unfit_fields(
    entry: Record, commitments: Commitments, erasable: Sequence[str] = ERASABLE
) -> list[str]:
    """
    The names of the fields whose commitment is none: it does not fit the value, says
    more than a salt and a digest, is not there, or stands for nothing erasable.
    """
    names = dict.fromkeys([*commitments, *(n for n in erasable if entry.get(n))])
    return [
        name
        for name in names
        if name not in erasable
        or _checked(entry, name, commitments.get(name)) is None
        or set(_object(commitments[name])) != {"salt", "sha256"}
    ]


def _committed(
    entry: Record, commitments: Commitments, erasable: Sequence[str]
) -> Record:
    """
    What stands for each field that has a commitment: its digest if it fits the value,
    or if the value was erased; otherwise something that no digest is made of.
    """
    unknown = [name for name in commitments if name not in erasable]
    uncommitted = [n for n in erasable if entry.get(n) and n not in commitments]
    # No entry is digested with a field of this name: such a digest fits nothing.
    if unknown or uncommitted:
        return {"commitments": None}
    return {name: _checked(entry, name, one) for name, one in commitments.items()}


def _checked(entry: Record, field: str, commitment: object) -> object:
    given = _object(commitment)
    salt, claim, value = given.get("salt"), given.get("sha256"), entry.get(field)
    if salt is None:
        # Erased: there is nothing to compute from. The claim is bound by the chain, so
        # that nobody can put another one in its place.
        return claim if not value else None
    due = commitment_digest(
        entry.get("id"), field, str(salt), value, entry.get("voice")
    )
    # An empty value has no commitment, also where the digest would fit.
    return claim if value and claim == due else None


def _place(entry: Record) -> float:
    place = entry.get("place")
    return place if isinstance(place, int | float) else float("inf")


def _object(value: object) -> Record:
    return value if isinstance(value, dict) else {}
