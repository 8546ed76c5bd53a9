"""The entries of an export read back: acts, turns, tables, closings."""

from dataclasses import replace

from bot.domain.act import Act, ActKind, Closing, Quote
from bot.domain.commitment import Commitment
from bot.domain.names import ActId, ClosingId, TableId, TurnId, VoiceName
from bot.domain.synthesis import (
    Check,
    Drafting,
    Missing,
    Row,
    Synthesis,
    Theme,
    ThemeKind,
    ThemePassage,
)
from bot.domain.turn import Exposure, Reason, Seal, Source, Status, Turn, Usage
from bot.domain.voice import Voice
from bot.integrity.chain import ERASABLE, ERASABLE_IN_FRAME
from bot.integrity.record import SCHEMA_1
from bot.transcript.reading.json_reader import (
    Node,
    count,
    flag,
    mapping,
    maybe,
    name,
    one_of,
    salt,
    sentence,
    sha256,
    text,
    time,
    unique,
    whole,
)
from bot.transcript.reading.voice_reader import read_voices


def read_act(node: Node) -> Act:
    return Act(
        one_of(node.key("kind"), ActKind),
        maybe(node.key("by"), name),
        maybe(node.key("at"), time),
        text(node.key("text")),
        tuple(VoiceName(name(one)) for one in node.key("voices").items()),
        tuple(_quote(one) for one in node.key("quotes").items()),
        mapping(node.key("options")),
        ActId(name(node.key("id"))),
        count(node.key("place")),
        read_commitments(node.key("commitments")),
        text(node.key("sha256")),
        joined=_joined(node.key_or_none("joined")),
        drafts=_drafts(node),
    )


def _joined(node: Node) -> tuple[Voice, ...]:
    return () if node.value is None else read_voices(node)


def _quote(node: Node) -> Quote:
    turn = TurnId(name(node.key("turn")))
    return Quote(turn, whole(node.key("start")), whole(node.key("end")))


def read_closing(node: Node) -> Closing:
    return Closing(
        time(node.key("at")),
        maybe(node.key("act"), _act_id),
        ClosingId(name(node.key("id"))),
        count(node.key("place")),
        text(node.key("sha256")),
    )


def _act_id(node: Node) -> ActId:
    return ActId(name(node))


def _table_id(node: Node) -> TableId:
    return TableId(name(node))


def read_commitments(node: Node) -> dict[str, Commitment]:
    for field, one in node.fields().items():
        if field not in (*ERASABLE, *ERASABLE_IN_FRAME):
            one.refuse("such a field cannot be erased")
    return {
        field: Commitment(maybe(one.key("salt"), salt), sha256(one.key("sha256")))
        for field, one in node.fields().items()
    }


def read_table(node: Node) -> Synthesis:
    findings = node.key("findings").fields()
    flag(node.key("partial"))
    return Synthesis(
        by=name(node.key("by")),
        rows=tuple(_row(row) for row in node.key("rows").items()),
        findings={
            text(Node(key, found.path)): tuple(text(one) for one in found.items())
            for key, found in findings.items()
        },
        missing=tuple(
            Missing(VoiceName(name(m.key("voice"))), _reason(m))
            for m in node.key("missing").items()
        ),
        title=maybe(node.key_or_none("title"), text),
        at=maybe(node.key_or_none("at"), time),
        act=maybe(node.key_or_none("act"), _act_id),
        themes=maybe(node.key_or_none("themes"), _themes),
        themes_dropped=maybe(node.key_or_none("themes_dropped"), whole) or 0,
        drafts=_drafts(node),
        id=maybe(node.key_or_none("id"), _table_id),
        place=maybe(node.key_or_none("place"), count),
        commitments=_given_commitments(node),
        sha256=maybe(node.key_or_none("sha256"), text),
    )


def _themes(node: Node) -> tuple[Theme, ...]:
    return tuple(
        Theme(
            text(one.key("what")),
            one_of(one.key("kind"), ThemeKind),
            tuple(_theme_passage(each) for each in one.key("passages").items()),
        )
        for one in node.items()
    )


def _theme_passage(node: Node) -> ThemePassage:
    voice, turn = _voice_name(node.key("voice")), _turn_id(node.key("turn"))
    return ThemePassage(voice, turn, whole(node.key("start")), whole(node.key("end")))


def _given_commitments(node: Node) -> dict[str, Commitment]:
    """Those of an entry, none in a document of symposium/1."""
    return maybe(node.key_or_none("commitments"), read_commitments) or {}


def _drafts(node: Node) -> tuple[Drafting, ...]:
    return tuple(_drafting(one) for one in read_list(node.key_or_none("drafts")))


def _drafting(node: Node) -> Drafting:
    return Drafting(
        maybe(node.key("request"), mapping),
        maybe(node.key("request_sha256"), sha256),
        text(node.key("answer")),
        maybe(node.key("model_requested"), name),
        maybe(node.key("model_reported"), name),
        maybe(node.key("finish_reason"), name),
        maybe(node.key("usage"), _usage),
        maybe(node.key("detail"), sentence),
        maybe(node.key_or_none("sent"), count) or 1,
    )


def read_list(node: Node) -> list[Node]:
    return [] if node.value is None else node.items()


def _seal(node: Node) -> Seal:
    schema = maybe(node.key_or_none("schema"), name)
    if schema not in (None, SCHEMA_1):
        node.key("schema").refuse(f'"{SCHEMA_1}" is due here, not {schema!r}')
    return Seal(maybe(node.key("salt"), name), sha256(node.key("sha256")), schema)


def read_turns(
    node: Node, voices: tuple[Voice, ...], acts: tuple[Act, ...] = ()
) -> tuple[Turn, ...]:
    """Of *voices*, and of those who came in by one of the *acts*."""
    known = {voice.name for voice in voices}
    known |= {voice.name for act in acts for voice in act.joined}
    turns = tuple(_turn(one) for one in node.items())
    for one, turn in zip(node.items(), turns, strict=True):
        if turn.voice not in known:
            one.key("voice").refuse(f"{turn.voice!r} is not among the voices")
    unique((one.key("number"), count(one.key("number"))) for one in node.items())
    unique((one.key("id"), name(one.key("id"))) for one in node.items())
    return turns


def _turn(node: Node) -> Turn:
    status = one_of(node.key("status"), Status)
    if status is Status.SPEAKING:
        node.key("status").refuse("a turn that has not ended is in no record")
    turn = Turn(
        id=TurnId(name(node.key("id"))),
        number=count(node.key("number")),
        voice=VoiceName(name(node.key("voice"))),
        question=text(node.key("question")),
        round=count(node.key("round")),
        sample=count(node.key("sample")),
        status=status,
        text=text(node.key("text")),
        reason=_reason(node),
        detail=maybe(node.key("detail"), sentence),
        asked_by=maybe(node.key("asked_by"), name),
        started=maybe(node.key("started"), time),
        first_word=maybe(node.key("first_word"), time),
        ended=maybe(node.key("ended"), time),
        model_requested=maybe(node.key("model_requested"), name),
        model_reported=maybe(node.key("model_reported"), name),
        finish_reason=maybe(node.key("finish_reason"), name),
        usage=maybe(node.key("usage"), _usage),
        reasoning=maybe(node.key("reasoning"), text),
        request=maybe(node.key("request"), mapping),
        request_sha256=maybe(node.key("request_sha256"), sha256),
        exposed_to=tuple(_exposure(one) for one in node.key("exposed_to").items()),
        sources=tuple(_source(one) for one in read_list(node.key_or_none("sources"))),
        seal=maybe(node.key_or_none("seal"), _seal),
        attempt=maybe(node.key_or_none("attempt"), count) or 1,
        act=maybe(node.key_or_none("act"), _act_id),
        place=maybe(node.key_or_none("place"), count),
        commitments=_given_commitments(node),
        sha256=text(node.key("sha256")),
    )
    return _add_cue(turn, node)


def _add_cue(turn: Turn, node: Node) -> Turn:
    """With what only some turns have."""
    return replace(
        turn,
        marker=maybe(node.key_or_none("marker"), text) or "",
        task=maybe(node.key_or_none("task"), name),
        to=maybe(node.key_or_none("to"), _voice_name),
        retries=maybe(node.key_or_none("retries"), _turn_id),
        left_out=tuple(map(_turn_id, read_list(node.key_or_none("left_out")))),
        sent=_sent(node.key_or_none("sent"), turn.attempt),
    )


def _sent(node: Node, attempts: int) -> tuple[int, ...]:
    """Up to the last attempt that made a request; those before may have made none."""
    listed = read_list(node)
    if len(listed) > attempts:
        node.refuse(f"this counts {len(listed)} attempts, and the turn had {attempts}")
    former = (whole(one) and count(one) for one in listed[:-1])
    return (*former, *map(count, listed[-1:]))


def _voice_name(node: Node) -> VoiceName:
    return VoiceName(name(node))


def _turn_id(node: Node) -> TurnId:
    return TurnId(name(node))


def _usage(node: Node) -> Usage:
    return Usage(
        maybe(node.key("input_tokens"), whole), maybe(node.key("output_tokens"), whole)
    )


def _exposure(node: Node) -> Exposure:
    return Exposure(TurnId(name(node.key("turn"))), name(node.key("how")))


def _source(node: Node) -> Source:
    return Source(sentence(node.key("url")), maybe(node.key("title"), sentence))


def _reason(node: Node) -> Reason | None:
    return maybe(node.key("reason"), lambda reason: one_of(reason, Reason))


def _row(node: Node) -> Row:
    turn = maybe(node.key("turn"), name)
    return Row(
        voice=VoiceName(name(node.key("voice"))),
        position=text(node.key("position")),
        formulation=text(node.key("formulation")),
        check=one_of(node.key("check"), Check),
        turn=None if turn is None else TurnId(turn),
        start=maybe(node.key("start"), whole),
        end=maybe(node.key("end"), whole),
        paraphrase=maybe(node.key_or_none("paraphrase"), flag) or False,
    )
