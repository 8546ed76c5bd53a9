"""By which rule a record is bound together: that of symposium/2, and that of /1."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.act import ASKING
from bot.domain.names import TurnId, VoiceName
from bot.domain.turn import Seal
from bot.integrity import chain, chain_1
from bot.integrity.alignment import Alteration
from bot.integrity.branches import find_forged, find_misfits, first_digest
from bot.integrity.canonical import canonical, request_digest
from bot.integrity.record import SCHEMA_1, Record, synthesis_record
from bot.integrity.sealed_order import find_out_of_order
from bot.integrity.seals import is_kept
from bot.integrity.told_ending import told_ending
from bot.integrity.verdict import Difference
from bot.text.unseen import named

Finding = tuple[Difference, str]

_ASKING = frozenset(kind.value for kind in ASKING)


@dataclass(frozen=True, slots=True)
class Rule:
    """
    *entries* are what the chain links, in its order; *first* the digest before the
    first of them; *digest* that of an entry after a digest. *integrity* is the field of
    that name as the record calls for it, *heads* those that it has had, the latest
    last. *promises* finds what does not fit although the chain is whole. *kind* names
    in the list of digests what stands there.
    """

    schema: str
    kind: str
    entries: Callable[[Record], list[Record]]
    first: Callable[[Record], str]
    digest: Callable[[Record, str], str]
    integrity: Callable[[Record], Record]
    heads: Callable[[Record], list[str]]
    promises: Callable[[Record], Iterator[Finding]]


def name_entry(entry: Record, place: int) -> str:
    """What a person would call it: "Turn 3 (Ada, abc.3)", "The act abc.a1"."""
    # Whatever stands in a file: cut short, so that no name can tell another verdict.
    own = named(written) if (written := _text(entry.get("id"))) else None
    kind = entry_kind(entry)
    if kind == "turn":
        voice, number = _text(entry.get("voice")), entry.get("number")
        inner = ", ".join(filter(None, (voice and named(voice), own)))
        number = number if isinstance(number, int) else place
        return f"Turn {number} ({inner})" if inner else f"Turn {number}"
    return f"The {kind} {own}" if own else f"The {kind} at place {place}"


def entry_kind(entry: Record) -> str:
    """Told by the fields that only it has."""
    if "voice" in entry:
        return "turn"
    if "rows" in entry:
        return "table"
    return "act" if "kind" in entry else "closing"


def _integrity(record: Record) -> Record:
    return chain.integrity_record(record, _frame_commitments(record))


def _first(record: Record) -> str:
    own = chain.frame_digest(chain.read_frame(record), _frame_commitments(record))
    return first_digest(record, own)


def _heads(record: Record) -> list[str]:
    entries = chain.read_entries(record)
    return [_first(record), *(str(entry.get("sha256")) for entry in entries)]


def _frame_commitments(record: Record) -> Record:
    given = record.get("integrity")
    frame = given.get("frame") if isinstance(given, dict) else None
    commitments = frame.get("commitments") if isinstance(frame, dict) else None
    return commitments if isinstance(commitments, dict) else {}


def _promises(record: Record) -> Iterator[Finding]:
    """The chain is whole: who changed these made it anew, or recorded them so."""
    # Every digest fits by now. What is left to find is what no digest covers, and what
    # was recorded falsely on purpose. The first that is found is what a person is told.
    entries = chain.read_entries(record)
    for name in chain.unfit_fields(
        record, _frame_commitments(record), chain.ERASABLE_IN_FRAME
    ):
        sentence = f"The {name} is not the one that its commitment stands for."
        yield Difference(Alteration.CHANGED, name), sentence
    yield from find_misfits(record, _frame_commitments(record))
    yield from find_forged(record)
    for place, entry in enumerate(entries, start=1):
        yield from _of_commitments(entry, place)
    yield from _of_lists(record)
    yield from _out_of_order(record)
    for place, entry in enumerate(entries, start=1):
        if entry.get("place") != place:
            what, name = entry_kind(entry), name_entry(entry, place)
            difference = Difference(
                Alteration.MOVED, what, _text(entry.get("id")), place
            )
            yield difference, f"{name} is not at its place in the record."
    for place, turn in enumerate(chain.read_list(record, "turns"), start=1):
        yield from _of_turn(turn, place, _keeps_seal)
    yield from _of_sealed_rounds(record)
    acts = chain.read_list(record, "acts")
    for entry in (*chain.read_list(record, "tables"), *acts):
        yield from _of_drafts(entry)
    yield from _of_what_is_told(record)


def _of_commitments(entry: Record, place: int) -> Iterator[Finding]:
    """Digests of an unfit commitment would be the same whatever its field says."""
    name = name_entry(entry, place)
    for field in chain.unfit_fields(entry, _given(entry)):
        kind, own = entry_kind(entry), _text(entry.get("id"))
        sentence = f"The {field} of {name} is not what its commitment stands for."
        yield Difference(Alteration.CHANGED, kind, own, place), sentence


def _of_lists(record: Record) -> Iterator[Finding]:
    """In no digest: the list an entry stands in, and a "previous" of its own."""
    for name in chain.LISTS:
        for place, entry in enumerate(chain.read_list(record, name), start=1):
            kind, own = entry_kind(entry), _text(entry.get("id"))
            if f"{kind}s" != name:
                sentence = f"{name_entry(entry, place)} stands within “{name}”."
                yield Difference(Alteration.MOVED, kind, own, place), sentence
            # Where nothing is committed, no digest knows of the field.
            if kind != "closing" and not isinstance(entry.get("commitments"), dict):
                sentence = f"{name_entry(entry, place)} has no “commitments”."
                yield Difference(Alteration.REMOVED, kind, own, place), sentence
            if "previous" in entry:
                sentence = f"{name_entry(entry, place)} has a field too many."
                yield Difference(Alteration.CHANGED, kind, own, place), sentence


def _out_of_order(record: Record) -> Iterator[Finding]:
    for name in chain.LISTS:
        key = "number" if name == "turns" else "place"
        rows = chain.read_list(record, name)
        numbers = [n for row in rows if isinstance(n := row.get(key), int)]
        # Who repeats a number makes *due* shorter than the list.
        due = sorted(set(numbers))
        for place, (row, number) in enumerate(zip(rows, numbers, strict=False), 1):
            if number != due[min(place, len(due)) - 1]:
                what = entry_kind(row)
                difference = Difference(
                    Alteration.MOVED, what, _text(row.get("id")), place
                )
                sentence = f"{name_entry(row, place)} was moved within “{name}”."
                # One that is out of place shifts all behind it: the first says enough.
                yield difference, sentence
                return


def _of_turn(
    turn: Record, place: int, keeps_seal: Callable[[Record, Record], bool]
) -> Iterator[Finding]:
    name, own = name_entry(turn, place), _text(turn.get("id"))
    asked, digest = turn.get("request"), turn.get("request_sha256")
    # Null where nothing was kept: there is nothing to check then (rule 7 in chain.py).
    if asked is not None and digest not in (None, request_digest(asked)):
        sentence = f"The request of {name} is not the one whose digest it carries."
        yield Difference(Alteration.CHANGED, "request", own, place), sentence
    # That digest has no salt: with it, guesses at the erased request could be tried.
    if asked is None and digest is not None and "request" in _given(turn):
        sentence = f"The request of {name} was erased, and its digest was not."
        yield Difference(Alteration.CHANGED, "request", own, place), sentence
    seal = turn.get("seal")
    if isinstance(seal, dict) and not keeps_seal(seal, turn):
        sentence = f"The text of {name} is not the one that was sealed."
        yield Difference(Alteration.CHANGED, "seal", own, place), sentence


def _of_sealed_rounds(record: Record) -> Iterator[Finding]:
    """Digests know no order of what was shown: it is told by places."""
    for found in find_out_of_order(record):
        place, own = found.entry.get("place"), _text(found.entry.get("id"))
        number = place if isinstance(place, int) else 0
        sentence = f"{name_entry(found.entry, number)} {found.sentence}."
        yield Difference(Alteration.MOVED, "seal", own, number), sentence


def _of_drafts(entry: Record) -> Iterator[Finding]:
    for drafting in chain.read_list(entry, "drafts"):
        asked, digest = drafting.get("request"), drafting.get("request_sha256")
        if asked is not None and digest not in (None, request_digest(asked)):
            own, kind = _text(entry.get("id")), entry_kind(entry)
            sentence = f"A request of the {kind} {own} is not the one that went out."
            yield Difference(Alteration.CHANGED, "request", own), sentence


def _of_what_is_told(record: Record) -> Iterator[Finding]:
    """The fields that repeat what entries say, or have to be null."""
    tables = chain.read_list(record, "tables")
    closings = chain.read_list(record, "closings")
    due = {
        "synthesis": synthesis_record(tables[-1]) if tables else None,
        "ended": closings[-1].get("at") if _is_ended(record) else None,
        "ending": told_ending(record),
        "cost": None,
    }
    for name, value in due.items():
        # As canonical JSON: Python takes true for 1. Absent is not the same as null.
        if name not in record or canonical(record[name]) != canonical(value):
            yield Difference(Alteration.CHANGED, name), f"The {name} was changed."


def _is_ended(record: Record) -> bool:
    """Whether a closing names whatever asks the voices something."""
    closings = chain.read_list(record, "closings")
    closed = {closing.get("act") for closing in closings}
    asked = {
        act.get("id")
        for act in chain.read_list(record, "acts")
        if act.get("kind") in _ASKING
    }
    return bool(closings) and (None in closed or asked <= closed)


def _first_of_1(_: Record) -> str:
    return chain_1.NOTHING_BEFORE


def _turns(record: Record) -> list[Record]:
    return chain.read_list(record, "turns")


def _integrity_1(record: Record) -> Record:
    return chain_1.integrity(record, _turns(record))


def _heads_1(record: Record) -> list[str]:
    """The whole document's alone: no entry's digest stands for what is beside it."""
    return [str(_integrity_1(record)["head"])]


def _promises_1(record: Record) -> Iterator[Finding]:
    for place, turn in enumerate(_turns(record), start=1):
        yield from _of_turn(turn, place, _keeps_seal_of_1)


def _given(entry: Record) -> Record:
    commitments = entry.get("commitments")
    return commitments if isinstance(commitments, dict) else {}


def _keeps_seal(seal: Record, turn: Record) -> bool:
    schema = SCHEMA_1 if seal.get("schema") == SCHEMA_1 else None
    known = {"salt", "sha256"} | ({"schema"} if schema else set())
    if set(seal) != known:
        return False
    # Erased or held back: an empty text that was sealed has no commitment to say so.
    if seal.get("salt") is None:
        return not turn.get("text")
    return _fits_seal(seal, turn, schema)


def _keeps_seal_of_1(seal: Record, turn: Record) -> bool:
    return set(seal) == {"salt", "sha256"} and _fits_seal(seal, turn, SCHEMA_1)


def _fits_seal(seal: Record, turn: Record, schema: str | None) -> bool:
    promised = Seal(str(seal.get("salt")), str(seal.get("sha256")), schema)
    own, voice = TurnId(str(turn.get("id"))), VoiceName(str(turn.get("voice")))
    return is_kept(promised, str(turn.get("text")), turn=own, voice=voice)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        chain.ALGORITHM: Rule(
            "symposium/2",
            "entry",
            chain.read_entries,
            _first,
            chain.entry_digest,
            _integrity,
            _heads,
            _promises,
        ),
        chain_1.ALGORITHM: Rule(
            "symposium/1",
            "turn",
            _turns,
            _first_of_1,
            chain_1.turn_digest,
            _integrity_1,
            _heads_1,
            _promises_1,
        ),
    }
)
"""By the name of the algorithm in "integrity"."""
