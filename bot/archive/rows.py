"""Values as rows, and rows as values again."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row as Found

from bot.domain.act import Act, Closing
from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.place import Place, Post
from bot.domain.symposium import Branch, ImportSource, Origin, Parent, Symposium
from bot.domain.synthesis import Synthesis
from bot.domain.turn import Turn

RowValues = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Summary:
    """
    What a list says about a symposium; *spoken* of its *turns* were spoken. *place* is
    where it was held, if on Discord. A branch goes off after *branch_turn*, and
    *goes_back_to* its parent and all before that.
    """

    id: SymposiumId
    title: str
    question: str
    format: str
    origin: Origin
    source: ImportSource | None
    started: datetime | None
    ended: datetime | None
    voices: tuple[VoiceName, ...]
    turns: int
    spoken: int
    place: Place | None = None
    branch_turn: TurnId | None = None
    goes_back_to: tuple[SymposiumId, ...] = ()


PLACE = tuple(field.name for field in fields(Place))
SYNTHESIS = tuple(field.name for field in fields(Synthesis))
TURN = tuple(field.name for field in fields(Turn))
POST = tuple(field.name for field in fields(Post))
ACT = tuple(field.name for field in fields(Act))
CLOSING = tuple(field.name for field in fields(Closing))
_TOLD = "under_way"  # of an export
OWN = tuple(
    field.name
    for field in fields(Symposium)
    if field.name
    not in ("acts", "turns", "syntheses", "closings", "branch_of", "branches", _TOLD)
)


def of_symposium(symposium: Symposium, place: Place | None) -> RowValues:
    own = _take(symposium, OWN) | of_place(place)
    return own | _of_parent(symposium.branch_of)


def _of_parent(parent: Parent | None) -> RowValues:
    return {
        "branch_of": parent and parent.id,
        "branch_turn": parent and parent.turn,
        "branch_place": parent and parent.place,
        "branch_head": parent and parent.head,
    }


def of_place(place: Place | None) -> RowValues:
    return dict.fromkeys(PLACE) if place is None else _take(place, PLACE)


def of_turn(symposium: SymposiumId, turn: Turn) -> RowValues:
    return {"symposium": symposium, **_take(turn, TURN)}


def of_synthesis(symposium: SymposiumId, synthesis: Synthesis) -> RowValues:
    return {"symposium": symposium, **_take(synthesis, SYNTHESIS)}


def of_act(symposium: SymposiumId, act: Act) -> RowValues:
    return {"symposium": symposium, **_take(act, ACT)}


def of_closing(symposium: SymposiumId, closing: Closing) -> RowValues:
    return {"symposium": symposium, **_take(closing, CLOSING)}


def of_post(post: Post) -> RowValues:
    return _take(post, POST)


def to_symposium(
    own: Found[Any],
    *,
    acts: Sequence[Found[Any]],
    turns: Sequence[Found[Any]],
    syntheses: Sequence[Found[Any]],
    closings: Sequence[Found[Any]],
    branches: Sequence[Found[Any]],
) -> Symposium:
    return Symposium(
        **_take(own, OWN),
        branch_of=_to_parent(own),
        acts=tuple(Act(**_take(row, ACT)) for row in acts),
        turns=tuple(to_turn(row) for row in turns),
        syntheses=tuple(Synthesis(**_take(row, SYNTHESIS)) for row in syntheses),
        closings=tuple(Closing(**_take(row, CLOSING)) for row in closings),
        branches=tuple(Branch(r.id, r.branch_turn, r.started) for r in branches),
    )


def _to_parent(own: Found[Any]) -> Parent | None:
    if own.branch_of is None:
        return None
    return Parent(own.branch_of, own.branch_turn, own.branch_place, own.branch_head)


def to_turn(row: Found[Any]) -> Turn:
    return Turn(**_take(row, TURN))


def to_place(own: Found[Any]) -> Place | None:
    return None if own.channel is None else Place(**_take(own, PLACE))


def to_post(row: Found[Any]) -> Post:
    return Post(**_take(row, POST))


def to_summary(row: Found[Any]) -> Summary:
    record = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    for name in PLACE:
        del record[name]
    frames = record.pop("ancestors")
    record["voices"] = tuple(voice.name for voice in row.voices)
    record["goes_back_to"] = tuple(SymposiumId(str(one["id"])) for one in frames)
    return Summary(**record, place=to_place(row))


def _take(source: object, names: tuple[str, ...]) -> RowValues:
    return {name: getattr(source, name) for name in names}
