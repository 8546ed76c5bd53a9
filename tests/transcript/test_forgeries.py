"""
Who rewrites a markdown export for human eyes, and digests it anew as it may have been
digested once, does not get it called whole with the head that was published.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from typing import Any

import pytest

from bot.domain.symposium import Symposium
from bot.errors import Unreadable
from bot.integrity import chain, chain_1
from bot.transcript import markdown
from bot.transcript.verifying import verify
from tests.transcript.courses import a_convened_course, a_dialogue
from tests.transcript.exports import head_of, to_json, to_markdown
from tests.transcript.symposia import everything
from tests.transcript.test_made_anew import made_anew
from tests.transcript.test_schema_1 import PAIRS, text_of

Json = dict[str, Any]
Forgery = Callable[[str], str]

_OPENING = "```json\n"
_CLOSING = "\n```\n\n</details>\n"


def parted(export: str) -> tuple[str, Json]:
    """What people read, and the record below it."""
    prose, record = export.rsplit(_OPENING, 1)
    return prose, json.loads(record.removesuffix(_CLOSING))


def joined(prose: str, record: Json) -> str:
    return f"{prose}{_OPENING}{json.dumps(record, indent=1)}{_CLOSING}"


def says(old: str, new: str) -> Forgery:
    """Other words at the first place where these stand."""

    def forge(prose: str) -> str:
        assert old in prose
        return prose.replace(old, new, 1)

    return forge


def says_last(old: str, new: str) -> Forgery:
    def forge(prose: str) -> str:
        before, _, after = prose.rpartition(old)
        assert before
        return f"{before}{new}{after}"

    return forge


def without_line(part: str) -> Forgery:
    def forge(prose: str) -> str:
        lines = prose.split("\n")
        lines.remove(next(line for line in lines if part in line))
        return "\n".join(lines)

    return forge


def other_order(first: str, second: str) -> Forgery:
    """The two lines that begin so, exchanged."""

    def forge(prose: str) -> str:
        lines = prose.split("\n")
        one, other = (
            next(at for at, line in enumerate(lines) if line.startswith(start))
            for start in (first, second)
        )
        lines[one], lines[other] = lines[other], lines[one]
        return "\n".join(lines)

    return forge


def a_turn_hidden(prose: str) -> str:
    """In a comment, below a section of which only the eye takes it for one."""
    before, heading, after = prose.partition("## Voice: Qwen")
    section, end, rest = after.partition("\n---\n")
    shown = "## Voice:\u00a0Qwen (Threshold)\n\n> I confess.\n\n"
    return f"{before}{shown}<!--\n{heading}{section}\n-->\n{end}{rest}"


FORGERIES: dict[str, Forgery] = {
    "the title": says("# On handovers", "# All have confessed"),
    "who asked": says("kim", "Eve"),
    "the attached file": says("17 characters", "18 characters"),
    "that a file was attached": without_line("**Attached:**"),
    "that it was sealed": without_line("**Sealed:**"),
    "how many rounds": says("2 rounds", "3 rounds"),
    "samples": says("2 rounds", "2 rounds, 9 samples of each voice"),
    "the time": says("2026-01-31 17:12:18 UTC", "2026-01-31 17:12:19 UTC"),
    "a voice's name": says("## Voice: Qwen (Threshold)", "## Voice: Qwen (Door)"),
    "that an answer was cut": without_line("**Cut:**"),
    "why a voice is silent": says("No words came", "It refused"),
    "a note": says("Both say paper.", "All say paper."),
    "a formulation, with its place": says("“written down”", "“written up”"),
    "a formulation in the table": says_last("“written down”", "“written up”"),
    "its check": says_last("*altered:* written up", "“written up”"),
    "a position": says("| paper |", "| stone |"),
    "a finding": says("- Little.", "- Everything."),
    "a finding more": says("- Less.", "- Less.\n- All agree."),
    "the order of the rows": other_order("| **Qwen** |", "| **Grok** |"),
    "what a person did": says("kim stopped it", "Eve stopped it"),
    "who saw what": says("| 1 | Qwen | independent |", "| 1 | Qwen | shown |"),
    "the model": says("q/3", "q/9"),
    "the salt of a seal": says("0f0f0f", "0e0f0f"),
    "the head that is printed": says_last("digests: `", "digests: `0"),
    "a hidden turn": a_turn_hidden,
    "a section more": says(
        "## Provenance", "## Voice:\u00a0Eve\n\n> I was there.\n\n## Provenance"
    ),
    "words of an editor": says(
        "## Provenance", "**Editor:** all voices confessed.\n\n## Provenance"
    ),
    "words at the end": lambda prose: f"{prose}And all agreed.\n\n",
    "words at the beginning": lambda prose: f"*Whole, as verified.*\n\n{prose}",
}

CONVENED: dict[str, Forgery] = {
    "a follow-up's words": says("And who keeps", "And who breaks"),
    "who asked it": says("eve asked Bruno and Cosima", "dan asked Bruno and Cosima"),
    "whom": says("eve asked Bruno and Cosima", "eve asked Bruno"),
    "its place": says("Follow-up 1", "Follow-up 2"),
    "what it quotes": says("> the place where", "> the grave where"),
    "whom it quotes": says("Quoting turn 3 (Bruno)", "Quoting turn 3 (Ada)"),
    "a member's words": says("> I would keep", "> I would burn"),
    "a heading in a member's words": says("> ## Voice: Bruno", "## Voice: Bruno"),
    "who said them": says("eve said", "dan said"),
    "an epithet": says("## Voice: Bruno (The Gap)", "## Voice: Bruno (The Wall)"),
    "who gave it": says("named so by eve", "named so by dan"),
    "who named": says("eve named Bruno “The Gap”", "dan named Bruno “The Gap”"),
    "who was invited": says("eve invited Cosima, shown", "eve invited Ada, shown"),
    "what it was shown": says("shown the question, and", "shown everything, and"),
    "an interim table's title": says(
        "Synthesis 1: After one", "Synthesis 1: After two"
    ),
    "an interim table's row": says("“the place where", "“the grave where"),
    "an interim table gone": without_line("| **Bruno** | the place |"),
    "what was checked": says("- Bruno does not say", "- Bruno does say"),
    "that it was checked": without_line("The host checked"),
    "who approved": says("eve approved", "Ada approved"),
    "to whom it was put": says("question to Bruno", "question to Cosima"),
    "whose question it answers": says(
        "what Ada says in turn 2", "what Ada says in turn 1"
    ),
    "which was asked once more": says("beside turn 6", "beside turn 5"),
    "what was chosen": says("Ada convenes", "Bruno convenes"),
    "that nobody could pass": says("nobody was offered", "everybody was offered"),
    "a pause": without_line("eve paused it."),
    "when": says("| eve paused it | 2026", "| eve paused it | 2025"),
}
DIALOGUE: dict[str, Forgery] = {
    "who speaks with whom": says("# Ada ↔ Bruno", "# Ada ↔ Eve"),
    "how many messages": says("**Messages:** 9", "**Messages:** 8"),
    "why it ended": says("**Why it ended:** fewer", "**Why it ended:** more"),
    "from when on": says("from message 7 on", "from message 5 on"),
    "that it ended": without_line("Why it ended"),
    "the host's verdict": says("The host found", "Ada found"),
    "what it found": says("- Bruno left.", "- Ada left."),
    "who speaks": says("### Bruno", "### Ada"),
    "which message": says("**Message 3:**", "**Message 4:**"),
    "what is said": says("> I keep the door.", "> I shut the door."),
    "a member's words": says("> Do go on", "> Do not go on"),
    "that it passed": without_line("**Passed:**"),
    "that it left": says("**Left:** it took", "**Left:** he took"),
    "what was left out": says("turns 2 to 4 were not", "turns 2 to 3 were not"),
    "its last word": says("its last word", "its first word"),
    "a message more": says(
        "\n## What", "\n### Ada\n\n**Message 10:**\n\n> x\n\n## What"
    ),
    "a rule": says("---\n\n### Ada", "### Ada"),
    "where its record is": without_line("**Record:**"),
}

KEPT = object()
LAYOUTS: list[object] = [
    *(KEPT, 2, None, 0, 1, 4),
    *(3.0, -2, "3", True, [3], "missing"),
]


def digested_anew(prose: str, record: Json, layout: object) -> Json:
    """As documents digested their own prose once, with any layout."""
    beyond = dict(record["beyond"])
    if layout == "missing":
        del beyond["layout"]
    elif layout is not KEPT:
        beyond["layout"] = layout
    lines = f"{prose}{_OPENING}".removesuffix("\n").split("\n")
    beyond["prose"] = chain_1.prose_digest(lines)
    beyond.pop("sha256", None)
    beyond["sha256"] = chain_1.beyond_digest(beyond, record["integrity"]["head"])
    return {**record, "beyond": beyond}


def verdict_of(document: str) -> int:
    """The exit status of `verify`."""
    try:
        return 0 if verify(document).whole else 1
    except Unreadable:
        return 2


def test_what_is_parted_and_joined_is_whole() -> None:
    export = to_markdown(everything())
    assert joined(*parted(export)) == export
    assert verdict_of(export) == 0


@pytest.mark.parametrize("name", FORGERIES)
def test_no_forgery_for_human_eyes_is_whole(name: str) -> None:
    prose, record = parted(to_markdown(everything()))
    forged = FORGERIES[name](prose)
    assert forged != prose
    assert verdict_of(joined(forged, record)) == 1
    for layout in LAYOUTS:
        anew = joined(forged, digested_anew(forged, record, layout))
        assert verdict_of(anew) == (1 if layout in (KEPT, 2, 3.0) else 2)
        with_layout = digested_anew(forged, record, layout)
        del with_layout["beyond"]["prose"], with_layout["beyond"]["sha256"]
        assert verdict_of(joined(forged, with_layout)) != 0


@pytest.mark.parametrize(
    ("held", "forgeries", "name"),
    [
        *((a_convened_course(), CONVENED, name) for name in CONVENED),
        *((a_dialogue(), DIALOGUE, name) for name in DIALOGUE),
    ],
)
def test_no_forgery_of_a_conversation_is_whole(
    held: Symposium, forgeries: dict[str, Forgery], name: str
) -> None:
    prose, record = parted(to_markdown(held))
    forged = forgeries[name](prose)
    assert forged != prose
    assert verdict_of(joined(forged, record)) == 1
    for layout in (2, 4):
        assert verdict_of(joined(forged, digested_anew(forged, record, layout))) != 0


@pytest.mark.parametrize("name", FORGERIES)
def test_none_is_either_where_the_record_stands_beside_the_prose(name: str) -> None:
    symposium = everything()
    export = markdown.to_markdown(symposium, beside="it.json")
    beside = to_json(symposium)
    assert verify(export, beside=beside).whole
    with suppress(Unreadable):
        assert not verify(FORGERIES[name](export), beside=beside).whole


FIELDS: dict[str, object] = {
    "asked_by": "Eve",
    "context": "Another text.",
    "rounds": 9,
    "samples": 9,
    "options": {},
    "title": "All have confessed",
    "origin": "rehearsal",
    "started": "2026-01-31T17:12:19.000005Z",
    "ended": "2026-01-31T17:12:19.000005Z",
    "format": "rounds",
    "schema": "symposium/1",
    "notes": [],
    "editor": "All voices confessed.",
}


@pytest.mark.parametrize("layout", [KEPT, 1, 2, 4])
@pytest.mark.parametrize("field", FIELDS)
def test_no_field_beside_the_turns_can_be_rewritten(field: str, layout: object) -> None:
    prose, record = parted(to_markdown(everything()))
    forged = digested_anew(prose, {**record, field: FIELDS[field]}, layout)
    assert verdict_of(joined(prose, forged)) != 0
    export = json.loads(to_json(everything()))
    assert verdict_of(json.dumps({**export, field: FIELDS[field]}, indent=2)) != 0


@pytest.mark.parametrize("layout", [KEPT, 1, 2, 4])
@pytest.mark.parametrize("field", ["attempt", "asked_by", "text", "question", "more"])
def test_no_field_of_a_turn_can_be_rewritten(field: str, layout: object) -> None:
    prose, record = parted(to_markdown(everything()))
    record["turns"][0][field] = 2 if field == "attempt" else "Eve"
    forged = digested_anew(prose, record, layout)
    assert verdict_of(joined(prose, forged)) != 0


@pytest.mark.parametrize(
    ("field", "value"),
    [("remark", None), ("remark", "Whole."), ("entries", True), ("entries", "9")],
)
def test_the_integrity_says_nothing_of_its_own(field: str, value: object) -> None:
    export = json.loads(to_json(everything()))
    if value is True:
        bare = everything()
        export = json.loads(to_json(bare))
        # True and 1 are the same to Python: with one entry only would it be taken.
        export = {**export, "turns": [], "tables": [], "closings": []}
        export["acts"] = export["acts"][:1]
        export |= {"synthesis": None, "ended": None}
        commitments = export["integrity"]["frame"]["commitments"]
        export["integrity"] = chain.integrity_record(export, commitments)
        assert verdict_of(json.dumps(export, indent=2)) == 0
    export["integrity"][field] = value
    assert verdict_of(json.dumps(export, indent=2)) == 1
    prose, record = parted(to_markdown(everything()))
    record["integrity"][field] = value
    assert verdict_of(joined(prose, digested_anew(prose, record, KEPT))) == 1


def test_beyond_says_nothing_of_its_own() -> None:
    prose, record = parted(to_markdown(everything()))
    for more in (
        {"remark": "whole"},
        {"marks": {"question": ""}},
        {"marks": {"turn 1 text": "0:0000"}},
        {"prose": sha256(prose.encode()).hexdigest()},
    ):
        forged = {**record, "beyond": record["beyond"] | more}
        assert verdict_of(joined(prose, forged)) != 0


def test_a_field_that_is_there_twice_is_read_as_neither() -> None:
    for export in (to_json(everything()), to_markdown(everything())):
        twice = export.replace('"asked_by": "kim"', '"asked_by": "kim", "asked_by": 1')
        assert twice != export
        assert verdict_of(twice) == 2


@pytest.mark.parametrize("name", PAIRS)
def test_an_export_of_symposium_1_is_never_whole_as_markdown(name: str) -> None:
    prose, record = parted(text_of(f"{name}.md"))
    assert verdict_of(joined(prose, record)) == 2
    forged = prose.replace("## Provenance", "**Editor:** all agreed.\n\n## Provenance")
    assert forged != prose
    assert verdict_of(joined(forged, record)) == 1
    for layout in LAYOUTS:
        for shown in (prose, forged):
            anew = joined(shown, digested_anew(shown, record, layout))
            assert verdict_of(anew) == 2
    changes: list[Json] = [{"title": "Forged"}, {"asked_by": "Eve"}, {"rounds": 9}]
    for change in changes:
        beyond = record["beyond"] | change
        own = digested_anew(prose, {**record, "beyond": beyond}, KEPT)
        assert verdict_of(joined(prose, own)) != 0
    titled = digested_anew(prose, {**record, "title": "Forged"}, KEPT)
    assert verdict_of(joined(prose, titled)) == 1


def test_who_makes_the_chain_anew_has_another_head_than_the_one_published() -> None:
    published = head_of(everything())
    document = json.loads(to_json(everything()))
    document["asked_by"] = "Eve"
    forged = json.dumps(made_anew(document), ensure_ascii=False, indent=2)

    assert verify(forged).whole
    verdict = verify(forged, head=published)
    assert not verdict.whole
    assert verdict.first is not None
    assert verdict.first.what == "head"
    assert published in verdict.sentence
