"""
A line of structure and a sentence below an answer: the sentence is never silently the
voice's, in any layout, unless another answer goes on below such a line too.
"""

import pytest

from bot.domain.symposium import Symposium
from bot.errors import Unreadable
from bot.transcript.importing import read
from tests.transcript.test_handmade_assembled import (
    Page,
    Said,
    by_letter,
    by_message,
    by_phase,
    by_response,
    by_voice,
)

NAMES = ("Claude", "Gemini", "Mistral", "Grok")
MAKERS = ("Anthropic", "Google", "Mistral AI", "xAI")
WORDS = (
    "I would keep the back door.\n\nIt says what it means.",
    "The cellar door, since it is heard.\n\nIt is oak.",
    "The window.\n\nNobody has its key.",
    "I keep the gate.\n\nIt sings when it is cold.",
)
BELOW = "The upload was skipped."
LINES = {
    "rule": "---",
    "stars": "* * *",
    "divider": "=== later ===",
    "runner": "[runner] tokens=143  latency=3.1s",
    "end": "FIN",
    "count": "*Tokens: 143*",
    "run": "== end of run == 9 blocks",
}


def _assembled(layout: object, title: str) -> str:
    page = Page()
    page.mark(title)
    parts = [Said(n, f"Which door, {n}?", w) for n, w in zip(NAMES, WORDS, strict=True)]
    assert callable(layout)
    layout(page, parts, quoted=False)
    return "\n".join(page.lines) + "\n"


def _joined(form: str, *, lead: str = "", between: str = "\n\n") -> str:
    pairs = zip(NAMES * 2, WORDS * 2, strict=True)
    said = [form.format(name=n, at=at, words=w) for at, (n, w) in enumerate(pairs)]
    return lead + between.join(said) + "\n"


ARROW = "# " + " ↔ ".join(NAMES)
PAGES = {
    "voice": _assembled(by_voice, "# Doors"),
    "phase": _assembled(by_phase, "# Doors"),
    "letter": _assembled(by_letter, "# Doors"),
    "message": _assembled(by_message, ARROW),
    "response": _assembled(by_response, "# Doors"),
    "maker": "# Doors\n\n## The Question\n\n> Which door?\n\n"
    + "\n".join(
        f"## {name} ({maker})\n\n{words}\n"
        for name, maker, words in zip(NAMES, MAKERS, WORDS, strict=True)
    ),
    "log": _joined("### {name} 1 ###\n{words}"),
    "dialogue": _joined("### {name}\n\n{words}", lead=ARROW + "\n\n"),
    "play": _joined("**{name}:** {words}", lead="# A play in one act\n\n"),
    "chat": _joined("{name}: {words}"),
    "lines": _joined("**{name}**\n\n{words}", lead="# Doors\n\n"),
}


def _read(text: str) -> Symposium | None:
    try:
        return read(text)
    except Unreadable:
        return None


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_well_formed(name: str) -> None:
    assert read(PAGES[name]).turns


# A line in italics by itself is a direction of a play, and its speech goes on below.
PAIRS = {(page, line) for page in PAGES for line in LINES} - {("play", "count")}


@pytest.mark.parametrize(("name", "kind"), sorted(PAIRS))
def test_a_sentence_below_a_line_of_structure_is_never_silently_a_voice_s(
    name: str, kind: str
) -> None:
    page, line = PAGES[name], LINES[kind]
    for words in (WORDS[1], WORDS[3]):
        at = page.rindex(words) + len(words)
        for below in (BELOW, f"{BELOW}\n\nI saw it."):
            found = _read(f"{page[:at]}\n\n{line}\n\n{below}{page[at:]}")
            told = [] if found is None else [turn.text for turn in found.turns]
            assert not any(BELOW in text for text in told), (words, below)


def test_below_a_rule_an_answer_goes_on_where_another_does() -> None:
    page = PAGES["response"]
    for words in (WORDS[1], WORDS[2]):
        page = page.replace(words, f"{words}\n\n---\n\nSo it is.\n\nI keep it.")
    found = read(page)
    assert sum("So it is." in turn.text for turn in found.turns) == 2


MARKS = (
    "✓ **SEEN**",
    "✗ **MISSED** (by a word)",
    "✔ SEEN, late",
    "✗ / ✓ - I gave half.",
)


def _marked(*marks: str) -> str:
    page = PAGES["maker"]
    for words, mark in zip(WORDS, marks, strict=False):
        page = page.replace(words, f"{words}\n\n{mark}")
    return page


def test_marks_below_the_answers_of_several_voices_are_notes_with_what_is_below() -> (
    None
):
    remark = "*Observation: the gate is the best of them.*"
    found = read(_marked(*MARKS[:3], f"{MARKS[3]}\n\n{remark}"))

    told = {note.text for note in found.notes}
    assert told >= {*MARKS[:3], f"{MARKS[3]}\n\n{remark}"}
    assert not any("\u2717" in turn.text for turn in found.turns)
    with pytest.raises(Unreadable):
        read(_marked(*MARKS[:3], f"{MARKS[3]}\n\nIt is the best of them."))
    with pytest.raises(Unreadable):
        read(_marked("**SEEN**", "**SEEN**, late", "**SEEN**"))


def test_marks_of_one_voice_or_of_a_list_stay_its_own() -> None:
    listed = "✓ **OAK**\n\n✗ **IRON**\n\n✓ **GLASS**"
    labelled, begun = "✅ **In short:** oak.", "**Never** in winter."
    for marks in ((MARKS[0],), (listed, listed), (labelled,) * 3, (begun,) * 3):
        told = "".join(turn.text for turn in read(_marked(*marks)).turns)
        assert all(mark in told for mark in marks)


@pytest.mark.parametrize(
    "coda",
    ["**About this piece.** I asked them at noon.", "**Zu diesem Text:** vier Fragen."],
)
def test_a_coda_behind_the_only_rule_below_the_last_answer_is_a_note(coda: str) -> None:
    page, below = PAGES["maker"], f"{coda}\n\n*A. van E., Delft*"
    found = read(f"{page}\n---\n\n{below}\n")

    assert found.turns[-1].text.strip() == WORDS[3]
    assert found.notes[-1].text == below
    with pytest.raises(Unreadable):
        read(f"{page}\n---\n\n**An oak door.** Like this one.\n\n*A. van E., Delft*\n")
