"""The export's object read back into a symposium: symposium/2, and /1 for ever."""

from dataclasses import replace

from bot.domain.act import Act, ActKind, Closing, Quote
from bot.domain.commitment import Commitment
from bot.domain.names import (
    ActId,
    ClosingId,
    SymposiumId,
    TableId,
    TurnId,
    VoiceName,
)
from bot.domain.note import Note, NoteKind
from bot.domain.symposium import Origin, Symposium
from bot.domain.synthesis import Check, Drafting, Missing, Row, Synthesis
from bot.domain.turn import Exposure, Reason, Seal, Status, Turn, Usage
from bot.domain.voice import Voice
from bot.integrity.chain import ERASABLE, ERASABLE_IN_FRAME
from bot.integrity.record import SCHEMA
from bot.transcript.json_reader import (
    Node,
    count,
    flag,
    mapping,
    maybe,
    number,
    one_of,
    text,
    time,
    unique,
    whole,
)

SCHEMA_1 = "symposium/1"


def symposium_of(node: Node) -> Symposium:
    """
    The symposium that a document describes; Unreadable, with the path, if it is none.

    Digests are read over, not checked. Of a document of symposium/1 the rounds, the
    samples and the asker are those of the turns, and it has no digests of entries.
    """
    schema = text(node.key("schema"))
    mapping(node.key("integrity"))
    if schema == SCHEMA:
        return _second(node)
    if schema == SCHEMA_1:
        return _first(node)
    known = f'"{SCHEMA}" or "{SCHEMA_1}"'
    return node.key("schema").refuse(f"{known} is due here, not {schema!r}")


def _second(node: Node) -> Symposium:
    voices = _voices(node.key("voices"))
    tables = tuple(synthesis_of(one) for one in node.key("tables").items())
    _refuse_another_synthesis(node, tables)
    for kind in ("acts", "tables", "closings"):
        unique((one.key("id"), text(one.key("id"))) for one in node.key(kind).items())
    frame = node.key("integrity").key("frame")
    return Symposium(
        id=SymposiumId(text(node.key("id"))),
        question=text(node.key("question")),
        voices=voices,
        format=text(node.key("format")),
        title=text(node.key("title")),
        rounds=count(node.key("rounds")),
        samples=count(node.key("samples")),
        context=maybe(node.key("context"), text),
        asked_by=maybe(node.key("asked_by"), text),
        origin=one_of(node.key("origin"), Origin),
        started=maybe(node.key("started"), time),
        notes=tuple(_note(one) for one in _read_list(node.key_or_none("notes"))),
        sealed=maybe(node.key("options").key_or_none("sealed"), flag) or False,
        commitments=_commitments(frame.key("commitments")),
        sha256=text(frame.key("sha256")),
        ended=maybe(node.key("ended"), time),
        acts=tuple(_act(one) for one in node.key("acts").items()),
        turns=_turns(node.key("turns"), voices),
        syntheses=tables,
        closings=tuple(_closing(one) for one in node.key("closings").items()),
    )


def _first(node: Node) -> Symposium:
    voices = _voices(node.key("voices"))
    read = _turns(node.key("turns"), voices)
    turns = tuple(replace(turn, sha256=None) for turn in read)  # of another chain
    last = maybe(node.key("synthesis"), synthesis_of)
    tables = tuple(synthesis_of(one) for one in _read_list(node.key_or_none("tables")))
    if tables:
        _refuse_another_synthesis(node, tables)
    return Symposium(
        id=SymposiumId(text(node.key("id"))),
        question=text(node.key("question")),
        voices=voices,
        format=text(node.key("format")),
        title=text(node.key("title")),
        rounds=max((turn.round for turn in turns), default=1),
        samples=max((turn.sample for turn in turns), default=1),
        asked_by=turns[0].asked_by if turns else None,
        origin=one_of(node.key("origin"), Origin),
        started=maybe(node.key("started"), time),
        ended=maybe(node.key("ended"), time),
        turns=turns,
        syntheses=tables or (() if last is None else (last,)),
        notes=tuple(_note(one) for one in _read_list(node.key_or_none("notes"))),
        sealed=maybe(node.key_or_none("sealed"), flag) or False,
    )


def _refuse_another_synthesis(node: Node, tables: tuple[Synthesis, ...]) -> None:
    last = maybe(node.key("synthesis"), synthesis_of)
    due = replace(tables[-1], drafts=(), commitments={}) if tables else None
    if last != due:
        node.key("tables").refuse("the last table is not the synthesis")


def _act(node: Node) -> Act:
    return Act(
        one_of(node.key("kind"), ActKind),
        maybe(node.key("by"), text),
        maybe(node.key("at"), time),
        text(node.key("text")),
        tuple(VoiceName(text(one)) for one in node.key("voices").items()),
        tuple(_quote(one) for one in node.key("quotes").items()),
        mapping(node.key("options")),
        ActId(text(node.key("id"))),
        count(node.key("place")),
        _commitments(node.key("commitments")),
        text(node.key("sha256")),
    )


def _quote(node: Node) -> Quote:
    turn = TurnId(text(node.key("turn")))
    return Quote(turn, whole(node.key("start")), whole(node.key("end")))


def _closing(node: Node) -> Closing:
    return Closing(
        time(node.key("at")),
        maybe(node.key("act"), _act_id),
        ClosingId(text(node.key("id"))),
        count(node.key("place")),
        text(node.key("sha256")),
    )


def _act_id(node: Node) -> ActId:
    return ActId(text(node))


def _table_id(node: Node) -> TableId:
    return TableId(text(node))


def _commitments(node: Node) -> dict[str, Commitment]:
    for name, one in node.fields().items():
        if name not in (*ERASABLE, *ERASABLE_IN_FRAME):
            one.refuse("such a field cannot be erased")
    return {
        name: Commitment(maybe(one.key("salt"), text), text(one.key("sha256")))
        for name, one in node.fields().items()
    }


def synthesis_of(node: Node) -> Synthesis:
    findings = node.key("findings").fields()
    flag(node.key("partial"))
    return Synthesis(
        by=text(node.key("by")),
        rows=tuple(_row(row) for row in node.key("rows").items()),
        findings={
            text(Node(key, found.path)): tuple(text(one) for one in found.items())
            for key, found in findings.items()
        },
        missing=tuple(
            Missing(VoiceName(text(m.key("voice"))), _reason(m))
            for m in node.key("missing").items()
        ),
        title=maybe(node.key_or_none("title"), text),
        at=maybe(node.key_or_none("at"), time),
        act=maybe(node.key_or_none("act"), _act_id),
        drafts=tuple(_drafting(one) for one in _read_list(node.key_or_none("drafts"))),
        id=maybe(node.key_or_none("id"), _table_id),
        place=maybe(node.key_or_none("place"), count),
        commitments=_given_commitments(node),
        sha256=maybe(node.key_or_none("sha256"), text),
    )


def _given_commitments(node: Node) -> dict[str, Commitment]:
    """Those of an entry, none in a document of symposium/1."""
    return maybe(node.key_or_none("commitments"), _commitments) or {}


def _drafting(node: Node) -> Drafting:
    return Drafting(
        maybe(node.key("request"), mapping),
        maybe(node.key("request_sha256"), text),
        text(node.key("answer")),
        maybe(node.key("model_requested"), text),
        maybe(node.key("model_reported"), text),
        maybe(node.key("finish_reason"), text),
        maybe(node.key("usage"), _usage),
        maybe(node.key("detail"), text),
    )


def _read_list(node: Node) -> list[Node]:
    return [] if node.value is None else node.items()


def _note(node: Node) -> Note:
    return Note(
        one_of(node.key("kind"), NoteKind),
        text(node.key("text")),
        heading=maybe(node.key("heading"), text),
        after=maybe(node.key("after"), lambda after: TurnId(text(after))),
        line=maybe(node.key("line"), count),
    )


def _seal(node: Node) -> Seal:
    return Seal(maybe(node.key("salt"), text), text(node.key("sha256")))


def _voices(node: Node) -> tuple[Voice, ...]:
    voices = tuple(_voice(one) for one in node.items())
    unique((one.key("name"), text(one.key("name"))) for one in node.items())
    return voices


def _voice(node: Node) -> Voice:
    """Only the name is due: of a voice in an imported transcript it may be all."""
    bare = Voice(VoiceName(text(node.key("name"))))
    first_word = maybe(node.key_or_none("first_word_timeout"), number)
    pause = maybe(node.key_or_none("pause_timeout"), number)
    return Voice(
        bare.name,
        epithet=maybe(node.key_or_none("epithet"), text),
        model=maybe(node.key_or_none("model"), text),
        dialect=maybe(node.key_or_none("dialect"), text),
        base_url=maybe(node.key_or_none("base_url"), text),
        system=maybe(node.key_or_none("system"), text),
        temperature=maybe(node.key_or_none("temperature"), number),
        max_tokens=maybe(node.key_or_none("max_tokens"), whole),
        avatar_url=maybe(node.key_or_none("avatar_url"), text),
        colour=maybe(node.key_or_none("colour"), whole),
        extra_body=maybe(node.key_or_none("extra_body"), mapping) or {},
        first_word_timeout=bare.first_word_timeout
        if first_word is None
        else first_word,
        pause_timeout=bare.pause_timeout if pause is None else pause,
    )


def _turns(node: Node, voices: tuple[Voice, ...]) -> tuple[Turn, ...]:
    known = {voice.name for voice in voices}
    turns = tuple(_turn(one) for one in node.items())
    for one, turn in zip(node.items(), turns, strict=True):
        if turn.voice not in known:
            one.key("voice").refuse(f"{turn.voice!r} is not among the voices")
    unique((one.key("number"), count(one.key("number"))) for one in node.items())
    unique((one.key("id"), text(one.key("id"))) for one in node.items())
    return turns


def _turn(node: Node) -> Turn:
    status = one_of(node.key("status"), Status)
    if status is Status.SPEAKING:
        node.key("status").refuse("a turn that has not ended is in no record")
    return Turn(
        id=TurnId(text(node.key("id"))),
        number=count(node.key("number")),
        voice=VoiceName(text(node.key("voice"))),
        question=text(node.key("question")),
        round=count(node.key("round")),
        sample=count(node.key("sample")),
        status=status,
        text=text(node.key("text")),
        reason=_reason(node),
        detail=maybe(node.key("detail"), text),
        asked_by=maybe(node.key("asked_by"), text),
        started=maybe(node.key("started"), time),
        first_word=maybe(node.key("first_word"), time),
        ended=maybe(node.key("ended"), time),
        model_requested=maybe(node.key("model_requested"), text),
        model_reported=maybe(node.key("model_reported"), text),
        finish_reason=maybe(node.key("finish_reason"), text),
        usage=maybe(node.key("usage"), _usage),
        reasoning=maybe(node.key("reasoning"), text),
        request=maybe(node.key("request"), mapping),
        request_sha256=maybe(node.key("request_sha256"), text),
        exposed_to=tuple(_exposure(one) for one in node.key("exposed_to").items()),
        seal=maybe(node.key_or_none("seal"), _seal),
        attempt=maybe(node.key_or_none("attempt"), count) or 1,
        act=maybe(node.key_or_none("act"), _act_id),
        place=maybe(node.key_or_none("place"), count),
        commitments=_given_commitments(node),
        sha256=text(node.key("sha256")),
    )


def _usage(node: Node) -> Usage:
    return Usage(
        maybe(node.key("input_tokens"), whole), maybe(node.key("output_tokens"), whole)
    )


def _exposure(node: Node) -> Exposure:
    return Exposure(TurnId(text(node.key("turn"))), text(node.key("how")))


def _reason(node: Node) -> Reason | None:
    return maybe(node.key("reason"), lambda reason: one_of(reason, Reason))


def _row(node: Node) -> Row:
    turn = maybe(node.key("turn"), text)
    return Row(
        voice=VoiceName(text(node.key("voice"))),
        position=text(node.key("position")),
        formulation=text(node.key("formulation")),
        check=one_of(node.key("check"), Check),
        turn=None if turn is None else TurnId(turn),
        start=maybe(node.key("start"), whole),
        end=maybe(node.key("end"), whole),
    )
