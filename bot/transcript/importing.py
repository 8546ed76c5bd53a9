"""Reading a transcript of whichever kind it is."""

import codecs
import re
from dataclasses import replace

from bot.domain.symposium import Symposium
from bot.errors import Unreadable
from bot.evidence.exposure.exposure_report import add_exposure
from bot.evidence.quotes.quote_report import check_table
from bot.text.lines import is_encodable
from bot.transcript.foreign.reading_foreign import read_foreign
from bot.transcript.handmade.choosing_layout import read_handmade
from bot.transcript.handmade.handmade_document import NO_CHOICES, ReadingChoices
from bot.transcript.imported_names import settle_names
from bot.transcript.json_export import from_json
from bot.transcript.markdown import from_markdown
from bot.transcript.prose.document_head import IN_A_DIALOGUE
from bot.transcript.record_block import find_record_beside
from bot.transcript.repair import repair_text

OURS = "<summary>The record: "  # begins a line of each markdown export, and of no other
_LARGEST_HANDMADE = 5_000_000  # characters; what is read of one is held many times over
_LARGEST_FOREIGN = 20_000_000
# Fields of our exports: within a text their quotation marks would be escaped.
_OUR_FIELDS = re.compile(r'"schema"\s*+:\s*+"symposium/|"integrity"\s*+:\s*+\{')
_HEAD = re.compile(r"^Head of the chain of digests: `[0-9a-f]{64}`\r?$", re.MULTILINE)
_HOLES = re.compile("[\udc80-\udcff]")  # bytes that Windows-1252 leaves undefined
_NO_JSON = ("{{", "{|", "{%", "{:")  # begin pages of a wiki and of page generators
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(
    text: str,
    *,
    choices: ReadingChoices = NO_CHOICES,
    repairs: tuple[str, ...] = (),
) -> Symposium:
    """
    The symposium of a transcript: a JSON or markdown export, JSON that another program
    wrote, or a document made by hand.

    Exports are read as they stand. A hand-made document that was decoded wrongly is
    repaired first, and its notes say so; what is not understood in it is refused with
    its line, or, leniently, kept as notes. Decode files without changing their line
    ends (newline=""), or use `read_bytes`. Unreadable, and nothing else, is raised
    whatever *text* is, but for choices that cannot be: Misconfigured. *repairs* are
    what was done to it before.
    """
    if is_export(text):
        _refuse_choosing(choices)
        return from_json(text) if _is_json(text) else from_markdown(text)
    if _is_json(text):
        return _read_foreign(text, choices, repairs)
    _refuse_choosing(choices)
    _refuse_parted_export(text)
    return _read_handmade(text, choices, repairs)


def read_bytes(data: bytes, *, choices: ReadingChoices = NO_CHOICES) -> Symposium:
    """The same for the bytes of a file."""
    text, repairs = decode_bytes(data)
    return read(text, choices=choices, repairs=repairs)


def decode_bytes(data: bytes) -> tuple[str, tuple[str, ...]]:
    """
    UTF-8, UTF-16 with its byte order mark, or, where they are neither, Windows-1252;
    then a repair says so. Unreadable if they are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding), ()
    if (at := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, at) + 1
        raise Unreadable("this is no text: it holds a zero byte", line=line)
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        text = data.decode("cp1252", "surrogateescape")
        text = _HOLES.sub(lambda hole: chr(ord(hole[0]) - 0xDC00), text)
        return text, ("The bytes are not UTF-8; they were read as Windows-1252.",)


def is_export(text: str) -> bool:
    """It is one of ours, JSON or markdown, and no document made by hand."""
    if _is_json(text):
        return _OUR_FIELDS.search(text) is not None
    return any(line.startswith(OURS) for line in text.split("\n"))


def _read_foreign(
    text: str, choices: ReadingChoices, repairs: tuple[str, ...]
) -> Symposium:
    _refuse_unreadable(text, _LARGEST_FOREIGN, "JSON that other programs write")
    mended = repair_text(text)
    made = read_foreign(mended.text, choices, repairs=(*repairs, *mended.sentences))
    return add_exposure(settle_names(made))


def _read_handmade(
    text: str, choices: ReadingChoices, repairs: tuple[str, ...]
) -> Symposium:
    _refuse_unreadable(text, _LARGEST_HANDMADE, "a transcript made by hand")
    mended = repair_text(text)
    read = read_handmade(mended.text, choices, repairs=(*repairs, *mended.sentences))
    made = settle_names(read)
    tables = tuple(check_table(made, table) for table in made.syntheses)
    return add_exposure(replace(made, syntheses=tables))


def _refuse_unreadable(text: str, most: int, what: str) -> None:
    if not is_encodable(text):
        raise Unreadable("the document holds half of a surrogate pair")
    if len(text) > most:
        raise Unreadable(
            f"this has {len(text):,} characters, and at most {most:,} are read of "
            f"{what}; import it in parts"
        )


def _refuse_parted_export(text: str) -> None:
    if record := find_record_beside(text):
        raise Unreadable(
            f"this export was written without its record, which stands in {record} "
            "beside it; import that file"
        )
    if _HEAD.search(text) or f"\n{IN_A_DIALOGUE}\n" in text.replace("\r\n", "\n"):
        # Read as if made by hand it would be guessed who spoke and who was silent.
        raise Unreadable(
            "this is an export of ours whose record, which stands at its end, is gone; "
            "import the whole file, or its JSON export"
        )


def _refuse_choosing(choices: ReadingChoices) -> None:
    if choices.conversation is not None:
        raise Unreadable(
            "it holds one conversation, and no other can be chosen; import it without "
            "--conversation"
        )


def _is_json(text: str) -> bool:
    bare = text.removeprefix("\ufeff").strip()
    if bare.startswith(_NO_JSON):
        return False
    return bare.startswith("{") or (bare.startswith("[") and bare.endswith("]"))


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"this is no {encoding.upper()} text") from error
