"""Symposium <-> markdown, the symposium layout. No I/O."""

from dataclasses import dataclass, replace

from bot.domain.symposium import Origin, Symposium
from bot.domain.turn import Turn
from bot.errors import Unreadable
from bot.evidence.digests import chain
from bot.evidence.record import ended_turns
from bot.transcript.inline import inline
from bot.transcript.node import Node, is_whole
from bot.transcript.notes import notes_after, stray_notes
from bot.transcript.quoting import quoted, restored, unquoted
from bot.transcript.record_block import Skeleton, record_block, skeleton
from bot.transcript.sections import (
    CONTEXT_QUESTION,
    NO_QUESTION,
    NOTHING_SAID,
    VOICE,
    answer_label,
    full_name,
    question_label,
    section,
    voice_heading,
)
from bot.transcript.tables import (
    formulations,
    moment,
    provenance,
    syntheses,
    who_saw_what,
)

_TITLE_LENGTH = 80
_RULE = ["---", ""]


def to_markdown(symposium: Symposium) -> str:
    """
    The markdown export, ending with a line feed; its only line end is the line feed.

    A turn that is still speaking is left out. Not carried: the names of the variables
    that hold keys, user and password in addresses and the query of a base_url;
    numbers that JSON cannot write (nan, inf) become null.
    """
    lines = _opening(symposium)
    for turn in ended_turns(symposium):
        lines += _RULE + section(symposium, turn) + notes_after(symposium, turn.id)
    closing = (
        stray_notes(symposium),
        formulations(symposium),
        *syntheses(symposium),
        who_saw_what(symposium),
        provenance(symposium, chain(symposium)),
        record_block(symposium),
    )
    for part in closing:
        lines += _RULE + part if part else []
    return "\n".join(lines) + "\n"


def from_markdown(text: str) -> Symposium:
    """
    The symposium of a markdown export in our own layout.

    Questions and texts are read from the block quotes, everything else from the record
    at the end: headings and tables are checked only as far as they part the texts.
    Digests are not checked here. Unreadable, and nothing else, is raised whatever
    *text* is; it names the line where that is known.
    """
    if not is_whole(text):
        raise Unreadable("the document holds half of a surrogate pair")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    bones = skeleton(lines)
    prose = _Prose(lines[: bones.first_line])
    prose.seek(CONTEXT_QUESTION)
    question = prose.words(NO_QUESTION, bones.marks.key_or_none("question"))
    turns = tuple(_turn(turn, bones, prose) for turn in bones.symposium.turns)
    prose.refuse_more_voices()
    return replace(bones.symposium, question=question, turns=turns)


def title(symposium: Symposium) -> str:
    """The title, or the beginning of the question, or the id: on one line."""
    given = inline(symposium.title)
    if given:
        return given
    words = " ".join(symposium.question.split())
    if len(words) > _TITLE_LENGTH:
        words = words[: _TITLE_LENGTH - 1].rstrip() + "…"
    return inline(words) or inline(symposium.id) or "Symposium"


@dataclass(slots=True)
class _Prose:
    """The lines above the record, read once from the top; *at* moves down only."""

    lines: list[str]
    at: int = 0

    def seek(self, line: str) -> None:
        """Goes past the next line of these very words."""
        start = self.at
        for at in range(start, len(self.lines)):
            if self.lines[at] == line:
                self.at = at + 1
                return
            if self._is_voice(at):
                break
        raise Unreadable(f"below this line {line!r} is due", line=max(start, 1))

    def words(self, placeholder: str, noted: Node) -> str:
        """The next block quote's text; the empty text if the placeholder is there."""
        self._skip_empty()
        start = self.at
        while self.at < len(self.lines) and self.lines[self.at][:2] in (">", "> "):
            self.at += 1
        if start == self.at:
            if self.lines[start : start + 1] != [placeholder]:
                raise Unreadable("a block quote is due here", line=start + 1)
            self.at += 1
        said = unquoted(self.lines[start : self.at]) if self._quotes(start) else ""
        return restored(said, Node("", noted.path) if noted.value is None else noted)

    def refuse_more_voices(self) -> None:
        for at in range(self.at, len(self.lines)):
            if self._is_voice(at):
                raise Unreadable(
                    "the record at the end knows nothing of this voice", line=at + 1
                )

    def _quotes(self, at: int) -> bool:
        return self.lines[at].startswith(">")

    def _is_voice(self, at: int) -> bool:
        return self.lines[at].startswith(VOICE)

    def _skip_empty(self) -> None:
        while self.at < len(self.lines) and not self.lines[self.at].strip():
            self.at += 1


def _turn(turn: Turn, bones: Skeleton, prose: _Prose) -> Turn:
    prose.seek(voice_heading(bones.symposium, turn))
    prose.seek(question_label(turn))
    noted = bones.marks.key_or_none
    question = prose.words(NO_QUESTION, noted(f"turn {turn.number} question"))
    prose.seek(answer_label(turn))
    said = prose.words(NOTHING_SAID, noted(f"turn {turn.number} text"))
    return replace(turn, question=question, text=said)


def _opening(symposium: Symposium) -> list[str]:
    return [
        f"# {title(symposium)}",
        "",
        "## Context",
        "",
        *_about(symposium),
        "",
        CONTEXT_QUESTION,
        "",
        *(quoted(symposium.question) or [NO_QUESTION]),
        "",
        *notes_after(symposium, None),
    ]


def _about(symposium: Symposium) -> list[str]:
    voices = ", ".join(full_name(voice) for voice in symposium.voices)
    lines = [
        f"- **Voices:** {voices or '—'}",
        f"- **Format:** {_format(symposium)}",
        f"- **Started:** {moment(symposium.started)}",
        f"- **Ended:** {moment(symposium.ended)}",
    ]
    if symposium.asked_by:
        lines.append(f"- **Asked by:** {inline(symposium.asked_by)}")
    if symposium.context is not None:
        size = f"{len(symposium.context):,} characters"
        lines.append(f"- **Attached:** a text of {size}, kept in the record below")
    if symposium.sealed:
        lines.append(f"- **Sealed:** {_SEALED}")
    if symposium.origin is not Origin.LIVE:
        lines.append(f"- **Origin:** {_ORIGINS[symposium.origin]}")
    return lines


def _format(symposium: Symposium) -> str:
    words = inline(symposium.format) or "—"
    if symposium.rounds > 1:
        words += f", {symposium.rounds} rounds"
    if symposium.samples > 1:
        words += f", {symposium.samples} samples of each voice"
    return words


_SEALED = "the answers were held back until all had ended"
_ORIGINS = {
    Origin.LIVE: "live",
    Origin.REHEARSAL: "a rehearsal; these voices are no models",
    Origin.IMPORTED: "imported from a transcript",
}
