"""
The tables. A column is named after the field of the value whose part it keeps.

A change here needs a script in migrations/versions, and its revision as HEAD.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
    false,
    true,
)

from bot.archive.columns import Document, Kind, Moment, Words
from bot.domain.act import ActKind, Quote
from bot.domain.commitment import Commitment
from bot.domain.note import Note, NoteKind
from bot.domain.place import Via
from bot.domain.symposium import ImportSource, Origin, SourceVerdict
from bot.domain.synthesis import (
    Check,
    Drafting,
    Missing,
    Row,
    Theme,
    ThemeKind,
    ThemePassage,
)
from bot.domain.turn import Exposure, Reason, Seal, Source, Status, Usage
from bot.domain.voice import Voice

HEAD = "0010"

Json = Mapping[str, Any]  # what the parsed JSON of one dataclass is


def _import_source(found: Json | None) -> ImportSource | None:
    if found is None:
        return None
    kinds = Origin(found["origin"]), SourceVerdict(found["verdict"])
    own = {**found, "source": _import_source(found["source"])}
    return ImportSource(**{**own, "origin": kinds[0], "verdict": kinds[1]})


def _voices(found: Iterable[Json]) -> tuple[Voice, ...]:
    return tuple(
        Voice(**{**voice, "successors": tuple(voice.get("successors", ()))})
        for voice in found
    )


def _exposures(found: Iterable[Json]) -> tuple[Exposure, ...]:
    return tuple(Exposure(**exposure) for exposure in found)


def _sources(found: Iterable[Json]) -> tuple[Source, ...]:
    return tuple(Source(**source) for source in found)


def _usage(found: Json) -> Usage:
    return Usage(**found)


def _seal(found: Json) -> Seal:
    return Seal(**found)


def _commitments(found: Mapping[str, Json]) -> dict[str, Commitment]:
    return {name: Commitment(**one) for name, one in found.items()}


def _quotes(found: Iterable[Json]) -> tuple[Quote, ...]:
    return tuple(Quote(**quote) for quote in found)


def _drafts(found: Iterable[Json]) -> tuple[Drafting, ...]:
    return tuple(
        Drafting(**{**one, "usage": _usage(one["usage"]) if one["usage"] else None})
        for one in found
    )


def _notes(found: Iterable[Json]) -> tuple[Note, ...]:
    return tuple(Note(**{**note, "kind": NoteKind(note["kind"])}) for note in found)


def _rows(found: Iterable[Json]) -> tuple[Row, ...]:
    return tuple(Row(**{**row, "check": Check(row["check"])}) for row in found)


def _themes(found: Iterable[Json]) -> tuple[Theme, ...]:
    return tuple(
        Theme(
            one["what"],
            ThemeKind(one["kind"]),
            tuple(ThemePassage(**passage) for passage in one["passages"]),
        )
        for one in found
    )


def _missing(found: Iterable[Json]) -> tuple[Missing, ...]:
    return tuple(
        Missing(one["voice"], Reason(one["reason"]) if one["reason"] else None)
        for one in found
    )


def _findings(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {heading: tuple(sentences) for heading, sentences in found.items()}


def _symposium() -> Column[str]:
    return Column(
        "symposium",
        Words,
        ForeignKey("symposia.id", ondelete="CASCADE"),
        nullable=False,
    )


def _commitments_column() -> Column[dict[str, Commitment]]:
    return Column(
        "commitments", Document(_commitments), nullable=False, server_default="{}"
    )


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

# Numbers count in the order of storing; "latest" and "newest first" mean that order.
symposia = Table(
    "symposia",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("question", Words, nullable=False),
    Column("voices", Document(_voices), nullable=False),
    Column("format", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("rounds", Integer, nullable=False),
    Column("samples", Integer, nullable=False),
    Column("context", Words),
    Column("asked_by", Words),
    Column("origin", Kind(Origin), nullable=False),
    Column("source", Document(_import_source)),
    Column("started", Moment),
    Column("ended", Moment),
    Column("notes", Document(_notes), nullable=False, server_default="[]"),
    Column("sealed", Boolean, nullable=False, server_default=false()),
    _commitments_column(),
    Column("sha256", Words),
    Column("channel", BigInteger),
    Column("asker", BigInteger),
    Column("parent", BigInteger),
    Column("guild", BigInteger),
    Column("shown", Boolean, nullable=False, server_default=false()),
    # Of a branch: from where it goes off. The column `parent` is a place on Discord.
    Column("branch_of", Words),
    Column("branch_turn", Words),
    Column("branch_place", Integer),
    Column("branch_head", Words),
    Column("ancestors", Document(tuple), nullable=False, server_default="[]"),
    Index(None, "channel"),
    Index(None, "guild"),
    Index(None, "branch_of"),
)

turns = Table(
    "turns",
    metadata,
    Column(
        "symposium",
        Words,
        ForeignKey("symposia.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False),
    Column("voice", Words, nullable=False),
    Column("question", Words, nullable=False),
    Column("round", Integer, nullable=False),
    Column("sample", Integer, nullable=False),
    Column("status", Kind(Status), nullable=False),
    Column("text", Words, nullable=False),
    Column("reason", Kind(Reason)),
    Column("detail", Words),
    Column("asked_by", Words),
    Column("started", Moment),
    Column("first_word", Moment),
    Column("ended", Moment),
    Column("model_requested", Words),
    Column("model_reported", Words),
    Column("finish_reason", Words),
    Column("usage", Document(_usage)),
    Column("reasoning", Words),
    Column("request", Document(dict)),
    Column("request_sha256", Words),
    Column("exposed_to", Document(_exposures), nullable=False),
    Column("sources", Document(_sources), nullable=False, server_default="[]"),
    Column("attempt", Integer, nullable=False),
    Column("seal", Document(_seal)),
    Column("marker", Words, nullable=False, server_default=""),
    Column("task", Words),
    Column("to", Words),
    Column("retries", Words),
    Column("left_out", Document(tuple), nullable=False, server_default="[]"),
    Column("sent", Document(tuple), nullable=False, server_default="[]"),
    Column("act", Words),
    Column("place", Integer),
    _commitments_column(),
    Column("sha256", Words),
    Index(None, "id"),
)

# Of all that happens in a symposium one order, in the columns `place`.
acts = Table(
    "acts",
    metadata,
    Column("number", Integer, primary_key=True),
    _symposium(),
    Column("id", Words, nullable=False),
    Column("kind", Kind(ActKind), nullable=False),
    Column("by", Words),
    Column("at", Moment),
    Column("text", Words, nullable=False),
    Column("voices", Document(tuple), nullable=False),
    Column("quotes", Document(_quotes), nullable=False),
    Column("options", Document(dict), nullable=False),
    Column("joined", Document(_voices), nullable=False, server_default="[]"),
    Column("drafts", Document(_drafts), nullable=False, server_default="[]"),
    Column("place", Integer, nullable=False),
    _commitments_column(),
    Column("sha256", Words),
    Column("key", Words),
    UniqueConstraint("symposium", "id"),
    UniqueConstraint("symposium", "key"),
)

closings = Table(
    "closings",
    metadata,
    Column("number", Integer, primary_key=True),
    _symposium(),
    Column("id", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("act", Words),
    Column("place", Integer, nullable=False),
    Column("sha256", Words),
    UniqueConstraint("symposium", "id"),
)

syntheses = Table(
    "syntheses",
    metadata,
    Column("number", Integer, primary_key=True),
    _symposium(),
    Column("by", Words, nullable=False),
    Column("rows", Document(_rows), nullable=False),
    Column("findings", Document(_findings), nullable=False),
    Column("missing", Document(_missing), nullable=False),
    Column("title", Words),
    Column("id", Words),
    Column("at", Moment),
    Column("act", Words),
    Column("themes", Document(_themes)),
    Column("themes_dropped", Integer, nullable=False, server_default="0"),
    Column("drafts", Document(_drafts), nullable=False, server_default="[]"),
    Column("place", Integer),
    _commitments_column(),
    Column("sha256", Words),
    Index(None, "symposium"),
)

posts = Table(
    "posts",
    metadata,
    Column("number", Integer, primary_key=True),
    _symposium(),
    Column("key", Words, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("via", Kind(Via), nullable=False),
    Column("nonce", Words),
    Column("intended", Moment, nullable=False),
    Column("after", BigInteger),
    Column("message", BigInteger),
    Column("finished", Boolean, nullable=False, server_default=true()),
    UniqueConstraint("symposium", "key"),
)
