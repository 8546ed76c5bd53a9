"""What a markdown export looks like to a reader."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.domain.act import Act, ActKind
from bot.domain.names import TurnId, VoiceName
from bot.domain.note import Note, NoteKind
from bot.domain.symposium import Origin, Symposium
from bot.domain.synthesis import Check, Drafting, Missing, Row, Synthesis
from bot.domain.turn import Exposure, Status, Usage
from bot.domain.voice import Voice
from bot.integrity.seals import make_seal
from bot.transcript import markdown
from bot.transcript.prose.document_head import title
from tests.transcript.exports import head_of, linked, to_json, to_markdown
from tests.transcript.symposia import a_symposium

QUESTION = "> What survives a handover?\n>\n> Be brief."


def prose(symposium: Symposium) -> str:
    return to_markdown(symposium).split("<details>")[0]


def test_a_symposium_reads_from_its_question_to_its_provenance() -> None:
    one, two = (str(turn.sha256)[:16] for turn in a_symposium().turns)
    assert (
        prose(a_symposium())
        == f"""\
# On handovers

## Context

- **Voices:** Qwen (Threshold), Grok
- **Format:** blind, 2 rounds
- **Started:** 2026-01-31 17:12:18 UTC
- **Ended:** 2026-01-31 17:13:18 UTC
- **Asked by:** kim

**The question:**

{QUESTION}

---

## Voice: Qwen (Threshold) · round 1

**Turn 1 was given** the question above, and nothing else.

**Qwen's answer:**

> What was *written down*.
>
> | kept | lost |

**Cut:** the token limit ended this answer.

---

## Voice: Grok · round 2

*Asked the question above.*

**Grok's answer, as far as it came:**

> What was

**Silent (stalled):** No words came for 60 seconds.

---

## Synthesis (partial: 1 of 2 voices)

*Extracted from the texts without a model.*

| Voice | Position | Key formulation | Where it stands |
| --- | --- | --- | --- |
| **Qwen** | paper | “written down” | turn 1, characters 10 to 22 |
| **Qwen** | paper | *altered:* written up | — |
| **Grok** | *missing: stopped in mid-answer* | — | — |

**Consensus:**

- Little.
- Less.

---

## Who saw what

*Computed by the program, from the record.*

| Turns | Voices | Words met before speaking |
| --- | --- | --- |
| 1 | Qwen | independent |
| 2 | Grok | shown: turn 1 (Qwen) |

---

## Provenance

| Turn | Voice | Model | Length | Time | Digest |
| --- | --- | --- | --- | --- | --- |
| 1 | Qwen | q/3 | 41 characters | 2026-01-31 17:12:18 UTC, 4.0 s | `{one}…` |
| 2 | Grok | — | 8 characters | — | `{two}…` |

Head of the chain of digests: `{head_of(a_symposium())}`

---

"""
    )


def test_a_text_stands_in_the_document_once() -> None:
    symposium = a_symposium()
    said = replace(symposium.turns[0], text="Only paper keeps a promise.")
    markdown = to_markdown(replace(symposium, turns=(said, symposium.turns[1])))
    assert markdown.count("Only paper keeps a promise.") == 1


def test_the_record_is_plain_ascii() -> None:
    symposium = replace(a_symposium(), context="zwischen \u200b Zeilen")
    record = to_markdown(symposium).split("<details>")[1]
    assert record.isascii()


def test_a_turn_still_speaking_is_left_out_of_both_exports() -> None:
    symposium = a_symposium()
    running = replace(
        symposium,
        turns=(symposium.turns[0], replace(symposium.turns[1], status=Status.SPEAKING)),
    )
    assert "## Voice: Grok" not in to_markdown(running)
    assert [turn["number"] for turn in json.loads(to_json(running))["turns"]] == [1]


def test_names_and_titles_cannot_break_headings_and_tables() -> None:
    name = VoiceName("Gr|ok\n## [x](y) <b>`_z_`")
    first = replace(a_symposium().turns[0], voice=name)
    odd = replace(
        a_symposium(),
        title="# One\nline",
        voices=(Voice(name),),
        turns=(first,),
        syntheses=(Synthesis("none", (Row(name, "a|b", "c\nd", Check.NOT_FOUND),)),),
    )
    shown = r"Gr\|ok \## \[x\](y) \<b>\`\_z\_\`"
    lines = to_markdown(odd).split("\n")
    assert lines[0] == r"# \# One line"
    assert f"## Voice: {shown} · round 1" in lines
    assert rf"| **{shown}** | a\|b | *not found in the text:* c d | — |" in lines


def test_ordinary_names_stand_as_they_are() -> None:
    name = "DeepSeek-v3.1 (x-ai/grok_4) & Søn, 智谱!"
    symposium = replace(a_symposium(), voices=(Voice(VoiceName(name)),), turns=())
    assert f"- **Voices:** {name}\n" in to_markdown(symposium)


def test_without_a_title_the_question_is_the_title() -> None:
    symposium = replace(a_symposium(), title="")
    assert title(symposium) == "What survives a handover?"
    long = replace(symposium, question="word " * 40)
    assert title(long) == "word " * 39 + "word"
    longer = f"{'word ' * 30}end. {'word ' * 20}"
    assert title(replace(symposium, question=longer)) == f"{'word ' * 30}end."
    assert title(replace(symposium, question="word " * 50)) == "s1"
    assert title(replace(symposium, question="")) == "s1"


def test_a_title_that_was_cut_out_of_the_question_is_none() -> None:
    question = f"What {'word ' * 30}survives?"
    symposium = replace(a_symposium(), question=question, title=f"{question[:74]}…")
    assert title(symposium) == question
    own = replace(symposium, title="And so on…")
    assert title(own) == "And so on…"


def test_samples_are_told_apart_in_the_headings() -> None:
    symposium = replace(a_symposium(), rounds=1, samples=2)
    assert "## Voice: Qwen (Threshold) · sample 1\n" in to_markdown(symposium)


def test_a_rehearsal_and_an_import_say_so() -> None:
    rehearsed = replace(a_symposium(), origin=Origin.REHEARSAL)
    assert "- **Origin:** a rehearsal; these voices are no models\n" in prose(rehearsed)
    imported = replace(a_symposium(), origin=Origin.IMPORTED)
    assert "- **Origin:** imported from a transcript\n" in prose(imported)


def test_a_symposium_nobody_has_spoken_in_can_be_exported() -> None:
    empty = Symposium(a_symposium().id, "", ())
    assert "*Nobody has ended a turn.*" in to_markdown(empty)


def with_notes() -> Symposium:
    first, second = (turn.id for turn in a_symposium().turns)
    return replace(
        a_symposium(),
        notes=(
            Note(NoteKind.REPAIR, "3 characters"),
            Note(NoteKind.OBSERVATION, "Both *say*\npaper.", "Shared", first, 88),
            Note(NoteKind.REMARK, "", after=second),
            Note(NoteKind.CONTEXT, "Kept.", after=TurnId("elsewhere.1")),
        ),
    )


def test_notes_stand_where_they_stood_in_the_document() -> None:
    shown = prose(with_notes())
    assert "> Be brief.\n\n**Repaired on reading:**\n\n> 3 characters\n\n---" in shown
    assert (
        "ended this answer.\n\n**Observation: Shared** *(line 88 of the document)*"
        "\n\n> Both *say*\n> paper.\n\n---\n\n## Voice: Grok"
    ) in shown
    assert "for 60 seconds.\n\n**Remark:**\n\n*Nothing.*\n\n---\n\n## Synth" in shown
    assert "- Less.\n\n---\n\n## Notes" in shown
    assert "## Notes\n\n**Context:**\n\n> Kept.\n\n---\n\n## Who" in shown


class Counted(tuple[Any, ...]):
    """How often a tuple was gone through, by all who did."""

    __slots__ = ()
    times = 0

    def __iter__(self) -> Iterator[Any]:
        Counted.times += 1
        return super().__iter__()


def times_gone_through(symposium: Symposium) -> int:
    it = replace(
        linked(symposium),
        notes=Counted(symposium.notes),
        turns=Counted(linked(symposium).turns),
    )
    Counted.times = 0
    markdown.to_markdown(it)
    return Counted.times


def test_each_turn_and_act_more_does_not_go_through_all_others() -> None:
    few = replace(with_notes(), syntheses=())
    stop = Act(ActKind.STOPPED, "kim", text="was stopped")
    acted = replace(few, acts=(few.first_act(), *([stop] * 20)))
    later = [
        replace(few.turns[1], id=TurnId(f"s1.{n}"), number=n) for n in range(3, 23)
    ]
    many = replace(few, turns=(*few.turns, *later))
    assert times_gone_through(acted) == times_gone_through(few)
    assert times_gone_through(many) == times_gone_through(few)


def test_several_tables_stand_each_under_its_title() -> None:
    row = Row(VoiceName("Grok"), "air", "breath", Check.NOT_FOUND)
    document = Synthesis("document", (row,), title="Interim | one", place=4)
    symposium = a_symposium()
    shown = prose(replace(symposium, syntheses=(document, *symposium.syntheses)))
    assert (
        "## Synthesis 1: Interim \\| one\n\n"
        "*The document's own table. Positions and findings are the document's own "
        "words, unchecked; each formulation was looked for in what its voice said.*\n\n"
        "| Voice | Position | Key formulation | Where it stands |\n"
        "| --- | --- | --- | --- |\n"
        "| **Grok** | air | *not found in the text:* breath | — |\n\n---\n\n"
        "## Synthesis 2 (partial: 1 of 2 voices)\n"
    ) in shown


def with_findings(by: str, **findings: tuple[str, ...]) -> str:
    symposium = a_symposium()
    made = replace(symposium.syntheses[0], by=by, findings=findings)
    return prose(replace(symposium, syntheses=(made,)))


def test_what_the_program_found_stands_apart_from_what_was_written() -> None:
    shown = with_findings("Q_wen", consensus=("It.",), echo=("“door”",), note=("N.",))
    assert (
        "\n\n*Written by Q_wen. Positions and findings are Q_wen's own words, "
        "unchecked; each formulation was looked for in what its voice said.*"
        "\n\n*N.*\n\n|"
    ) in shown
    assert (
        "**Consensus:**\n\n- It.\n\n### Computed by the program\n\n"
        "*From the record, without a model; no voice wrote it.*\n\n"
        "**Shared after they had met: echo:**\n\n- “door”\n\n---\n\n## Who saw"
    ) in shown


def test_a_voice_that_spoke_and_was_left_out_is_said_to_be_left_out() -> None:
    symposium = a_symposium()
    second = replace(symposium.turns[1], status=Status.SPOKEN, reason=None)
    missing = (Missing(second.voice, None),)
    made = replace(symposium.syntheses[0], by="Qwen", missing=missing)
    it = replace(symposium, turns=(symposium.turns[0], second), syntheses=(made,))
    assert "| **Grok** | *missing: left out by Qwen* | — | — |" in prose(it)


def test_a_table_of_nothing_but_what_the_program_found_is_no_synthesis() -> None:
    shown = Synthesis("none", (), {"echo": ("“door”",)}, title="What it shows", place=4)
    symposium = a_symposium()
    document = replace(symposium.syntheses[0], by="document")
    markdown = prose(replace(symposium, syntheses=(document, shown)))
    assert "## Synthesis (partial" in markdown and "What it shows" not in markdown
    assert "\n\n---\n\n## Computed by the program\n\n*From the record" in markdown


def test_who_saw_what_stands_once_and_says_who_had_met_the_same() -> None:
    symposium = a_symposium()
    one, two = symposium.turns
    met = (Exposure(one.id, "shown"), Exposure(two.id, "shown"))
    later = [
        replace(two, id=TurnId(f"s1.{n}"), number=n, place=n + 1, exposed_to=met)
        for n in (3, 4, 5)
    ]
    saw = ("Grok: shown what Qwen had said.",)
    made = replace(symposium.syntheses[0], findings={"who_saw_what": saw}, place=9)
    it = replace(symposium, turns=(one, two, *later), syntheses=(made,))
    assert "| 3 to 5 | Grok | shown: turns 1, 2 (Qwen, Grok) |" in prose(it)
    assert prose(it).count("Who saw what") == 1 and saw[0] not in prose(it)


def test_where_somebody_was_quoted_it_is_told_which_passage() -> None:
    symposium = a_symposium()
    one, two = symposium.turns
    quoted = replace(two, exposed_to=(Exposure(one.id, "quoted"),))
    saw = ("Grok: Qwen quoted in its question (“down”).",)
    made = replace(symposium.syntheses[0], findings={"who_saw_what": saw})
    it = replace(symposium, turns=(one, quoted), syntheses=(made,))
    assert f"record.*\n\n- {saw[0]}\n\n---" in prose(it)
    later = replace(it, syntheses=(replace(made, place=1),))
    assert "| 2 | Grok | quoted: turn 1 (Qwen) |" in prose(later)
    documents = replace(it, syntheses=(replace(made, by="document"),))
    assert "| 2 | Grok | quoted: turn 1 (Qwen) |" in prose(documents)


def test_where_nobody_met_anybody_one_sentence_says_so() -> None:
    symposium = a_symposium()
    alone = tuple(replace(turn, exposed_to=()) for turn in symposium.turns)
    shown = prose(replace(symposium, turns=alone))
    assert "from the record.*\n\nEverybody spoke independently: as far as" in shown
    mute = tuple(replace(turn, text="") for turn in alone)
    assert "Who saw what" not in prose(replace(symposium, turns=mute, syntheses=()))


def test_each_asking_of_the_synthesiser_is_told() -> None:
    answered = Drafting(
        {"model": "q"}, "ab" * 32, "So.", "q/3", "q/3-1", "stop", Usage(1200, None)
    )
    failed = Drafting(model_requested="q/3", detail="q broke off")
    made = replace(a_symposium().syntheses[0], drafts=(answered, failed))
    shown = prose(replace(a_symposium(), syntheses=(made,)))
    assert (
        "stands whole in the record, as its table's `drafts`:\n\n"
        "| Table | Model | Request | Answer | Tokens in, out | Outcome |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 1 | q/3-1 | `abababababababab…` | 3 characters | 1,200, — | stop |\n"
        "| 1 | q/3 | — | 0 characters | — | q broke off |\n\nHead of the"
    ) in shown


def test_seals_stand_in_the_provenance() -> None:
    symposium = a_symposium()
    first = symposium.turns[0]
    seal = make_seal("0f" * 16, first.text, turn=first.id, voice=first.voice)
    first = replace(first, seal=seal)
    shown = prose(replace(symposium, sealed=True, turns=(first, symposium.turns[1])))
    assert "- **Sealed:** the answers were held back until all had ended\n" in shown
    assert (
        "as canonical JSON:\n\n| Turn | Voice | Salt | Seal |\n"
        "| --- | --- | --- | --- |\n"
        f"| 1 | Qwen | {'0f' * 16} | {seal.sha256} |\n\n`symposium verify FILE` makes "
    ) in shown


def test_the_first_act_is_shown_unless_it_asks_what_stands_above() -> None:
    def told(first: Act) -> bool:
        acts = (first, *a_symposium().acts[1:])
        return "## What was done" in prose(replace(a_symposium(), acts=acts))

    asked = a_symposium().acts[0]
    assert not told(asked)
    assert told(replace(asked, text="And something else?"))
    assert told(replace(asked, kind=ActKind.STOPPED))
