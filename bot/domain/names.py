"""The names by which things are known."""

from typing import NewType

VoiceName = NewType("VoiceName", str)
SymposiumId = NewType("SymposiumId", str)
TurnId = NewType("TurnId", str)
ActId = NewType("ActId", str)
TableId = NewType("TableId", str)
ClosingId = NewType("ClosingId", str)


def turn_id(symposium: SymposiumId, number: int) -> TurnId:
    """The id under which the turn *number* of a symposium is posted and cited."""
    return TurnId(f"{symposium}.{number}")


def act_id(symposium: SymposiumId, number: int) -> ActId:
    return ActId(f"{symposium}.a{number}")


def table_id(symposium: SymposiumId, number: int) -> TableId:
    return TableId(f"{symposium}.t{number}")


def closing_id(symposium: SymposiumId, number: int) -> ClosingId:
    return ClosingId(f"{symposium}.c{number}")
