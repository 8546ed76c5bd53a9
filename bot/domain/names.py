"""The names by which things are known."""

from typing import NewType

VoiceName = NewType("VoiceName", str)
SymposiumId = NewType("SymposiumId", str)
TurnId = NewType("TurnId", str)


def turn_id(symposium: SymposiumId, number: int) -> TurnId:
    """The id under which the turn *number* of a symposium is posted and cited."""
    return TurnId(f"{symposium}.{number}")
