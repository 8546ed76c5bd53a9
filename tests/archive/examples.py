"""Values in which every field is taken, and texts that are hard to keep."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.names import SymposiumId, TurnId, VoiceName
from bot.domain.note import Note, NoteKind
from bot.domain.place import Place, Post, Via
from bot.domain.symposium import Origin, Symposium
from bot.domain.synthesis import (
    Check,
    Missing,
    Row,
    Synthesis,
    Theme,
    ThemeKind,
    ThemePassage,
)
from bot.domain.turn import Exposure, Reason, Seal, Source, Status, Turn, Usage
from bot.domain.voice import Voice

HARD = (
    "\0 begins and ends \0",
    "\x1a0000 \x1a \x1a\x1a001A",
    "\x1b[31m \x07 \x7f \x85 \ufeff \uffff",
    "one\rtwo\r\nthree\n\n  trailing \t ",
    "\u2028 \u2029 \u200b \u200d \u202e",
    "\u0301 a lone accent, e\u0301 and \u00e9",
    "\U0001f469\u200d\U0001f52c \U0001f3f3\ufe0f \U0010ffff",
    "\ud800 \udfff \ud83d\ude00 halves of pairs",
    "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
    "'; DROP TABLE turns; -- \" % %s :name ? $1 \\ \\u0000",
    "",
)

NOON = datetime(2026, 3, 1, 12, 0, 0, 1, tzinfo=UTC)

QWEN = Voice(
    VoiceName("Qwen"),
    epithet="Threshold",
    model="qwen/qwen3-max",
    dialect="openai",
    base_url="https://example.org/v1",
    key_env="KEY",
    system="Be brief.\0",
    temperature=0.7,
    max_tokens=900,
    successors=("qwen/qwen3.7-max", "qwen/next"),
    avatar_url="https://example.org/q.png",
    colour=0xFFFFFF,
    extra_body={"reasoning": {"effort": "low"}, "stop": ["\u2028", None, 1.5, True]},
    first_word_timeout=1.25,
    pause_timeout=2.5,
)
GROK = Voice(VoiceName("Grok"))


def symposium(id: str = "s1", **changes: object) -> Symposium:  # noqa: A002 - its name
    """A small live one that has begun."""
    values: dict[str, object] = {
        "id": SymposiumId(id),
        "question": "What is it like?",
        "voices": (QWEN, GROK),
        "started": NOON,
        **changes,
    }
    return Symposium(**values)  # type: ignore[arg-type]  # the cases name the fields


def turn(number: int = 1, *, of: str = "s1", **changes: object) -> Turn:
    """A turn of Qwen's that is speaking."""
    values: dict[str, object] = {
        "id": TurnId(f"{of}.{number}"),
        "number": number,
        "voice": VoiceName("Qwen"),
        **changes,
    }
    return Turn(**values)  # type: ignore[arg-type]  # the cases name the fields


def whole_turn(text: str, number: int = 1, *, of: str = "s1") -> Turn:
    """A turn in which every field is taken."""
    return Turn(
        TurnId(f"{of}.{number}"),
        number,
        VoiceName("Qwen"),
        question=text,
        round=2,
        sample=3,
        status=Status.SILENT,
        text=text,
        reason=Reason.BROKE_OFF,
        detail=text,
        asked_by=text,
        started=NOON,
        first_word=NOON + timedelta(microseconds=1),
        ended=NOON + timedelta(days=1),
        model_requested="a",
        model_reported="b",
        finish_reason="length",
        usage=Usage(3, None),
        reasoning=text,
        request={"messages": [{"role": "user", "content": text}], "z": 1, "a": None},
        request_sha256="c" * 64,
        exposed_to=(
            Exposure(TurnId(f"{of}.1"), "shown"),
            Exposure(TurnId(f"{of}.2"), "quoted"),
        ),
        sources=(Source(text, text), Source("https://a.test")),
        attempt=4,
        seal=Seal("0f" * 16, "d" * 64),
    )


def synthesis(by: str = "Claude", text: str = "agreed") -> Synthesis:
    return Synthesis(
        by,
        rows=(
            Row(QWEN.name, text, text, Check.VERBATIM, TurnId("s1.1"), 0, 6),
            Row(GROK.name, "", text, Check.NOT_FOUND),
        ),
        findings={"consensus": (text, ""), "blind_spots": (), "note": (text,)},
        missing=(Missing(GROK.name, Reason.STALLED), Missing(QWEN.name, None)),
        title=text,
        themes=(
            Theme(
                text,
                ThemeKind.ECHO,
                (ThemePassage(QWEN.name, TurnId("s1.1"), 0, 0),),
            ),
        ),
        themes_dropped=3,
    )


def whole_symposium(text: str) -> Symposium:
    """A symposium in which every field is taken, with the text wherever one may be."""
    return Symposium(
        SymposiumId("s1"),
        text,
        (QWEN, GROK, Voice(VoiceName(f"V{text}"), system=text)),
        format="rounds",
        title=text,
        rounds=2,
        samples=3,
        context=text,
        asked_by=text,
        origin=Origin.IMPORTED,
        started=NOON,
        ended=NOON + timedelta(seconds=1),
        turns=(whole_turn(text), turn(2), whole_turn("x", 3)),
        syntheses=(synthesis("none", text), synthesis("Claude")),
        notes=(
            Note(NoteKind.REPAIR, text),
            Note(NoteKind.OBSERVATION, text, text, TurnId("s1.1"), 7),
        ),
        sealed=True,
    )


PLACE = Place(channel=2**63 - 1, asker=7, parent=8, guild=9)


def post(key: str = "board", **changes: object) -> Post:
    values: dict[str, object] = {
        "symposium": SymposiumId("s1"),
        "key": key,
        "channel": PLACE.channel,
        "via": Via.BOT,
        "nonce": "n1",
        "intended": NOON,
        "after": 2**62,
        **changes,
    }
    return Post(**values)  # type: ignore[arg-type]  # the cases name the fields


def bare(symposium: Symposium) -> Symposium:
    """What was stored, without the order and the digests that the archive gives."""

    def turn_of(one: Turn) -> Turn:
        return replace(one, act=None, place=None, commitments={}, sha256=None)

    def table_of(one: Synthesis) -> Synthesis:
        bare_ = replace(one, id=None, act=None, place=None)
        return replace(bare_, commitments={}, sha256=None)

    return replace(
        symposium,
        commitments={},
        sha256=None,
        acts=(),
        turns=tuple(map(turn_of, symposium.turns)),
        syntheses=tuple(map(table_of, symposium.syntheses)),
        closings=(),
    )
