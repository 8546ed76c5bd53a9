"""
Whether a record is as it was made, by its own chain of digests. No I/O.

What this shows: nothing was changed since the digests were made, or all of them were
made anew; who has the head from elsewhere can tell which. How what happened is named:
every turn is held against the list of digests in "integrity" ("chain"), each with the
digest that stands before it there; so each is known by itself, wherever it stands now,
and `alignment.py` says what became of the row. Without that list (older exports) a
turn can only be held against the one that now stands before it, and what is said is
"changed, from turn N on". Other fields are told apart by "parts".
"""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.turn import Seal
from bot.errors import Unreadable
from bot.integrity.alignment import How, Step, first_step
from bot.integrity.digests import (
    ALGORITHM,
    NOTHING_BEFORE,
    integrity,
    request_digest,
    turn_digest,
)
from bot.integrity.record import Record
from bot.integrity.seals import is_kept
from bot.integrity.verdict import Difference, Verdict


def verdict_on(record: Record) -> Verdict:
    """
    Of an exported object, parsed; its texts are whole and its numbers finite.

    Raises Unreadable when there is no chain in it to hold it against.
    """
    turns, given = _turns(record), _given(record)
    whole = Verdict(True, len(turns), str(given["head"]), _whole(turns, given))
    for first, sentence in _differences(record, turns, given):
        return whole.tampered(first, sentence)
    return whole


def changed_parts(record: Record) -> Iterator[tuple[Difference, str]]:
    """What happened to fields other than the turns, as far as "parts" can tell."""
    yield from _in_parts(integrity(record, _turns(record)), _given(record))


def recorded_digests(given: object) -> list[str] | None:
    """The digests in the list of an export's "integrity"; None if it has none."""
    listed = given.get("chain") if isinstance(given, dict) else None
    if not isinstance(listed, list):
        return None
    return [str(one.get("sha256")) for one in listed if isinstance(one, dict)]


def recorded_place(turn: Record, recorded: Sequence[str]) -> int | None:
    """Where in the list of digests exactly this turn stands."""
    claim = _claim(turn)
    if claim not in recorded:
        return None
    place = recorded.index(claim)
    previous = recorded[place - 1] if place else NOTHING_BEFORE
    return place if turn_digest(turn, previous) == claim else None


def _differences(
    record: Record, turns: list[Record], given: Record
) -> Iterator[tuple[Difference, str]]:
    own = integrity(record, turns)
    recorded = recorded_digests(given)
    claims = [_claim(turn) for turn in turns]
    broken = _first_broken(turns)
    if broken is None and own["head"] == given["head"]:
        yield from _in_integrity(own, given)
        yield from _in_what_turns_promise(turns)
        return
    if broken is not None and recorded is None:
        yield _from_here_on(turns, broken)
    elif recorded is not None and (broken is not None or recorded != claims):
        yield from _in_the_row(turns, recorded, given)
    yield from _in_number(turns, given)
    yield from _in_parts(own, given)
    yield _integrity("The head of the chain does not fit what it stands for.")


def _in_the_row(
    turns: list[Record], recorded: list[str], given: Record
) -> Iterator[tuple[Difference, str]]:
    kept: list[int | None] = []
    for turn in turns:
        place = recorded_place(turn, recorded)
        kept.append(None if place in kept else place)
    places = {digest: place for place, digest in enumerate(recorded)}
    claims = [places.get(_claim(turn)) for turn in turns]
    if step := first_step(len(recorded), kept, claims):
        yield _told(step, turns, given)


def _told(step: Step, turns: list[Record], given: Record) -> tuple[Difference, str]:
    place = step.found if step.recorded is None else step.recorded
    number = 1 + (place or 0)
    if step.found is None:
        turn = _listed_id(given, number)
        name = f"Turn {number} of the record" + (f" ({turn})" if turn else "")
    else:
        own = _text(turns[step.found].get("id"))
        turn = own if step.recorded is None else _listed_id(given, number) or own
        name = _name(turns[step.found], step.found + 1)
    sentence = f"{name} was {step.how}."
    if step.how is How.MOVED and step.found is not None:
        now = step.found + 1
        sentence = f"{name} was moved: it was number {number} and is number {now} now."
    return Difference(step.how, "turn", turn, number), sentence


def _from_here_on(turns: list[Record], at: int) -> tuple[Difference, str]:
    turn = _text(turns[at].get("id"))
    sentence = (
        f"Changed, from {_name(turns[at], at + 1)} on: it was changed itself, or what "
        "stands before it was changed, removed, added or moved."
    )
    return Difference(How.CHANGED, "turn", turn, at + 1), sentence


def _in_number(turns: list[Record], given: Record) -> Iterator[tuple[Difference, str]]:
    many = given.get("turns")
    if isinstance(many, int) and many != len(turns):
        how = How.REMOVED if len(turns) < many else How.ADDED
        place = min(many, len(turns)) + 1
        found = f"there are {len(turns)} turns, and {many} were recorded"
        yield (
            Difference(how, "turn", place=place),
            f"Turns were {how}, from number {place} on: {found}.",
        )


def _in_parts(own: Record, given: Record) -> Iterator[tuple[Difference, str]]:
    now, then = own["parts"], given.get("parts")
    if not isinstance(now, dict) or not isinstance(then, dict):
        unnamed = (
            "Something beside the turns was changed; the record does not say what."
        )
        yield Difference(How.CHANGED, "header"), unnamed
        return
    for name in {**now, **then}:
        if now.get(name) != then.get(name):
            how = How.CHANGED
            if name not in now or name not in then:
                how = How.REMOVED if name in then else How.ADDED
            yield Difference(how, name), f"{_field(name)} {how}."


def _in_integrity(own: Record, given: Record) -> Iterator[tuple[Difference, str]]:
    """Old exports have neither list; what is there has to be right."""
    for name, value in given.items():
        if own.get(name) != value:
            yield _integrity(
                f'Every turn is as it was recorded, but "{name}" in "integrity" was '
                "changed."
            )


def _in_what_turns_promise(turns: list[Record]) -> Iterator[tuple[Difference, str]]:
    """The chain is whole: who changed these made it anew, or recorded them so."""
    for place, turn in enumerate(turns, start=1):
        name, own = _name(turn, place), _text(turn.get("id"))
        asked, digest = turn.get("request"), turn.get("request_sha256")
        if asked is not None and digest not in (None, request_digest(asked)):
            sentence = f"The request of {name} is not the one whose digest it carries."
            yield Difference(How.CHANGED, "request", own, place), sentence
        seal = turn.get("seal")
        if isinstance(seal, dict) and not _is_kept(seal, turn):
            sentence = f"The text of {name} is not the one that was sealed."
            yield Difference(How.CHANGED, "seal", own, place), sentence


def _is_kept(seal: Mapping[str, object], turn: Record) -> bool:
    promised = Seal(str(seal.get("salt")), str(seal.get("sha256")))
    return is_kept(promised, str(turn.get("text")))


def _first_broken(turns: list[Record]) -> int | None:
    previous = NOTHING_BEFORE
    for at, turn in enumerate(turns):
        if turn_digest(turn, previous) != _claim(turn):
            return at
        previous = _claim(turn)
    return None


def _turns(record: Record) -> list[Record]:
    turns = record.get("turns")
    if not isinstance(turns, list):
        raise Unreadable('this is no export: it has no "turns"')
    if not all(isinstance(turn, dict) for turn in turns):
        raise Unreadable("turns: not every turn is an object")
    return turns


def _given(record: Record) -> Record:
    given = record.get("integrity")
    if not isinstance(given, dict) or not isinstance(given.get("head"), str):
        raise Unreadable('this export has no "integrity" with the head of a chain')
    if given.get("algorithm") != ALGORITHM:
        raise Unreadable(f'integrity.algorithm: "{ALGORITHM}" is due here')
    return given


def _integrity(sentence: str) -> tuple[Difference, str]:
    return Difference(How.CHANGED, "integrity"), sentence


def _listed_id(given: Record, number: int) -> str | None:
    listed = given.get("chain")
    one = listed[number - 1] if isinstance(listed, list) else None
    return _text(one.get("turn")) if isinstance(one, dict) else None


def _name(turn: Record, place: int) -> str:
    known = [_text(turn.get(name)) for name in ("voice", "id")]
    inner = ", ".join(word for word in known if word)
    number = turn.get("number", place)
    return f"Turn {number} ({inner})" if inner else f"Turn {number}"


def _field(name: str) -> str:
    verb = "were" if name in ("voices", "tables", "notes") else "was"
    return f"The {name} {verb}"


def _whole(turns: list[Record], given: Record) -> str:
    many = "1 turn is" if len(turns) == 1 else f"{len(turns)} turns are"
    return f"Whole: {many} as recorded, and the head of the chain is {given['head']}."


def _claim(turn: Record) -> str:
    return str(turn.get("sha256"))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
