"""Everything in the house that reads text from outside, as functions of a text."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from io import StringIO
from types import MappingProxyType

from rich.console import Console

from bot.domain.act import Act, ActKind
from bot.domain.names import ActId, SymposiumId, TurnId, VoiceName
from bot.domain.symposium import Symposium
from bot.domain.voice import Voice
from bot.errors import Unreadable, VoiceError
from bot.evidence.convergence.convergence_report import convergence
from bot.evidence.endings import replay
from bot.evidence.endings.content_items import plain as plain_text
from bot.evidence.endings.content_items import plain_words
from bot.evidence.endings.forms import (
    is_command,
    is_drawn,
    is_picture,
    is_pictured,
    is_prompt,
    typed_line,
)
from bot.evidence.endings.rows_of_words import neighbours, passages, recited
from bot.evidence.endings.storm import find_storm
from bot.evidence.endings.two_ways import find_choice, find_labelled
from bot.evidence.exposure.claims import contradicted_in
from bot.evidence.exposure.exposure_report import exposure
from bot.evidence.plain_refusals import find_refusal
from bot.evidence.questions.question_report import check_question
from bot.evidence.questions.quotations import QuestionRoles
from bot.evidence.quotes.explanation import explain
from bot.evidence.quotes.quote_report import quote
from bot.formats.council.ballot_reading import read_ballot
from bot.formats.council.council_telling import tell_outcome
from bot.formats.council.councils import find_council, is_ballot, tell_labels_of
from bot.formats.framing import fenced, read_fences
from bot.formats.paired.answer_length import count_words
from bot.formats.speech import tell
from bot.formats.speech.attribution import read_sections
from bot.formats.speech.own_name import find_name_of
from bot.integrity.told_ending import told_ending
from bot.synthesis.closing_table import read as read_table
from bot.synthesis.extraction import extract
from bot.synthesis.lenient_json import values
from bot.terminal.drawn.spoken_words import SpokenWords
from bot.terminal.live.board import LatestLines
from bot.text.folding import fold
from bot.text.headline import is_opening
from bot.text.lines import strip_bold
from bot.text.own_words.act_markers import misplaced_marker, read_end
from bot.text.own_words.foreign_headings import foreign_headings
from bot.text.own_words.held_text import HeldText
from bot.text.own_words.position_line import fold_position, read_position
from bot.text.sentences import prose_sentences, sentences
from bot.text.unseen import escape_unseen, visible
from bot.text.words import wording
from bot.transcript.council.council_record import council_record
from bot.transcript.handmade.tables.document_tables import split_cells
from bot.transcript.handmade.tables.quoted_cells import read_cell
from bot.transcript.handmade.unlabelled.lone_paragraphs import (
    NamedMessage,
    find_lone,
)
from bot.transcript.importing import read
from bot.transcript.json_export import to_json
from bot.transcript.markdown import to_markdown
from bot.transcript.repair import repair_text
from bot.transcript.verifying import read_head, verify
from bot.wire.dialects import DIALECTS
from bot.wire.filters.key_filter import KeyFilter
from bot.wire.filters.thought_filter import ThoughtFilter
from bot.wire.redaction import quote_briefly
from bot.wire.sse import SSEDecoder
from cogs._hear.mention import read_mention
from cogs._post.answering.edit_pace import read_allowance
from cogs._post.letter import Letter
from cogs._show.addresses import hide_addresses
from cogs._show.budget import fit_tail, measure
from cogs._show.fences import find_fences
from cogs._show.live.act_posts import write_act
from cogs._show.live.contents import write_line
from cogs._show.live.growing_text import write_growing
from cogs._show.pager import cut_pages
from cogs._show.plain import clipped, plain
from cogs._show.posted_answer import page_answer, shield
from tests.growth.answer_texts import read_records, read_tables
from tests.growth.heretic_reader import read_heretics
from tests.growth.talks import (
    ADA,
    BEN,
    NAMES,
    QUESTION,
    hold_conversation,
    hold_council,
    hold_dialogue,
    hold_turn,
    hold_unshown,
    stop_all_over,
)
from tests.transcript.exports import linked
from tests.transcript.handmade.documents import LENIENTLY

Reader = Callable[[str], object]


def _tell_council(it: Symposium) -> object:
    found = find_council(it)
    labels = [tell_labels_of(it, turn) for turn in it.turns if is_ballot(turn)]
    return labels, found and tell_outcome(found), found and council_record(found)


def _unless_refused(reader: Reader) -> Reader:
    def read_or_refuse(text: str) -> object:
        with suppress(Unreadable, VoiceError):
            return reader(text)
        return None

    return read_or_refuse


def _read_stream(text: str) -> None:
    """As it stands, and as the words of an event."""
    decoder = SSEDecoder()
    spoken = json.dumps({"choices": [{"index": 0, "delta": {"content": text}}]})
    data = f"data: {spoken}\n\n{text}\n\n".encode()
    for at in range(0, len(data), 4096):
        for event in decoder.feed(data[at : at + 4096]):
            for dialect in DIALECTS.values():
                dialect.read_event(event)


def _read_in_one_piece(text: str) -> None:
    told = json.dumps({"error": {"message": text}, "detail": text}).encode()
    for dialect in DIALECTS.values():
        dialect.read_answer(text.encode())
        dialect.read_refusal(400, told)
        dialect.read_refusal(500, text.encode())


def _read_foreign(text: str) -> None:
    """As what is said, who says it and what stands beside, by several programs."""
    sayings = [{"speaker": text[:80], "content": text, "note": text, "x": text}] * 2
    read(json.dumps({"transcript": sayings}), choices=LENIENTLY)
    answer = {"id": "a", "role": "assistant", "model": "m", "content": text}
    chat = {"history": {"messages": {"a": answer}, "currentId": "a"}}
    read(json.dumps(chat), choices=LENIENTLY)
    message = {"role": "assistant", "content": text}
    asked = {"model": "m", "messages": [{"role": "user", "content": text}]}
    call = {"request": asked, "response": {"choices": [{"message": message}]}}
    read(json.dumps([call, call]), choices=LENIENTLY)
    read(
        "\n".join(json.dumps({"name": "a", "text": line}) for line in text.split()[:50])
    )


def _filter(text: str) -> None:
    for passing in (KeyFilter("sk-" + "x" * 40), KeyFilter(text[:40] or "x")):
        for at in range(0, len(text), 7):
            passing.pass_on(text[at : at + 7])
    thoughts = ThoughtFilter()
    for at in range(0, len(text), 7):
        thoughts.pass_on(text[at : at + 7])
    quote_briefly(text, "sk-" + "x" * 40)


def _converge(text: str) -> object:
    symposium = hold_conversation(text)
    return convergence(symposium, exposure(symposium))


def _read_themes(text: str) -> object:
    """As what a theme is called, and as the passages of both."""
    half = len(text) // 2
    theme = {"theme": text, "passages": {"Ada": text[:half], "Ben": text[half:]}}
    other = {"theme": "x", "passages": [{"voice": text[:80], "passage": text}]}
    row = {"voice": "Ada", "position": "p", "formulation": "f"}
    answer = json.dumps({"voices": [row], "themes": [theme, other]})
    return read_table(answer, hold_conversation(text), with_themes=True)


def _read_positions(text: str) -> None:
    """As an answer, behind the label, and in words as they are compared."""
    for said in (text, f"Position: {text}", f"**Position:**\n{text}"):
        read_position(said)
    fold_position(text)


def _tell(text: str) -> None:
    told = hold_conversation(text)
    parts = tell(told, told.first_act(), ADA.name, told.turns)
    for message in (text, f"[#abcdef A]\n{text}", parts[0].text):
        read_sections(message)


def _hold(text: str) -> None:
    in_one, in_many = HeldText(), HeldText()
    in_one.pass_on(text)
    for at in range(0, len(text), 7):
        in_many.pass_on(text[at : at + 7])


def _check_question(text: str) -> object:
    roles = QuestionRoles((ADA, BEN), BEN.name, by=ADA.name)
    return check_question(text, hold_conversation(text), roles)


def _hold_claims(text: str) -> object:
    symposium = hold_conversation(text)
    known = exposure(symposium).turns
    return contradicted_in(text, symposium, known)


def _show_latest(text: str) -> None:
    latest = LatestLines()
    latest.add(text)
    latest.last(4, width=80)


def _find_lone(text: str) -> object:
    """The second of four messages has all the words but one of each."""
    lines = ["A", *text.split("\n"), "B", "C"]
    ends = ((0, 1), (1, len(lines) - 2), (len(lines) - 2, len(lines) - 1))
    spans = [range(*one) for one in (*ends, (len(lines) - 1, len(lines)))]
    said = [NamedMessage("AB"[n % 2], own) for n, own in enumerate(spans)]
    return find_lone(lines, said), find_lone(lines, said, are_lines=True)


def _page(text: str) -> object:
    turn = hold_turn(1, ADA, text)
    return page_answer(turn, ADA, heading=True, names=[ADA.name, BEN.name])


def _grown(text: str) -> object:
    turn = hold_turn(1, ADA, text)
    return write_growing(turn, ADA, text, heading=True, names=[ADA.name, BEN.name])


def _acted(text: str) -> object:
    act = Act(ActKind.SAID, "eve", text=text, id=ActId("abc.a2"), place=9)
    return write_act(Symposium(SymposiumId("abc"), QUESTION, (ADA, BEN)), act, {})


def _allowed(text: str) -> object:
    headers = {"X-RateLimit-Remaining": text, "X-RateLimit-Reset-After": text}
    return read_allowance(headers)


def _read_words(text: str) -> object:
    folded = plain_text(text)
    said = plain_words(folded)
    rows = passages(said)
    neighbours(said)
    return find_storm(said, folded), recited(rows, set(rows[::2]), len(said))


_WILL = Voice(VoiceName("Will"), model="anthropic/claude-will")
_ALL: Mapping[str, Reader] = {
    "position": _read_positions,
    "heretic's line": read_heretics,
    "import": lambda text: read(text, choices=LENIENTLY),
    "below answers": lambda text: read(
        f"## Question\n\nWhy?\n\n## Claude\n\nSo.\n\n{text}\n\n## Gemini\n\nNo.\n\n"
        f"{text}\n\n**For discussion:** so?\n",
        choices=LENIENTLY,
    ),
    "import, strictly": read,
    "import of a chat": lambda text: read(
        f"Ada: {text}\n\nBen: {text}\n\nAda: So.\n", choices=LENIENTLY
    ),
    "import of a play": lambda text: read(
        "*A play.*\n\n**A:** Oak.\n\n*[sits]*\n\n(sits)\n\n[sits]\n\n*sits*\n\n"
        f"**B:** {text}\n\n*[sits]*\n\n**A:** Elm. {text}\n\n**B:** So.\n",
        choices=LENIENTLY,
    ),
    "import of a log": lambda text: read(
        f"### A 1 ###\n{text}\n\n### B 2 ###\n{text}\n\n### A 3 ###\nSo.\n",
        choices=LENIENTLY,
    ),
    "import of names on lines": lambda text: read(
        f"[Claude]\n{text}\n\n[GPT 4]\n{text}\n\n[Claude]\nSo.\n", choices=LENIENTLY
    ),
    "import of JSON": _read_foreign,
    "import of records": read_records,
    "import of tables": read_tables,
    "import of an article": lambda text: read(
        f"I asked **Claude**.\n\nClaude said {text}:\n\n> {text}\n\n{text}\n\n"
        f"Then Grok answered:\n\n> A door.\n\n> {text}\n",
        choices=LENIENTLY,
    ),
    "import of components": lambda text: read(
        f'<Chat prompt="{text}"\n{text}\n<Answer model="Claude">\n{text}\n</Answer>\n',
        choices=LENIENTLY,
    ),
    "import of minutes": lambda text: read(
        f"- Claude: I do. {text}\n- Grok: You do?\n\n  {text}\n\n{text}\n\n"
        f"- Claude: So?\n\n{text}?\n\n- Grok: Yes!\n",
        choices=LENIENTLY,
    ),
    "import of boxes": lambda text: read(
        f"# T\n\n{text}\n\n> [!note] {text}\n> So.\n\n<details>\n<summary>Claude"
        f"</summary>\n\n{text}\n\n</details>\n\n@claude {text}\n\n[quote={text}\n"
        f"\n> [!gpt] GPT-4\n> No.\n\n{text}\n<details>{text}\n",
        choices=LENIENTLY,
    ),
    "import of a dialogue": lambda text: read(f"# A ↔ B\n\n### A\n\n{text}\n"),
    "repair": repair_text,
    "verify": verify,
    "told ending": lambda text: told_ending(stop_all_over(text)),
    "verify markdown": lambda text: verify(
        to_markdown(linked(hold_conversation(text)))
    ),
    "verify JSON": lambda text: verify(to_json(linked(hold_conversation(text)))),
    "fences shown to voices": lambda text: read_fences(fenced(text, label="A")),
    "lines above what was said": _tell,
    "stream": _read_stream,
    "answer in one piece": _read_in_one_piece,
    "keys and thoughts": _filter,
    "ballot": lambda text: read_ballot(text, ("K1", "K2", "A", "a")),
    "own name": lambda text: find_name_of(_WILL, text),
    "council": lambda text: _tell_council(hold_council(text)),
    "lenient JSON": lambda text: list(values(text)),
    "table": lambda text: read_table(text, hold_conversation("a. b. c.")),
    "table of a tailored course": lambda text: read_table(
        text, replace(hold_conversation("a. b. c."), format="tailored")
    ),
    "table with themes": lambda text: read_table(
        text, hold_conversation("a. b. c."), with_themes=True
    ),
    "themes": _read_themes,
    "extraction": lambda text: extract(hold_conversation(text)),
    "exposure": lambda text: exposure(hold_conversation(text)),
    "exposure of what nobody was shown": lambda text: exposure(hold_unshown(text)),
    "quotes": lambda text: quote(hold_conversation(text), "Ada", text[:300]),
    "long quotations": lambda text: explain(
        quote(hold_conversation(text), "Ada", text[len(text) // 2 + 1 :])
    ),
    "cells of a table": lambda text: [read_cell(cell) for cell in split_cells(text)],
    "question": _check_question,
    "claims": _hold_claims,
    "head": lambda text: (read_head(text), verify(text, head="0" * 64)),
    "convergence": _converge,
    "endings": lambda text: replay(hold_dialogue(text), explain=True),
    "storms and rows of words": _read_words,
    "choices of two": lambda text: (find_labelled(text), find_choice(text.casefold())),
    "form of a message": lambda text: (
        (is_drawn(text), is_picture(text), is_pictured(text), is_prompt(text)),
        (is_command(text), typed_line(text)),
    ),
    "forms of a message": lambda text: (is_pictured(text), typed_line(text)),
    "beginning of a question": lambda text: is_opening(text[:80], text),
    "sentences": lambda text: (sentences(text), prose_sentences(text)),
    "words": lambda text: wording(fold(text).text),
    "length of an answer": count_words,
    "markers of acts": lambda text: (read_end(text), misplaced_marker(text)),
    "held text": _hold,
    "plain refusals": find_refusal,
    "headings of others": lambda text: foreign_headings(text, speaker="b", names=NAMES),
    "visible": lambda text: (visible(text), escape_unseen(text)),
    "terminal's board": _show_latest,
    "pages": lambda text: cut_pages(text, limit=1900),
    "posted answer": _page,
    "shield": lambda text: shield(text, [ADA.name]),
    "what grows": _grown,
    "post of an act": _acted,
    "line of the contents": lambda text: write_line(hold_turn(1, ADA, text)),
    "allowance": _allowed,
    "marker of what grows": lambda text: Letter("k", of=TurnId("abc.1")).is_in(text),
    "code fences": find_fences,
    "lone paragraphs": _find_lone,
    "plain": lambda text: (plain(text), clipped(text, 300)),
    "addresses": lambda text: hide_addresses(text, "https://a.b/c"),
    "mention": lambda text: (
        read_mention(text, (ADA.name, BEN.name), bot=1),
        read_mention(f"<@1> Ada, Ben{text}: {text}", (ADA.name, BEN.name), bot=1),
    ),
    "board's tail": lambda text: fit_tail(text, measure("x" * 500)),
    "marks of what is bold": strip_bold,
    "words drawn on a terminal": lambda text: Console(
        file=StringIO(), force_terminal=True, width=80
    ).print(SpokenWords(text)),
}
READERS: Mapping[str, Reader] = MappingProxyType(
    {name: _unless_refused(reader) for name, reader in _ALL.items()}
)
"""By what a person would call it."""
