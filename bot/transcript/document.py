"""A symposium as the export's object, in the order of `docs/record.md`."""

from bot.domain.ending import tell_ending
from bot.domain.symposium import Symposium
from bot.formats.council.councils import find_council
from bot.formats.heretic.challenge_outcome import find_challenges
from bot.formats.paired.exchanges import find_exchanges
from bot.formats.positions import find_settling
from bot.formats.requests.requests_made import find_requests
from bot.integrity.chain import integrity_record
from bot.integrity.record import (
    Record,
    act_record,
    branch_record,
    closing_record,
    commitment_record,
    ended_turns,
    ending_record,
    frame_record,
    synthesis_record,
    table_record,
    time_record,
    turn_record,
)
from bot.transcript.challenges.challenge_record import challenges_record
from bot.transcript.council.council_record import council_record
from bot.transcript.interviews.interview_record import interviews_record
from bot.transcript.requests.requests_record import requests_record
from bot.transcript.settling.settling_record import settling_record

_ORDER = (
    *("schema", "id", "title", "format", "question", "context", "asked_by"),
    *("rounds", "samples", "options", "started", "ended", "origin", "source", "voices"),
    *("parent", "ancestors", "branches"),
    *("acts", "turns", "synthesis", "tables", "closings", "ending", "cost"),
    *("settling", "council", "interviews", "challenges", "requests", "notes"),
)


def document(symposium: Symposium) -> Record:
    """
    The export's object, with the digests that were made when each thing happened.

    ValueError for a symposium that was never linked (`bot/integrity/links.py`): the
    archive links what it keeps.
    """
    if symposium.sha256 is None:
        raise ValueError(f"symposium {symposium.id} has no digests to be exported with")
    turns = ended_turns(symposium)
    ending = tell_ending(symposium.acts, turns, symposium.closings)
    tables = [table_record(table) for table in symposium.syntheses]
    fields: Record = {
        **frame_record(symposium),
        "ended": time_record(symposium.ended),
        "acts": [act_record(act) for act in symposium.acts],
        "turns": [turn_record(turn) for turn in turns],
        "synthesis": synthesis_record(tables[-1]) if tables else None,
        "tables": tables,
        "closings": [closing_record(closing) for closing in symposium.closings],
        "ending": ending_record(ending),
        "cost": None,
        **_family(symposium),
        **tell_of_course(symposium),
    }
    whole = {name: fields[name] for name in _ORDER if name in fields}
    commitments = symposium.commitments.items()
    frame = {name: commitment_record(one) for name, one in commitments}
    # With the digest that was stored, so that a frame changed since does not fit it.
    integrity = integrity_record(whole, frame, stored=symposium.sha256)
    return {**whole, "integrity": integrity}


def tell_of_course(symposium: Symposium) -> Record:
    """What a format tells of its own course, from the entries; some tell nothing."""
    settling, council = find_settling(symposium), find_council(symposium)
    told: Record = {}
    if settling is not None:
        told["settling"] = settling_record(settling)
    if council is not None:
        told["council"] = council_record(council)
    if interviews := find_exchanges(symposium):
        told["interviews"] = interviews_record(interviews)
    if challenges := find_challenges(symposium):
        told["challenges"] = challenges_record(challenges)
    if requests := find_requests(symposium):
        told["requests"] = requests_record(requests)
    return told


def _family(symposium: Symposium) -> Record:
    """What only branches have, and what only those have that have branches."""
    family: Record = {
        "ancestors": [dict(frame) for frame in symposium.ancestors],
        "branches": [branch_record(branch) for branch in symposium.branches],
    }
    return {name: part for name, part in family.items() if part}
